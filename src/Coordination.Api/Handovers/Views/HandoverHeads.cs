using System.Collections.Immutable;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Handovers;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Api.Handovers.Views;

/// <summary>Row per handover: a case's list, a relay's list, what still holds a case open, and when the last answer reached us.</summary>
internal static class HandoverHeads
{
    public const string Upsert = """
        insert into coordination.handover_head (tenant_id, handover_id, case_id, relay_id, state, open, asked_at, answered_at, reference, accepted) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        on conflict (tenant_id, handover_id) do update set state = excluded.state, open = excluded.open, accepted = excluded.accepted,
            answered_at = coalesce(excluded.answered_at, handover_head.answered_at)
        """;

    private const string Held = "(open or state = 'Effective')";

    private const string OfCase = "select handover_id, relay_id, asked_at from coordination.handover_head where tenant_id = $1 and case_id = $2";

    private const string Paged = """
         and ($3::timestamptz is null or (asked_at, handover_id) < ($3, $4)) order by asked_at desc, handover_id desc limit $5
        """;

    // A request that the relay refused, or that was taken back before it said yes, is out of its sight (rule A30).
    private const string OfRelays =
        $"select handover_id, relay_id, asked_at from coordination.handover_head where tenant_id = $1 and relay_id = any($2) and ({Held} or (state in ('Ended', 'RefusedLate', 'Withdrawn', 'Lapsed') and accepted is not false))";

    public static void Queue(Work work, OpenStream<Handover> stream)
    {
        var (state, answered) = (stream.State, stream.Pending.Any(IsAnswer));
        work.Also(
            Upsert, work.Service, stream.Id, state.Case, state.Relay, state.Status.ToString(), state.IsOpen, state.AskedAt,
            answered ? work.Now : (DateTimeOffset?)null, References.Of(stream.Id), state.AcceptedAt is not null);
    }

    /// <summary>What the case has asked and not closed, the effective ones included.</summary>
    public static async Task<ImmutableArray<OpenHandover>> OpenAsync(Work work, Guid file, CancellationToken ct) =>
        [.. (await ReadAsync(work, $"{OfCase} and {Held}", [work.Service, file], ct)).Select(r => new OpenHandover(r.Handover, r.Relay))];

    /// <summary>What the case has asked and whose relay has met the family.</summary>
    public static async Task<Guid[]> MetAsync(Work work, Guid file, CancellationToken ct) =>
        [.. (await ReadAsync(work, $"{OfCase} and state in ('Contacted', 'Effective') order by asked_at, handover_id", [work.Service, file], ct)).Select(r => r.Handover)];

    /// <summary>What the case ever asked, beside one.</summary>
    public static async Task<Guid[]> OthersAsync(Work work, Guid file, Guid but, CancellationToken ct) =>
        [.. (await ReadAsync(work, OfCase, [work.Service, file], ct)).Select(r => r.Handover).Where(id => id != but)];

    /// <summary>Relays that were ever asked for the case.</summary>
    public static async Task<HashSet<Guid>> AskedAsync(Work work, Guid file, CancellationToken ct) =>
        [.. (await ReadAsync(work, OfCase, [work.Service, file], ct)).Select(r => r.Relay)];

    /// <summary>A page of the case's handovers, latest first.</summary>
    public static Task<List<HandoverRow>> PageOfCaseAsync(Work work, Guid file, bool? open, HandoverPlace? after, int rows, CancellationToken ct) =>
        ReadAsync(work, OfCase + Filter(open) + Paged, [work.Service, file, after?.AskedAt, after?.Id, rows], ct);

    /// <summary>A page of what these relays were asked, latest first.</summary>
    public static Task<List<HandoverRow>> PageOfRelaysAsync(Work work, Guid[] relays, bool? open, HandoverPlace? after, int rows, CancellationToken ct) =>
        ReadAsync(work, OfRelays + Filter(open) + Paged, [work.Service, Cell.Array(NpgsqlDbType.Uuid, relays), after?.AskedAt, after?.Id, rows], ct);

    private static bool IsAnswer(object @event) =>
        @event is HandoverAccepted or HandoverWaitlisted or HandoverAssessmentRequired or HandoverRefused or HandoverRefusedLate;

    private static string Filter(bool? open) => open switch { true => $" and {Held}", false => $" and not {Held}", null => "" };

    private static async Task<List<HandoverRow>> ReadAsync(Work work, string sql, Cell[] cells, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, await work.ConnectionAsync(ct)).Add(cells);
        List<HandoverRow> rows = [];
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            rows.Add(new(reader.GetGuid(0), reader.GetGuid(1), reader.GetFieldValue<DateTimeOffset>(2)));
        }

        return rows;
    }
}

internal readonly record struct HandoverRow(Guid Handover, Guid Relay, DateTimeOffset AskedAt)
{
    /// <summary>The place after this row as the word a next page is asked with.</summary>
    public string Word => Cursor.Write(AskedAt, Handover);
}

/// <summary>Place in a list of handovers: latest first.</summary>
internal sealed record HandoverPlace(DateTimeOffset AskedAt, Guid Id)
{
    public static HandoverPlace? Read(string? cursor) =>
        Cursor.TryRead(cursor, out var parts) && parts is [var at, var text] && Guid.TryParse(text, out var id)
        && DateTimeOffset.TryParse(at, System.Globalization.CultureInfo.InvariantCulture, out var asked)
            ? new(asked, id)
            : null;
}

using System.Buffers.Binary;
using System.Collections.Immutable;
using Coordination.Api.Accounts;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain.Accounts;
using Coordination.Domain.Emergencies;
using Npgsql;

namespace Coordination.Api.Emergencies.Views;

/// <summary>From a record to its card: its own texts opened, and what the audit tells of the time.</summary>
internal static class GlassCards
{
    private const int Most = 200;

    // Ids of entries sort by time: the primary key finds the few that were written meanwhile.
    private const string Accesses = """
        select at, action, row, outcome, detail from coordination.audit_entry
        where tenant_id = $1 and id >= $2 and id < $3 and actor = $4 and case_id = $5 and action <> 'BreakGlass'
        order by id limit $6
        """;

    public static async Task<GlassCard> OfAsync(Work work, BrokenGlass record, CancellationToken ct)
    {
        var account = await work.LoadAsync<Account>(record.By, ct);
        await work.KeysAsync([record.Text, record.Review?.Text, account?.Name], ct);
        return new(record.Id, record.Case, record.Site, record.By, record.Reason, record.Excluded, record.Broken!.At, record.Until)
        {
            Reference = References.Of(record.Id),
            ByName = work.Keys.Open(account?.Name, record.By, record.By, AccountFields.Name),
            Open = record.OpensAt(work.Now),
            SealsOpenedAt = record.SealsOpened?.At,
            ExplainedAt = record.Explained?.At,
            Text = work.Keys.Open(record.Text, record.Subject, record.Id, GlassFields.Text),
            Owed = [.. GlassOwed.Of(record, work.Plan).Select(owed => new GlassDue(owed.Code, work.Plan[owed.Code].Label, owed.DueAt))],
            Accesses = await AccessesAsync(work, record, ct),
            Review = record.Review is { } done
                ? new(done.Verdict, done.Decided.By, done.Decided.At, work.Keys.Open(done.Text, record.Subject, record.Id, GlassFields.Finding))
                : null,
        };
    }

    private static async Task<ImmutableArray<GlassAccess>> AccessesAsync(Work work, BrokenGlass record, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Accesses, await work.ConnectionAsync(ct)).Add(
            work.Service, FirstId(record.Broken!.At), FirstId(record.Until), record.By, record.Case, Most);
        var found = ImmutableArray.CreateBuilder<GlassAccess>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            found.Add(new(reader.GetFieldValue<DateTimeOffset>(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.IsDBNull(4) ? null : reader.GetString(4)));
        }

        return found.ToImmutable();
    }

    /// <summary>No id given at this instant or later comes before it (RFC 9562 version 7: the first 48 bits are milliseconds).</summary>
    private static Guid FirstId(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, at.ToUnixTimeMilliseconds() << 16);
        return new Guid(bytes, bigEndian: true);
    }
}

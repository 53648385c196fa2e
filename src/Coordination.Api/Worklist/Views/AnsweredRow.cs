using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Handovers;
using Coordination.Domain.Time;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Api.Worklist.Views;

/// <summary>What a relay answered, for those who lead the case or hold it today.</summary>
/// <param name="State">Where the handover stands now: accepted, waitlisted, assessing, refused …</param>
/// <param name="Acts">What comes next, ready to be sent.</param>
/// <param name="Proposals">After a no: the relays that come next, with their reasons.</param>
internal sealed record AnsweredRow(
    Guid HandoverId, Guid CaseId, string? Name, string? Relay, string State, DateTimeOffset AnsweredAt, ReadyActs? Acts, string? Proposals)
{
    /// <summary>After the first contact: the sides that have not said yet that the support holds.</summary>
    public IReadOnlyList<Confirmer>? Awaits { get; init; }
}

internal static class AnsweredRows
{
    private const int Most = 20;

    private const string Since = """
        with held as materialized (select l.owner, l.site from coordination.held($1, $2, $3) l)
        select h.handover_id, h.case_id, h.relay_id, h.state, h.answered_at, c.site,
            not exists (select from unnest($2) mine where mine in (c.first, c.second))
        from coordination.handover_head h
        join coordination.case_head c on c.tenant_id = $1 and c.case_id = h.case_id
        where h.tenant_id = $1 and h.answered_at >= $4
            and exists (select from held l where l.owner in (c.first, c.second) and (l.site is null or l.site = c.site))
        order by h.answered_at desc, h.handover_id limit $5
        """;

    /// <summary>Answers that reached the coordination since the morning of the day before, newest first.</summary>
    public static async Task<IReadOnlyList<AnsweredRow>> SinceYesterdayAsync(Work work, CancellationToken ct)
    {
        var (rows, lists) = (await ReadAsync(work, ct), Facts.ListsOf(work.Caller, work.Now));
        var opened = await Opened.ReadAsync(
            work,
            new()
            {
                Cases = rows.Select(r => (Guid?)r.Case),
                Relays = rows.Select(r => (Guid?)r.Relay),
                Handovers = rows.Select(r => r.State == nameof(HandoverStatus.Contacted) ? r.Handover : (Guid?)null),
            },
            ct);
        return
        [
            .. from row in rows
               let ground = GroundOf(work, row, opened.Cases.GetValueOrDefault(row.Case)?.Heads, lists)
               let file = opened.Case(row.Case, ground, AccessAction.ReadCase)
               where file is not null
               let awaits = opened.Awaits(row.Handover)
               let acts = opened.Case(row.Case, ground, AccessAction.RecordAnswer) is null ? null : RowActs.Answered(row.Case, row.Handover, row.State, awaits)
               select new AnsweredRow(
                   row.Handover, row.Case, opened.NameOf(file), opened.RelayOf(row.Relay), char.ToLowerInvariant(row.State[0]) + row.State[1..], row.At, acts,
                   row.State is "Refused" or "RefusedLate" ? $"/v1/cases/{row.Case}/relay-proposals" : null) { Awaits = awaits },
        ];
    }

    private static Ground GroundOf(Work work, Answered row, Heads? heads, Guid[] lists)
    {
        if (row.Away && heads is not null)
        {
            work.RestOnHeld(heads.Site, heads.First, heads.Second);
        }

        return Ground.Of(row.Away, escalated: false, leads: lists.Contains(Ids.LeadDesk(work.Service, row.Site)));
    }

    private static async Task<List<Answered>> ReadAsync(Work work, CancellationToken ct)
    {
        var today = CivilTime.DayOf(work.Now);
        await using var command = new NpgsqlCommand(Since, await work.ConnectionAsync(ct));
        command.Add(
            work.Service, Cell.Array(NpgsqlDbType.Uuid, Facts.ListsOf(work.Caller, work.Now)), today, CivilTime.StartOfDay(today.AddDays(-1)), Most);
        List<Answered> rows = [];
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            rows.Add(new(reader.GetGuid(0), reader.GetGuid(1), reader.GetGuid(2), reader.GetString(3), reader.GetFieldValue<DateTimeOffset>(4), reader.GetString(5), reader.GetBoolean(6)));
        }

        return rows;
    }

    private sealed record Answered(Guid Handover, Guid Case, Guid Relay, string State, DateTimeOffset At, string Site, bool Away);
}

using System.Collections.Immutable;
using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Domain;
using Coordination.Domain.Access;
using Npgsql;

namespace Coordination.Api.Worklist.Views;

/// <param name="State">Where the handover stands.</param>
internal sealed record FoundRequest(Guid Id, Guid CaseId, string Reference, string? Name, string? Relay, string State);

/// <summary>The request of which a relay on the line says the number, for those who may read its case.</summary>
internal static class FoundRequests
{
    private const string ByReference = """
        select h.handover_id, h.case_id, h.relay_id, h.state, h.reference from coordination.handover_head h
        where h.tenant_id = $1 and h.reference = $2 and h.case_id = any (coordination.reached($1, $3, $4, $5, false, false, false, h.case_id, null, null, null, null, null)) order by h.asked_at desc, h.handover_id limit 5
        """;

    public static async Task<ImmutableArray<FoundRequest>> ByReferenceAsync(Work work, string text, CancellationToken ct)
    {
        if (References.Read(text) is not { } reference)
        {
            return [];
        }

        var rows = await ReadAsync(work, reference, ct);
        var opened = await Opened.ReadAsync(work, new() { Cases = rows.Select(r => (Guid?)r.Case), Relays = rows.Select(r => (Guid?)r.Relay) }, ct);
        var (held, escalated) = (await Terms.HeldAsync(work, ct), await Terms.EscalatedAsync(work, [.. rows.Select(r => r.Case)], ct));
        return
        [
            .. from row in rows
               let heads = opened.Cases.GetValueOrDefault(row.Case)?.Heads
               let covered = IsCovered(work, heads, held)
               let leads = heads is not null && Facts.ListsOf(work.Caller, work.Now).Contains(Ids.LeadDesk(work.Service, heads.Site))
               let file = opened.Case(row.Case, Ground.Of(covered, escalated.Contains(row.Case), leads), AccessAction.ReadCase)
               where file is not null
               select new FoundRequest(row.Handover, row.Case, row.Reference, opened.NameOf(file), opened.RelayOf(row.Relay), char.ToLowerInvariant(row.State[0]) + row.State[1..]),
        ];
    }

    /// <summary>A list of one of the heads is held; what is shown for that rests on it.</summary>
    public static bool IsCovered(Work work, Heads? heads, IReadOnlyList<(Guid Owner, string Site)> held)
    {
        if (heads is null || !held.Any(h => h.Site == heads.Site && (h.Owner == heads.First || h.Owner == heads.Second)))
        {
            return false;
        }

        work.RestOnHeld(heads.Site, heads.First, heads.Second);
        return true;
    }

    private static async Task<List<Row>> ReadAsync(Work work, string reference, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(ByReference, await work.ConnectionAsync(ct));
        command.Add(work.Service, reference, work.Caller.Id, work.Now, Domain.Time.CivilTime.DayOf(work.Now));
        List<Row> rows = [];
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            rows.Add(new(reader.GetGuid(0), reader.GetGuid(1), reader.GetGuid(2), reader.GetString(3), reader.GetString(4)));
        }

        return rows;
    }

    private sealed record Row(Guid Handover, Guid Case, Guid Relay, string State, string Reference);
}

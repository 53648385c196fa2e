using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using Coordination.Domain.Concertations;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Api.Concertations.Views;

/// <summary>Meetings that the caller leads or has a seat in, of cases that she may read.</summary>
internal static class MyConcertations
{
    private const int Most = 200;

    private const string Hers = """
        select m.concertation_id, m.case_id from coordination.concertation_head m
        join coordination.case_head c on c.tenant_id = m.tenant_id and c.case_id = m.case_id
        where m.tenant_id = $1 and m.state = 'Planned' and m.starts_at >= $2 and ($3 in (c.first, c.second) or m.seats && $4)
            and m.case_id not in (select shut.case_id from coordination.shut_cases($1, $3) shut)
        order by m.starts_at, m.concertation_id limit $5
        """;

    /// <summary>Those planned that begin after an instant, the first ones first.</summary>
    public static async Task<IReadOnlyList<Concertation>> SinceAsync(Work work, DateTimeOffset from, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Hers, await work.ConnectionAsync(ct));
        command.Add(work.Service, from, work.Caller.Id, Cell.Array(NpgsqlDbType.Uuid, [.. work.Caller.Relays(work.Now), work.Caller.Id]), Most);
        var found = await command.ReadAllAsync(r => (Meeting: r.GetGuid(0), Case: r.GetGuid(1)), ct);
        var (files, meetings) = (new Several<CaseFile>(found.Select(f => f.Case)), new Several<Concertation>(found.Select(f => f.Meeting)));
        await work.ReadManyAsync(ct, files, meetings);
        var reads = new Demand(AccessAction.ReadCase);
        return
        [
            .. from row in found
               where files.Found.TryGetValue(row.Case, out var file) && Gate.Listed(work, file, default, reads).Granted && meetings.Found.ContainsKey(row.Meeting)
               select meetings.Found[row.Meeting],
        ];
    }
}

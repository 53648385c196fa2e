using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Vault;
using Coordination.Domain;
using Coordination.Domain.Time;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Api.Worklist.Views;

/// <summary>Finds cases and alerts by what a caller on the line says. The text is hashed with the key of each site and never leaves the process.</summary>
internal static class Terms
{
    private const int Most = 50;

    // A row is found when it holds every word of one set: a set for each site, kind of fact and key in use. What the caller has nothing to do with
    // is left out before it is read: a name that only others know costs her what an unknown name costs, and takes no place.
    private const string Found = """
        select f.target, f.target_is
        from (
            select distinct on (t.target) t.target, t.target_is
            from unnest($2::int[], $3::text[], $4::uuid[]) s (set, kind, term)
            join coordination.search_term t on t.tenant_id = $1 and t.term = s.term and t.kind = s.kind
            group by s.set, t.target, t.target_is
            having count(distinct s.term) = (select count(distinct w.term) from unnest($2::int[], $4::uuid[]) w (set, term) where w.set = s.set)) f
        where f.target = any (coordination.reached(
            $1, $6, $7, $8, false, false, false, case f.target_is when 'case' then f.target end, case f.target_is when 'alert' then f.target end, null, null, null, null))
        order by f.target desc limit $5
        """;

    private const string HeldSites = "select owner, site from coordination.held($1, $2, $3) where site is not null";

    private const string Escalated = "select distinct case_id from coordination.obligation where tenant_id = $1 and case_id = any($2) and owner = any($3)";

    /// <summary>Lists of those away that the caller holds today, each for one site.</summary>
    public static async Task<IReadOnlyList<(Guid Owner, string Site)>> HeldAsync(Work work, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(HeldSites, await work.ConnectionAsync(ct));
        command.Add(work.Service, Lists(work), CivilTime.DayOf(work.Now));
        return await command.ReadAllAsync(r => (r.GetGuid(0), r.GetString(1)), ct);
    }

    /// <summary>Cases and alerts of these sites that the text may mean.</summary>
    public static async Task<IReadOnlyList<(Guid Target, string Is)>> FindAsync(Work work, IEnumerable<string> sites, string text, CancellationToken ct)
    {
        (string Kind, Guid[] Terms)[] sets =
        [
            .. from site in sites.Distinct()
               let index = new BlindIndex(work.Wrapping, work.Service, site)
               from kind in Enum.GetValues<SearchKind>()
               from terms in index.Sought(kind, text)
               select (kind.ToString(), terms),
        ];
        if (sets.Length == 0)
        {
            return [];
        }

        (int Set, string Kind, Guid Term)[] sought = [.. sets.SelectMany((set, i) => set.Terms.Select(term => (i, set.Kind, term)))];
        await using var command = new NpgsqlCommand(Found, await work.ConnectionAsync(ct));
        command.Add(
            work.Service,
            Cell.Array(NpgsqlDbType.Integer, sought.Select(s => s.Set).ToArray()),
            Cell.Array(NpgsqlDbType.Text, sought.Select(s => s.Kind).ToArray()),
            Cell.Array(NpgsqlDbType.Uuid, sought.Select(s => s.Term).ToArray()),
            Most,
            work.Caller.Id,
            work.Now,
            CivilTime.DayOf(work.Now));
        return await command.ReadAllAsync(r => (r.GetGuid(0), r.GetString(1)), ct);
    }

    /// <summary>Those of the cases of which something stands in the caller's list as lead.</summary>
    public static async Task<IReadOnlyList<Guid>> EscalatedAsync(Work work, Guid[] cases, CancellationToken ct)
    {
        Guid[] leads = [.. work.Caller.Grants(work.Now).Where(g => g is { Role: Domain.Access.Role.Supervisor, Site: not null }).Select(g => Ids.LeadDesk(work.Service, g.Site!))];
        if (leads.Length == 0 || cases.Length == 0)
        {
            return [];
        }

        await using var command = new NpgsqlCommand(Escalated, await work.ConnectionAsync(ct));
        command.Add(work.Service, Cell.Array(NpgsqlDbType.Uuid, cases), Cell.Array(NpgsqlDbType.Uuid, leads));
        return await command.ReadAllAsync(r => r.GetGuid(0), ct);
    }

    private static Cell Lists(Work work) => Cell.Array(NpgsqlDbType.Uuid, Facts.ListsOf(work.Caller, work.Now));
}

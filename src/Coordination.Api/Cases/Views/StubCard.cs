using System.Collections.Immutable;
using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Api.Vault;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Api.Cases.Views;

/// <summary>Cases of families that were named exactly.</summary>
/// <param name="Stubs">By site, then by reference; empty where there is none that the caller may know of.</param>
internal sealed record StubsCard(ImmutableArray<StubCard> Stubs);

/// <summary>That a family is followed, and nothing of it.</summary>
/// <param name="CaseId">To ask by.</param>
/// <param name="Reference">Number, to be said on the telephone.</param>
/// <param name="Site">Where it is followed.</param>
/// <param name="Open">Whether it is followed now.</param>
/// <param name="In">The caller has a relation to it and reads the case itself.</param>
/// <param name="AskedAt">When she asked to be let in, where that waits for an answer, UTC.</param>
internal sealed record StubCard(Guid CaseId, string Reference, string Site, bool Open, bool In, DateTimeOffset? AskedAt);

/// <summary>Finds stubs by keyed hashes: what was asked never leaves the process.</summary>
internal static class StubCards
{
    private const int Most = 20;

    // A case is found when it holds every term of one set: a set for each site and key in use.
    private const string Found = """
        select distinct t.target
        from unnest($2::int[], $3::text[], $4::uuid[]) s (set, kind, term)
        join coordination.search_term t on t.tenant_id = $1 and t.term = s.term and t.kind = s.kind
        where t.target_is = 'case'
        group by s.set, t.target
        having count(distinct s.term) = (select count(distinct w.term) from unnest($2::int[], $4::uuid[]) w (set, term) where w.set = s.set)
        order by t.target limit $5
        """;

    private const string Sites = "select site from coordination.site where tenant_id = $1 order by site";

    /// <summary>Those that the caller may know of: each is decided by itself (rule A97), and where a person excluded her there is nothing.</summary>
    public static async Task<ImmutableArray<StubCard>> FindAsync(Work work, FindStubsRequest wish, CancellationToken ct)
    {
        if (!work.Caller.Grants(work.Now).Any(g => g.Role is Role.Coordinator or Role.Supervisor or Role.Treating))
        {
            return [];
        }

        await using var sites = new NpgsqlCommand(Sites, await work.ConnectionAsync(ct)).Add(work.Service);
        var sought = Sought(work, wish, await sites.ReadAllAsync(r => r.GetString(0), ct));
        var several = new Several<CaseFile>(await FoundAsync(work, sought, ct));
        await work.ReadManyAsync(ct, several);
        return
        [
            .. from file in await NamedAsync(work, wish, [.. several.Found.Values.Where(f => Gate.Listed(work, f, default, new Demand(AccessAction.AskAccess)).Granted)], ct)
               let ask = AccessAskDecider.OpenOf(file, work.Caller.Id)
               let reads = Gate.Listed(work, file, default, new Demand(AccessAction.ReadCase)).Granted
               orderby file.Site, file.Id
               select new StubCard(file.Id, References.Of(file.Id), file.Site, file.IsOpen, reads, ask?.Asked.At),
        ];
    }

    // A case holds the words of all its persons: one of them must have this whole name and this birth date. Nothing is opened for whom the case is not there.
    private static async Task<IEnumerable<CaseFile>> NamedAsync(Work work, FindStubsRequest wish, CaseFile[] found, CancellationToken ct)
    {
        if (!string.IsNullOrEmpty(wish.Ssin))
        {
            return found;
        }

        var (words, born) = (SearchTerms.Of(SearchKind.Name, wish.Name!).ToHashSet(), $"{wish.BirthDate:yyyy-MM-dd}");
        await work.KeysAsync(found.SelectMany(f => f.Persons).SelectMany(p => new[] { p.Name, p.BirthDate }), ct);
        return found.Where(file => file.Persons.Any(p =>
            PersonFields.Open(work, file.Id, p, p.BirthDate, PersonFields.BirthDate) == born
            && PersonFields.Open(work, file.Id, p, p.Name, PersonFields.Name) is { } name && words.SetEquals(SearchTerms.Of(SearchKind.Name, name))));
    }

    private static (int Set, string Kind, Guid Term)[] Sought(Work work, FindStubsRequest wish, IReadOnlyList<string> sites)
    {
        var set = 0;
        List<(int, string, Guid)> sought = [];
        foreach (var index in sites.Select(site => new BlindIndex(work.Wrapping, work.Service, site)))
        {
            var kinds = Said(wish).Select(said => (said.Kind, Sets: index.Sought(said.Kind, said.Text))).ToArray();
            // The same key for all that was said: a set that has a term for each kind of it.
            for (var key = 0; kinds.All(k => key < k.Sets.Length); key++, set++)
            {
                sought.AddRange(kinds.SelectMany(k => k.Sets[key].Select(term => (set, k.Kind.ToString(), term))));
            }
        }

        return [.. sought];
    }

    private static (SearchKind Kind, string Text)[] Said(FindStubsRequest wish) => string.IsNullOrEmpty(wish.Ssin)
        ? [(SearchKind.Name, wish.Name!), (SearchKind.BirthDate, $"{wish.BirthDate:yyyy-MM-dd}")]
        : [(SearchKind.Ssin, wish.Ssin)];

    private static async Task<List<Guid>> FoundAsync(Work work, (int Set, string Kind, Guid Term)[] sought, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Found, await work.ConnectionAsync(ct)).Add(
            work.Service,
            Cell.Array(NpgsqlDbType.Integer, sought.Select(s => s.Set).ToArray()),
            Cell.Array(NpgsqlDbType.Text, sought.Select(s => s.Kind).ToArray()),
            Cell.Array(NpgsqlDbType.Uuid, sought.Select(s => s.Term).ToArray()),
            Most);
        return await command.ReadAllAsync(r => r.GetGuid(0), ct);
    }
}

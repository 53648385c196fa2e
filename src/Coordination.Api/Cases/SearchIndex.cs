using System.Globalization;
using Coordination.Api.EventStore;
using Coordination.Api.Vault;
using Coordination.Domain;
using Coordination.Domain.Cases;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Api.Cases;

/// <summary>Blind terms by which a family is found: keyed hashes, never a name.</summary>
internal static class SearchIndex
{
    private const string Insert = """
        insert into coordination.search_term (tenant_id, term, kind, target, target_is, site)
        select $1, term, kind, $2, $3, $4 from unnest($5::uuid[], $6::text[]) as t (term, kind) on conflict do nothing
        """;

    private const string OtherSites = "select site from coordination.site where tenant_id = $1 and site <> $2 order by site";

    public static void Queue(Work work, Guid target, string targetIs, string site, string? name, DateOnly? birthDate, string? telephone, string? ssin)
    {
        var index = new BlindIndex(work.Wrapping, work.Service, site);
        (Guid Term, string Kind)[] terms =
        [
            .. Terms(index, SearchKind.Name, name),
            .. Terms(index, SearchKind.BirthDate, birthDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            .. Terms(index, SearchKind.Telephone, telephone),
            .. Terms(index, SearchKind.Ssin, ssin),
        ];
        if (terms.Length > 0)
        {
            work.Also(
                Insert, work.Service, target, targetIs, site,
                Cell.Array(NpgsqlDbType.Uuid, terms.Select(t => t.Term).ToArray()), Cell.Array(NpgsqlDbType.Text, terms.Select(t => t.Kind).ToArray()));
        }
    }

    /// <summary>Nothing is found by its terms any more.</summary>
    public static void Drop(Work work, Guid target) => work.Also("delete from coordination.search_term where tenant_id = $1 and target = $2", work.Service, target);

    /// <summary>Makes the terms of a case what its persons are now: by an old number or name it is found no more. Their keys must be at hand.</summary>
    public static async Task RenewAsync(Work work, CaseFile file, CancellationToken ct)
    {
        Drop(work, file.Id);
        foreach (var p in file.Persons)
        {
            Queue(work, file, "case", file.Site, Known(work, file, p));
        }

        await ElsewhereAsync(work, file, [.. file.Persons.Select(p => Known(work, file, p))], ct);
    }

    /// <summary>After somebody was shut out of the case. Loads the keys of its persons.</summary>
    public static async Task ElsewhereAsync(Work work, CaseFile file, CancellationToken ct)
    {
        await work.KeysAsync(file.Persons.Select(p => p.Id), ct);
        await ElsewhereAsync(work, file, [.. file.Persons.Select(p => Known(work, file, p))], ct);
    }

    /// <summary>
    /// A case that shuts somebody out keeps the terms of its persons for every other site too, as <c>shut</c>: nothing is found by them, but an alert about
    /// them is not there for whom they excluded, whichever desk it waits at.
    /// </summary>
    public static async Task ElsewhereAsync(Work work, CaseFile file, IReadOnlyCollection<KnownBy> persons, CancellationToken ct)
    {
        if (!CaseRights.ShutOut(file).Any())
        {
            return;
        }

        await using var others = new NpgsqlCommand(OtherSites, await work.ConnectionAsync(ct)).Add(work.Service, file.Site);
        foreach (var site in await others.ReadAllAsync(r => r.GetString(0), ct))
        {
            foreach (var person in persons)
            {
                Queue(work, file, "shut", site, person);
            }
        }
    }

    private static void Queue(Work work, CaseFile file, string targetIs, string site, KnownBy person) =>
        Queue(work, file.Id, targetIs, site, person.Name, person.BirthDate, person.Telephone, person.Ssin);

    private static KnownBy Known(Work work, CaseFile file, Person p)
    {
        string? Open(Protected? text, string field) => PersonFields.Open(work, file.Id, p, text, field);
        var born = Open(p.BirthDate, PersonFields.BirthDate);
        return new(
            Open(p.Name, PersonFields.Name), born is null ? null : DateOnly.ParseExact(born, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            Open(p.Telephone, PersonFields.Telephone), Open(p.Ssin, PersonFields.Ssin));
    }

    private static IEnumerable<(Guid Term, string Kind)> Terms(BlindIndex index, SearchKind kind, string? text) =>
        string.IsNullOrWhiteSpace(text) ? [] : index.Terms(kind, text).Select(term => (term, kind.ToString()));
}

/// <summary>What a person of a case is found by, open.</summary>
internal sealed record KnownBy(string? Name, DateOnly? BirthDate, string? Telephone, string? Ssin);

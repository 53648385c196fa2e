using System.Globalization;
using Coordination.Api.EventStore;
using Coordination.Api.Vault;
using NpgsqlTypes;

namespace Coordination.Api.Cases;

/// <summary>Blind terms by which a family is found: keyed hashes, never a name.</summary>
internal static class SearchIndex
{
    private const string Insert = """
        insert into coordination.search_term (tenant_id, term, kind, target, target_is, site)
        select ?, term, kind, ?, ?, ? from unnest(?::uuid[], ?::text[]) as t (term, kind) on conflict do nothing
        """;

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

    private static IEnumerable<(Guid Term, string Kind)> Terms(BlindIndex index, SearchKind kind, string? text) =>
        string.IsNullOrWhiteSpace(text) ? [] : index.Terms(kind, text).Select(term => (term, kind.ToString()));
}

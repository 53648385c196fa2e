using System.Globalization;
using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Vault;
using Coordination.Domain.Access;
using Coordination.Domain.Alerts;
using Coordination.Domain.Cases;
using NpgsqlTypes;

namespace Coordination.Api.Alerts.Views;

/// <summary>What may be about the same family. A suggestion: nothing is ever linked without a person.</summary>
/// <param name="AlertId">Another alert, or null.</param>
/// <param name="CaseId">A case of the caller's, or null.</param>
/// <param name="By">What is the same: name, birthDate, telephone, ssin, content.</param>
internal sealed record AlertMatch(Guid? AlertId, Guid? CaseId, IReadOnlyList<string> By);

internal static class AlertMatches
{
    // Half a year: a family that calls again in the same pregnancy. Names common at a site would else bring up years.
    private static readonly TimeSpan Back = TimeSpan.FromDays(180);

    private const string Select = $"""
        select t.target, t.target_is, t.kind, t.term from coordination.search_term t
        left join coordination.alert_head h on h.tenant_id = t.tenant_id and h.alert_id = t.target and t.target_is = 'alert'
        where t.tenant_id = $1 and t.term = any($6) and (
            (h.received_at > $7 and {AlertScope.Condition})
            or (t.target_is = 'case' and exists (select from coordination.case_relation c where c.tenant_id = t.tenant_id and c.case_id = t.target and c.account = $4
                and c.from_at <= $5 and (c.until_at is null or c.until_at > $5))))
        limit 2000
        """;

    /// <summary>Suggestions for each of these alerts, whose texts are open.</summary>
    public static async Task<ILookup<Guid, AlertMatch>> FindAsync(Work work, AlertScope scope, IReadOnlyList<(Alert Alert, AlertTexts Texts)> alerts, CancellationToken ct)
    {
        var sought = alerts.ToDictionary(a => a.Alert.Id, a => Terms(work, a.Alert, a.Texts));
        Guid[] terms = [.. sought.Values.SelectMany(t => t.Keys).Distinct()];
        var hits = terms.Length == 0 ? [] : await HitsAsync(work, scope, terms, ct);
        var found = alerts
            .SelectMany(a => hits.Where(h => h.Target != a.Alert.Id && h.Target != a.Alert.Case && sought[a.Alert.Id].ContainsKey(h.Term))
                .GroupBy(h => (h.Target, h.IsCase))
                .Select(g => (a.Alert.Id, Match: Weigh(g.Key.Target, g.Key.IsCase, [.. g], sought[a.Alert.Id]))))
            .Where(m => m.Match is not null)
            .ToArray();
        return await ShownAsync(work, scope, [.. found.Select(m => (m.Id, m.Match!))], ct);
    }

    // A relation alone is no right: who was excluded learns of no other case or alert of the family by a suggestion.
    private static async Task<ILookup<Guid, AlertMatch>> ShownAsync(Work work, AlertScope scope, IReadOnlyList<(Guid Id, AlertMatch Match)> found, CancellationToken ct)
    {
        if (found.Count == 0)
        {
            return found.ToLookup(m => m.Id, m => m.Match);
        }

        var readable = await scope.ReadableAsync(found.Select(m => m.Match.AlertId).OfType<Guid>(), ct);
        var cases = (await work.ReadManyAsync<CaseFile>(found.Select(m => m.Match.CaseId).OfType<Guid>(), ct))
            .Where(file => Gate.Listed(work, file, default, new Demand(AccessAction.ReadCase)).Granted).Select(file => file.Id).ToHashSet();
        return found.Where(m => m.Match.AlertId is { } alert ? readable.ContainsKey(alert) : cases.Contains(m.Match.CaseId!.Value)).ToLookup(m => m.Id, m => m.Match);
    }

    // A number says who she is; a name does when every word of it is there, and there are at least two.
    private static AlertMatch? Weigh(Guid target, bool isCase, Hit[] hits, Dictionary<Guid, string> sought)
    {
        var words = sought.Values.Count(kind => kind == "Name");
        var shared = hits.Select(h => h.Kind).ToArray();
        var byName = words > 1 && shared.Count(kind => kind == "Name") >= words;
        string[] by =
        [
            .. byName ? ["name"] : Array.Empty<string>(),
            .. new[] { "BirthDate", "Telephone", "Ssin" }.Where(shared.Contains).Select(kind => char.ToLowerInvariant(kind[0]) + kind[1..]),
        ];
        return byName || shared.Contains("Ssin") || shared.Contains("Telephone") ? new AlertMatch(isCase ? null : target, isCase ? target : null, by) : null;
    }

    private static Dictionary<Guid, string> Terms(Work work, Alert alert, AlertTexts texts)
    {
        var index = new BlindIndex(work.Wrapping, work.Service, alert.Site);
        return new (SearchKind Kind, string? Text)[]
        {
            (SearchKind.Name, texts.Name), (SearchKind.BirthDate, texts.BirthDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            (SearchKind.Telephone, texts.Telephone), (SearchKind.Ssin, texts.Ssin),
        }
        .Where(t => t.Text is not null)
        .SelectMany(t => index.Terms(t.Kind, t.Text!).Select(term => (term, Kind: t.Kind.ToString())))
        .ToDictionary(t => t.term, t => t.Kind);
    }

    private static async Task<List<Hit>> HitsAsync(Work work, AlertScope scope, Guid[] terms, CancellationToken ct)
    {
        await using var command = await scope.CommandAsync(Select, [Cell.Array(NpgsqlDbType.Uuid, terms), work.Now - Back], ct);
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<Hit> hits = [];
        while (await reader.ReadAsync(ct))
        {
            hits.Add(new Hit(reader.GetGuid(0), reader.GetString(1) == "case", reader.GetString(2), reader.GetGuid(3)));
        }

        return hits;
    }

    private sealed record Hit(Guid Target, bool IsCase, string Kind, Guid Term);
}

using Coordination.Api.EventStore;
using Coordination.Domain.Alerts;
using Coordination.Domain.Cases;

namespace Coordination.Api.Alerts.Views;

/// <summary>An alert that was answered as a duplicate says what the first one says: it is in the case that took that one, whenever it did, and is read as that case is.</summary>
internal static class RepeatedAlerts
{
    // The first of a chain is named (a duplicate of a duplicate is refused); it may become one later.
    private const int Most = 8;

    /// <summary>The cases in which these alerts are by the alert they repeat. One that a case took itself, or that repeats none in a case, is left out.</summary>
    public static async Task<IReadOnlyDictionary<Guid, CaseFile>> CasesAsync(Work work, IEnumerable<Alert> alerts, CancellationToken ct)
    {
        var known = alerts.ToDictionary(alert => alert.Id);
        Alert[] repeats = [.. known.Values.Where(IsRepeat)];
        for (var hop = 0; hop < Most && Unknown(known) is { Length: > 0 } firsts; hop++)
        {
            foreach (var first in await work.ReadManyAsync<Alert>(firsts, ct))
            {
                known[first.Id] = first;
            }
        }

        var of = repeats.Select(alert => (alert.Id, Case: CaseOf(known, alert))).Where(found => found.Case is not null).ToDictionary(found => found.Id, found => found.Case!.Value);
        var files = (await work.ReadManyAsync<CaseFile>(of.Values.Distinct(), ct)).ToDictionary(file => file.Id);
        return of.Where(found => files.ContainsKey(found.Value)).ToDictionary(found => found.Key, found => files[found.Value]);
    }

    /// <summary>No case took it, and another alert says where it belongs.</summary>
    public static bool IsRepeat(Alert alert) => alert is { Case: null, DuplicateOf: not null };

    /// <summary>The alert that says where this one belongs, read for this work.</summary>
    public static async Task<OpenStream<Alert>> FirstAsync(Work work, OpenStream<Alert> alert, CancellationToken ct)
    {
        for (var hop = 0; hop < Most && IsRepeat(alert.State); hop++)
        {
            alert = await work.OpenAsync(StreamKinds.Alert, alert.State.DuplicateOf!.Value, ct);
        }

        return alert;
    }

    private static Guid[] Unknown(Dictionary<Guid, Alert> known) =>
        [.. known.Values.Where(IsRepeat).Select(alert => alert.DuplicateOf!.Value).Distinct().Where(first => !known.ContainsKey(first))];

    private static Guid? CaseOf(Dictionary<Guid, Alert> known, Alert alert)
    {
        for (var hop = 0; hop < Most && IsRepeat(alert) && known.TryGetValue(alert.DuplicateOf!.Value, out var first); hop++)
        {
            alert = first;
        }

        return alert.Case;
    }
}

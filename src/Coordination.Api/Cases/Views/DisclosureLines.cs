using Coordination.Api.EventStore;
using Coordination.Domain.Cases;
using Coordination.Domain.Relays;

namespace Coordination.Api.Cases.Views;

/// <summary>Which lines are asked for.</summary>
/// <param name="Recipient">Account, relay or meeting.</param>
/// <param name="Authority">Kind of authority.</param>
/// <param name="Consent">On this consent; of a refusal, what those got whom it names.</param>
internal sealed record DisclosureFilter(Guid? Recipient, string? Authority, Guid? Consent);

/// <summary>The ledger of the case at hand, for one reader.</summary>
internal static class DisclosureLines
{
    /// <summary>Lines that she may know of, the newest first.</summary>
    public static async Task<List<LedgerLine>> OfAsync(Work work, DisclosureFilter filter, CancellationToken ct)
    {
        var (file, happened) = (work.Case.State, await Timeline.ReadAsync(work, null, ct));
        var others = happened.Where(stream => stream.Key != work.Case.Id).Select(Told);
        var ledger = DisclosureLedger.Of(file, Told(happened[work.Case.Id]), others).Where(line => DisclosureSight.Shows(work, line));
        LedgerLine[] lines =
        [
            .. ledger.Where(line => (filter.Recipient is null || line.Recipient == filter.Recipient) && (filter.Authority is null || line.Authority == filter.Authority)),
        ];
        return [.. (await OnAsync(work, lines, filter.Consent, ct)).OrderByDescending(line => line.Stamp.At).ThenByDescending(line => line.Order)];
    }

    /// <summary>Those after a place. The line a page ended with may be hidden from her by now: then those beyond its instant follow.</summary>
    public static List<LedgerLine> After(TimelinePlace? place, List<LedgerLine> lines)
    {
        var at = place is null ? -1 : lines.FindIndex(line => line.Id == place.Id);
        return place is null || at >= 0 ? lines[(at + 1)..] : [.. lines.Where(line => line.Stamp.At < place.At)];
    }

    private static IEnumerable<LedgerEvent> Told(IEnumerable<Happened> stream) => stream.Select(e => new LedgerEvent(e.Sequence, e.What));

    private static async Task<IEnumerable<LedgerLine>> OnAsync(Work work, LedgerLine[] lines, Guid? consent, CancellationToken ct)
    {
        if (consent is null || work.Case.State.Consents.FirstOrDefault(c => c.Id == consent) is not { Refused: true, Terms: var refused })
        {
            return lines.Where(line => consent is null || line.Consent == consent);
        }

        var kinds = (await work.ReadManyAsync<Relay>(lines.Select(line => line.Recipient).OfType<Guid>().Distinct(), ct)).ToDictionary(r => r.Id, r => r.Record.Kind);
        return lines.Where(line => line.Recipient is { } who
            && (refused.Relays.Contains(who) || (kinds.TryGetValue(who, out var kind) && refused.Kinds.Contains(kind))));
    }
}

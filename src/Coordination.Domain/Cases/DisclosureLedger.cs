using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordination.Domain.Concertations;
using Coordination.Domain.Handovers;

namespace Coordination.Domain.Cases;

/// <summary>Who got something.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DisclosedTo>))]
public enum DisclosedTo
{
    /// <summary>Somebody with a relation to the case: an account or a relay.</summary>
    Holder,

    Relay,

    /// <summary>Those who were there.</summary>
    Meeting,

    /// <summary>An authority or emergency service outside.</summary>
    Authority,
}

/// <summary>One line of the ledger: what was shared with whom, on what.</summary>
/// <param name="Id">The same for the same fact, however often it is computed.</param>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Items">The things themselves; what may not be known of one may not be known of the line.</param>
/// <param name="To">Which sort of recipient.</param>
/// <param name="Recipient">Account, relay or meeting; null for an authority.</param>
/// <param name="Authority">Code of an authority, else null.</param>
/// <param name="Basis">Code of the basis; null where nobody stated one.</param>
/// <param name="Consent">The consent it rested on, or null.</param>
/// <param name="Categories">Data categories.</param>
/// <param name="Hash">Of what was shared, as it is stored.</param>
/// <param name="Stamp">Who shared it, and when it was recorded.</param>
public sealed record LedgerLine(
    Guid Id,
    DisclosedKind Kind,
    ImmutableArray<DisclosedItem> Items,
    DisclosedTo To,
    Guid? Recipient,
    string? Authority,
    string? Basis,
    Guid? Consent,
    ImmutableArray<DataCategory> Categories,
    string Hash,
    Stamp Stamp)
{
    /// <summary>What was stated with it; null for what the product shared by itself or what was stored before it was asked.</summary>
    public DisclosureTerms? Terms { get; init; }

    /// <summary>The disclosure to somebody outside, with what became of it.</summary>
    public OutsideDisclosure? Outside { get; init; }

    /// <summary>Those who were in a meeting; empty for anything else.</summary>
    public ImmutableArray<Guid> Present { get; init; } = [];

    /// <summary>Place of its event among all events; told to nobody, since it would count what is hidden.</summary>
    public long Order { get; init; }
}

/// <summary>An event with its place among all events.</summary>
public readonly record struct LedgerEvent(long Order, object What);

/// <summary>
/// Everything that was shared of a case, from its own events and those of its handovers and meetings: nothing is written down twice, and what was
/// shared stays listed whatever is withdrawn. Pure and total; the order is that of the events.
/// </summary>
public static class DisclosureLedger
{
    // What a request that names the family shows by itself, whatever more the consent agrees to.
    private static readonly ImmutableArray<DataCategory> OfARequest = [DataCategory.Identity, DataCategory.Social];

    /// <param name="file">The case as it is now.</param>
    /// <param name="ofCase">Its events.</param>
    /// <param name="ofOthers">Events of each of its handovers and meetings.</param>
    public static IEnumerable<LedgerLine> Of(CaseFile file, IEnumerable<LedgerEvent> ofCase, IEnumerable<IEnumerable<LedgerEvent>> ofOthers) =>
        OfCase(file, ofCase).Concat(ofOthers.SelectMany(events => OfStream(file, events))).GroupBy(line => line.Id).Select(same => same.Last());

    private static IEnumerable<LedgerLine> OfCase(CaseFile file, IEnumerable<LedgerEvent> events)
    {
        var then = CaseFile.None;
        foreach (var (order, happened) in events)
        {
            then = CaseFile.Evolve(then, happened);
            if (happened is EntryDisclosed entry)
            {
                yield return Of(entry, then) with { Order = order };
            }
            else if (happened is DisclosedOutside told && file.Disclosures.FirstOrDefault(d => d.Id == told.Terms.Disclosure) is { } outside)
            {
                yield return Of(told, outside) with { Order = order };
            }
        }
    }

    private static LedgerLine Of(EntryDisclosed e, CaseFile then)
    {
        var (item, terms) = (new DisclosedItem(DisclosedKind.Entry, e.Entry), e.Terms);
        var hash = terms?.Hash ?? (DisclosedContent.Of(then, item) is { } content ? DisclosedContent.Hash([(item, content)]) : "");
        return new(
            terms?.Disclosure ?? Ids.Derived("disclosure", e.Entry.ToString("N"), e.Recipient.ToString("N")), DisclosedKind.Entry, [item], DisclosedTo.Holder, e.Recipient, null,
            e.LegalReason, terms?.Consent, terms?.Categories.OrEmpty() ?? [], hash, e.Stamp)
        {
            Terms = terms,
        };
    }

    private static LedgerLine Of(DisclosedOutside e, OutsideDisclosure outside) => new(
        e.Terms.Disclosure, e.Items.OrEmpty().Select(i => (DisclosedKind?)i.Kind).FirstOrDefault() ?? DisclosedKind.Words, e.Items.OrEmpty(), DisclosedTo.Authority, null, e.Authority,
        e.Terms.Basis, e.Terms.Consent, e.Terms.Categories.OrEmpty(), e.Terms.Hash, e.Stamp)
    {
        Terms = e.Terms,
        Outside = outside,
    };

    private static IEnumerable<LedgerLine> OfStream(CaseFile file, IEnumerable<LedgerEvent> events)
    {
        var (asked, meeting) = (Handover.None, Concertation.None);
        foreach (var (order, happened) in events)
        {
            var before = asked;
            (asked, meeting) = (Handover.Evolve(asked, happened), Concertation.Evolve(meeting, happened));
            foreach (var line in Shared(file, happened, before, asked).Concat(Shared(happened, meeting)))
            {
                yield return line with { Order = order };
            }
        }
    }

    private static IEnumerable<LedgerLine> Shared(CaseFile file, object happened, Handover before, Handover asked)
    {
        if (happened is HandoverRequested { AnonymousEnquiry: false } e)
        {
            yield return Of(DisclosedKind.Request, asked, OfARequest, e.Stamp);
        }
        else if (happened is HandoverIdentityGiven given)
        {
            yield return Of(DisclosedKind.Identity, asked, OfARequest, given.Stamp);
        }

        if (asked.OpensCase && !before.OpensCase && StampOf(happened) is { } stamp)
        {
            yield return Of(DisclosedKind.Access, asked, file.Consents.FirstOrDefault(c => c.Id == asked.Consent)?.Terms.Categories.OrEmpty() ?? OfARequest, stamp);
        }
    }

    private static Stamp? StampOf(object happened) => happened switch
    {
        HandoverAccepted e => e.Stamp,
        HandoverIdentityGiven e => e.Stamp,
        FirstMeetingPlanned e => e.Stamp,
        FirstContactConfirmed e => e.Stamp,
        HandoverBecameEffective e => e.Stamp,
        _ => null,
    };

    private static LedgerLine Of(DisclosedKind kind, Handover asked, ImmutableArray<DataCategory> categories, Stamp stamp) => new(
        Ids.Derived("disclosure", asked.Id.ToString("N"), $"{kind}"), kind, [new(kind, asked.Id)], DisclosedTo.Relay, asked.Relay, null,
        asked.Consent is null ? null : "consent", asked.Consent, categories,
        DisclosedContent.Hash([$"{kind}/{asked.Id:N}", asked.Need, DisclosedContent.Seal(asked.NeedText)]), stamp);

    private static IEnumerable<LedgerLine> Shared(object happened, Concertation meeting) => happened is not ConcertationHeld held ? [] :
    [
        new(
            Ids.Derived("disclosure", meeting.Id.ToString("N"), "held"), DisclosedKind.Concertation, [new(DisclosedKind.Concertation, meeting.Id)], DisclosedTo.Meeting, meeting.Id, null,
            meeting.AgreementPresent ? "consent" : null, null, [], DisclosedContent.Hash([$"meeting/{meeting.Id:N}", meeting.Purpose]), held.Stamp)
        {
            Present = held.Attendees?.OrEmpty() ?? [],
        },
    ];
}

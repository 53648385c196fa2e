using System.Collections.Immutable;
using static Coordination.Domain.Handovers.HandoverStatus;

namespace Coordination.Domain.Handovers;

/// <summary>What is asked of a relay.</summary>
/// <param name="AskedAt">When it was asked, UTC; a request noted afterwards keeps its own instant.</param>
public sealed record HandoverAsk(
    Guid Handover,
    Guid Case,
    string Site,
    Guid Relay,
    string Need,
    Protected? NeedText,
    Urgency Urgency,
    bool AnonymousEnquiry,
    Guid? Consent,
    Guid AskedBy,
    DateTimeOffset AskedAt)
{
    /// <summary>What the relay is asked to do; whether it may be asked that is <see cref="RequestGuard"/>'s.</summary>
    public string Kind { get; init; } = RequestKinds.Usual;

    /// <summary>The mandate under which alone it may be asked, or null.</summary>
    public Guid? Mandate { get; init; }
}

/// <summary>A handover of the same case that is open or effective, as its list shows it.</summary>
public sealed record OpenHandover(Guid Handover, Guid Relay);

/// <summary>Decisions on a handover: asking, and the relay's answer. The meeting and the way out are in the sibling files.</summary>
public static partial class HandoverDecider
{
    /// <summary>Asks a relay. The same request again is already so.</summary>
    /// <param name="canReceiveHandover">False for a relay that works anonymously: it may only be asked about a place.</param>
    /// <param name="open">What this case has asked already and not closed.</param>
    public static Decision Ask(Handover handover, HandoverAsk ask, bool canReceiveHandover, ImmutableArray<OpenHandover> open, Stamp stamp)
    {
        if (handover.Status != None)
        {
            return (handover.Case, handover.Relay, handover.Need) == (ask.Case, ask.Relay, ask.Need.Trim()) ? Decision.AlreadySo : HandoverRefusals.IdTaken;
        }

        if (Unaskable(ask, canReceiveHandover, open, stamp) is { } no)
        {
            return no;
        }

        return Decision.Of(Requested(ask, stamp));
    }

    /// <summary>Names the family to a relay that was asked anonymously. Before it, no answer gives the relay an identity.</summary>
    public static Decision GiveIdentity(Handover handover, Guid consent, bool canReceiveHandover, Stamp stamp)
    {
        if (!handover.IsOpen && handover.Status != Effective)
        {
            return NotNow(handover, HandoverRefusals.StillAnonymous);
        }

        return (handover.AnonymousEnquiry, canReceiveHandover) switch
        {
            (false, _) => Decision.AlreadySo,
            (true, false) => HandoverRefusals.RelayAnonymous,
            (true, true) => consent == Guid.Empty ? HandoverRefusals.ConsentMissing : Decision.Of(new HandoverIdentityGiven(consent, stamp)),
        };
    }

    public static Decision Accept(Handover handover, Answer answer, Protected? note, Stamp stamp, DateOnly? entryOn = null) => handover.Status switch
    {
        Asked or Assessing or Waitlisted => Misdated(handover, answer.SaidAt, stamp) ?? Unlisted(entryOn, null, answer.SaidAt)
            ?? Decision.Of(new HandoverAccepted(answer, note, stamp) { EntryOn = entryOn > Day(answer.SaidAt) ? entryOn : null }),
        Accepted or MeetingPlanned or Contacted or Effective => Decision.AlreadySo,
        _ => AnsweredOtherwise(handover),
    };

    public static Decision Waitlist(Handover handover, Answer answer, DateOnly? expectedOn, int? place, Protected? note, Stamp stamp) => handover.Status switch
    {
        Asked or Assessing => Misdated(handover, answer.SaidAt, stamp) ?? Unlisted(expectedOn, place, answer.SaidAt)
            ?? Decision.Of(new HandoverWaitlisted(answer, expectedOn, place, note, stamp)),
        Waitlisted when (handover.ExpectedOn, handover.WaitingPlace) == (expectedOn, place) => Decision.AlreadySo,
        _ => AnsweredOtherwise(handover),
    };

    public static Decision RequireAssessment(Handover handover, Answer answer, Protected? note, Stamp stamp) => handover.Status switch
    {
        Asked => Misdated(handover, answer.SaidAt, stamp) ?? Decision.Of(new HandoverAssessmentRequired(answer, note, stamp)),
        Assessing => Decision.AlreadySo,
        _ => AnsweredOtherwise(handover),
    };

    public static Decision Refuse(Handover handover, Answer answer, string reason, Protected? suggestedColleague, Protected? note, Stamp stamp) =>
        handover.Status switch
        {
            Asked or Assessing => Misdated(handover, answer.SaidAt, stamp) ?? Unreasoned(reason)
                ?? Decision.Of(new HandoverRefused(answer, reason.Trim(), suggestedColleague, note, stamp)),
            Refused when Same(handover, reason) => Decision.AlreadySo,
            _ => AnsweredOtherwise(handover),
        };

    /// <summary>Notes that the waiting list was asked again and the bridging plan looked at. The same check on the same day is already so.</summary>
    public static Decision CheckWaiting(Handover handover, DateOnly? expectedOn, int? place, Protected? bridgingPlan, Stamp stamp)
    {
        if (handover is not { Status: Waitlisted } and not { AwaitsEntry: true })
        {
            return NotNow(handover, HandoverRefusals.NotWaitlisted);
        }

        var already = handover.WaitingCheckedAt is { } last && Day(last) == Day(stamp.At)
            && (handover.AwaitsEntry ? handover.EntryOn : handover.ExpectedOn, handover.WaitingPlace) == (expectedOn, place)
            && (bridgingPlan is null || bridgingPlan == handover.BridgingPlan);
        return already ? Decision.AlreadySo
            : handover.AwaitsEntry && (bridgingPlan ?? handover.BridgingPlan) is null ? HandoverRefusals.BridgingPlanMissing
            : Unlisted(expectedOn, place, stamp.At) ?? Decision.Of(new HandoverWaitingChecked(expectedOn, place, bridgingPlan, stamp));
    }

    private static HandoverRequested Requested(HandoverAsk ask, Stamp stamp) => new(
        ask.Handover,
        ask.Case,
        ask.Site,
        ask.Relay,
        ask.Need.Trim(),
        ask.NeedText,
        ask.Urgency,
        ask.AnonymousEnquiry,
        ask.Consent,
        ask.AskedBy,
        ask.AskedAt,
        stamp)
    {
        Kind = ask.Kind,
        Mandate = ask.Mandate,
    };

    private static Refusal? Unaskable(HandoverAsk ask, bool canReceiveHandover, ImmutableArray<OpenHandover> open, Stamp stamp) => ask switch
    {
        _ when string.IsNullOrWhiteSpace(ask.Need) => HandoverRefusals.NeedMissing,
        _ when ask.AskedAt > stamp.At => HandoverRefusals.InTheFuture,
        { AnonymousEnquiry: false } when !canReceiveHandover => HandoverRefusals.RelayAnonymous,
        { AnonymousEnquiry: false, Consent: null } => HandoverRefusals.ConsentMissing,
        _ when open.Any(other => other.Relay == ask.Relay && other.Handover != ask.Handover) => HandoverRefusals.AlreadyAsked,
        _ => null,
    };

    private static Refusal? Unlisted(DateOnly? expectedOn, int? place, DateTimeOffset saidAt) =>
        expectedOn < Day(saidAt) ? HandoverRefusals.ExpectedInThePast
        : place < 1 ? HandoverRefusals.PlaceImpossible
        : null;
}

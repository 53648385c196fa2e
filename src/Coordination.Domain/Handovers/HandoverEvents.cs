// The shapes below are stored for ever: never change or remove a field, add an optional one or a new event.
using System.Collections.Immutable;

namespace Coordination.Domain.Handovers;

/// <summary>Where an answer comes from.</summary>
/// <param name="By">The relay itself, or a coordinator who noted a telephone call.</param>
/// <param name="SaidBy">Who at the relay said it, sealed, or null.</param>
/// <param name="SaidAt">When it was said, UTC. The next clock runs from here, not from the moment it was noted.</param>
public sealed record Answer(AnsweredBy By, Protected? SaidBy, DateTimeOffset SaidAt);

/// <summary>A relay is asked to take over all or part of the support.</summary>
/// <param name="Handover">Stream.</param>
/// <param name="Case">Case it is for.</param>
/// <param name="Site">Site that asks.</param>
/// <param name="Relay">Relay record that is asked.</param>
/// <param name="Need">Coded need. One need has one lead and many contributors.</param>
/// <param name="NeedText">The need in words, sealed.</param>
/// <param name="Urgency">Orders the chases in every list.</param>
/// <param name="AnonymousEnquiry">True when the relay is asked about a place without learning who the family is; needs no consent.</param>
/// <param name="Consent">Consent of the family that covers this relay; null only for an anonymous enquiry.</param>
/// <param name="AskedBy">Account that asked.</param>
/// <param name="AskedAt">When it was asked, UTC: the answer clock (H01) runs from here.</param>
public sealed record HandoverRequested(
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
    DateTimeOffset AskedAt,
    Stamp Stamp)
{
    /// <summary>Code of <see cref="RequestKinds"/>; an unknown one as it came; null in a request from before kinds were told, which asked for support.</summary>
    public string? Kind { get; init; }

    /// <summary>The mandate under which alone it could be asked, or null: what the relay does on it is no accepted help.</summary>
    public Guid? Mandate { get; init; }
}

/// <summary>The family agreed to be named to a relay that was asked anonymously.</summary>
/// <param name="Consent">The consent that covers it.</param>
public sealed record HandoverIdentityGiven(Guid Consent, Stamp Stamp);

/// <summary>Yes. The answer clock stops, the contact clock (H02) starts; the coordinator stays responsible.</summary>
public sealed record HandoverAccepted(Answer Answer, Protected? Note, Stamp Stamp)
{
    /// <summary>Civil day on which the family enters, where that is later than the yes; something must hold her until then.</summary>
    public DateOnly? EntryOn { get; init; }
}

/// <summary>Yes, but later.</summary>
/// <param name="ExpectedOn">Civil date on which a place is expected, or null.</param>
/// <param name="Place">Position on the list, from 1, or null.</param>
public sealed record HandoverWaitlisted(Answer Answer, DateOnly? ExpectedOn, int? Place, Protected? Note, Stamp Stamp);

/// <summary>The waiting list was checked and the bridging plan looked at: the next check is owed 28 days later (H04).</summary>
/// <param name="BridgingPlan">What holds the family until then (<em>solution d'attente</em>), sealed, or null when unchanged.</param>
public sealed record HandoverWaitingChecked(DateOnly? ExpectedOn, int? Place, Protected? BridgingPlan, Stamp Stamp);

/// <summary>The relay wants to assess first. Not an answer yet.</summary>
public sealed record HandoverAssessmentRequired(Answer Answer, Protected? Note, Stamp Stamp);

/// <summary>No. Kept with its reason: the network's evidence for the places that are missing.</summary>
/// <param name="Reason">Code of <see cref="HandoverReasons"/>; an unknown one is kept as it came.</param>
/// <param name="SuggestedColleague">Whom the relay named instead, sealed, or null.</param>
public sealed record HandoverRefused(Answer Answer, string Reason, Protected? SuggestedColleague, Protected? Note, Stamp Stamp);

/// <summary>A first meeting has a date, or another date than before.</summary>
/// <param name="Joint">True when somebody whom the family knows comes along.</param>
/// <param name="StartsAt">UTC.</param>
/// <param name="Where">Sealed, or null.</param>
public sealed record FirstMeetingPlanned(bool Joint, DateTimeOffset StartsAt, Protected? Where, Stamp Stamp);

/// <summary>The joint first meeting took place.</summary>
/// <param name="HeldAt">UTC.</param>
/// <param name="Minutes">How long, or null.</param>
/// <param name="Present">Accounts of the coordination that were there.</param>
public sealed record FirstMeetingHeld(DateTimeOffset HeldAt, int? Minutes, ImmutableArray<Guid> Present, Stamp Stamp);

/// <summary>The relay has really met the family. The baton passes now, and only now.</summary>
/// <param name="MetAt">UTC: the question whether it holds (H03) counts from here.</param>
/// <param name="By">How it is known.</param>
/// <param name="Present">Accounts of the coordination that were there; empty when the relay went alone.</param>
public sealed record FirstContactConfirmed(DateTimeOffset MetAt, ContactProof By, ImmutableArray<Guid> Present, Stamp Stamp);

/// <summary>One side says that the support holds.</summary>
/// <param name="SaidAt">UTC.</param>
public sealed record EffectivenessConfirmed(Confirmer By, DateTimeOffset SaidAt, Stamp Stamp);

/// <summary>Both sides have said so. The loop is closed.</summary>
/// <param name="Since">When the second side said it, UTC.</param>
public sealed record HandoverBecameEffective(DateTimeOffset Since, Stamp Stamp);

/// <summary>No, after a yes or a "later". The coordinator is responsible (again).</summary>
/// <param name="Reason">Code of <see cref="HandoverReasons"/>; an unknown one is kept as it came.</param>
public sealed record HandoverRefusedLate(Answer Answer, string Reason, Protected? SuggestedColleague, Protected? Note, Stamp Stamp);

/// <summary>The coordination takes its request back.</summary>
/// <param name="Reason">Code, for example <c>family-refused</c> or <c>another-relay</c>; an unknown one is kept as it came.</param>
public sealed record HandoverWithdrawn(string Reason, Protected? Note, Stamp Stamp);

/// <summary>A named person gives the handover up.</summary>
/// <param name="DecidedBy">Account of that person, never the sweep.</param>
/// <param name="Reason">Code, kept as it came.</param>
public sealed record HandoverLapsed(Guid DecidedBy, string Reason, Protected? Note, Stamp Stamp);

/// <summary>An effective support is over.</summary>
/// <param name="Reason">Code, kept as it came.</param>
public sealed record HandoverEnded(string Reason, Protected? Note, Stamp Stamp);

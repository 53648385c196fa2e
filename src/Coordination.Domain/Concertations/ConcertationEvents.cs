// The shapes below are stored for ever: never change or remove a field, add an optional one or a new event.
using System.Collections.Immutable;

namespace Coordination.Domain.Concertations;

/// <summary>Somebody who is asked to come.</summary>
/// <param name="Id">Account, relay record, or an id given at the invitation.</param>
/// <param name="Name">Sealed; null where account or relay record says it.</param>
/// <param name="Mail">Address for the invitation, sealed; null where account or relay record says it.</param>
/// <param name="Function">Code of what an external person comes as, kept as it came; null where nobody said.</param>
public sealed record Participant(Guid Id, ParticipantKind Kind, Protected? Name, Protected? Mail, string? Function = null);

/// <summary>When and where.</summary>
/// <param name="StartsAt">UTC.</param>
/// <param name="Place">Sealed, or null.</param>
/// <param name="Remote">True for a call or a video meeting.</param>
public sealed record Slot(DateTimeOffset StartsAt, int DurationMinutes, Protected? Place, bool Remote);

/// <summary>Professionals will meet about a case, with the family when possible.</summary>
/// <param name="Concertation">Stream.</param>
/// <param name="PlannedBy">Account that owes the minutes.</param>
/// <param name="Uid">Identity of the calendar entry, the same through every move.</param>
/// <param name="Purpose">Code of <see cref="ConcertationPurposes"/>; an unknown one is kept as it came.</param>
/// <param name="AgreementPresent">Whether an agreement of the family covered it when it was planned. A missing one warns and does not refuse.</param>
public sealed record ConcertationPlanned(
    Guid Concertation,
    Guid Case,
    string Site,
    Guid PlannedBy,
    string Uid,
    Slot Slot,
    string Purpose,
    ImmutableArray<Participant> Participants,
    bool FamilyInvited,
    bool AgreementPresent,
    Stamp Stamp);

/// <summary>One more is asked to come.</summary>
public sealed record ParticipantInvited(Participant Participant, Stamp Stamp);

/// <summary>Somebody said whether he or she comes.</summary>
/// <param name="Delegate">Who comes instead, sealed, or null.</param>
public sealed record InvitationAnswered(Guid Participant, InvitationAnswer Answer, Protected? Delegate, Stamp Stamp);

/// <summary>Another time or place: the calendar entry's sequence rises and the earlier answers no longer count.</summary>
public sealed record ConcertationMoved(Slot Slot, Stamp Stamp);

/// <summary>It took place. Said again, the later word on who was there stands.</summary>
/// <param name="HeldAt">UTC.</param>
/// <param name="Attendees">Ids of participants; null while nobody noted who came.</param>
/// <param name="DurationMinutes">How long it really was, or null.</param>
public sealed record ConcertationHeld(
    DateTimeOffset HeldAt,
    ImmutableArray<Guid>? Attendees,
    YesNo FamilyPresent,
    int? DurationMinutes,
    Stamp Stamp);

/// <summary>Who answers for a decision.</summary>
/// <param name="Kind">Account, relay, or a participant without account.</param>
public sealed record DecisionOwner(ParticipantKind Kind, Guid Id);

/// <summary>A decision with an owner and a date.</summary>
/// <param name="Decision">Its id, given by the door.</param>
/// <param name="DueOn">Civil day.</param>
/// <param name="Disagreement">Who did not agree and why, sealed, or null.</param>
public sealed record DecisionTaken(Guid Decision, Protected Text, DecisionOwner Owner, DateOnly DueOn, Protected? Disagreement, Stamp Stamp);

/// <summary>The minutes are complete, with or without a decision.</summary>
/// <param name="Text">Sealed, or null.</param>
/// <param name="ToldToFamily">What the family was told, sealed, or null.</param>
public sealed record MinutesRecorded(Protected? Text, Protected? ToldToFamily, Stamp Stamp);

public sealed record DecisionDone(Guid Decision, Protected? Note, Stamp Stamp);

/// <summary>A decision gets another day.</summary>
/// <param name="Reason">Code, kept as it came.</param>
public sealed record DecisionMoved(Guid Decision, DateOnly DueOn, string Reason, Protected? Note, Stamp Stamp);

/// <summary>A decision is given up.</summary>
/// <param name="Reason">Code, kept as it came.</param>
public sealed record DecisionDropped(Guid Decision, string Reason, Protected? Note, Stamp Stamp);

/// <summary>It does not take place.</summary>
/// <param name="Reason">Code, kept as it came.</param>
public sealed record ConcertationCancelled(string Reason, Protected? Note, Stamp Stamp);

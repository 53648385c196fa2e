// The shapes below are stored for ever: never change or remove a field, add an optional one or a new event.
// None has a place for a case: a penal case consultation is kept apart from every file (rule A38), and a test looks at each field.
using System.Collections.Immutable;

namespace Coordination.Domain.Consultations;

/// <summary>Somebody who is asked to a penal case consultation: police, prosecution and courts among them.</summary>
/// <param name="Id">A new one at the invitation: of no account, person or file.</param>
/// <param name="Name">Sealed with the participant's own key.</param>
/// <param name="Organisation">Sealed, or null.</param>
/// <param name="Function">Code of what the person comes as; an unknown one is kept as it came.</param>
public sealed record ConsultationParticipant(Guid Id, Protected Name, Protected? Organisation, string Function);

/// <summary>What a participant takes upon herself. Nobody decides for another, and nothing else of what was said is kept.</summary>
/// <param name="By">Participant, or account of an invited coordinator.</param>
/// <param name="Text">Sealed with that person's own key.</param>
public sealed record OwnDecision(Guid By, Protected Text);

/// <summary>A penal case consultation is set up (criminal code, article 458ter).</summary>
/// <param name="Consultation">Stream.</param>
/// <param name="Service">Tenant.</param>
/// <param name="Organiser">Account that sets it up.</param>
/// <param name="StartsAt">UTC.</param>
/// <param name="Purpose">Code of <see cref="ConsultationCodes.Purposes"/>; an unknown one is kept as it came.</param>
/// <param name="Ground">By what it is foreseen: code of <see cref="ConsultationCodes.Grounds"/>, an unknown one as it came.</param>
/// <param name="Reference">Which law, decree or authorisation, sealed under the consultation's own key.</param>
/// <param name="Place">Sealed under the consultation's own key, or null.</param>
/// <param name="Coordinators">Accounts of this service that are invited, beside the organiser.</param>
public sealed record ConsultationPlanned(
    Guid Consultation,
    string Service,
    Guid Organiser,
    DateTimeOffset StartsAt,
    int DurationMinutes,
    string Purpose,
    string Ground,
    Protected Reference,
    Protected? Place,
    ImmutableArray<ConsultationParticipant> Participants,
    ImmutableArray<Guid> Coordinators,
    Stamp Stamp);

/// <summary>Who was there. That nobody has to speak was told to all; who kept silent is not recorded.</summary>
/// <param name="HeldAt">UTC.</param>
/// <param name="Attendees">Participants, and accounts of coordinators.</param>
/// <param name="SilenceTold">That speaking is allowed and nobody is bound to it was told at the beginning.</param>
public sealed record ConsultationAttended(DateTimeOffset HeldAt, ImmutableArray<Guid> Attendees, bool SilenceTold, Stamp Stamp);

/// <summary>It is over, or did not take place.</summary>
public sealed record ConsultationClosed(ImmutableArray<OwnDecision> Decisions, Stamp Stamp);

using Coordination.Domain.Access;
using static Coordination.Domain.Access.AccessAction;
using static Coordination.Domain.Access.Outcome;
using static Coordination.Domain.Confidentiality;

namespace Coordination.Domain.Tests.Access;

internal static class OversightFacts
{
    private static readonly AccessQuestion Ehr = Ask.By(Role.Ehr, PostAlert) with { Place = Place.SameSite, Own = true };

    private static readonly AccessQuestion Sweep = Ask.By(Role.System, FireStep);

    private static readonly AccessQuestion Stands = Ask.Supervisor(WriteEntry) with { Purpose = Purpose.Escalation };

    internal static readonly Fact[] All =
    [
        new("A16", "a hospital record posts an alert of its own site", Ehr, Allow),
        new("A00", "not with another hospital's patient numbers", Ehr with { Own = false }, Refused),
        new("A17", "it reads what became of its own message", Ehr with { Action = ReadAlertStatus }, Redacted, Duties.StatusOnly),
        new("A18", "it reads no other message", Ehr with { Action = ReadAlertStatus, Own = false }, Hidden),
        new("A18", "it reads no case", Ehr with { Action = ReadCase }, Hidden),
        new("A18", "it searches nothing", Ehr with { Action = Search }, Hidden),
        new("A19", "what names another site is kept in quarantine", Ehr with { Place = Place.SameService }, Redacted, Duties.Quarantine),
        new("A19", "so is what names a site nobody knows", Ehr with { Place = Place.Elsewhere }, Redacted, Duties.Quarantine),
        new("A66", "an ended client posts nothing", Ehr with { Live = false }, Hidden),
        new("A46", "a machine breaks no glass", Ehr with { Action = BreakGlass }, Refused),
        new("A39", "a supervisor reads a sampled case of her site", Ask.Supervisor(ReadCase, N2) with { Purpose = Purpose.SampledCase }, Allow),
        new("A00", "she browses nothing", Ask.Supervisor(ReadCase, N2), Hidden),
        new("A40", "the named reviewer of a danger reads it", Ask.Supervisor(ReadEntry, N4) with { Named = true }, Allow, Duties.AuditSealed),
        new("A41", "two persons unseal", Ask.Supervisor(UnsealOrMerge, N4) with { SecondPerson = true }, Allow),
        new("A42", "one alone does not", Ask.Supervisor(UnsealOrMerge, N4), Refused),
        new("A43", "the privacy officer reviews a broken glass", Ask.By(Role.PrivacyOfficer, ReadGlassRecord) with { Purpose = Purpose.GlassReview }, Allow, Duties.NoContent),
        new("A43", "and decides its review", Ask.By(Role.PrivacyOfficer, ReviewGlass) with { Purpose = Purpose.GlassReview, SecondPerson = true }, Allow, Duties.NoContent),
        new("A00", "never of one that she broke herself", Ask.By(Role.PrivacyOfficer, ReviewGlass) with { Purpose = Purpose.GlassReview, Own = true }, Refused),
        new("A00", "nor one that is decided", Ask.By(Role.PrivacyOfficer, ReadGlassRecord), Hidden),
        new("A39", "the lead reads a sampled access that she owes an answer", Ask.Supervisor(ReadSample) with { Purpose = Purpose.SampledCase, Named = true, SecondPerson = true }, Allow, Duties.NoContent),
        new("A39", "and answers it", Ask.Supervisor(ReviewSample) with { Purpose = Purpose.SampledCase, Named = true, SecondPerson = true }, Allow, Duties.NoContent),
        new("A00", "never her own", Ask.Supervisor(ReviewSample) with { Purpose = Purpose.SampledCase, Named = true }, Hidden),
        new("A00", "nor one that waits for somebody else", Ask.Supervisor(ReadSample) with { Purpose = Purpose.SampledCase, SecondPerson = true }, Hidden),
        new("A43", "a privacy officer answers what is hers", Ask.By(Role.PrivacyOfficer, ReviewSample) with { Purpose = Purpose.SampledCase, Named = true, SecondPerson = true }, Allow, Duties.NoContent),
        new("A00", "to a coordinator it is not there", Ask.By(Role.Coordinator, ReadSample) with { Purpose = Purpose.SampledCase, Named = true, SecondPerson = true }, Hidden),
        new("A00", "nor how many there are", Ask.By(Role.Coordinator, ReadSampleCounts), Hidden),
        new("A93", "a coordinator sets up a penal case consultation", Ask.By(Role.Coordinator, PlanConsultation), Allow),
        new("A93", "and a supervisor", Ask.By(Role.Supervisor, PlanConsultation), Allow),
        new("A00", "and nobody else", Ask.By(Role.Mandated, PlanConsultation), Refused),
        new("A94", "who is invited reads it", Ask.By(Role.Coordinator, ReadConsultation) with { Named = true }, Allow),
        new("A00", "the lead of the site does not by that", Ask.By(Role.Supervisor, ReadConsultation), Hidden),
        new("A98", "an author reads what she decided when she suspected danger, after a withdrawal too", Ask.Head(ReadProtection, N4) with { Own = true, Consent = ConsentCover.Withdrawn }, Allow, Duties.AuditSealed),
        new("A98", "a relay's professional who was consulted reads it", Ask.Care(ReadProtection, N4) with { OnSealedList = true }, Allow, Duties.AuditSealed),
        new("A00", "for the other head it is not there", Ask.Head(ReadProtection, N4), Hidden),
        new("A00", "nor is it by an emergency access", Ask.Head(ReadProtection, N4) with { Glass = Glass.OpenSealed, Reason = EmergencyReason.VitalDanger }, Hidden),
        new("A40", "the lead who is named looks at it again", Ask.Supervisor(KeepProtection, N4) with { Named = true }, Allow, Duties.AuditSealed),
        new("A00", "the lead who is not named knows nothing of it", Ask.Supervisor(ReadProtection, N4), Hidden),
        new("A11", "nor does an author whom the family excluded", Ask.Head(ReadProtection, N4) with { Own = true, Excluded = true }, Hidden),
        new("A95", "who set it up keeps it", Ask.By(Role.Coordinator, KeepConsultation) with { Own = true }, Allow),
        new("A96", "who is invited does not", Ask.By(Role.Coordinator, KeepConsultation) with { Named = true }, Refused),
        new("A00", "to others it is not there", Ask.By(Role.Coordinator, KeepConsultation), Hidden),
        new("A90", "who broke a glass reads her own record", Ask.By(Role.CareMember, ReadGlassRecord) with { Own = true }, Allow),
        new("A90", "and writes why", Ask.By(Role.CareMember, ExplainGlass) with { Own = true }, Allow),
        new("A00", "nobody else's record is there for her", Ask.By(Role.CareMember, ExplainGlass), Hidden),
        new("A44", "with a written reason she reads one case", Ask.By(Role.PrivacyOfficer, ReadEntry, N3) with { Purpose = Purpose.WrittenReason }, Allow, Duties.TellSupervisor),
        new("A00", "without one she reads none", Ask.By(Role.PrivacyOfficer, ReadEntry, N3), Hidden),
        new("A48", "a supervisor's expired glass opens nothing", Ask.Supervisor(ReadCase) with { Glass = Glass.Expired }, Hidden),
        new("A57", "the sweep writes to no channel that is not safe", Sweep with { Action = SendToFamily, OwnerHasRight = true }, Refused, Duties.HumanTask),
        new("A59", "an administrator reads no case", Ask.By(Role.Admin, ReadCase), Refused),
        new("A59", "nor any list", Ask.By(Role.Admin, ReadWorklist), Refused),
        new("A60", "an administrator gives herself no role", Ask.By(Role.Admin, ManageAccounts), Refused),
        new("A00", "nor anybody else one", Ask.By(Role.Admin, ManageAccounts) with { SecondPerson = true }, Refused),
        new("A60", "a supervisor gives herself no role", Ask.Supervisor(ManageAccounts), Refused),
        new("A61", "the sweep fires a step", Sweep with { OwnerHasRight = true }, Allow),
        new("A61", "and re-owns it where the owner lost her right", Sweep, Allow, Duties.ReOwn),
        new("A61", "the nightly comparison puts rows right", Sweep with { Action = ReconcileOwed, OwnerHasRight = true }, Allow),
        new("A62", "the sweep reads no content", Sweep with { Action = ReadEntry, Level = N2 }, Refused),
        new("A63", "statistics show large cells", Ask.By(Role.Stat, ReadNetworkCounts) with { EnoughPeople = true }, Redacted, Duties.NoContent),
        new("A00", "and no small ones", Ask.By(Role.Stat, ReadNetworkCounts), Hidden),
        new("A64", "an auditor verifies the log", Ask.By(Role.Auditor, VerifyLog), Allow, Duties.NoContent),
        new("A00", "and reads no case", Ask.By(Role.Auditor, ReadCase), Hidden),
        new("A71", "a supervisor acts while an escalation stands on her", Stands, Allow),
        new("A00", "and not otherwise", Stands with { Purpose = Purpose.Unstated }, Hidden),
        new("A70", "a supervisor closes no case that owes something", Stands with { Action = CloseCase, OpenObligation = true }, Refused),
        new("A76", "she declares a cover", Ask.Supervisor(DeclareCover), Allow),
        new("A76", "she reassigns", Ask.Supervisor(Reassign), Allow),
        new("A76", "she creates accounts of her site", Ask.Supervisor(ManageAccounts) with { SecondPerson = true }, Allow),
        new("A76", "she receives an escalated alert", Ask.Supervisor(ReadTriage) with { Purpose = Purpose.Escalation }, Allow),
        new("A00", "not of another site", Ask.Supervisor(ManageAccounts) with { SecondPerson = true, Place = Place.SameService }, Refused),
        new("A84", "the records officer prepares a person's copy, working notes included", Ask.By(Role.RecordsOfficer, ReadEntry, N5) with { Purpose = Purpose.PersonsRequest }, Allow, Duties.CutThirdParties),
        new("A84", "she answers the request", Ask.By(Role.RecordsOfficer, KeepPersonsRequest) with { Purpose = Purpose.PersonsRequest }, Allow),
        new("A00", "and nothing of it once it is answered", Ask.By(Role.RecordsOfficer, ReadPersonsCopy, N4), Hidden),
        new("A84", "she notes a request of anybody", Ask.By(Role.RecordsOfficer, AskRight), Allow),
        new("A92", "an officer proposes to erase a person", Ask.By(Role.PrivacyOfficer, ProposeErasure), Allow, Duties.NoContent),
        new("A92", "a supervisor agrees to what somebody else proposed", Ask.Supervisor(AgreeErasure) with { SecondPerson = true, Place = Place.SameService }, Allow),
        new("A00", "never to her own proposal", Ask.Supervisor(AgreeErasure), Hidden),
        new("A00", "without a request she reads nothing", Ask.By(Role.RecordsOfficer, ReadEntry, N2), Hidden),
    ];
}

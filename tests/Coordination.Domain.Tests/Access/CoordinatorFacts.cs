using Coordination.Domain.Access;
using static Coordination.Domain.Access.AccessAction;
using static Coordination.Domain.Access.Outcome;
using static Coordination.Domain.Confidentiality;

namespace Coordination.Domain.Tests.Access;

internal static class CoordinatorFacts
{
    private static readonly AccessQuestion None = Ask.Head(ReadCase) with { Relation = Tie.None };

    private static readonly AccessQuestion OtherSite = Ask.Head(ReadCase) with { Place = Place.SameService, Relation = Tie.None };

    internal static readonly Fact[] All =
    [
        new("A01", "a coordinator reads a case she holds", Ask.Head(ReadCase), Allow),
        new("A01", "after withdrawal of consent she reads coordination facts", Ask.Head(ReadCase, N1) with { Consent = ConsentCover.Withdrawn }, Allow),
        new("A00", "after withdrawal of consent she reads no content", Ask.Head(ReadEntry) with { Consent = ConsentCover.Withdrawn }, Hidden),
        new("A00", "a case read without its level is denied", Ask.Head(ReadCase, N0), Hidden),
        new("A02", "a midwife reads what is restricted to midwives", Ask.Head(ReadEntry, N3) with { DisciplineMatch = true }, Allow),
        new("A02", "the pair's colleague reads it where she is named", Ask.Head(ReadEntry, N3) with { Named = true }, Allow),
        new("A03", "unticked and of another discipline she sees that it exists", Ask.Head(ReadEntry, N3), Redacted, Duties.HideContent),
        new("A04", "on the sealed list she reads a sealed entry", Ask.Head(ReadEntry, N4) with { OnSealedList = true }, Allow, Duties.AuditSealed),
        new("A05", "off the list a sealed entry is not there", Ask.Head(ReadEntry, N4), Hidden),
        new("A06", "the same site alone opens no case", None, Hidden),
        new("A07", "the site's pair sees an alert nobody took", None with { Action = ReadTriage, Level = N1, Unassigned = true }, Allow),
        new("A00", "an alert a colleague took is gone from her queue", None with { Action = ReadTriage, Level = N1 }, Hidden),
        new("A08", "the other site's coordinator sees nothing", OtherSite, Hidden),
        new("A08", "not even with a relation and no grant", OtherSite with { Relation = Tie.Active }, Hidden),
        new("A08", "another coordination service sees nothing, broken glass or not", OtherSite with { Place = Place.Elsewhere, Glass = Glass.Open, Reason = EmergencyReason.Coded }, Hidden),
        new("A09", "a declared cover lets the other site read", OtherSite with { Bridge = Bridge.Cover, Level = N3 }, Allow, Duties.EndsWithCause),
        new("A09", "a cover lets her act", OtherSite with { Bridge = Bridge.Cover, Action = WriteEntry }, Allow, Duties.EndsWithCause),
        new("A09", "a grant lets her ask a relay", OtherSite with { Bridge = Bridge.Grant, Action = AskHandover }, Allow),
        new("A09", "under cover she can record a withdrawal", OtherSite with { Bridge = Bridge.Cover, Action = RecordConsent, Consent = ConsentCover.Withdrawn }, Allow),
        new("A10", "the pair's colleague covers", None with { Bridge = Bridge.Cover, Level = N3 }, Allow, Duties.EndsWithCause),
        new("A10", "the colleague acts under cover", None with { Bridge = Bridge.Cover, Action = RecordAnswer }, Allow),
        new("A10", "she declares her own absence", None with { Action = DeclareCover, Own = true }, Allow),
        new("A11", "an excluded coordinator finds no case", Ask.Head(ReadCase) with { Excluded = true }, Hidden, Duties.TellPrivacyOfficer),
        new("A11", "an excluded coordinator cannot write either", Ask.Head(WriteEntry) with { Excluded = true }, Hidden),
        new("A12", "for vital danger an excluded one breaks the glass", None with { Action = BreakGlass, Excluded = true, Reason = EmergencyReason.VitalDanger }, Allow, Duties.ReviewNextDay | Duties.TellPrivacyOfficer),
        new("A12", "and reads while it is open", None with { Excluded = true, Glass = Glass.Open, Reason = EmergencyReason.VitalDanger }, Allow, Duties.ReviewNextDay),
        new("A11", "no other reason opens to an excluded one", None with { Action = BreakGlass, Excluded = true, Reason = EmergencyReason.Coded }, Hidden),
        new("A38", "she plans no concertation with police or prosecution", Ask.Head(PlanConcertation) with { Police = true }, Refused),
        new("A45", "in an emergency she breaks the glass", None with { Action = BreakGlass, Level = N3, Reason = EmergencyReason.Coded }, Allow, Duties.ReviewInThreeDays | Duties.TellPrivacyOfficer),
        new("A45", "N4 opens at the second click", None with { Action = BreakGlass, Level = N4, Reason = EmergencyReason.Coded, Glass = Glass.Open }, Allow),
        new("A00", "N4 does not open at the first click", None with { Action = BreakGlass, Level = N4, Reason = EmergencyReason.Coded }, Refused),
        new("A00", "a glass without a reason stays shut", None with { Action = BreakGlass }, Refused),
        new("A45", "with an open glass she reads at any site of the service", OtherSite with { Glass = Glass.Open, Reason = EmergencyReason.Coded }, Allow),
        new("A05", "an open glass of the first click shows no seal", Ask.Head(ReadEntry, N4) with { Glass = Glass.Open, Reason = EmergencyReason.Coded }, Hidden),
        new("A47", "no glass opens a working note", None with { Action = BreakGlass, Level = N5, Reason = EmergencyReason.VitalDanger }, Refused),
        new("A48", "an expired glass opens nothing", None with { Level = N0, Glass = Glass.Expired, Reason = EmergencyReason.Coded }, Hidden),
        new("A01", "an expired glass takes nothing from the head", Ask.Head(ReadCase) with { Glass = Glass.Expired }, Allow),
        new("A57", "no message goes to a channel that is not safe", Ask.Head(SendToFamily), Refused, Duties.HumanTask),
        new("A71", "a message goes to a safe channel", Ask.Head(SendToFamily) with { SafeChannel = true }, Allow),
        new("A58", "on the list she sees the hidden address, masked first", Ask.Head(ReadHiddenAddress, N4) with { OnSealedList = true }, Allow, Duties.MaskFirst),
        new("A60", "she gives herself no role", Ask.Head(ManageAccounts), Refused),
        new("A65", "a list shows her what its items would", Ask.Head(Search), Redacted, Duties.FilterItems),
        new("A65", "so does her worklist", Ask.Head(ReadWorklist) with { Relation = Tie.None }, Redacted, Duties.FilterItems),
        new("A66", "with an ended account she sees nothing", Ask.Head(Search) with { Live = false }, Hidden),
        new("A66", "with an ended relation she sees no case", Ask.Head(ReadCase) with { Relation = Tie.Ended }, Hidden),
        new("A67", "she keeps her own working note", Ask.Head(ReadEntry, N5) with { Own = true, Relation = Tie.Ended }, Allow),
        new("A68", "she never reads another's working note", Ask.Head(ReadEntry, N5), Hidden),
        new("A69", "she links a person's own earlier case", Ask.Head(LinkCases) with { Ground = LinkGround.SamePerson }, Allow),
        new("A00", "cases of unequal level need a second person", Ask.Head(LinkCases) with { Ground = LinkGround.BothConsents, LevelsDiffer = true }, Refused),
        new("A70", "she closes no case that owes something", Ask.Head(CloseCase) with { OpenObligation = true }, Refused),
        new("A71", "she closes a case that owes nothing, consent or not", Ask.Head(CloseCase) with { Consent = ConsentCover.Withdrawn }, Allow),
        new("A71", "she writes an entry", Ask.Head(WriteEntry, N4), Allow),
        new("A71", "she asks a relay", Ask.Head(AskHandover, N1), Allow),
        new("A71", "she amends her own entry", Ask.Head(AmendEntry) with { Own = true }, Allow),
        new("A00", "she amends no other's entry, and is told so", Ask.Head(AmendEntry), Refused),
        new("A00", "after withdrawal she writes nothing more", Ask.Head(WriteEntry) with { Consent = ConsentCover.Withdrawn }, Refused),
        new("A00", "a write to a case she does not hold meets nothing", None with { Action = WriteEntry }, Hidden),
        new("A72", "she takes an alert and has a relation by it", None with { Action = TakeAlert, Level = N1, Unassigned = true }, Allow, Duties.CreatesRelation),
        new("A00", "once it is taken, what is done with it asks the case's relation", None with { Action = TakeAlert, Level = N1 }, Refused),
        new("A72", "which a head of that case has", Ask.Head(TakeAlert, N1), Allow),
        new("A10", "and whoever covers her", None with { Action = TakeAlert, Level = N1, Bridge = Bridge.Cover }, Allow, Duties.EndsWithCause),
        new("A00", "what a relay says at its own door is not hers to say", Ask.Head(ConfirmContact), Refused),
        new("A72", "she opens a case cold", None with { Action = OpenCase, Level = N1, Consent = ConsentCover.None }, Allow, Duties.CreatesRelation),
        new("A77", "she reads the directory", Ask.By(Role.Coordinator, ReadDirectory, N0), Allow),
        new("A79", "she counts her own service", Ask.By(Role.Coordinator, ReadCounts), Allow, Duties.NoContent),
        new("A81", "where safe contact is set she sees the safe channels", Ask.Head(ReadContactDetail) with { SafeContact = true }, Redacted, Duties.SafeChannelsOnly),
        new("A83", "she notes an alert by telephone", None with { Action = RaiseAlert }, Allow),
        new("A85", "she discloses in an emergency", Ask.Head(DiscloseInEmergency) with { Reason = EmergencyReason.Coded }, Allow, Duties.TellPerson),
        new("A00", "but not without a coded reason", Ask.Head(DiscloseInEmergency), Refused),
        new("A88", "she keeps the directory", Ask.By(Role.Coordinator, KeepDirectory, N0), Allow),
        new("A89", "she says how she is reached", Ask.By(Role.Coordinator, KeepOwnAccount) with { Own = true }, Allow),
        new("A00", "but not how another is", Ask.By(Role.Coordinator, KeepOwnAccount), Refused),
    ];
}

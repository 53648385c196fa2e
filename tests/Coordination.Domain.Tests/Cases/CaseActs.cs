using Coordination.Domain.Cases;
using Coordination.Domain.Screening;
using static Coordination.Domain.Tests.Cases.CaseSample;

namespace Coordination.Domain.Tests.Cases;

/// <summary>One call of every decision, on whatever state it meets.</summary>
internal static class CaseActs
{
    private static readonly Guid Number = new("0198c000-0000-7000-8000-0000000000b2");
    private static readonly Stamp Now = On("2026-05-04");
    private static readonly Person CoParent = new(Marc, PersonRole.CoParent);

    private static readonly RelationGranted Related = new(
        Number, Relay, HolderKind.Relay, RelationRole.CareMember, RelationBasis.Help, null, Now.At, Now.At.AddDays(90), ProofKind.Handover, Number, Now);

    private static readonly EntryWritten Entry = new(
        Number, "note", Confidentiality.N4, Elise, null, [], true, [], RelationBasis.Help, Text("entry.text"), Now.At, Now);

    private static readonly FactorRecorded Factor = new(
        Number, "P01", null, FactorSubject.Mother, Elise, FactorStatus.Stated, null, FactorSource.Person, Certainty.Certain, false, Confidentiality.N2, null, Now);

    public static Func<CaseFile, Decision>[] All { get; } =
    [
        file => CaseDecider.Open(file, Cold(), On("2026-04-21")),
        file => CaseDecider.Assign(file, Pair with { First = SocialWorker, Second = Midwife }, "reassigned", Now),
        file => CaseDecider.DecideIntensity(file, CareIntensity.Tailored, "clinical", Now),
        file => CaseDecider.Close(file, new Closing("moved", null, [new Satisfied("F02", "1", "case-ends"), new Satisfied("F04", "1", "case-ends")], 0), Plan, Now),
        file => CaseDecider.Reopen(file, "family-asks", Now),
        file => FamilyDecider.AddPerson(file, CoParent, Now),
        file => FamilyDecider.CorrectPerson(file, CoParent with { Language = "nl" }, Now),
        file => FamilyDecider.RecordPregnancy(file, null, Days.Day("2026-10-19"), DueDateBasis.Stated, 1, Now),
        file => FamilyDecider.ReviseDueDate(file, Days.Day("2026-10-26"), DueDateBasis.Ultrasound, Plan, Now),
        file => FamilyDecider.RecordBirth(file, Child, Days.Day("2026-10-17"), On("2026-10-17")),
        file => LifeDecider.Record(file, new LifeEventRecorded(Flag, "ward", Child, Days.Day("2026-10-18"), On("2026-10-18"))),
        file => LifeDecider.Record(file, new LifeEventRecorded(Number, "stillbirth", null, Days.Day("2026-10-18"), On("2026-10-18"))),
        file => LifeDecider.TakeBack(file, Number, On("2026-10-19")),
        file => LifeDecider.Pause(file, new PlanPaused(Number, Days.Day("2026-05-04"), Days.Day("2026-06-04"), "away", Now)),
        file => LifeDecider.EndPause(file, Number, On("2026-05-20")),
        file => RecontactDecider.Plan(file, new RecontactPlanned(Number, "supporter", Midwife, Days.Day("2026-05-20"), Now)),
        file => RecontactDecider.End(file, new RecontactEnded(Number, "could-not-reach", On("2026-05-20"))),
        file => SupportEndDecider.Foresee(file, new SupportEndForeseen(Number, Days.Day("2026-08-20"), null, Now), runs: true, follows: false),
        file => SupportEndDecider.Over(file, Number, On("2026-05-20")),
        file => EarlierCaseDecider.Link(file, new CaseFile { Id = Number }, Now),
        file => EarlierCaseDecider.Unlink(file, Number, On("2026-05-20")),
        file => NeedDecider.Meet(file, Number, Days.Day("2026-05-04"), Now),
        file => NeedDecider.Carry(file, Number, 0, Now),
        file => NeedDecider.Return(file, Number, 1, Now),
        file => RelationDecider.Grant(file, Related),
        file => RelationDecider.End(file, Number, "ended", Now),
        file => MandateDecider.Record(file, Mandate("2026-05-04")),
        file => MandateDecider.End(file, Mandate("2026-05-04").Mandate, "lifted", Now),
        file => RelationDecider.Exclude(file, new PersonExcluded(Number, Elise, Relay, HolderKind.Relay, null, Now)),
        file => RelationDecider.EndExclusion(file, Number, Elise, Now),
        file => RelationDecider.TakeExclusionBack(file, Number, Elise, Now),
        file => ConsentDecider.Give(file, Number, Terms(), Now),
        file => ConsentDecider.Refuse(file, Flag, Terms(), Now),
        file => ConsentDecider.Withdraw(file, Number, Elise, ConsentForm.Oral, Now),
        file => AccessAskDecider.Ask(file, new AccessAsked(Flag, Marc, RelationRole.Coordinator, "shared-care", null, Now)),
        file => AccessAskDecider.Grant(file, Flag, Number, Now.At.AddDays(90), Now),
        file => AccessAskDecider.Decline(file, Flag, Now),
        file => SafeContactDecider.Ask(file, SafeContact("2026-05-04"), Easing, redirects: false),
        file => SafeContactDecider.Agree(file, Easing, Now),
        file => SafeContactDecider.Keep(file, Easing, Now),
        file => ContactDecider.Note(file, Contact("2026-05-04")),
        file => ContactDecider.SetReminder(file, Number, Days.Day("2026-05-20"), null, Now),
        file => ContactDecider.ReminderIsDone(file, Number, Now),
        file => EntryDecider.Write(file, Entry),
        file => EntryDecider.Amend(file, Number, Text("entry.text") with { Cipher = "b3RoZXI=" }, Now),
        file => EntryDecider.Disclose(file, Number, Relay, "court-order".Answered(), ToRelay, Now),
        file => EntryDecider.TellOutside(file, Number, new("prosecutor", [new(DisclosedKind.Entry, Number)], null, null, Confidentiality.N2, "458bis".Answered() with { Disclosure = Flag }, Now)),
        file => DisclosureDecider.TellOutside(file, InEmergency("2026-05-04", new DisclosedItem(DisclosedKind.Person, Elise))),
        file => DisclosureDecider.Told(file, new DisclosureTold(Told, Elise, Midwife, Days.Day("2026-05-04"), Now)),
        file => DisclosureDecider.TellLater(file, Told, Days.Day("2026-05-06"), "later", Plan, Now),
        file => ScreeningDecider.Record(file, Number, Result("EPDS", ScreeningAnswers.OfTotal(14), "2026-05-04"), Confidentiality.N2, Now),
        file => ScreeningDecider.RecordFactor(file, Factor),
        file => ScreeningDecider.ResolveFactor(file, Number, Now),
        file => FlagDecider.Raise(file, Flag, "PSYCHOSIS", Elise, Now),
        file => FlagDecider.Acknowledge(file, Flag, Now),
        file => FlagDecider.Assess(file, Flag, Text("flag.text"), Now),
        file => PlanStepDecider.Done(file, new StepDone("F04", "1", Days.Day("2026-05-04"), StepHow.Elsewhere, Now), Plan),
        file => PlanStepDecider.Move(file, new StepMoved("F06", "1", Days.Day("2026-06-20"), "later", Now), Plan),
        file => PlanStepDecider.NotRelevant(file, new StepNotRelevant("F07", "1", "declined", Now), Plan),
        file => CaseOwed.Fire(file, Pair, Plan, Ids.Obligation(Id, "F02", "1"), "due", On("2026-05-20").At, new Stamp(Actors.Sweep, On("2026-05-20").At)),
    ];
}

using Coordination.Domain.Cases;
using Coordination.Domain.Screening;
using static Coordination.Domain.Tests.Cases.CaseSample;

namespace Coordination.Domain.Tests.Cases;

/// <summary>One event of every kind, and shapes as an older or a careless writer could have stored them.</summary>
internal static class CaseHistory
{
    private static readonly Guid Number = new("0198c000-0000-7000-8000-0000000000b1");
    private static readonly Guid Life = new("0198c000-0000-7000-8000-0000000000b2");
    private static readonly Stamp Now = On("2026-05-04");

    private static readonly ProtectionAccount Account = new(
        Text("protection.seen"), Text("protection.told"), Text("protection.supposed"), Text("protection.tried"), Text("protection.consulted"), Text("protection.why-not-informed"));

    public static object[] Every { get; } =
    [
        .. Opened(),
        new AlertLinked(Number, Now),
        new PersonAdded(new Person(Marc, PersonRole.CoParent, Text("person.name", Marc)), Now),
        new PersonCorrected(new Person(Marc, PersonRole.CoParent, null, Text("person.birthDate", Marc), Language: "nl"), Now),
        new DueDateRevised(Days.Day("2026-10-19"), Days.Day("2026-10-26"), DueDateBasis.Ultrasound, Now),
        new BirthRecorded(Child, Days.Day("2026-10-17"), On("2026-10-17")),
        new LifeEventRecorded(Life, "ward", Child, Days.Day("2026-10-18"), On("2026-10-18")),
        new LifeEventRecorded(Number, "discharge", null, Days.Day("2026-10-24"), On("2026-10-19")),
        new LifeEventTakenBack(Number, On("2026-10-20")),
        new PlanPaused(Life, Days.Day("2026-11-01"), Days.Day("2026-12-01"), "away", On("2026-10-20")),
        new PlanPaused(Number, Days.Day("2027-01-01"), Days.Day("2027-02-01"), "away", On("2026-10-20")),
        new PauseEnded(Number, Days.Day("2027-01-10"), On("2027-01-10")),
        new SupportEndForeseen(Relay, Days.Day("2027-05-12"), Number, On("2027-01-11")),
        new EarlierCaseLinked(Relay, Now),
        new EarlierCaseLinked(Number, Now),
        new EarlierCaseUnlinked(Number, On("2026-05-05")),
        new RecontactPlanned(Life, "other-channel", Midwife, Days.Day("2027-02-01"), On("2027-01-12")),
        new RecontactEnded(Life, "other-way", On("2027-01-20")),
        new RecontactPlanned(Number, "supporter", Midwife, Days.Day("2027-02-20"), On("2027-01-20")),
        new IntensityDecided(CareIntensity.Coordinated, "clinical", Now),
        new RelationGranted(Number, Relay, HolderKind.Relay, RelationRole.CareMember, RelationBasis.Help, null, Now.At, Now.At.AddDays(90), ProofKind.Handover, Flag, Now),
        new RelationEnded(Number, "ended", On("2026-05-05")),
        Mandate("2026-05-04"),
        new MandateEnded(Mandate("2026-05-04").Mandate, "lifted", On("2026-05-05")),
        new PersonExcluded(Number, Elise, Relay, HolderKind.Relay, Text("exclusion.reason"), Now),
        new ExclusionEnded(Number, Elise, On("2026-05-05")),
        Consent("2026-04-24"),
        new ConsentRefused(Number, Terms() with { Scope = ConsentScope.Coordination, Relays = [] }, Now),
        new ConsentWithdrawn(Ids.Derived("consent", "2026-04-24"), Elise, ConsentForm.Written, Now),
        SafeContact("2026-04-24") with { Restricted = true, Channels = ["sms"], Instructions = Text("safeContact.instructions") },
        new SafeContactEasingAsked(Number, Elise, true, ["sms", "mail"], Text("safeContact.instructions"), Now),
        new SafeContactKept(Number, Now),
        new AccessAsked(Flag, Marc, RelationRole.Coordinator, "shared-care", Text("access.text"), Now),
        new AccessDeclined(Flag, Now),
        new PersonWrittenTo(Number, Elise, FamilyMessages.CallBack, Now),
        new SafeContactEasingAsked(Easing, Elise, true, ["sms", "letter"], Text("safeContact.instructions"), Now),
        new SafeContactEased(Easing, Now),
        new UseRestricted(Elise, Number, Now),
        new RestrictionLifted(Elise, Number, Now),
        new TherapeuticExceptionAsked(Number, Flag, Text("exception.reason"), Days.Day("2026-06-01"), true, Now),
        new TherapeuticExceptionAgreed(Number, Now),
        new TherapeuticExceptionEnded(Number, Now),
        new MinorityRecorded(Elise, true, Days.Day("2027-11-22"), MinorityBasis.BirthDate, Now),
        new CapacityAssessed(Number, Elise, CapacityConclusion.AbleAlone, [CapacityScope.Consent], Days.Day("2026-05-04"), Days.Day("2027-05-04"), Text("capacity.ground"), Now),
        new ActingRecorded(Number, Elise, Marc, ActingKind.Trusted, [CapacityScope.Data], Days.Day("2026-05-04"), Days.Day("2026-06-04"), "patient-agreement", Text("acting.reference"), Now),
        new ActingEnded(Number, "ended", On("2026-05-05")),
        new ConsentConfirmed(Ids.Derived("consent", "2026-04-24"), Elise, ConsentForm.Oral, Now),
        new ProtectionDecided(Number, Elise, "tell-family-first", "458bis", Account, SocialWorker, Days.Day("2026-05-11"), Now)
        {
            Consulted = [SocialWorker],
            Informed = YesNo.No,
            CodeText = Text("protection.decision"),
            GroundText = Text("protection.ground"),
        },
        new ProtectionReviewed(Number, Text("protection.review"), Days.Day("2026-05-18"), On("2026-05-11")),
        new ProtectionDecided(Flag, Elise, "inform-saj", "necessity", Account, SocialWorker, Days.Day("2026-05-19"), On("2026-05-12")) { Follows = Number, Informed = YesNo.Yes },
        Contact("2026-04-24", reminder: Days.Day("2026-05-20")),
        Contact("2026-04-28", reached: false),
        new ReminderSet(Number, Days.Day("2026-06-01"), Text("reminder.text"), Now),
        new ReminderDone(Number, On("2026-06-01")),
        new EntryWritten(Number, "note", Confidentiality.N4, Elise, "midwife", [Marc], true, [Midwife], RelationBasis.Help, Text("entry.text"), Now.At, Now),
        new EntryAmended(Number, Text("entry.text") with { Cipher = "b3RoZXI=" }, On("2026-05-05")),
        new EntryDisclosed(Number, Relay, "458bis", On("2026-05-06")),
        new EntryDisclosed(Number, Marc, "court-order", On("2026-05-06")) { Terms = "court-order".Answered() with { Disclosure = Number } },
        InEmergency("2026-05-06", new DisclosedItem(DisclosedKind.Person, Elise)),
        new DisclosureTold(Told, Elise, Midwife, Days.Day("2026-05-08"), On("2026-05-08")),
        Epds(14, "2026-05-04"),
        Bib("2026-05-05"),
        new RedFlagRaised(Flag, "SELF_HARM", "EPDS item 10", Elise, Now.At, Now),
        new RedFlagAcknowledged(Flag, Now),
        new RedFlagAssessed(Flag, Text("flag.text"), Now),
        new FactorRecorded(
            Number, "P01", "P", FactorSubject.Mother, Elise, FactorStatus.Stated, null, FactorSource.Person, Certainty.Certain, true, Confidentiality.N3, Text("factor.note"), Now),
        new FactorResolved(Number, On("2026-05-05")),
        new StepDone("F07", "1", Days.Day("2026-05-04"), StepHow.Elsewhere, Now),
        new StepMoved("F04", "1", Days.Day("2026-05-20"), "later", Now),
        new StepNotRelevant("F08", "1", "declined", Now),
        new StepFired(Ids.Obligation(Id, "F02", "1"), "F02", "1", "due", Now.At, new Stamp(Actors.Sweep, Now.At)),
        new FamilyMet(Number, Days.Day("2026-05-06"), On("2026-05-06")),
        new NeedCarried(Number, 0, On("2026-05-07")),
        new NeedReturned(Number, On("2026-05-08")),
        new CaseClosed("moved", Text("case.note"), On("2026-07-01")),
        new CaseReopened("family-asks", On("2026-07-02")),
    ];

    /// <summary>Lists left out by an older shape, things about what is not there, and a stranger.</summary>
    public static object[] Odd { get; } =
    [
        new ConsentGiven(Number, Terms() with { About = default, Categories = default, Relays = default, Kinds = default }, Now),
        new SafeContactAsked(Marc, YesNo.Unknown, true, default, null, Now),
        new SafeContactEasingAsked(Easing, Marc, true, default, null, Now),
        new EntryWritten(Flag, "note", Confidentiality.N2, Elise, null, default, true, default, RelationBasis.Help, Text("entry.text"), Now.At, Now),
        new ScreeningRecorded(Flag, new ScreeningResult { Instrument = "EPDS", Subject = Elise }, Confidentiality.N2, null, Now),
        new ContactNoted(Number, null!, null, ContactChannel.Visit, Days.Day("2026-05-04"), true, Confidentiality.N2, null, Now),
        new RedFlagAssessed(Marc, Text("flag.text"), Now),
        new RedFlagRaised(Number, "SOMETHING_NEW", "statement", null, Now.At, Now),
        new EntryAmended(Marc, Text("entry.text"), Now),
        new ReminderDone(Marc, Now),
        new DisclosedOutside("nobody", default, null, null, Confidentiality.N2, "necessity".Answered() with { Answers = default, Categories = default }, Now),
        new ProtectionDecided(Marc, Marc, "other", "other", new(null, null, null, null, null, null), Marc, Days.Day("2026-05-08"), Now) { Consulted = default, Follows = Relay },
        new MinorityRecorded(Marc, false, null, MinorityBasis.Stated, Now),
        new CapacityAssessed(Relay, Marc, CapacityConclusion.None, default, Days.Day("2026-05-04"), Days.Day("2026-05-04"), Text("capacity.ground"), Now),
        new ActingRecorded(Relay, Marc, Relay, ActingKind.None, default, Days.Day("2026-05-04"), null, "said", null, Now),
        new ActingEnded(Marc, "ended", Now),
        new ConsentConfirmed(Marc, Marc, ConsentForm.Oral, Now),
        new ProtectionReviewed(Relay, Text("protection.review"), null, Now),
        new DisclosureTold(Marc, Marc, Marc, Days.Day("2026-05-08"), Now),
        new StepMoved("F06", "1@2026-06-20", Days.Day("2026-06-25"), "later", Now),
        new StepNotRelevant("review", "1@2026-04-21", "not-relevant", Now),
        new BirthRecorded(Number, Days.Day("2026-10-17"), Now),
        "a stranger",
    ];
}

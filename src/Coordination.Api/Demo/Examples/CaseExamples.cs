using Coordination.Api.Cases;
using Coordination.Domain.Cases;

namespace Coordination.Api.Demo.Examples;

internal static class CaseExamples
{
    private static readonly Guid Reading = DemoCases.IdOf(DemoCases.Reading);

    private static readonly Guid Treating = Personas.All.First(p => p.Role == Domain.Access.Role.Treating).Id;

    private static readonly Guid Steps = DemoCases.IdOf(DemoCases.Steps);

    private static readonly Guid ReadingChild = FamilyDecider.Child(Reading, 1);

    private static readonly object OfReading = new { caseId = Reading };

    public static IEnumerable<KeyValuePair<Type, Example>> All => [.. Leading, .. Family, .. Rights, .. Findings, .. Plan];

    private static IEnumerable<KeyValuePair<Type, Example>> Leading =>
    [
        Of<ListCases>(new { open = true, limit = 5 }),
        Of<ReadCase>(OfReading),
        Of<ReadTimeline>(new { caseId = Reading, limit = 5 }),
        Of<DrawTimeline>(OfReading),
        Of<ReadHorizon>(OfReading),
        Of<ReadSummary>(OfReading),
        Of<DrawEcomap>(OfReading),
        Of<OpenCase>(body: new { name = "Nadia Fictive", dueDate = new InDays(170) }),
        new(typeof(AssignCoordinators), new(Personas.Supervisor, new { caseId = DemoCases.IdOf(DemoCases.Assigning) }, new { first = Personas.SocialWorker.Id, second = Personas.Midwife.Id }) { Version = "*" }),
        Of<CloseCase>(new { caseId = DemoCases.IdOf(DemoCases.Closing) }, new { reason = "moved", instead = DemoCases.Instead }),
        Of<ReopenCase>(new { caseId = DemoCases.IdOf(DemoCases.Reopening) }, new { reason = "family-asks" }),
        Of<DecideIntensity>(OfReading),
    ];

    private static IEnumerable<KeyValuePair<Type, Example>> Family =>
    [
        Of<AddPerson>(OfReading),
        Of<AskSafeContact>(OfReading),
        Of<WriteToPerson>(new { caseId = Reading, personId = DemoScript.IdOf("person-writing") }),
        Of<ReadHiddenAddress>(new { caseId = Steps, personId = DemoScript.IdOf("person-hiding") }),
        new(typeof(EaseSafeContact), new(Personas.SocialWorker, new { caseId = DemoCases.IdOf(DemoCases.Redating), easingId = DemoScript.IdOf("easing-agreeing") })),
        new(typeof(KeepSafeContact), new(Personas.SocialWorker, new { caseId = Steps, easingId = DemoScript.IdOf("easing-keeping") })),
        Of<RecordPregnancy>(new { caseId = DemoCases.IdOf(DemoCases.Undated) }, new { dueDate = new DayOfDemo(150) }),
        Of<ReviseDueDate>(new { caseId = DemoCases.IdOf(DemoCases.Redating) }, new { dueDate = new InDays(118), method = "ultrasound" }),
        Of<RecordLifeEvent>(new { caseId = DemoCases.IdOf(DemoCases.Twins) }, new { kind = "move", on = DemoCases.TwinsBornOn }),
        Of<TakeBackLifeEvent>(new { caseId = Reading, lifeId = DemoScript.IdOf("life-taking-back") }),
        Of<RecordBirth>(
            new { caseId = DemoCases.IdOf(DemoCases.Twins) },
            new { on = DemoCases.TwinsBornOn, childId = FamilyDecider.Child(DemoCases.IdOf(DemoCases.Twins), 2) }),
        new(typeof(CorrectPerson), new(Personas.Midwife, new { caseId = Reading, personId = DemoScript.IdOf("person-correcting") }, new { name = "Odile Exemple", language = "fr" }) { Version = "*" }),
    ];

    private static IEnumerable<KeyValuePair<Type, Example>> Rights =>
    [
        new(typeof(AskAccess), new(Personas.MidwifeHeusy, OfReading, new { reason = "shared-care", text = "Suivie aussi à la consultation." })),
        new(typeof(GrantAccess), new(Personas.Midwife, new { caseId = Steps, askId = DemoScript.IdOf("access-granting") })),
        new(typeof(DeclineAccess), new(Personas.Midwife, new { caseId = DemoCases.IdOf(DemoCases.Redating), askId = DemoScript.IdOf("access-declining") })),
        new(typeof(FindStubs), new(Personas.MidwifeHeusy, new { name = "Nadia Fictive", birthDate = "1991-03-18" })),
        new(typeof(GrantRelation), new(
            Personas.Supervisor,
            OfReading,
            new { holder = Treating, role = "treating", proofId = DemoScript.IdOf("relation-granting") })),
        new(typeof(EndRelation), new(Personas.Supervisor, new { caseId = Reading, relationId = DemoScript.IdOf("relation-ending") }, new { reason = "ended" })),
        Of<ListRelations>(OfReading),
        Of<RecordMandate>(OfReading, new { authority = "spj", help = "constrained", personId = ReadingChild, from = new DayOfDemo(-10), until = new DayOfDemo(80), decidedBy = "Directrice du SPJ", reference = "SPJ 2026/0000" }),
        Of<EndMandate>(new { caseId = Reading, mandateId = DemoScript.IdOf("mandate-ending") }, new { reason = "lifted" }),
        Of<ListMandates>(OfReading),
        Of<ListExclusions>(OfReading),
        Of<ExcludePerson>(OfReading, new { relayId = DemoNetwork.IdOf(Personas.Service, "quatre-saisons") }),
        Of<EndExclusion>(new { caseId = Reading, exclusionId = DemoScript.IdOf("exclusion-ending") }, new { by = DemoScript.IdOf(DemoCases.Reading, 1) }),
        Of<RecordConsent>(OfReading),
        Of<StateMinority>(new { caseId = Reading, personId = DemoScript.IdOf("person-correcting") }),
        Of<AssessCapacity>(new { caseId = Reading, personId = DemoScript.IdOf("person-correcting") }),
        Of<RecordActing>(new { caseId = Reading, personId = DemoScript.IdOf("person-correcting") }, new { by = DemoScript.IdOf("person-writing"), kind = "trusted", proof = "patient-agreement", reference = "Dit par elle ce jour." }),
        Of<EndActing>(new { caseId = Reading, actingId = DemoScript.IdOf("acting-ending") }),
        Of<ConfirmConsents>(new { caseId = Reading, personId = DemoScript.IdOf("person-correcting") }),
        Of<WithdrawConsent>(new { caseId = Reading, consentId = DemoScript.IdOf("consent-withdrawing") }, new { form = "oral" }),
    ];

    private static readonly object[] Answers = [.. DisclosureBases.Conditions.Select(condition => new { condition = condition.Code, met = "yes" })];

    private static IEnumerable<KeyValuePair<Type, Example>> Findings =>
    [
        Of<NoteContact>(OfReading),
        Of<WriteEntry>(OfReading),
        Of<DiscloseEntry>(new { caseId = Reading, entryId = DemoScript.IdOf("entry") }, new { recipient = Treating, thirdPartiesChecked = true, answers = Answers }),
        Of<ListDisclosures>(new { caseId = Reading, limit = 5 }),
        Of<DiscloseInEmergency>(OfReading, new { authority = "psychiatrist-on-duty", reason = "psychosis", text = "Vue ce soir, très agitée : nom et adresse donnés.", categories = new[] { "identity", "psychic" } }),
        Of<TellPerson>(new { caseId = Reading, disclosureId = DemoScript.IdOf("disclosure-telling") }),
        Of<TellLater>(new { caseId = Reading, disclosureId = DemoScript.IdOf("disclosure-later") }, new { to = new InDays(2) }),
        Of<DecideProtection>(OfReading, new { seen = "Bébé laissé seul dans le bain, ce matin.", told = "La voisine l'a dit aussi.", familyInformed = true, decision = "tell-family-first", ground = "voluntary-help", reviewer = Personas.SocialWorker.Id }),
        Of<ReviewProtection>(new { caseId = Reading, decisionId = DemoScript.IdOf("protection") }),
        Of<ListProtections>(OfReading),
        Of<ReadProtection>(new { caseId = Reading, decisionId = DemoScript.IdOf("protection") }),
        Of<SetReminder>(OfReading, new { on = new InDays(14) }),
        Of<CompleteReminder>(new { caseId = Reading, reminderId = DemoScript.IdOf("reminder-completing") }),
        Of<ReadEntry>(new { caseId = Reading, entryId = DemoScript.IdOf("entry") }),
        Of<AmendEntry>(new { caseId = Reading, entryId = DemoScript.IdOf("entry") }, new { text = "Souhaite un accouchement accompagné, avec son compagnon." }),
        Of<RecordScreening>(OfReading),
        Of<RecordFactor>(OfReading),
        Of<ResolveFactor>(new { caseId = Reading, factorId = DemoScript.IdOf("factor-resolving") }),
        Of<RaiseFlag>(OfReading),
        Of<AcknowledgeFlag>(new { caseId = Reading, flagId = DemoScript.IdOf("flag-acknowledging") }),
        Of<AssessFlag>(new { caseId = Reading, flagId = DemoScript.IdOf("flag-assessing") }),
    ];

    private static IEnumerable<KeyValuePair<Type, Example>> Plan =>
    [
        Of<PausePlan>(new { caseId = DemoCases.IdOf(DemoCases.Redating) }, new { until = new InDays(30), reason = "away" }),
        Of<LinkEarlierCase>(new { caseId = DemoCases.IdOf(DemoCases.Redating) }, new { earlierCaseId = Steps }),
        Of<ListEarlierCases>(new { caseId = Steps }),
        Of<UnlinkEarlierCase>(new { caseId = Steps }, new { earlierCaseId = Reading }),
        Of<PlanRecontact>(new { caseId = DemoCases.IdOf(DemoCases.Redating) }, new { way = "supporter", until = new InDays(14) }),
        Of<EndRecontact>(new { caseId = Steps, recontactId = DemoScript.IdOf("recontact-ending") }, new { outcome = "could-not-reach" }),
        Of<EndPause>(new { caseId = Steps, pauseId = DemoScript.IdOf("pause-ending") }),
        Of<CompleteStep>(new { caseId = Steps, code = "F08" }),
        Of<MoveStep>(new { caseId = Steps, code = "F07" }, new { to = new InDays(7), reason = "later" }),
        Of<SetStepAside>(new { caseId = Steps, code = "F09" }, new { reason = "not-relevant" }),
    ];

    private static KeyValuePair<Type, Example> Of<TMessage>(object? with = null, object? body = null) => new(typeof(TMessage), new(Personas.Midwife, with, body));
}

using Coordination.Api.Cases;
using Coordination.Api.Erasures;
using Coordination.Api.PersonsRequests;

namespace Coordination.Api.Demo.Examples;

internal static class RightExamples
{
    private static readonly Persona Officer = Personas.Of("records-officer");

    private static readonly Persona Parent = Personas.Of("parent");

    private static readonly object OfCase = new { caseId = DemoRights.CaseId };

    public static IEnumerable<KeyValuePair<Type, Example>> All =>
    [
        new(typeof(BindAccount), new(Personas.Midwife, new { caseId = DemoRights.CaseId, personId = DemoRights.Mother }, new { accountId = Parent.Id })),
        new(typeof(AskRight), new(Personas.Midwife, OfCase)),
        .. OnRequests,
        new(typeof(ReadOwnFile), new(Parent, OfCase)),
        new(typeof(ReadOwnJournal), new(Parent, new { caseId = DemoRights.CaseId, limit = 5 })),
        new(typeof(WithdrawOwnConsent), new(Parent, new { caseId = DemoRights.LimitsId, consentId = DemoRights.Consent })),
        new(typeof(ExcludeForOneself), new(Parent, new { caseId = DemoRights.LimitsId }, new { accountId = Personas.Of("treating").Id })),
        new(typeof(EndOwnExclusion), new(Parent, new { caseId = DemoRights.LimitsId, exclusionId = DemoScript.IdOf("limits-exclusion") })),
        new(typeof(RectifyEntry), new(Officer, new { requestId = DemoRights.RequestOf("rectifying"), entryId = DemoRights.Entry("asking") }, new { text = DemoRights.Written })),
        new(typeof(RestrictUse), new(Officer, Request("restricting"))),
        new(typeof(LiftRestriction), new(Officer, Request("restricting"))),
        new(typeof(ProposeErasure), new(Officer, null, new { personId = DemoRights.Mother, ground = "recorded-in-error" })),
        new(typeof(AgreeErasure), new(Personas.SupervisorHeusy, new { personId = DemoRights.PersonOf("agreeing") }) { Key = "example-agree-erasure" }),
        new(typeof(DeclineErasure), new(Personas.Supervisor, new { personId = DemoRights.PersonOf("declining") })),
        new(typeof(ListRetentionOver), new(Officer, new { limit = 5 })),
        new(typeof(ReadErasure), new(Officer, new { personId = DemoRights.PersonOf("declining") })),
        new(typeof(AskException), new(Personas.Midwife, new { caseId = DemoRights.CaseId, entryId = DemoRights.Entry("asking") }, new { text = "À relire ensemble d'abord.", reviewOn = new InDays(60), told = true })),
        new(typeof(AgreeException), new(Personas.SocialWorker, new { caseId = DemoRights.CaseId, exceptionId = DemoRights.Exception("agreeing") })),
        new(typeof(EndException), new(Personas.Midwife, new { caseId = DemoRights.CaseId, exceptionId = DemoRights.Exception("ending") })),
    ];

    private static IEnumerable<KeyValuePair<Type, Example>> OnRequests =>
    [
        new(typeof(ListRights), new(Officer, new { limit = 5 })),
        new(typeof(ReadRight), new(Officer, Request("reading"))),
        new(typeof(ConfirmRight), new(Personas.Midwife, Request("confirming"))),
        new(typeof(ExtendDelay), new(Officer, Request("extending"), new { text = "Le dossier compte plusieurs services.", toldOn = new DayOfDemo(0) })),
        new(typeof(AnswerRight), new(Officer, Request("answering")) { Key = "example-answer-right" }),
        new(typeof(RefuseRight), new(Officer, Request("refusing")) { Key = "example-refuse-right" }),
        new(typeof(PrepareCopy), new(Officer, Request("reading"))),
        new(typeof(ReleaseCopy), new(Officer, Request("reading"))),
        new(typeof(ReadCopy), new(Officer, Request("reading"))),
    ];

    private static object Request(string name) => new { requestId = DemoRights.RequestOf(name) };
}

using Coordination.Api.Handovers;

namespace Coordination.Api.Demo.Examples;

internal static class HandoverExamples
{
    public static IEnumerable<KeyValuePair<Type, Example>> All =>
    [
        new(typeof(AskHandover), new(
            Personas.Midwife,
            new { caseId = DemoHandovers.CaseOf("asking") },
            new { relay = DemoNetwork.IdOf(Personas.Service, "sap-fil-de-l-eau"), kind = "support", need = "support", consent = "oral" }) { Key = "example-ask-handover" }),
        new(typeof(ListHandovers), new(Personas.Midwife, new { caseId = DemoHandovers.CaseOf("reading"), open = true, limit = 5 })),
        new(typeof(CountRefusedRequests), new(Personas.Supervisor, new { sort = "month", limit = 5 })),
        Of<ReadHandover>("reading"),
        Of<AnswerHandover>("answering"),
        Of<GiveIdentity>("naming", new { consent = "oral" }),
        Of<CheckWaiting>("waiting", new { expectedOn = new InDays(20), place = 1 }),
        Of<PlanFirstMeeting>("meeting", new { startsAt = new TenInDays(3), where = "Au domicile" }),
        Of<HoldFirstMeeting>("holding-meeting", new { minutes = 60 }),
        Of<ConfirmFirstContact>("contacting", new { by = "relay" }),
        Of<ConfirmEffective>("confirming", new { by = "family" }),
        Of<ForeseeEnd>("foreseeing", new { until = new InDays(90) }),
        Of<EndHandover>("ending"),
        Of<RefuseLate>("refusing-late", new { reason = "no-place" }),
        Of<LapseHandover>("lapsing"),
        Of<WithdrawHandover>("withdrawing"),
    ];

    private static KeyValuePair<Type, Example> Of<TMessage>(string name, object? body = null) =>
        new(typeof(TMessage), new(Personas.Midwife, new { caseId = DemoHandovers.CaseOf(name), handoverId = DemoHandovers.IdOf(name) }, body));
}

internal static class RelayDoorExamples
{
    private static readonly Persona Relay = Personas.Of("relay-one");

    public static IEnumerable<KeyValuePair<Type, Example>> All =>
    [
        new(typeof(ListAsRelay), new(Relay, new { open = true, limit = 5 })),
        Of<ReadAsRelay>("answering-as-relay"),
        Of<AnswerAsRelay>("answering-as-relay", new { answer = "accepted" }),
        Of<ConfirmContactAsRelay>("contacting-as-relay", new { }),
        Of<ConfirmEffectiveAsRelay>("confirming-as-relay"),
        Of<GiveNewsAsRelay>("telling-as-relay"),
        new(typeof(EndAsRelay), new(Relay, new { handoverId = DemoHandovers.IdOf("ending-as-relay") }) { Key = "example-end-as-relay" }),
    ];

    private static KeyValuePair<Type, Example> Of<TMessage>(string name, object? body = null) =>
        new(typeof(TMessage), new(Relay, new { handoverId = DemoHandovers.IdOf(name) }, body));
}

using Coordination.Api.Relays;

namespace Coordination.Api.Demo.Examples;

internal static class DirectoryExamples
{
    private static readonly object OfReeds = new { relayId = DemoNetwork.IdOf(Personas.Service, "roseaux") };

    public static IEnumerable<KeyValuePair<Type, Example>> All =>
    [
        Of<SearchRelays>(Personas.Midwife, new { postcode = "4000", language = "fr", limit = 5 }),
        Of<ReadRelayKinds>(Personas.Midwife),
        Of<ReadRelay>(Personas.Midwife, OfReeds),
        Of<ProposeRelays>(Personas.Midwife, new { caseId = DemoCases.IdOf(DemoCases.Reading), limit = 5 }),
        Of<RegisterRelay>(Personas.Supervisor),
        new(typeof(ReviseRelay), new(
            Personas.Supervisor,
            new { relayId = DemoScript.IdOf("relay-revising") },
            new { record = new { kind = "K02", name = "SAP Le Pont de l'exemple", catchment = new[] { "4000-4099" }, languages = new[] { "fr", "nl" }, hours = "lu–ve 9–17 h" } })
        { Version = "*" }),
        Of<ObserveCapacity>(Personas.Midwife, OfReeds),
        new(typeof(ReviewRelay), new(Personas.Supervisor, OfReeds, new { on = new InDays(0) })),
        Of<WithdrawRelay>(Personas.Supervisor, new { relayId = DemoScript.IdOf("relay-withdrawing") }),
    ];

    private static KeyValuePair<Type, Example> Of<TMessage>(Persona by, object? with = null) => new(typeof(TMessage), new(by, with));
}

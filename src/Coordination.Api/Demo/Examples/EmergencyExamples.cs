using Coordination.Api.Emergencies;

namespace Coordination.Api.Demo.Examples;

internal static class EmergencyExamples
{
    private static readonly Persona Officer = Personas.Of("privacy-officer");

    public static IEnumerable<KeyValuePair<Type, Example>> All =>
    [
        new(typeof(BreakGlass), new(Personas.MidwifeHeusy, new { caseId = DemoEmergencies.CaseId })),
        new(typeof(OpenSeals), new(Personas.MidwifeHeusy, new { caseId = DemoEmergencies.CaseId })),
        new(typeof(ExplainGlass), new(Personas.MidwifeHeusy, new { glassId = DemoEmergencies.IdOf("explaining") })),
        // The decision closes the record for who decided.
        new(typeof(ReviewGlass), new(Officer, new { glassId = DemoEmergencies.IdOf("reviewing") }) { Key = "example-review-glass" }),
        new(typeof(ReadGlassRecord), new(Officer, new { glassId = DemoEmergencies.IdOf("reading") })),
        new(typeof(ListGlassRecords), new(Officer, new { limit = 5 })),
    ];
}

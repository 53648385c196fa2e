using Coordination.Api.Emergencies;

namespace Coordination.Api.Demo;

/// <summary>Emergency accesses to one case, by people who have nothing else to do with it: one for each example.</summary>
internal static class DemoEmergencies
{
    private const string Case = "case-glass";
    private const string OnCall = "ON_CALL_CONTINUITY";

    public static Guid CaseId { get; } = DemoScript.IdOf(Case);

    public static IEnumerable<DemoAct> Acts(DateOnly today) =>
    [
        DemoCases.Open(Case, "Garance Exemple", today),
        Break("explaining", Personas.MidwifeHeusy),
        Break("reviewing", Personas.SupervisorHeusy),
        Break("reading", Personas.Of("relay-one")),
    ];

    public static Guid IdOf(string name) => DemoScript.IdOf($"glass-{name}");

    private static DemoAct Break(string name, Persona by) => new($"glass-{name}", by, new BreakGlass(new() { CaseId = CaseId, Reason = OnCall }));
}

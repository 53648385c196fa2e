using Coordination.Api.Alerts;
using Coordination.Api.Worklist;

namespace Coordination.Api.Demo.Examples;

internal static class AlertExamples
{
    public static IEnumerable<KeyValuePair<Type, Example>> All =>
    [
        new(typeof(RaiseAlert), new(Personas.Of("sender"), Body: new
        {
            about = new { name = "Anouk Exemple", telephone = "+32 4 000 00 10", dueDate = new InDays(150) },
            from = new { kind = "gp", name = "Dr Exemple" },
            why = "Se sent dépassée, demande de l'aide.",
            codes = new[] { "S14" },
            site = Personas.MontLegia,
        })),
        new(typeof(TakeAlert), new(Personas.Midwife, new { alertId = DemoScript.IdOf("alert-taking") })),
        new(typeof(ReadWorklist), new(Personas.Midwife, new { code = "F02", open = "now", limit = 5 })),
    ];
}

using Coordination.Api.Alerts;
using Coordination.Domain;

namespace Coordination.Api.Demo;

/// <summary>One alert for each example of an alert.</summary>
internal static class DemoAlerts
{
    /// <summary>Another content under the form of an alert that came before.</summary>
    public static KeepAlertConflict Conflict { get; } = new(IdOf("conflicting"), Wish("Coralie Attend") with { Why = "Même formulaire, autre contenu." }, FromRecord: false);

    public static IEnumerable<DemoAct> Acts =>
    [
        .. new[] { ("taking", "Alice Attend"), ("undated", "Ulla Sansdate"), ("qualifying", "Quitterie Attend"), ("re-addressing", "Renée Attend"), ("conflicting", "Coralie Attend") }
            .Select(alert => DemoCases.By($"alert-{alert.Item1}", new RaiseAlert(Wish(alert.Item2), FromRecord: false))),
        DemoCases.By("alert-flagged", new RaiseAlert(Wish("Flavie Attend") with { RedFlags = ["NO_CARE", "NO_ROOF_TONIGHT"] }, FromRecord: false)),
        new("alert-sent", Personas.Of("sender"), new RaiseAlert(Wish("Solange Attend") with { Site = Personas.MontLegia }, FromRecord: false)),
        DemoCases.By("alert-conflict", Conflict),
    ];

    public static Guid IdOf(string name) => DemoScript.IdOf($"alert-{name}");

    public static Guid FlagOf(string name, string code) => Ids.Derived("flag", IdOf(name).ToString("N"), code);

    private static RaiseAlertRequest Wish(string name) => new()
    {
        // A number of its own: the same number would make every one of them the same family.
        About = new() { Name = name, Telephone = $"+32 4 000 01 {name.Sum(sign => sign) % 90 + 10:00}" },
        From = new() { Kind = "gp", Name = "Dr Exemple" },
        Why = "Fatigue, isolement, souhaite de l'aide.",
    };
}

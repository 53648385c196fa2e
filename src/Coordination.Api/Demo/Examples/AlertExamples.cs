using Coordination.Api.Alerts;
using Coordination.Api.Worklist;

namespace Coordination.Api.Demo.Examples;

internal static class AlertExamples
{
    public static IEnumerable<KeyValuePair<Type, Example>> All => [.. Sending, .. Triage, .. Work];

    private static IEnumerable<KeyValuePair<Type, Example>> Sending =>
    [
        new(typeof(RaiseAlert), new(Personas.Of("sender"), Body: new
        {
            about = new { name = "Anouk Exemple", telephone = "+32 4 000 00 10", dueDate = new InDays(150) },
            from = new { kind = "gp", name = "Dr Exemple" },
            why = "Se sent dépassée, demande de l'aide.",
            codes = new[] { "S14" },
            site = Personas.MontLegia,
        })),
        new(typeof(ReadAlertStatus), new(Personas.Of("sender"), new { alertId = DemoAlerts.IdOf("sent") })),
    ];

    private static IEnumerable<KeyValuePair<Type, Example>> Triage =>
    [
        Of<ListAlerts>(new { waiting = true, limit = 5 }),
        Of<ReadAlert>(new { alertId = DemoAlerts.IdOf("flagged") }),
        Of<TakeAlert>(new { alertId = DemoAlerts.IdOf("taking") }),
        Of<QualifyAlert>(new { alertId = DemoAlerts.IdOf("qualifying") }),
        new(typeof(ReAddressAlert), new(Personas.Midwife, new { alertId = DemoAlerts.IdOf("re-addressing") }) { Key = "example-re-address-alert" }),
        Of<AcknowledgeAlertFlag>(new { alertId = DemoAlerts.IdOf("flagged"), flagId = DemoAlerts.FlagOf("flagged", "NO_CARE") }),
        Of<AssessAlertFlag>(new { alertId = DemoAlerts.IdOf("flagged"), flagId = DemoAlerts.FlagOf("flagged", "NO_ROOF_TONIGHT") }),
        Of<ListAlertConflicts>(new { limit = 5 }),
        Of<CloseAlertConflict>(new { alertId = DemoAlerts.IdOf("conflicting"), conflictId = DemoAlerts.Conflict.Conflict }),
    ];

    private static IEnumerable<KeyValuePair<Type, Example>> Work =>
    [
        Of<ReadWorklist>(new { code = "F02", open = "now", limit = 5 }),
        Of<ReadToday>(),
        new(typeof(ReadWorkload), new(Personas.Supervisor, new { site = Personas.MontLegia })),
        Of<ListFilters>(),
        Of<KeepFilter>(new { name = "two-weeks" }),
        Of<DropFilter>(new { name = "given-up" }),
        Of<GiveCalendarAddress>(),
        new(typeof(EndCalendarAddress), new(Personas.SocialWorker)),
        new(typeof(ReadCalendar), new(Personas.Supervisor, new { token = DemoAccounts.Calendar })),
        Of<Search>(new { q = "Anouk" }),
    ];

    private static KeyValuePair<Type, Example> Of<TMessage>(object? with = null) => new(typeof(TMessage), new(Personas.Midwife, with));
}

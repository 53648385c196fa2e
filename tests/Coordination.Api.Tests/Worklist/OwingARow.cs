using Coordination.Api.Tests.Fixtures;

namespace Coordination.Api.Tests.Worklist;

/// <summary>What has to happen on a case before it owes a row of the plan.</summary>
internal static class OwingARow
{
    private static readonly object Consent = new { categories = new[] { "identity" }, kinds = new[] { "K36" } };

    /// <param name="owed">Code of the row.</param>
    /// <param name="today">Civil day.</param>
    public static (string Act, object Body)[] Before(string owed, DateOnly today) => owed switch
    {
        "F02" or "access-asked" or "exception-review" => [],
        "F03" => [("contacts", new { text = "Rencontrée." })],
        "F05" => [("pregnancy", new { dueDate = "2026-09-01" }), ("steps/F04/done", new { elsewhere = true })],
        "F07" or "F09" => [("pregnancy", new { dueDate = "2026-09-01" }), ("intensity", new { intensity = 2 })],
        "F12" or "F16" or "F17" or "F18" => [("intensity", new { intensity = 3 }), ("births", new { on = today })],
        "F13" or "F14" => [("intensity", new { intensity = 3 }), ("births", new { on = today }), ("life-events", new { kind = "discharge", on = today.AddDays(2) })],
        "discharge-day" => [("intensity", new { intensity = 2 }), ("births", new { on = today })],
        "F25" => [("births", new { on = today.AddMonths(-24) })],
        "F27" => [("births", new { on = today.AddMonths(-36) })],
        "C01" or "C01-birth" => [("consents", Consent)],
        "C01-second-birthday" => [("consents", Consent), ("births", new { on = today })],
        "loss-contact" or "loss-relays" or "loss-follow-up" => [("pregnancy", new { dueDate = "2026-09-01" }), ("life-events", new { kind = "miscarriage", on = today })],
        "life-review" => [("life-events", new { kind = "move", on = today })],
        "pause-ends" => [("pauses", new { until = today.AddDays(30) })],
        "review-quiet" => [("births", new { on = today }), ("steps/F02/not-relevant", new { })],
        "F10" => [("screenings", new { screening = new { instrument = "EPDS", total = 11 } })],
        "review" => [("steps/F02/not-relevant", new { })],
        "safe-contact-second" => [("safe-contact", new { askedAlone = true, restricted = true, channels = new[] { "mail" } }), ("safe-contact", new { askedAlone = true })],
        "S01" or "S01-birth" or "S01-change" => [("pregnancy", new { dueDate = "2026-09-01" }), ("safe-contact", new { askedAlone = true, restricted = true, channels = new[] { "mail" } })],
        "disclosure-told" => [("disclosures", new { authority = "emergency-112", reason = "vital-emergency", text = "Nom et adresse." })],
        "protection-review" => [("protection-decisions", new { seen = "Bébé laissé seul.", familyInformed = true, decision = "tell-family-first", ground = "voluntary-help", reviewer = People.SocialWorker.Id })],
        "reminder" => [("reminders", new { on = "2026-06-22" })],
        ['R', 'F', ..] => [("red-flags", new { code = "SELF_HARM" })],
        _ => [("pregnancy", new { dueDate = "2026-09-01" })],
    };
}

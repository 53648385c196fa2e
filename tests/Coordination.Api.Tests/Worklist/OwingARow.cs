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
        "F05" => [("pregnancy", new { dueDate = InMidPregnancy(today) }), ("steps/F04/done", new { elsewhere = true })],
        "F07" or "F09" => [("pregnancy", new { dueDate = InMidPregnancy(today) }), ("intensity", new { intensity = 2 })],
        "F12" or "F16" or "F17" or "F18" => [("intensity", new { intensity = 3 })],
        "F13" or "F14" => [("intensity", new { intensity = 3 }), ("life-events", new { kind = "discharge", on = today.AddDays(2) })],
        "discharge-day" => [("intensity", new { intensity = 2 })],
        "F25" or "F27" => [],
        "F26" => [("intensity", new { intensity = 2 })],
        "C01" or "C01-second-birthday" => [("consents", Consent)],
        "C01-birth" => [("pregnancy", new { dueDate = today.AddDays(3) }), ("consents", Consent)],
        "loss-contact" or "loss-relays" or "loss-follow-up" => [("pregnancy", new { dueDate = InMidPregnancy(today) }), ("life-events", new { kind = "miscarriage", on = today })],
        "life-review" => [("life-events", new { kind = "move", on = today })],
        "pause-ends" => [("pauses", new { until = today.AddDays(30) })],
        "recontact" => [("recontacts", new { way = "visit", until = today.AddDays(10) })],
        "F10" => [("screenings", new { screening = new { instrument = "EPDS", total = 11 } })],
        "review" or "review-quiet" => [("steps/F02/not-relevant", new { })],
        "safe-contact-second" => [("safe-contact", new { askedAlone = true, restricted = true, channels = new[] { "mail" } }), ("safe-contact", new { askedAlone = true })],
        "S01" or "S01-birth" or "S01-change" => [("pregnancy", new { dueDate = InMidPregnancy(today) }), ("safe-contact", new { askedAlone = true, restricted = true, channels = new[] { "mail" } })],
        "disclosure-told" => [("disclosures", new { authority = "emergency-112", reason = "vital-emergency", text = "Nom et adresse." })],
        "protection-review" => [("protection-decisions", new { seen = "Bébé laissé seul.", familyInformed = true, decision = "tell-family-first", ground = "voluntary-help", reviewer = People.SocialWorker.Id })],
        "reminder" => [("reminders", new { on = "2026-06-22" })],
        ['R', 'F', ..] => [("red-flags", new { code = "SELF_HARM" })],
        _ => [("pregnancy", new { dueDate = InMidPregnancy(today) })],
    };

    /// <summary>Birth of the child for which a row is owed, or null for a pregnancy.</summary>
    public static DateOnly? BornOn(string owed, DateOnly today) => owed switch
    {
        "F12" or "F13" or "F14" or "F16" or "F17" or "F18" or "discharge-day" or "C01-second-birthday" or "review-quiet" => today,
        "F25" => today.AddMonths(-24),
        "F26" => today.AddMonths(-33),
        "F27" => today.AddMonths(-36),
        _ => null,
    };

    // 20 weeks and 6 days: the second round is open, and all that comes later is still to come.
    private static DateOnly InMidPregnancy(DateOnly today) => today.AddDays(134);
}

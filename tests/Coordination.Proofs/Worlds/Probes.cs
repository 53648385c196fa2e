using System.Globalization;

namespace Coordination.Proofs.Worlds;

/// <summary>One thing that is asked.</summary>
/// <param name="Method">GET or POST.</param>
/// <param name="Template">The operation, as the reference names it.</param>
/// <param name="Path">In a world, with the id of what may be there.</param>
/// <param name="Body">What is sent, or null.</param>
internal sealed record Probe(HttpMethod Method, string Template, Func<World, Guid, string> Path, object? Body = null)
{
    /// <summary>Its pages are followed to the last one.</summary>
    public bool Follows { get; init; }

    /// <summary>It names something that may be there, or a random id.</summary>
    public bool Names { get; init; }

    /// <summary>Rows that are due together stand in the order of their ids, which differ from world to world.</summary>
    public bool OrderedById { get; init; }

    /// <summary><c>If-Match</c>.</summary>
    public string? Version { get; init; }

    public string Operation => $"{Method} {Template}";

    public override string ToString() => Operation;
}

/// <summary>Every way to a case and to what stands in it, and the lists in which it could be counted.</summary>
internal static class Probes
{
    private const string Of = "/v1/cases/{caseId}";

    /// <summary>Of one case or alert: asked in both worlds.</summary>
    public static IReadOnlyList<Probe> OfWorld { get; } =
    [
        Get(Of, w => Card(w)),
        Get(Of, w => $"{Card(w)}?at={Uri.EscapeDataString(w.Whole.ToString("O", CultureInfo.InvariantCulture))}"),
        Get($"{Of}/timeline", w => $"{Card(w)}/timeline?limit=100"),
        Get($"{Of}/timeline", w => $"{Card(w)}/timeline?limit=10&oldest=true") with { Follows = true },
        Get($"{Of}/timeline", w => $"{Card(w)}/timeline?kind=entry"),
        Get($"{Of}/handovers", w => $"{Card(w)}/handovers?limit=2") with { Follows = true },
        Get($"{Of}/handovers/{{handoverId}}", w => $"{Card(w)}/handovers/{w.Asked}"),
        Get($"{Of}/concertations", w => $"{Card(w)}/concertations"),
        Get($"{Of}/concertations/{{concertationId}}", w => $"{Card(w)}/concertations/{w.Meeting}"),
        Get($"{Of}/concertations/{{concertationId}}/invitation.ics", w => $"{Card(w)}/concertations/{w.Meeting}/invitation.ics"),
        Get($"{Of}/exclusions", w => $"{Card(w)}/exclusions"),
        Get($"{Of}/relations", w => $"{Card(w)}/relations"),
        Get($"{Of}/mandates", w => $"{Card(w)}/mandates"),
        Get($"{Of}/protection-decisions", w => $"{Card(w)}/protection-decisions"),
        Get($"{Of}/disclosures", w => $"{Card(w)}/disclosures"),
        Get($"{Of}/persons/{{personId}}/hidden-address", w => $"{Card(w)}/persons/{w.Mother}/hidden-address"),
        Get($"{Of}/mine", w => $"{Card(w)}/mine"),
        Get($"{Of}/mine/journal", w => $"{Card(w)}/mine/journal"),
        Get("/v1/requests", w => $"/v1/requests?caseId={w.Case}"),
        Get($"{Of}/relay-proposals", w => $"{Card(w)}/relay-proposals?kind=K17"),
        Get("/v1/worklist", w => $"/v1/worklist?limit=10&caseId={w.Case}") with { Follows = true, OrderedById = true },
        Get("/v1/worklist", w => $"/v1/worklist?limit=100&code=reminder&caseId={w.Case}") with { OrderedById = true },
        Get("/v1/search", w => $"/v1/search?q={w.Word}"),
        Get("/v1/search", w => $"/v1/search?q={w.SecretWord}"),
        Get("/v1/relay/requests/{handoverId}", w => $"/v1/relay/requests/{w.Accepted}"),
        Get("/v1/relay/requests/{handoverId}", w => $"/v1/relay/requests/{w.Asked}"),
        Get("/v1/alerts/{alertId}", w => $"/v1/alerts/{w.Alert}"),
        Get("/v1/alerts/{alertId}/status", w => $"/v1/alerts/{w.Alert}/status"),
        Post($"{Of}/close", (w, _) => $"{Card(w)}/close", new { reason = "moved" }),
        .. OfThing(),
    ];

    /// <summary>Lists of everything that the reader has: asked before and after.</summary>
    public static IReadOnlyList<Probe> OfAll { get; } =
    [
        .. new[] { "/v1/worklist?limit=100", "/v1/worklist?limit=100&code=reminder", "/v1/me/today", "/v1/cases?limit=100", "/v1/alerts?limit=100", "/v1/alerts/conflicts",
            "/v1/relay/requests?limit=100", "/v1/relay/requests?open=true&limit=100", "/v1/glass", "/v1/requests", "/v1/consultations", "/v1/retention", "/v1/counts/refused-requests", "/v1/accounts?limit=100", "/v1/relays?limit=100", "/v1/me", "/v1/service" }
            .Select(path => Get(path.Split('?')[0], _ => path)),
    ];

    /// <summary>A write that states the version it was decided on.</summary>
    public static Probe Stated { get; } = Post($"{Of}/entries", (w, _) => $"{Card(w)}/entries", new { text = "De moi, sur ce que j'ai lu." });

    /// <summary>Writes that may be done by who works in the case: asked last, in both worlds.</summary>
    public static IReadOnlyList<Probe> Writes { get; } =
    [
        Post($"{Of}/entries", (w, _) => $"{Card(w)}/entries", new { text = "De moi." }),
        Post($"{Of}/contacts", (w, _) => $"{Card(w)}/contacts", new { text = "De moi." }),
        Post($"{Of}/factors", (w, _) => $"{Card(w)}/factors", new { code = "P10", note = "Vu aussi par moi." }),
        Post($"{Of}/red-flags", (w, _) => $"{Card(w)}/red-flags", new { code = "NO_CARE" }),
        Post($"{Of}/intensity", (w, _) => $"{Card(w)}/intensity", new { intensity = 2 }),
        Get(Of, w => Card(w)),
    ];

    /// <summary>By the id of what may be there, at every door that takes one.</summary>
    private static IEnumerable<Probe> OfThing() => new[]
    {
        Get($"{Of}/entries/{{entryId}}", (w, id) => $"{Card(w)}/entries/{id}"),
        Post($"{Of}/entries/{{entryId}}/amend", (w, id) => $"{Card(w)}/entries/{id}/amend", new { text = "x" }),
        Post($"{Of}/entries/{{entryId}}/disclose", (w, id) => $"{Card(w)}/entries/{id}/disclose", new { recipient = Cast.Psychiatrist, basis = "court-order", reason = "x", thirdPartiesChecked = true }),
        Post($"{Of}/factors/{{factorId}}/resolve", (w, id) => $"{Card(w)}/factors/{id}/resolve"),
        Post($"{Of}/reminders/{{reminderId}}/done", (w, id) => $"{Card(w)}/reminders/{id}/done"),
        Post($"{Of}/red-flags/{{flagId}}/acknowledge", (w, id) => $"{Card(w)}/red-flags/{id}/acknowledge"),
        Post($"{Of}/red-flags/{{flagId}}/assess", (w, id) => $"{Card(w)}/red-flags/{id}/assess", new { qualification = "Vue." }),
        Post($"{Of}/safe-contact/{{easingId}}/agree", (w, id) => $"{Card(w)}/safe-contact/{id}/agree"),
        Post($"{Of}/safe-contact/{{easingId}}/keep", (w, id) => $"{Card(w)}/safe-contact/{id}/keep"),
        Post($"{Of}/access-asks/{{askId}}/grant", (w, id) => $"{Card(w)}/access-asks/{id}/grant"),
        Post($"{Of}/access-asks/{{askId}}/decline", (w, id) => $"{Card(w)}/access-asks/{id}/decline"),
        Post($"{Of}/exclusions/{{exclusionId}}/end", (w, id) => $"{Card(w)}/exclusions/{id}/end", new { by = Guid.Parse("0198a000-0000-7000-8000-00000000e001") }),
        Post($"{Of}/relations/{{relationId}}/end", (w, id) => $"{Card(w)}/relations/{id}/end", new { reason = "ended" }),
        Post($"{Of}/life-events/{{lifeId}}/take-back", (w, id) => $"{Card(w)}/life-events/{id}/take-back"),
        Post($"{Of}/pauses/{{pauseId}}/end", (w, id) => $"{Card(w)}/pauses/{id}/end"),
        Post($"{Of}/recontacts/{{recontactId}}/end", (w, id) => $"{Card(w)}/recontacts/{id}/end", new { outcome = "reached" }),
        Post($"{Of}/mandates/{{mandateId}}/end", (w, id) => $"{Card(w)}/mandates/{id}/end", new { reason = "lifted" }),
        Post($"{Of}/acting/{{actingId}}/end", (w, id) => $"{Card(w)}/acting/{id}/end", new { reason = "ended" }),
        Get($"{Of}/protection-decisions/{{decisionId}}", (w, id) => $"{Card(w)}/protection-decisions/{id}"),
        Post($"{Of}/protection-decisions/{{decisionId}}/review", (w, id) => $"{Card(w)}/protection-decisions/{id}/review", new { text = "x" }),
        Post($"{Of}/disclosures/{{disclosureId}}/told", (w, id) => $"{Card(w)}/disclosures/{id}/told", new { }),
        Post($"{Of}/exceptions/{{exceptionId}}/agree", (w, id) => $"{Card(w)}/exceptions/{id}/agree"),
        Post($"{Of}/consents/{{consentId}}/withdraw", (w, id) => $"{Card(w)}/consents/{id}/withdraw", new { }),
        Post($"{Of}/concertations/{{concertationId}}/minutes", (w, id) => $"{Card(w)}/concertations/{id}/minutes", new { text = "x" }),
        Post($"{Of}/handovers/{{handoverId}}/answer", (w, id) => $"{Card(w)}/handovers/{id}/answer", new { answer = "accepted" }),
        Post("/v1/relay/requests/{handoverId}/answer", (_, id) => $"/v1/relay/requests/{id}/answer", new { answer = "accepted" }),
        Post("/v1/alerts/{alertId}/take", (_, id) => $"/v1/alerts/{id}/take", new { }),
        Post("/v1/glass/{glassId}/text", (_, id) => $"/v1/glass/{id}/text", new { text = "x" }),
        Get($"{Of}/handovers/{{handoverId}}", (w, id) => $"{Card(w)}/handovers/{id}"),
        Get($"{Of}/concertations/{{concertationId}}", (w, id) => $"{Card(w)}/concertations/{id}"),
        Get("/v1/consultations/{consultationId}", (_, id) => $"/v1/consultations/{id}"),
        Get("/v1/requests/{requestId}", (_, id) => $"/v1/requests/{id}"),
        Post("/v1/requests/{requestId}/answer", (_, id) => $"/v1/requests/{id}/answer", new { text = "x" }),
        Get("/v1/glass/{glassId}", (_, id) => $"/v1/glass/{id}"),
        Get("/v1/alerts/{alertId}", (_, id) => $"/v1/alerts/{id}"),
        Get(Of, (_, id) => $"/v1/cases/{id}"),
    }.Select(probe => probe with { Names = true });

    private static Probe Get(string template, Func<World, string> path) => Get(template, (w, _) => path(w));

    private static Probe Get(string template, Func<World, Guid, string> path) => new(HttpMethod.Get, template, path);

    private static Probe Post(string template, Func<World, Guid, string> path, object? body = null) => new(HttpMethod.Post, template, path, body);

    private static string Card(World world) => $"/v1/cases/{world.Case}";
}

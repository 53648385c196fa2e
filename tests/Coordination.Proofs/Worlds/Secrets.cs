using Coordination.Api.Demo;

namespace Coordination.Proofs.Worlds;

/// <summary>Something that was done in one world of a pair.</summary>
/// <param name="Id">What it made or changed.</param>
/// <param name="Knows">Somebody who has the right to it.</param>
/// <param name="Shows">Where it is shown to that one.</param>
/// <param name="May">Subjects of all who have a right to it: written by hand from the decision table.</param>
internal sealed record Secret(Guid Id, Persona Knows, Func<World, string> Shows, IReadOnlySet<string> May);

/// <summary>Every kind of secret: what is done, and who may know.</summary>
internal sealed class Secrets(Crawls.Asker asker, Cast team, World world)
{
    private Cast Team => team;

    private string Path => $"/v1/cases/{world.Case}";

    public static IReadOnlyList<(string Name, Func<Secrets, Task<Secret>> Do)> Kinds { get; } =
    [
        ("a sealed entry", s => s.OwnAsync(s.Team.Author, "entries", new { text = s.Said, level = "N4" })),
        ("a relay's working note", s => s.OwnAsync(Cast.CareMember, "entries", new { text = s.Said, level = "N5" })),
        ("a relay's sealed entry", s => s.OwnAsync(Cast.CareMember, "entries", new { text = s.Said, level = "N4" })),
        ("a sealed contact that asks to come back to it", s => s.OwnAsync(s.Team.Author, "contacts", new { text = s.Said, level = "N4", role = "gp", reminder = World.InDays(14) })),
        ("a sealed factor", s => s.OwnAsync(s.Team.Author, "factors", new { code = "P10", note = s.Said })),
        ("a factor sealed by the other head", s => s.OwnAsync(s.OtherHead, "factors", new { code = "P10", note = s.Said })),
        ("a violence screening", s => s.OwnAsync(s.Team.Author, "screenings", new { screening = new { instrument = "HITS", items = new[] { 1, 1, 1, 1 }, askedAlone = true } })),
        ("a flag about violence", s => s.FlagAsync()),
        ("a restricted entry", s => s.RestrictedAsync()),
        ("an amended sealed entry", s => s.AmendedAsync()),
        ("a disclosed sealed entry", s => s.DisclosedAsync()),
        ("an exclusion", s => s.ExcludedAsync()),
        ("an easing that is asked", s => s.EasingAsync()),
        ("a right of the other site", s => s.RelatedAsync()),
        ("a consent for another relay", s => s.OfHeadsAsync("consents", new { categories = new[] { "psychic" }, relays = new[] { Cast.UnaskedRelay }, evidence = s.Said }, "", [Cast.Unasked])),
        ("a need of another relay", s => s.OfHeadsAsync("handovers", new { relay = Cast.UnaskedRelay, need = s.Said, consent = "anonymous" }, "/handovers?limit=100", [Cast.Unasked, s.Team.Lead, Cast.Treating])),
        ("a mandate", s => s.OfHeadsAsync("mandates", new { authority = "spj", personId = s.Mother, decidedBy = s.Said }, "/mandates", [s.Team.Lead])),
        ("an assessment of capacity", s => s.OfHeadsAsync($"persons/{s.Mother}/capacity", new { conclusion = "ableAlone", ground = s.Said }, "", [s.Team.Lead])),
        ("a disclosure in an emergency", s => s.OfHeadsAsync("disclosures", new { authority = "psychiatrist-on-duty", reason = "psychosis", text = s.Said }, "/disclosures", [s.Team.Lead])),
        ("a protection decision", s => s.ProtectionAsync()),
        ("a person's request", s => s.RequestAsync()),
        ("a penal consultation", s => s.ConsultationAsync()),
        ("another meeting", s => s.MeetingAsync()),
        ("a broken glass", s => s.GlassAsync()),
        ("an alert at the other site", s => s.ElsewhereAsync("/v1/alerts", new { about = new { name = s.Family }, from = new { kind = "family" }, why = s.Said })),
        ("a case at the other site", s => s.ElsewhereAsync("/v1/cases", new { name = s.Family, dueDate = World.InDays(90) })),
    ];

    private Guid Mother => world.Mother;

    private string Said => $"Secret {world.SecretWord}";

    private string Family => $"Famille {world.Word}";

    /// <summary>Who covers may seal nothing: then it is the author again.</summary>
    private Persona OtherHead => Team.Covered ? Team.Author : Team.Beside;

    private async Task<Secret> OwnAsync(Persona author, string part, object body) =>
        new(await asker.MadeAsync(author, $"{Path}/{part}", body), author, Card, May(author));

    private async Task<Secret> OfHeadsAsync(string part, object body, string shown, Persona[] others) =>
        new(await asker.MadeAsync(Team.Author, $"{Path}/{part}", body), Team.Author, w => Card(w) + shown, May([Team.Author, Team.Beside, .. others]));

    // Its list: who stated it and the heads. Whoever covers is on none (A05).
    private async Task<Secret> FlagAsync() =>
        new(await asker.MadeAsync(Team.Author, $"{Path}/red-flags", new { code = "IPV_CURRENT" }), Team.Author, Card, May(Team.Author, OtherHead));

    // The care team learns that it is there (A03, A22).
    private async Task<Secret> RestrictedAsync() => new(
        await asker.MadeAsync(Team.Author, $"{Path}/entries", new { text = Said, level = "N3", named = new[] { Team.Author.Id }, bothHeads = false }),
        Team.Author,
        Card,
        May(Team.Author, Team.Beside, Cast.CareMember));

    private async Task<Secret> AmendedAsync()
    {
        await asker.SaidAsync(Team.Author, $"{Path}/entries/{world.Sealed}/amend", new { text = Said }, 200);
        return new(world.Sealed, Team.Author, Card, May(Team.Author));
    }

    private async Task<Secret> DisclosedAsync()
    {
        await asker.SaidAsync(Team.Author, $"{Path}/entries/{world.Sealed}/disclose", Disclosure, 200);
        return new(world.Sealed, Team.Author, w => $"{Card(w)}/timeline?limit=100", May(Team.Author, Cast.CareMember));
    }

    private static object Disclosure => new
    {
        recipient = Cast.Partner,
        basis = "court-order",
        reason = "Ordonnance reçue ce matin.",
        thirdPartiesChecked = true,
        answers = new[] { "informed", "agrees", "her-interest", "necessary", "same-mission" }.Select(condition => new { condition, met = "yes" }),
    };

    // The excluded one must not notice it either.
    private Task<Secret> ExcludedAsync() => OfHeadsAsync("exclusions", new { relayId = Cast.UnaskedRelay, reason = Said }, "/exclusions", []);

    // It waits for the other head, or for the lead where there is none.
    private Task<Secret> EasingAsync() =>
        OfHeadsAsync("safe-contact", new { askedAlone = true, restricted = true, channels = new[] { "telephone", "mail" }, instructions = Said }, "", [Team.Lead]);

    // Its author and the lead whom she named: the other head does not know (A40, A98).
    private async Task<Secret> ProtectionAsync() => new(
        await asker.MadeAsync(Team.Author, $"{Path}/protection-decisions", new
        {
            seen = Said,
            supposed = Said,
            familyInformed = false,
            whyNotInformed = Said,
            decision = Said,
            ground = "458bis",
            reviewer = Team.Lead.Id,
        }),
        Team.Author,
        w => $"{Card(w)}/protection-decisions",
        May(Team.Author, Team.Lead));

    private async Task<Secret> RequestAsync() => new(
        await asker.MadeAsync(Cast.RecordsOfficer, $"{Path}/requests", new { right = "copy", identity = "identity-card", text = Said }),
        Cast.RecordsOfficer,
        w => $"/v1/requests?caseId={w.Case}",
        May(Cast.RecordsOfficer, Team.Author, Team.Beside));

    private async Task<Secret> ConsultationAsync()
    {
        var wish = new { startsAt = DateTimeOffset.UtcNow, purpose = "person-integrity", ground = "decree", reference = Said, participants = new[] { new { name = Said, function = "police" } }, coordinatorIds = Array.Empty<Guid>() };
        var meeting = await asker.MadeAsync(Team.Author, "/v1/consultations", wish);
        return new(meeting, Team.Author, w => w == world ? $"/v1/consultations/{meeting}" : $"/v1/consultations/{Guid.Empty}", May(Team.Author));
    }

    private async Task<Secret> RelatedAsync() => new(
        await asker.MadeAsync(Team.Lead, $"{Path}/relations", new { holder = Team.Elsewhere.Id, role = "coordinator", proofId = Guid.NewGuid() }),
        Team.Elsewhere,
        Card,
        May(Team.Author, Team.Beside, Team.Lead, Team.Elsewhere));

    // Whoever reads the case reads that it meets; who is invited to another meeting, or sent the alert, does not.
    private Task<Secret> MeetingAsync() => OfHeadsAsync(
        "concertations", new { startsAt = DateTimeOffset.UtcNow.AddDays(9), with = new { persons = new[] { new { name = Said, mail = "autre@exemple.example" } } } },
        "/concertations", [Team.Lead, Cast.CareMember, Cast.Treating]);

    private async Task<Secret> GlassAsync() =>
        new(await asker.MadeAsync(Team.Elsewhere, $"{Path}/glass", new { reason = "CHILD_DANGER" }), Team.Elsewhere, Card, May(Team.Elsewhere, Cast.PrivacyOfficer));

    private async Task<Secret> ElsewhereAsync(string path, object body) =>
        new(await asker.MadeAsync(Team.Elsewhere, path, body), Team.Elsewhere, w => $"/v1/search?q={w.Word}", May([.. Team.KnowElsewhere]));

    private static string Card(World world) => $"/v1/cases/{world.Case}";

    private static HashSet<string> May(params Persona[] people) => [.. people.Select(who => who.Subject)];
}

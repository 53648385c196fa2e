using Coordination.Api.Demo;
using Coordination.Api.Identity;
using Coordination.Domain;

namespace Coordination.Proofs.Crawls;

/// <summary>What is foreign to most: cases, alerts, accounts, a relay, clients and absences, each with a word of its own in every text and name.</summary>
internal sealed class Scene(Asker asker)
{
    private static readonly Persona Sender = Personas.Of("sender");

    private readonly List<Bundle> _bundles = [];

    public async Task<IReadOnlyList<Bundle>> PrepareAsync()
    {
        foreach (var (site, lead, head) in new[] { (Personas.MontLegia, Personas.Supervisor, Personas.Midwife), (Personas.Heusy, Personas.SupervisorHeusy, Personas.MidwifeHeusy) })
        {
            var account = await AccountAsync(site, lead);
            await ClientAsync(site, lead);
            await AbsenceAsync(site, head);
            await AlertAsync(site, head, Personas.Of($"record-{site}"), taken: false);
            await AlertAsync(site, head, Sender, taken: true);
            _bundles.Add(await new SceneCase(asker, site, head, lead).PrepareAsync(account));
        }

        await RelayAsync();
        await GlassAsync();
        await ConsultationAsync();
        Sampled();
        return _bundles;
    }

    private async Task<Guid> AccountAsync(string site, Persona lead)
    {
        var (bundle, word) = Begin("account", site);
        var account = await asker.MadeAsync(lead, "/v1/accounts", new { issuer = DevelopmentIssuer.Issuer, subject = $"crawl-{site}", name = $"Compte {word}", role = "treating", site, proof = "contract" });
        var role = await asker.MadeAsync(lead, $"/v1/accounts/{account}/roles", new { role = "sender", proof = "agreement" });
        bundle.Add(new("accountId", account, word, Knowing.Leads) { Names = Knowing.Coordinators });
        bundle.Add("roleId", role, word, Knowing.Leads);
        return account;
    }

    private async Task ClientAsync(string site, Persona lead)
    {
        var (bundle, word) = Begin("client", site);
        var client = await asker.MadeAsync(lead, "/v1/clients", new { issuer = DevelopmentIssuer.Issuer, subject = $"crawl-record-{site}", site, organisation = $"Hôpital {word}" });
        bundle.Add("clientId", client, word, Knowing.Leads);
    }

    // So far away that nobody covers anybody yet.
    private async Task AbsenceAsync(string site, Persona head)
    {
        var (bundle, word) = Begin("absence", site);
        var day = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(400);
        bundle.Add("absenceId", await asker.MadeAsync(head, "/v1/me/absence", new { from = day, to = day.AddDays(2) }), word, Knowing.AbsenceOf(head));
    }

    private async Task RelayAsync()
    {
        var (bundle, word) = Begin("relay", "directory");
        var record = new { kind = "K02", name = $"SAP {word}", catchment = new[] { "4000-4099" }, languages = new[] { "fr" } };
        bundle.Add("relayId", await asker.MadeAsync(Personas.Supervisor, "/v1/relays", new { record }), word, Knowing.Directory);
    }

    // Nothing is drawn on demand: it is the one of the demonstration.
    private void Sampled()
    {
        var (bundle, word) = Begin("sampled access", Personas.MontLegia);
        bundle.Add("sampleId", DemoSamples.IdOf("reading"), word, Knowing.Sampled);
    }

    private async Task GlassAsync()
    {
        var (bundle, word) = Begin("emergency", Personas.Heusy);
        var opener = Personas.Of("treating");
        var file = await asker.MadeAsync(
            Personas.MidwifeHeusy, "/v1/cases", new { name = $"Mère {word}", dueDate = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(100), site = Personas.Heusy });
        var glass = await asker.MadeAsync(opener, $"/v1/cases/{file}/glass", new { reason = "VIOLENCE_DANGER" });
        await asker.SaidAsync(opener, $"/v1/glass/{glass}/text", new { text = $"Appelée par les urgences {word}" }, 200);
        bundle.Add("caseId", file, word, Knowing.CaseUnderGlass);
        bundle.Add("glassId", glass, word, Knowing.GlassRecord);
    }

    private async Task ConsultationAsync()
    {
        var (bundle, word) = Begin("consultation", Personas.MontLegia);
        var meeting = await asker.MadeAsync(Personas.Midwife, "/v1/consultations", new
        {
            startsAt = DateTimeOffset.UtcNow,
            purpose = "person-integrity",
            ground = "decree",
            reference = $"Décret {word}",
            participants = new[] { new { name = $"Inspecteur {word}", function = "police" } },
            coordinatorIds = new[] { Personas.SocialWorker.Id },
        });
        bundle.Add("consultationId", meeting, word, Knowing.Consultation);
    }

    private async Task AlertAsync(string site, Persona head, Persona raiser, bool taken)
    {
        var (bundle, word) = Begin(taken ? "taken alert" : "alert", site);
        var knows = Knowing.AlertOf(site, raiser.Subject);
        var alert = await asker.MadeAsync(raiser, "/v1/alerts", Wish(site, word, "Première version"));
        await asker.SaidAsync(raiser, "/v1/alerts", Wish(site, word, "Autre version"), 409);
        bundle.Add("alertId", alert, word, knows);
        bundle.Add("flagId", Ids.Derived("flag", alert.ToString("N"), "NO_ROOF_TONIGHT"), word, knows);
        var conflicts = await asker.ReadAsync(head, "/v1/alerts/conflicts");
        bundle.Add("conflictId", conflicts.GetProperty("items").EnumerateArray().Single(c => c.GetProperty("alertId").GetGuid() == alert).GetProperty("id").GetGuid(), word, knows);
        if (taken)
        {
            var file = (await asker.SaidAsync(head, $"/v1/alerts/{alert}/take", new { }, 201)).GetProperty("caseId").GetGuid();
            var other = new Bundle($"case of the taken alert of {site}");
            other.Add("caseId", file, word, Knowing.AlertOf(site, head.Subject));
            _bundles.Add(other);
        }
    }

    private static object Wish(string site, string word, string why) => new
    {
        about = new { name = $"Famille {word}", birthDate = "1991-03-18", dueDate = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(90) },
        from = new { kind = "hospital", name = $"Dr {word}" },
        why = $"{why} {word}",
        redFlags = new[] { "NO_ROOF_TONIGHT" },
        messageId = $"crawl-{word}",
        site,
    };

    private (Bundle Bundle, string Word) Begin(string kind, string site)
    {
        var bundle = new Bundle($"{kind} of {site}");
        _bundles.Add(bundle);
        return (bundle, Words.Next());
    }
}

/// <summary>Words that stand nowhere else and give nothing away: a canary's.</summary>
internal static class Words
{
    private static int _last;

    public static string Next()
    {
        var number = Interlocked.Increment(ref _last);
        return $"Zwykanar{(char)('a' + (number / 26))}{(char)('a' + (number % 26))}qx";
    }
}

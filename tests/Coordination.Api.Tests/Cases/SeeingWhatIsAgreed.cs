using System.Text.Json;
using Coordination.Api.Demo;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Cases;

/// <summary>What a reader who is no head of the case may see: by consent, by safe contact, by escalation, by a relation, and at an earlier instant.</summary>
public sealed class SeeingWhatIsAgreed(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly Persona Pep = People.Of("relay-one");

    [Fact]
    public async Task A_relay_that_accepted_sees_the_categories_agreed_and_never_an_answer_to_a_question()
    {
        var file = await WithFindingsAsync();
        await api.HandOverAsync(file, "pep-liege", new { categories = new[] { "identity", "social" } });

        var card = await api.CardAsync(file, Pep);
        Assert.Equal(("Nadia Fictive", "0470 00 00 01"), (Mother(card).Text("name"), Mother(card).Text("telephone")));
        Assert.Equal(["S14"], card.GetProperty("factors").EnumerateArray().Select(f => f.Text("code")));
        Assert.Empty(card.GetProperty("screenings").EnumerateArray());
        Assert.Empty(card.GetProperty("redFlags").EnumerateArray());
        Assert.False(card.TryGetProperty("proposedIntensity", out _));
        Assert.Null(Partner(card).Text("name"));
        Assert.Single(card.GetProperty("consents").EnumerateArray());

        await api.HandOverAsync(file, "dr-invented", new { categories = new[] { "identity", "psychic" } });
        var psychiatrist = (await api.ReadAsync(file, People.Psychiatrist)).Expect(200);
        Assert.Equal(["P03"], psychiatrist.Json.GetProperty("factors").EnumerateArray().Select(f => f.Text("code")));
        Assert.Equal(15, psychiatrist.Json.GetProperty("screenings")[0].GetProperty("total").GetInt32());
        Assert.Equal(["SEVERE_SCORE"], psychiatrist.Json.GetProperty("redFlags").EnumerateArray().Select(f => f.Text("code")));
        Assert.False(psychiatrist.Json.GetProperty("screenings")[0].TryGetProperty("items", out _) || psychiatrist.Json.GetProperty("screenings")[0].TryGetProperty("answers", out _));
    }

    [Fact]
    public async Task Without_a_consent_that_names_it_a_relay_has_the_facts_of_coordination_alone()
    {
        var file = await WithFindingsAsync();
        var consent = await api.HandOverAsync(file, "pep-liege", new { categories = new[] { "identity", "social" } });
        (await api.OnCaseAsync(file, "consents", new { kinds = new[] { "K39" } })).Expect(200);
        (await api.OnCaseAsync(file, "consents")).Expect(200);

        (await api.OnCaseAsync(file, $"consents/{consent}/withdraw")).Expect(200);
        (await api.ReadAsync(file, Pep)).Expect(404);
        Assert.DoesNotContain(file, (await api.As(Pep).AskAsync("/v1/cases")).Expect(200).Json.Ids("items"));
    }

    [Fact]
    public async Task A_consent_to_a_kind_of_service_names_the_services_of_that_kind()
    {
        var file = await WithFindingsAsync();
        var relay = DemoNetwork.IdOf(Personas.Service, "pep-liege");
        var kind = DemoNetwork.Relays.Single(r => r.Key == "pep-liege").Record.Kind;
        var other = (await api.OnCaseAsync(file, "consents", new { kinds = new[] { "K39" }, categories = new[] { "identity", "social" } })).Expect(200).Id;
        (await api.OnCaseAsync(file, "relations", new { holder = relay, holderKind = "relay", role = "careMember", proofId = Guid.NewGuid() })).Expect(200);

        var facts = await api.CardAsync(file, Pep);
        Assert.Equal("Nadia Fictive", (await api.As(Pep).AskAsync("/v1/cases")).Expect(200).Json.One("items", file).Text("name"));
        Assert.Equal("Nadia Fictive", Mother(facts).Text("name"));
        Assert.Null(Mother(facts).Text("telephone"));
        Assert.Empty(facts.GetProperty("factors").EnumerateArray());
        Assert.Empty(facts.GetProperty("consents").EnumerateArray());

        (await api.OnCaseAsync(file, "consents", new { kinds = new[] { kind }, categories = new[] { "identity", "social" } })).Expect(200);
        Assert.Equal("0470 00 00 01", Mother(await api.CardAsync(file, Pep)).Text("telephone"));
        Assert.NotEqual(Guid.Empty, other);
    }

    [Fact]
    public async Task The_co_parents_data_are_shared_only_by_the_co_parents_own_consent()
    {
        var file = await WithFindingsAsync();
        await api.HandOverAsync(file, "pep-liege", new { categories = new[] { "identity", "social" } });
        var partner = Partner(await api.CardAsync(file)).GetProperty("id").GetGuid();
        var factor = (await api.OnCaseAsync(file, "factors", new { code = "S02", about = "coParent", personId = partner })).Expect(200).Id;
        var entry = (await api.OnCaseAsync(file, "entries", new { text = "Il cherche du travail.", personId = partner })).Expect(200).Id;
        var card = await api.CardAsync(file, Pep);
        Assert.DoesNotContain(factor, card.Ids("factors"));
        Assert.DoesNotContain(entry, card.Ids("entries"));

        (await api.OnCaseAsync(file, "consents", new { by = partner, relays = new[] { DemoNetwork.IdOf(Personas.Service, "pep-liege") }, categories = new[] { "identity", "social" } })).Expect(200);

        card = await api.CardAsync(file, Pep);
        Assert.Contains(factor, card.Ids("factors"));
        Assert.Contains(entry, card.Ids("entries"));
        Assert.Equal("Marc Exemple", Partner(card).Text("name"));
    }

    [Fact]
    public async Task After_a_withdrawal_a_coordinator_keeps_the_facts_and_closes()
    {
        var file = await WithFindingsAsync();
        var consent = (await api.OnCaseAsync(file, "consents", new { kinds = new[] { "K17" } })).Expect(200).Id;
        (await api.OnCaseAsync(file, $"consents/{consent}/withdraw")).Expect(200);

        var card = await api.CardAsync(file);

        Assert.Equal("Nadia Fictive", Mother(card).Text("name"));
        Assert.Null(Mother(card).Text("telephone"));
        Assert.All(new[] { "entries", "contacts", "factors", "screenings", "redFlags" }, list => Assert.Empty(card.GetProperty(list).EnumerateArray()));
        (await api.OnCaseAsync(file, "contacts", new { text = "x" })).Expect(403);
        (await api.OnCaseAsync(file, "consents", new { kinds = new[] { "K17" } })).Expect(200);
        Assert.Equal("0470 00 00 01", Mother(await api.CardAsync(file)).Text("telephone"));
    }

    [Fact]
    public async Task Safe_contact_shows_the_safe_channels_and_what_to_mind_and_withholds_the_rest()
    {
        var file = await WithFindingsAsync();
        (await api.OnCaseAsync(file, "safe-contact", new { askedAlone = true, restricted = true, channels = new[] { "sms" }, instructions = "Avant 15 h. Ne rien dire de la consultation." })).Expect(200);

        foreach (var reader in new[] { People.Midwife, People.SocialWorker })
        {
            var mother = Mother(await api.CardAsync(file, reader));
            Assert.Equal(("0470 00 00 01", null, null), (mother.Text("telephone"), mother.Text("mail"), mother.Text("address")));
            Assert.Equal(["sms"], mother.GetProperty("reach").GetProperty("channels").EnumerateArray().Select(c => c.GetString()));
            Assert.Equal("Avant 15 h. Ne rien dire de la consultation.", mother.GetProperty("reach").Text("instructions"));
        }

        Assert.Equal("0470 00 00 02", Partner(await api.CardAsync(file)).Text("telephone"));
        Assert.False(Partner(await api.CardAsync(file)).TryGetProperty("reach", out _));
    }

    [Fact]
    public async Task An_earlier_state_is_read_with_the_rights_of_today()
    {
        var file = await WithFindingsAsync();
        var before = api.Clock.Now;
        api.Clock.Advance(TimeSpan.FromDays(1));
        (await api.OnCaseAsync(file, "contacts", new { text = "Le lendemain." })).Expect(200);
        (await api.OnCaseAsync(file, "safe-contact", new { askedAlone = true, restricted = true, channels = new[] { "mail" } })).Expect(200);
        (await api.OnCaseAsync(file, "exclusions", new { accountId = People.SocialWorker.Id })).Expect(200);
        var at = $"?at={Uri.EscapeDataString(before.ToString("O"))}";

        var then = (await api.ReadAsync(file, query: at)).Expect(200);
        Assert.DoesNotContain("Le lendemain.", then.Text, StringComparison.Ordinal);
        Assert.Equal((null, "nadia@exemple.example"), (Mother(then.Json).Text("telephone"), Mother(then.Json).Text("mail")));
        Assert.Null(then.ETag);
        (await api.ReadAsync(file, People.SocialWorker, at)).Expect(404);
        (await api.ReadAsync(file, query: $"?at={Uri.EscapeDataString(before.AddDays(-1).ToString("O"))}")).ExpectProblem(404, "not-found");
        Assert.Contains("Le lendemain.", (await api.ReadAsync(file, query: $"?at={Uri.EscapeDataString(api.Clock.Now.ToString("O"))}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_supervisor_reads_while_something_stands_with_her_and_shared_content_only()
    {
        var file = await WithFindingsAsync();
        (await api.OnCaseAsync(file, "entries", new { text = "Pour les deux coordinatrices.", level = "n3" })).Expect(200);
        (await api.ReadAsync(file, People.Supervisor)).Expect(404);

        api.Clock.Advance(TimeSpan.FromDays(30));
        while (await api.SweepAsync() > 0)
        {
        }

        var read = (await api.ReadAsync(file, People.Supervisor)).Expect(200);
        Assert.Contains("S14", read.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Pour les deux coordinatrices.", read.Text, StringComparison.Ordinal);
        Assert.DoesNotContain((await api.As(People.Supervisor).AskAsync("/v1/cases")).Expect(200).Json.Ids("items"), id => id == file);

        (await api.PutAsync(file, "coordinators", new { first = People.SocialWorker.Id, second = People.Midwife.Id }, People.Supervisor, "*")).Expect(200);
    }

    [Fact]
    public async Task Who_treats_her_reads_the_frame_and_the_open_red_flags_and_no_content()
    {
        var (file, treating) = (await WithFindingsAsync(), People.Of("treating"));
        (await api.OnCaseAsync(file, "red-flags", new { code = "IPV_CURRENT" })).Expect(200);
        (await api.OnCaseAsync(file, "relations", new { holder = treating.Id, role = "treating", proofId = Guid.NewGuid() })).Expect(200);

        var card = await api.CardAsync(file, treating);

        Assert.Equal(["SEVERE_SCORE"], card.GetProperty("redFlags").EnumerateArray().Select(f => f.Text("code")));
        Assert.Equal("2026-10-19", card.GetProperty("pregnancy").Text("dueDate"));
        Assert.Null(Mother(card).Text("telephone"));
        Assert.All(new[] { "entries", "contacts", "factors", "screenings", "consents" }, list => Assert.Empty(card.GetProperty(list).EnumerateArray()));
    }

    private static JsonElement Mother(JsonElement card) => card.GetProperty("persons").EnumerateArray().Single(p => p.Text("role") == "mother");

    private static JsonElement Partner(JsonElement card) => card.GetProperty("persons").EnumerateArray().Single(p => p.Text("role") == "coParent");

    private async Task<Guid> WithFindingsAsync()
    {
        var file = await api.OpenColdAsync(new { name = "Nadia Fictive", dueDate = "2026-10-19", telephone = "0470 00 00 01" });
        var mother = Mother(await api.CardAsync(file)).GetProperty("id").GetGuid();
        (await api.PutAsync(file, $"persons/{mother}", new { mail = "nadia@exemple.example", address = "Rue Inventée 1, 4000 Liège" }, version: (await api.ReadAsync(file)).ETag)).Expect(200);
        (await api.OnCaseAsync(file, "persons", new { role = "coParent", name = "Marc Exemple", telephone = "0470 00 00 02" })).Expect(200);
        (await api.OnCaseAsync(file, "factors", new { code = "S14" })).Expect(200);
        (await api.OnCaseAsync(file, "factors", new { code = "P03" })).Expect(200);
        (await api.OnCaseAsync(file, "screenings", new { screening = new { instrument = "EPDS", printed = new[] { 3, 3, 2, 2, 2, 2, 3, 2, 3, 4 } } })).Expect(200);
        return file;
    }
}

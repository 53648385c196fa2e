using Coordination.Api.Demo;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Cases;

/// <summary>Story 2, a mother of sixteen: she is found able, decides alone, her parents decide and learn nothing, and of her child she is the parent.</summary>
public sealed class FollowingAYoungMother(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly object Shelter = new { categories = new[] { "identity", "social" }, kinds = new[] { "K05" } };

    [Fact]
    public async Task She_decides_once_she_was_found_able_and_nobody_in_her_place()
    {
        var young = await YoungMother.NewAsync(api);
        Assert.True((await young.MotherCardAsync()).GetProperty("minor").GetBoolean());
        (await young.DoAsync("consents", Shelter)).ExpectProblem(422, "consent-minor-not-assessed", "/capacity");
        (await young.AgreeAsync("parent")).ExpectProblem(422, "consent-not-representative", "/capacity");
        await young.ActAsync();
        (await young.AgreeAsync("parent")).Expect(200);
        (await young.AgreeAsync("parent", "K26")).ExpectProblem(422, "consent-young-person-agrees", "/by");

        var assessed = (await young.AssessAsync("ableAlone")).Expect(200).Id;
        Assert.Equal(assessed, (await young.AssessAsync("ableAlone")).Expect(200).Id);

        var card = Assert.Single((await api.CardAsync(young.File)).GetProperty("capacities").EnumerateArray());
        Assert.Equal((assessed, young.Lina, "ableAlone", YoungMother.Ground, true), (card.GetProperty("id").GetGuid(), card.GetProperty("personId").GetGuid(), card.Text("conclusion"), card.Text("ground"), card.GetProperty("active").GetBoolean()));
        Assert.Equal("", await Pipeline.EveryTable.WithAsync(api, "Comprend, pèse"));
        (await young.DoAsync("consents", new { capacity = "minorAble", kinds = new[] { "K05", "K26" } })).Expect(200);
        (await young.AgreeAsync("parent")).ExpectProblem(422, "consent-her-own-needed", "/capacity");
        (await young.AgreeAsync("representative")).ExpectProblem(422, "consent-her-own-needed", "/capacity");

        (await young.AssessAsync("notAble")).Expect(200);
        (await young.DoAsync("consents", new { capacity = "minorAble", kinds = new[] { "K05" } })).ExpectProblem(422, "consent-minor-not-assessed", "/capacity");
    }

    [Fact]
    public async Task Whoever_acts_for_nobody_any_more_gets_no_information_and_only_the_coordination_sees_so()
    {
        var young = await YoungMother.NewAsync(api);
        await young.ActAsync();
        Assert.False((await ParentAsync(People.Midwife)).TryGetProperty("noInformation", out _));

        (await young.AssessAsync("ableAlone")).Expect(200);
        Assert.True((await ParentAsync(People.SocialWorker)).GetProperty("noInformation").GetBoolean());
        Assert.False((await young.MotherCardAsync()).TryGetProperty("noInformation", out _));

        (await young.DoAsync("consents", new { capacity = "minorAble", categories = new[] { "identity", "social" }, kinds = new[] { "K01" } })).Expect(200);
        var asked = (await young.DoAsync("handovers", new { relay = DemoNetwork.IdOf(Personas.Service, "pep-liege"), need = "support", consent = "recorded" })).Expect(201).Id;
        (await young.DoAsync($"handovers/{asked}/answer", new { answer = "accepted" })).Expect(200);
        Assert.False((await ParentAsync(People.Of("relay-one"))).TryGetProperty("noInformation", out _));

        async Task<System.Text.Json.JsonElement> ParentAsync(Persona by) => (await api.CardAsync(young.File, by)).One("persons", young.Parent);
    }

    [Fact]
    public async Task Asking_a_relay_by_word_of_mouth_asks_the_same()
    {
        var young = await YoungMother.NewAsync(api);
        var relay = new { relay = DemoNetwork.IdOf(Personas.Service, "pep-liege"), need = "support", consent = "oral" };
        (await young.DoAsync("handovers", relay)).ExpectProblem(422, "consent-minor-not-assessed");
        (await young.AssessAsync("ableAlone")).Expect(200);
        (await young.DoAsync("handovers", relay)).Expect(201);
        Assert.Contains((await api.CardAsync(young.File)).GetProperty("consents").EnumerateArray(), c => c.Text("capacity") == "minorAble");
    }

    [Fact]
    public async Task A_representation_ends_with_the_commit_and_is_nothing_against_whom_she_excludes_or_hides_from()
    {
        var young = await YoungMother.NewAsync(api);
        var acting = await young.ActAsync();
        var shown = await young.ActingAsync();
        Assert.Equal((acting, "parent", true, "Acte de naissance vu."), (shown.GetProperty("id").GetGuid(), shown.Text("kind"), shown.GetProperty("active").GetBoolean(), shown.Text("reference")));
        (await young.AgreeAsync("representative")).Expect(200);

        var exclusion = (await young.DoAsync("exclusions", new { personId = young.Parent })).Expect(200).Id;
        (await young.AgreeAsync("representative")).ExpectProblem(422, "consent-not-representative", "/capacity");
        Assert.False((await young.ActingAsync()).GetProperty("active").GetBoolean());
        (await young.DoAsync($"exclusions/{exclusion}/end", new { by = young.Lina })).Expect(200);
        (await young.AgreeAsync("representative")).Expect(200);

        (await young.DoAsync($"acting/{acting}/end")).Expect(200);
        (await young.AgreeAsync("representative")).ExpectProblem(422, "consent-not-representative", "/capacity");
        await young.ActAsync();
        (await young.AgreeAsync("representative")).Expect(200);
        (await young.DoAsync("safe-contact", new { askedAlone = true, restricted = true, channels = new[] { "sms" } })).Expect(200);
        (await young.AgreeAsync("representative")).ExpectProblem(422, "consent-not-representative", "/capacity");
    }

    [Fact]
    public async Task Of_her_child_she_is_the_parent_and_nothing_of_hers_is_copied_into_its_part()
    {
        var young = await YoungMother.NewAsync(api);
        await young.ActAsync();
        (await young.DoAsync("factors", new { code = "S01", note = "Dort chez des amis." })).Expect(200);
        (await young.DoAsync("births", new { on = "2026-04-19" })).Expect(200);

        var card = await api.CardAsync(young.File);
        var born = card.GetProperty("persons").EnumerateArray().Single(p => p.Text("role") == "child");
        var child = born.GetProperty("id").GetGuid();
        Assert.DoesNotContain(card.GetProperty("factors").EnumerateArray(), f => f.TryGetProperty("personId", out var of) && of.GetGuid() == child);
        Assert.False(born.TryGetProperty("address", out _) || born.TryGetProperty("minor", out _));
        (await young.DoAsync("consents", new { capacity = "parent", about = new[] { child }, kinds = new[] { "K05" } })).Expect(200);
        (await young.DoAsync("consents", new { by = young.Parent, capacity = "parent", about = new[] { child }, kinds = new[] { "K05" } })).ExpectProblem(422, "consent-not-holder", "/by");
        (await young.DoAsync($"persons/{child}/capacity", new { conclusion = "ableAlone", ground = "x" })).ExpectProblem(422, "capacity-of-a-child", "/personId");
    }

    [Fact]
    public async Task Bad_input_is_named()
    {
        var young = await YoungMother.NewAsync(api);
        var lina = $"persons/{young.Lina}";
        (await young.DoAsync($"{lina}/capacity", new { ground = "x" })).ExpectProblem(400, "invalid-request", "/conclusion");
        (await young.DoAsync($"{lina}/capacity", new { conclusion = "ableAlone" })).ExpectProblem(400, "invalid-request", "/ground");
        (await young.DoAsync($"{lina}/capacity", new { conclusion = "ableAlone", ground = "x", scopes = Array.Empty<string>() })).ExpectProblem(422, "capacity-needs-scope", "/scopes");
        (await young.DoAsync($"{lina}/capacity", new { conclusion = "ableAlone", ground = "x", until = "2099-01-01" })).ExpectProblem(422, "capacity-until", "/until");
        (await young.DoAsync($"persons/{Guid.NewGuid()}/capacity", new { conclusion = "ableAlone", ground = "x" })).ExpectProblem(404, "not-found");
        (await young.DoAsync($"{lina}/minority")).ExpectProblem(400, "invalid-request", "/minor");
        (await young.DoAsync($"{lina}/minority", new { minor = true })).ExpectProblem(422, "minority-by-birth-date", "/minor");
        (await young.DoAsync($"persons/{young.Parent}/minority", new { minor = true })).Expect(200);
        (await young.DoAsync($"{lina}/acting", new { by = young.Parent, kind = "parent" })).ExpectProblem(400, "invalid-request", "/proof");
        (await young.DoAsync($"{lina}/acting", new { by = young.Parent, kind = "parent", proof = "court-order" })).ExpectProblem(422, "acting-proof", "/proof");
        (await young.DoAsync($"{lina}/acting", new { by = young.Lina, kind = "trusted", proof = "patient-agreement" })).ExpectProblem(422, "acting-for-oneself", "/by");
        (await young.DoAsync($"acting/{Guid.NewGuid()}/end")).ExpectProblem(404, "not-found");
        (await young.DoAsync("exclusions", new { personId = Guid.NewGuid() })).ExpectProblem(404, "not-found");
    }
}

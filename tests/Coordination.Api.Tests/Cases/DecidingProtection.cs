using System.Text.Json;
using Coordination.Api.Demo;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.Pipeline;
using Xunit;

namespace Coordination.Api.Tests.Cases;

/// <summary>Danger to a child is suspected: what is decided is written down for a few, sends nothing, and is looked at again by its day.</summary>
public sealed class DecidingProtection(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Its_author_and_its_reviewer_read_it_and_it_is_owed_until_it_ends()
    {
        var file = await api.OpenColdAsync();
        var id = (await DecideAsync(file, People.SocialWorker, new { seen = "Bébé seul dans le bain.", told = "Dit par la voisine.", supposed = "Souvent seul.", tried = "Deux visites.", consultedOthers = "Dr Fictive.", familyInformed = false, whyNotInformed = "Père présent.", decision = "inform-saj", ground = "necessity" })).Expect(200).Id;

        foreach (var reader in new[] { People.Midwife, People.SocialWorker })
        {
            var card = Assert.Single(await ListAsync(file, reader));
            Assert.Equal(
                (id, "Bébé seul dans le bain.", "Dit par la voisine.", "Souvent seul.", "Deux visites.", "Dr Fictive.", "no", "Père présent.", "inform-saj", "necessity", "2026-04-27"),
                (card.GetProperty("id").GetGuid(), card.Text("seen"), card.Text("told"), card.Text("supposed"), card.Text("tried"), card.Text("consultedOthers"), card.Text("familyInformed"), card.Text("whyNotInformed"), card.Text("decision"), card.Text("ground"), card.Text("reviewOn")));
            Assert.Equal(card.ToString(), (await api.ReadAsync(file, reader, $"/protection-decisions/{id}")).Expect(200).Json.ToString());
            Assert.Contains((await api.ReadAsync(file, reader, "/timeline?limit=100")).Expect(200).Json.GetProperty("items").EnumerateArray(), line => line.Text("what") == "protectionDecided");
        }

        Assert.Equal("", await EveryTable.WithAsync(api, "seul dans le bain"));
        Assert.Empty(await api.LedgerAsync(file));
        Assert.Equal("2026-04-27", await api.DueAsync(file, "protection-review"));
        var act = (await RowAsync(file, People.SocialWorker)).GetProperty("acts").GetProperty("done").GetProperty("url").GetString()!;
        (await api.As(People.SocialWorker).DoAsync(act, new { text = "Revue à deux.", nextReviewOn = "2026-05-20" })).Expect(200);
        Assert.Equal("2026-05-20", await api.DueAsync(file, "protection-review"));
        (await api.As(People.Midwife).DoAsync(act, new { text = "La famille accepte l'aide." })).Expect(200);
        Assert.Equal("nothing", await api.DueAsync(file, "protection-review"));
        Assert.Equal(["Revue à deux.", "La famille accepte l'aide."], (await ListAsync(file, People.Midwife))[0].GetProperty("reviews").EnumerateArray().Select(r => r.Text("text")));
        (await api.As(People.SocialWorker).DoAsync(act, new { text = "Encore." })).ExpectProblem(409, "protection-over");
    }

    [Fact]
    public async Task For_everybody_else_in_the_case_there_is_none()
    {
        var file = await api.OpenColdAsync();
        await api.HandOverAsync(file, "pep-liege", new { categories = new[] { "identity", "social", "violence" } });
        var relay = People.Of("relay-one");
        string[] paths = ["", "/timeline?limit=100", "/disclosures", "/protection-decisions", "/relations"];
        async Task<string[]> SeenAsync(Persona by) =>
        [
            .. await Task.WhenAll(paths.Select(async path => await ToldAsync(by, $"/v1/cases/{file}{path}"))), await ToldAsync(by, $"/v1/worklist?limit=100&caseId={file}"),
            await ToldAsync(by, "/v1/me/today"), await ToldAsync(by, "/v1/cases?limit=100"),
        ];
        var before = (await SeenAsync(People.SocialWorker), await SeenAsync(relay));

        var id = (await DecideAsync(file, People.Supervisor)).Expect(200).Id;
        await api.SweepAsync();

        Assert.Equal(before.Item1, await SeenAsync(People.SocialWorker));
        Assert.Equal(before.Item2, await SeenAsync(relay));
        foreach (var other in new[] { People.SocialWorker, relay, People.MidwifeHeusy })
        {
            (await api.ReadAsync(file, other, $"/protection-decisions/{id}")).ExpectProblem(404, "not-found");
            (await api.OnCaseAsync(file, $"protection-decisions/{id}/review", new { text = "x" }, other)).ExpectProblem(404, "not-found");
        }

        (await DecideAsync(file, People.Supervisor, new { follows = id }, People.SocialWorker)).ExpectProblem(404, "not-found");
        (await api.OnCaseAsync(file, "steps/protection-review/done", new { occurrence = $"{id:N}@2026-04-27" }, People.SocialWorker)).ExpectProblem(409, "step-needs-its-record");
        (await api.OnCaseAsync(file, "steps/protection-review/later", new { occurrence = $"{id:N}@2026-04-27", to = "2026-04-28", reason = "later" })).ExpectProblem(409, "step-needs-its-record");
    }

    [Fact]
    public async Task A_colleague_who_was_consulted_reads_it_and_does_not_look_at_it_again()
    {
        var file = await api.OpenColdAsync();
        await api.HandOverAsync(file, "pep-liege", new { categories = new[] { "identity", "social" } });
        var id = (await DecideAsync(file, People.Supervisor, new { consulted = new[] { People.SocialWorker.Id, People.Of("relay-one").Id, People.Of("sender").Id } })).Expect(200).Id;

        foreach (var colleague in new[] { People.SocialWorker, People.Of("relay-one") })
        {
            Assert.Single(await ListAsync(file, colleague));
            (await api.OnCaseAsync(file, $"protection-decisions/{id}/review", new { text = "x" }, colleague)).ExpectProblem(403, "protection-not-yours");
        }

        (await api.ReadAsync(file, People.Of("sender"), "/protection-decisions")).ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task It_needs_no_consent_is_followed_and_never_changed_and_outlives_the_closing_of_the_case()
    {
        var file = await api.OpenColdAsync();
        var consent = await api.HandOverAsync(file, "dr-invented", new { categories = new[] { "identity", "social" } });
        (await api.OnCaseAsync(file, $"consents/{consent}/withdraw")).Expect(200);
        var first = (await DecideAsync(file, People.SocialWorker)).Expect(200).Id;
        var next = (await DecideAsync(file, People.Supervisor, new { decision = "Demander l'avis de la pédiatre", ground = "Autre texte", follows = first, reviewOn = "2026-04-22" }, People.SocialWorker)).Expect(200).Id;

        var cards = await ListAsync(file, People.SocialWorker);
        Assert.Equal((next, "other", "Demander l'avis de la pédiatre", "Autre texte", "2026-04-22"), (cards[0].GetProperty("id").GetGuid(), cards[0].Text("decision"), cards[0].Text("decisionText"), cards[0].Text("groundText"), cards[0].Text("reviewOn")));
        Assert.Equal((next, "tell-family-first", null), (cards[1].GetProperty("followedBy").GetGuid(), cards[1].Text("decision"), cards[1].Text("reviewOn")));
        Assert.Equal("2026-04-22", await api.DueAsync(file, "protection-review"));
        Assert.Equal([first], (await ListAsync(file, People.Midwife)).Select(card => card.GetProperty("id").GetGuid()));
    }

    [Fact]
    public async Task Whoever_closes_the_case_without_knowing_of_it_ends_nothing()
    {
        var file = await api.OpenColdAsync();
        var id = (await DecideAsync(file, People.Supervisor)).Expect(200).Id;
        (await api.CloseCaseAsync(file)).Expect(200);

        Assert.Equal("2026-04-27", await api.DueAsync(file, "protection-review"));
        (await api.OnCaseAsync(file, $"protection-decisions/{id}/review", new { text = "Terminé." }, People.Supervisor)).Expect(200);
        Assert.Equal("nothing", await api.DueAsync(file, "protection-review"));
    }

    [Fact]
    public async Task Bad_input_is_named()
    {
        var file = await api.OpenColdAsync();
        (await DecideAsync(file, People.SocialWorker, new { seen = "" })).ExpectProblem(422, "protection-needs-facts", "/seen");
        (await DecideAsync(file, People.SocialWorker, new { familyInformed = false })).ExpectProblem(422, "protection-needs-why-not", "/whyNotInformed");
        (await DecideAsync(file, People.Midwife)).ExpectProblem(422, "protection-own-review", "/reviewer");
        (await DecideAsync(file, People.Of("sender"))).ExpectProblem(422, "protection-reviewer-unrelated", "/reviewer");
        (await DecideAsync(file, People.SocialWorker, new { reviewOn = "2026-04-28" })).ExpectProblem(422, "protection-review-day", "/reviewOn");
        (await DecideAsync(file, People.SocialWorker, new { decision = "" })).ExpectProblem(400, "invalid-request", "/decision");
        (await api.OnCaseAsync(file, "protection-decisions", new { seen = "x", decision = "inform-saj", ground = "458bis" })).ExpectProblem(400, "invalid-request", "/familyInformed");
        (await api.OnCaseAsync(file, $"protection-decisions/{Guid.NewGuid()}/review", new { text = "x" })).ExpectProblem(404, "not-found");
    }

    private Task<HttpAnswer> DecideAsync(Guid file, Persona reviewer, object? with = null, Persona? by = null) => api.ProtectAsync(file, reviewer, with, by);

    private Task<JsonElement[]> ListAsync(Guid file, Persona by) => api.ProtectionsAsync(file, by);

    private async Task<string> ToldAsync(Persona by, string path)
    {
        var answer = await api.As(by).AskAsync(path);
        return (int)answer.Status < 400 ? answer.Text : $"{(int)answer.Status} {answer.Json.Text("type")}";
    }

    private Task<JsonElement> RowAsync(Guid file, Persona by) => api.ProtectionRowAsync(file, by);
}

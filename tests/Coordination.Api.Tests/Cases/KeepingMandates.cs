using Coordination.Api.Demo;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Cases;

/// <summary>The register of mandates: what rests on one ends with it, and no service of voluntary help knows of it.</summary>
public sealed class KeepingMandates(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly Persona Mandated = People.Of("mandated");

    /// <summary>Works at the mandated service too.</summary>
    private static readonly Persona Relay = People.Of("treating");

    [Fact]
    public async Task A_mandate_that_ends_closes_the_case_to_whoever_rests_on_it_in_the_next_request()
    {
        var (file, child) = await OpenAsync();
        var mandate = await api.MandateAsync(file, child);
        (await api.OnCaseAsync(file, "relations", Resting(child, mandate))).Expect(200);
        var entry = (await api.OnCaseAsync(file, "entries", new { text = "L'enfant a été vu.", personId = child })).Expect(200).Id;
        (await api.OnCaseAsync(file, $"entries/{entry}/disclose", CaseRequests.Disclosing(Mandated.Id))).Expect(200);
        Assert.Equal([entry], (await api.CardAsync(file, Mandated)).Ids("entries"));

        (await api.OnCaseAsync(file, $"mandates/{mandate}/end", new { reason = "lifted" })).Expect(200);

        (await api.ReadAsync(file, Mandated)).ExpectProblem(404, "not-found");
        Assert.EndsWith("mandate_ended relation_ended", await api.EventsAsync(file), StringComparison.Ordinal);
        (await api.OnCaseAsync(file, $"mandates/{mandate}/end")).Expect(200);
        (await api.OnCaseAsync(file, "relations", Resting(child, mandate))).ExpectProblem(422, "relation-unknown-proof", "/proofId");
        (await api.OnCaseAsync(file, $"mandates/{Guid.NewGuid()}/end")).ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task What_rests_on_a_mandate_is_over_with_its_last_day()
    {
        var (file, child) = await OpenAsync();
        var today = Domain.Time.CivilTime.DayOf(api.Clock.GetUtcNow());
        var mandate = await api.MandateAsync(file, child, "spj", $"{today.AddDays(9):yyyy-MM-dd}");
        (await api.OnCaseAsync(file, "relations", Resting(child, mandate))).Expect(200);
        var line = (await api.As(People.Midwife).AskAsync($"/v1/cases/{file}/relations")).Expect(200).Json.GetProperty("items").EnumerateArray().Single(r => r.Text("role") == "mandated");
        Assert.Equal(("mandate", Domain.Time.CivilTime.StartOfDay(today.AddDays(10))), (line.Text("basis"), line.GetProperty("until").GetDateTimeOffset()));
        var longer = Domain.Time.CivilTime.StartOfDay(today.AddDays(20));
        (await api.OnCaseAsync(file, "relations", new { holder = HandedTo, holderKind = "relay", role = "mandated", basis = "mandate", personId = child, proof = "mandate", proofId = mandate, until = longer }))
            .ExpectProblem(422, "relation-outlives-mandate", "/until");
        (await api.OnCaseAsync(file, "relations", Resting((await api.CardAsync(file)).GetProperty("persons")[0].GetProperty("id").GetGuid(), mandate)))
            .ExpectProblem(422, "relation-mandate-of-another", "/personId");
    }

    [Fact]
    public async Task A_relay_that_a_mandate_alone_lets_in_finds_what_was_disclosed_to_it_and_nothing_once_the_mandate_ends()
    {
        (await api.As(People.Supervisor).DoAsync($"/v1/accounts/{Relay.Id}/roles", new { role = "careMember", relayId = HandedTo, proof = "employment" })).Expect(201);
        foreach (var byItsYes in new[] { true, false })
        {
            var (file, child) = await OpenAsync();
            (await api.OnCaseAsync(file, "consents", new { relays = new[] { HandedTo }, categories = new[] { "identity", "social", "medical" } })).Expect(200);
            var kept = (await api.OnCaseAsync(file, "entries", new { text = "Dit en confiance." })).Expect(200).Id;
            var told = (await api.OnCaseAsync(file, "entries", new { text = "L'enfant a été vu.", personId = child })).Expect(200).Id;
            var mandate = await api.MandateAsync(file, child, "spj");
            var request = byItsYes ? await AcceptedAsync(file) : null;
            if (!byItsYes)
            {
                (await api.OnCaseAsync(file, "relations", new { holder = HandedTo, holderKind = "relay", role = "careMember", basis = "mandate", personId = child, proof = "mandate", proofId = mandate })).Expect(200);
            }

            await NothingAsync(file);
            (await api.OnCaseAsync(file, $"entries/{told}/disclose", CaseRequests.Disclosing(HandedTo))).Expect(200);
            var card = (await api.ReadAsync(file, Relay)).Expect(200);
            Assert.Equal([told], card.Json.Ids("entries"));
            Assert.All(["confiance", "470", "Maud", $"{kept}"], word => Assert.DoesNotContain(word, card.Text, StringComparison.Ordinal));

            (await api.OnCaseAsync(file, $"mandates/{mandate}/end", new { reason = "lifted" })).Expect(200);
            Assert.EndsWith("mandate_ended relation_ended", await api.EventsAsync(file), StringComparison.Ordinal);
            await NothingAsync(file);
            await OutsideAsync(request);
        }
    }

    // What it was asked is not told again; that it stops is heard.
    private async Task OutsideAsync(string? request)
    {
        if (request is not null)
        {
            (await api.As(Relay).AskAsync(request)).ExpectProblem(404, "not-found");
            Assert.DoesNotContain(request.Split('/')[^1], (await api.As(Relay).AskAsync("/v1/relay/requests?limit=100")).Expect(200).Text, StringComparison.Ordinal);
            (await api.As(Relay).DoAsync($"{request}/answer", new { answer = "refused", reason = "mandate-missing" })).Expect(200);
        }
    }

    private async Task<string> AcceptedAsync(Guid file)
    {
        var asked = (await api.As(People.Midwife).DoAsync($"/v1/cases/{file}/handovers", new { relay = HandedTo, kind = "surveillance", need = "support", consent = "recorded" })).Expect(201).Id;
        (await api.As(Relay).DoAsync($"/v1/relay/requests/{asked}/answer", new { answer = "accepted" })).Expect(200);
        (await api.As(Relay).AskAsync($"/v1/relay/requests/{asked}")).Expect(200);
        return $"/v1/relay/requests/{asked}";
    }

    private async Task NothingAsync(Guid file)
    {
        foreach (var path in new[] { "", "/timeline", "/mandates", "/handovers", "/disclosures", "/relations" })
        {
            (await api.As(Relay).AskAsync($"/v1/cases/{file}{path}")).ExpectProblem(404, "not-found");
        }

        Assert.DoesNotContain(file, (await api.As(Relay).AskAsync("/v1/cases?limit=100")).Expect(200).Json.Ids("items"));
        (await api.OnCaseAsync(file, "entries", new { text = "x" }, Relay)).ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task The_register_tells_whose_decision_it_is_to_the_case_and_nothing_to_voluntary_help()
    {
        var (file, child) = await OpenAsync();
        await api.HandOverAsync(file, "dr-invented", new { categories = new[] { "identity", "psychic", "social", "justice", "medical", "violence", "childDevelopment" } });
        var empty = (await api.As(People.Psychiatrist).AskAsync($"/v1/cases/{file}/mandates")).Expect(200);
        var timeline = (await api.As(People.Psychiatrist).AskAsync($"/v1/cases/{file}/timeline?limit=100")).Expect(200);

        (await api.OnCaseAsync(file, "mandates", new { authority = "court", personId = child, decidedBy = "Juge Exemple", reference = "2026/42" })).Expect(200);

        var line = (await api.As(People.SocialWorker).AskAsync($"/v1/cases/{file}/mandates")).Expect(200).Json.GetProperty("items").EnumerateArray().Single();
        Assert.Equal(("court", "constrained", "Juge Exemple", "2026/42", true), (line.Text("authority"), line.Text("help"), line.Text("decidedBy"), line.Text("reference"), line.GetProperty("active").GetBoolean()));
        Assert.Equal(empty.Text, (await api.As(People.Psychiatrist).AskAsync($"/v1/cases/{file}/mandates")).Expect(200).Text);
        Assert.Equal(timeline.Text, (await api.As(People.Psychiatrist).AskAsync($"/v1/cases/{file}/timeline?limit=100")).Expect(200).Text);
        Assert.Contains("Mandate recorded", (await api.As(People.Midwife).AskAsync($"/v1/cases/{file}/timeline?limit=100")).Expect(200).Text, StringComparison.Ordinal);
        foreach (var stranger in new[] { People.MidwifeHeusy, Mandated, People.Of("relay-one") })
        {
            (await api.As(stranger).AskAsync($"/v1/cases/{file}/mandates")).ExpectProblem(404, "not-found");
            (await api.OnCaseAsync(file, "mandates", new { authority = "saj", personId = child }, by: stranger)).ExpectProblem(404, "not-found");
        }

        (await api.OnCaseAsync(file, "mandates", new { authority = "saj", personId = child }, by: People.Psychiatrist)).ExpectProblem(403, "not-allowed");
    }

    [Fact]
    public async Task A_mandate_has_an_authority_a_person_and_an_end_after_its_start()
    {
        var (file, child) = await OpenAsync();
        (await api.OnCaseAsync(file, "mandates", new { personId = child })).ExpectProblem(400, "invalid-request", "/authority");
        (await api.OnCaseAsync(file, "mandates", new { authority = "saj" })).ExpectProblem(400, "invalid-request", "/personId");
        (await api.OnCaseAsync(file, "mandates", new { authority = "none", personId = child })).ExpectProblem(422, "mandate-of-nobody", "/authority");
        (await api.OnCaseAsync(file, "mandates", new { authority = "ocj", personId = child })).ExpectProblem(422, "mandate-help-unsaid", "/help");
        (await api.OnCaseAsync(file, "mandates", new { authority = "saj", help = "constrained", personId = child })).ExpectProblem(422, "mandate-other-help", "/help");
        (await api.OnCaseAsync(file, "mandates", new { authority = "spj", personId = child, from = "2026-05-04", until = "2026-05-03" })).ExpectProblem(422, "mandate-ends-before-start", "/until");
        var first = (await api.OnCaseAsync(file, "mandates", new { authority = "ocj", help = "constrained", personId = child })).Expect(200);
        Assert.Equal(first.Id, (await api.OnCaseAsync(file, "mandates", new { authority = "ocj", help = "constrained", personId = child })).Expect(200).Id);
        (await api.OnCaseAsync(file, "mandates", new { authority = "ocj", help = "constrained", personId = child, until = "2031-01-01" })).ExpectProblem(409, "mandate-already-there");
    }

    [Fact]
    public async Task A_proposal_says_whether_its_mandate_runs_and_on_what_basis_the_service_works()
    {
        var (file, child) = await OpenAsync();
        Assert.Equal("basis-mandate-missing", await BasisAsync(file));
        await api.MandateAsync(file, child);
        Assert.Equal("basis-mandate-present", await BasisAsync(file));
    }

    private static Guid HandedTo => DemoNetwork.IdOf(Personas.Service, "phare");

    private static object Resting(Guid person, Guid mandate) => new { holder = Mandated.Id, role = "mandated", basis = "mandate", personId = person, proof = "mandate", proofId = mandate };

    private async Task<string?> BasisAsync(Guid file)
    {
        var fit = (await api.As(People.Midwife).AskAsync($"/v1/cases/{file}/relay-proposals?kind=K13")).Expect(200).Json.GetProperty("items")[0];
        Assert.Equal("mandated", fit.Text("basis"));
        return fit.GetProperty("reasons").EnumerateArray().Select(r => r.Text("code")).Single(code => code!.StartsWith("basis-", StringComparison.Ordinal));
    }

    private async Task<(Guid File, Guid Child)> OpenAsync()
    {
        var file = await api.OpenColdAsync(new { name = "Maud Mandat", childBornOn = "2026-04-02", telephone = "+32 470 00 00 09" });
        return (file, (await api.CardAsync(file)).GetProperty("persons").EnumerateArray().Single(p => p.Text("role") == "child").GetProperty("id").GetGuid());
    }
}

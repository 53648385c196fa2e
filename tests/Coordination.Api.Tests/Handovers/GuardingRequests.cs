using Coordination.Api.Tests.Cases;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Handovers;

/// <summary>Surveillance is not asked of voluntary help, nor anything of a mandated service without its mandate; who tries is shown the right door and counted.</summary>
public sealed class GuardingRequests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static Guid Voluntary => HandoverSteps.Relay("dr-invented");

    private static Guid Mandated => HandoverSteps.Relay("phare");

    private static Guid Both => HandoverSteps.Relay("hirondelles");

    private static Guid Anonymous => HandoverSteps.Relay("perron-bleu");

    [Theory]
    [InlineData("surveillance")]
    [InlineData("report")]
    [InlineData("keep-an-eye-on")]
    public async Task A_service_of_voluntary_help_is_not_asked_to_supervise_whatever_it_is_called(string kind)
    {
        var (file, child) = await OpenAsync();
        var refused = (await AskAsync(file, Voluntary, kind)).ExpectProblem(422, "request-not-of-help", "/kind");
        Assert.Contains("SAJ", refused.Json.Text("next")!, StringComparison.Ordinal);
        Assert.Equal("Un service volontaire ne surveille pas et ne fait pas rapport", refused.Json.Text("title"));

        await api.MandateAsync(file, child, "court");
        (await AskAsync(file, Voluntary, kind)).ExpectProblem(422, "request-not-of-help", "/kind");
        Assert.Equal("", await api.Raw.AskAsync<string>($"select coalesce(string_agg(state, ''), '') from coordination.handover_head where case_id = '{file}'"));
        (await AskAsync(file, Voluntary, null)).Expect(201);
    }

    [Fact]
    public async Task A_mandated_service_is_asked_under_its_mandate_and_supervises_only_under_constraint()
    {
        var (file, child) = await OpenAsync();
        (await AskAsync(file, Mandated, "support")).ExpectProblem(409, "request-mandate-missing", "/kind");
        var court = await api.MandateAsync(file, child, "court");
        // Of an authority that does not mandate this service.
        (await AskAsync(file, Mandated, "support")).ExpectProblem(409, "request-mandate-missing", "/kind");
        await api.MandateAsync(file, child);
        (await AskAsync(file, Mandated, "surveillance")).ExpectProblem(409, "request-constraint-missing", "/kind");
        var asked = (await AskAsync(file, Mandated, "report")).Expect(201);
        (await api.OnAsync(asked, "answer", new { answer = "accepted" })).Expect(200);
        var relation = (await api.As(People.Midwife).AskAsync($"/v1/cases/{file}/relations")).Expect(200).Json.GetProperty("items").EnumerateArray().Single(r => r.Text("role") == "careMember");
        Assert.Equal(("mandate", "mandate"), (relation.Text("basis"), relation.Text("proof")));
        (await AskAsync(file, Both, "surveillance")).Expect(201);

        (await api.OnCaseAsync(file, $"mandates/{court}/end", new { reason = "lifted" })).Expect(200);
        (await AskAsync(file, HandoverSteps.Relay("mobile"), "surveillance")).ExpectProblem(409, "request-constraint-missing", "/kind");
    }

    [Fact]
    public async Task A_place_without_names_is_asked_nothing_and_the_family_is_told_of_it()
    {
        var (file, _) = await OpenAsync();
        var refused = (await AskAsync(file, Anonymous, "support", "anonymous")).ExpectProblem(409, "handover-relay-anonymous", "/relay");
        Assert.Contains("la famille", refused.Json.Text("next")!, StringComparison.Ordinal);
        var english = await api.As(People.Midwife).SendAsync(HttpMethod.Post, $"/v1/cases/{file}/handovers", new { relay = Anonymous, need = "support", consent = "oral" });
        english.ExpectProblem(409, "handover-relay-anonymous");
    }

    [Fact]
    public async Task What_was_asked_is_seen_by_the_coordinator_and_by_the_relay()
    {
        var (file, _) = await OpenAsync();
        var asked = (await AskAsync(file, Voluntary, "evaluation")).Expect(201);

        var card = await api.CardAsync(asked);
        Assert.Equal(("evaluation", "voluntary"), (card.Text("kind"), card.GetProperty("relay").Text("basis")));
        Assert.Equal("evaluation", (await api.As(People.Psychiatrist).AskAsync($"/v1/relay/requests/{asked.Id}")).Expect(200).Json.Text("kind"));
        var row = (await api.As(People.Psychiatrist).AskAsync("/v1/relay/requests")).Expect(200).Json.One("items", asked.Id);
        Assert.Equal("evaluation", row.Text("kind"));
    }

    [Fact]
    public async Task Each_attempt_is_counted_once_without_names()
    {
        var (file, _) = await OpenAsync();
        var before = await CountedAsync("voluntary", "surveillance");
        for (var again = 0; again < 3; again++)
        {
            (await AskAsync(file, Voluntary, "surveillance", key: $"try-{file}")).ExpectProblem(422, "request-not-of-help");
        }

        (await AskAsync(file, Voluntary, "surveillance")).ExpectProblem(422, "request-not-of-help");
        (await AskAsync(file, Voluntary, "surveille-madame-x")).ExpectProblem(422, "request-not-of-help");
        Assert.Equal(before + 2, await CountedAsync("voluntary", "surveillance"));

        var page = (await api.As(People.Supervisor).AskAsync("/v1/counts/refused-requests?sort=count&limit=100")).Expect(200);
        Assert.DoesNotContain("madame", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(file.ToString(), page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(People.Midwife.Id.ToString(), page.Text, StringComparison.Ordinal);
        var counts = page.Json.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("count").GetInt64()).ToArray();
        Assert.Equal(counts.OrderDescending(), counts);
        Assert.Equal(3, await api.Raw.AskAsync<long>($"select count(*) from coordination.refused_request where case_id = '{file}' and account = '{People.Midwife.Id}'"));
    }

    [Fact]
    public async Task Counts_come_in_pages_for_the_team_and_for_nobody_else()
    {
        var (file, _) = await OpenAsync();
        (await AskAsync(file, Voluntary, "surveillance")).ExpectProblem(422, "request-not-of-help");
        (await AskAsync(file, Mandated, "care")).ExpectProblem(409, "request-mandate-missing");

        var first = (await api.As(People.Midwife).AskAsync("/v1/counts/refused-requests?limit=1")).Expect(200).Json;
        var second = (await api.As(People.Midwife).AskAsync(first.Text("next")!)).Expect(200).Json;
        Assert.NotEqual(first.GetProperty("items")[0].ToString(), second.GetProperty("items")[0].ToString());
        (await api.As(People.Midwife).AskAsync("/v1/counts/refused-requests?cursor=x")).ExpectProblem(400, "invalid-request");
        foreach (var role in new[] { "relay-one", "mandated", "admin", "treating" })
        {
            (await api.As(People.Of(role)).AskAsync("/v1/counts/refused-requests")).ExpectProblem(404, "not-found");
        }
    }

    private async Task<(Guid File, Guid Child)> OpenAsync()
    {
        var file = await api.OpenColdAsync(new { name = "Gilda Gardée", childBornOn = "2026-04-02" });
        return (file, (await api.CardAsync(file)).GetProperty("persons").EnumerateArray().Single(p => p.Text("role") == "child").GetProperty("id").GetGuid());
    }

    private Task<HttpAnswer> AskAsync(Guid file, Guid relay, string? kind, string consent = "oral", string? key = null) =>
        api.As(People.Midwife).DoAsync($"/v1/cases/{file}/handovers", new { relay, kind, need = "support", consent }, key: key);

    private async Task<long> CountedAsync(string basis, string kind) =>
        (await api.As(People.Supervisor).AskAsync("/v1/counts/refused-requests?limit=100")).Expect(200).Json.GetProperty("items").EnumerateArray()
            .Where(row => row.Text("basis") == basis && row.Text("kind") == kind).Sum(row => row.GetProperty("count").GetInt64());
}

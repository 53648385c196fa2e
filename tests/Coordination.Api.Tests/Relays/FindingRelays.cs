using System.Text.Json;
using Coordination.Api.Demo;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Relays;

public sealed class FindingRelays(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task The_directory_is_paged_in_the_order_of_names_without_loss_or_repeat()
    {
        List<string> seen = [];
        for (string? path = "/v1/relays?limit=7"; path is not null;)
        {
            var page = (await api.As(People.Midwife).AskAsync(path)).Expect(200).Json;
            seen.AddRange(Names(page));
            path = page.TryGetProperty("next", out var next) ? next.GetString() : null;
        }

        Assert.Equal(DemoNetwork.Relays.Select(r => r.Record.Name).Order(StringComparer.InvariantCultureIgnoreCase), seen);
    }

    [Theory]
    [InlineData("kind=K17&language=fr", "Dr Fictive, psychiatre|Dr Invented, psychiatre")]
    [InlineData("kind=K01&postcode=4800", "PEP's ONE de Verviers")]
    [InlineData("basis=anonymous", "Maison Verte La Marelle|Maison Verte Le Perron bleu")]
    [InlineData("q=MEANDRE", "SSM Le Méandre, équipe petite enfance")]
    [InlineData("kind=K02&ageDays=3000", "")]
    public async Task Every_filter_that_is_given_must_hold(string filter, string expected)
    {
        var page = (await api.As(People.Midwife).AskAsync("/v1/relays?" + filter)).Expect(200).Json;
        Assert.Equal(expected, string.Join('|', Names(page)));
    }

    [Theory]
    [InlineData("postcode=40", "/postcode")]
    [InlineData("ageDays=3&gaDays=100", "/gaDays")]
    [InlineData("cursor=abc", "/cursor")]
    [InlineData("basis=pleasant", "/basis")]
    public async Task A_filter_without_meaning_is_named(string filter, string field) =>
        (await api.As(People.Midwife).AskAsync("/v1/relays?" + filter)).ExpectProblem(400, "invalid-request", field);

    [Fact]
    public async Task Kinds_have_labels_in_three_languages()
    {
        var kinds = (await api.As(People.SocialWorker).AskAsync("/v1/relay-kinds")).Expect(200).Json.GetProperty("kinds").EnumerateArray().ToArray();

        Assert.Equal(39, kinds.Length);
        Assert.All(kinds, kind => Assert.All(["fr", "nl", "en"], l => Assert.NotEmpty(kind.GetProperty("label").GetProperty(l).GetString()!)));
    }

    [Fact]
    public async Task A_proposal_says_its_reasons_and_its_order_and_only_to_who_leads_the_case()
    {
        var file = await api.OpenCaseAsync("Prudence Proposée");
        var first = (await api.As(People.Midwife).AskAsync($"/v1/cases/{file}/relay-proposals?kind=K17&expectedEntry=2026-05-04")).Expect(200).Json;

        Assert.NotEmpty(first.GetProperty("orderInWords").GetProperty("nl").GetString()!);
        Assert.Equal(2, first.GetProperty("items").GetArrayLength());
        Assert.All(first.GetProperty("items").EnumerateArray(), fit => Assert.NotEqual(0, fit.GetProperty("reasons").GetArrayLength()));
        (await api.As(People.MidwifeHeusy).AskAsync($"/v1/cases/{file}/relay-proposals")).ExpectProblem(404, "not-found");
        (await api.As(People.Of("relay-one")).AskAsync($"/v1/cases/{file}/relay-proposals")).ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task A_reason_rests_on_what_its_reader_may_see_and_betrays_nothing_that_is_sealed()
    {
        var file = await api.OpenCaseAsync("Sidonie Scellée");
        (await api.As(People.Midwife).DoAsync($"/v1/cases/{file}/factors", new { code = "P10", level = "n4" })).Expect(200);

        Assert.Contains("admission-met factor:P10+P11", await ReasonsAsync(People.Midwife, file, "K22"));
        Assert.Contains("admission-unknown factor:P10+P11", await ReasonsAsync(People.SocialWorker, file, "K22"));
    }

    [Fact]
    public async Task Proposals_are_paged_in_their_own_order()
    {
        var file = await api.OpenCaseAsync("Paulette Pagée");
        var whole = (await api.As(People.Midwife).AskAsync($"/v1/cases/{file}/relay-proposals?limit=100")).Expect(200).Json;
        List<string> seen = [];
        for (string? path = $"/v1/cases/{file}/relay-proposals?limit=9"; path is not null;)
        {
            var page = (await api.As(People.Midwife).AskAsync(path)).Expect(200).Json;
            seen.AddRange(Names(page));
            path = page.TryGetProperty("next", out var next) ? next.GetString() : null;
        }

        Assert.Equal(DemoNetwork.Relays.Length, seen.Count);
        Assert.Equal(Names(whole), seen);
    }

    private async Task<IEnumerable<string>> ReasonsAsync(Persona by, Guid file, string kind) =>
        (await api.As(by).AskAsync($"/v1/cases/{file}/relay-proposals?kind={kind}")).Expect(200).Json.GetProperty("items")[0].GetProperty("reasons")
            .EnumerateArray().Select(r => $"{r.GetProperty("code").GetString()} {r.GetProperty("fact").GetString()}");

    private static IEnumerable<string> Names(JsonElement page) => page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("name").GetString()!);
}

using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Pipeline;

/// <summary>A list that is asked for a code of no list says so: an empty answer would read as if there were nothing.</summary>
public sealed class MistypingAFilter(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Theory]
    [InlineData("/v1/cases")]
    [InlineData("/v1/alerts")]
    [InlineData("/v1/worklist")]
    public async Task A_site_that_is_none_is_told(string list)
    {
        Assert.Contains("/v1/sites", (await AskAsync($"{list}?site=montlegai")).ExpectProblem(422, "service-site-unknown", "/site").Text, StringComparison.Ordinal);
        (await AskAsync($"{list}?site=montlegia")).Expect(200);
        (await AskAsync($"{list}?site=heusy")).Expect(200);
    }

    [Fact]
    public async Task A_site_that_is_none_has_no_accounts_either()
    {
        (await api.As(People.Supervisor).AskAsync("/v1/accounts?site=montlegai")).ExpectProblem(422, "service-site-unknown", "/site");
        (await api.As(People.Supervisor).AskAsync("/v1/accounts?site=heusy")).Expect(200);
    }

    [Fact]
    public async Task A_kind_of_relay_and_a_kind_of_sender_are_of_their_lists()
    {
        var file = await api.OpenCaseAsync();
        foreach (var list in new[] { "/v1/relays", $"/v1/cases/{file}/relay-proposals" })
        {
            Assert.Contains("relay-kind", (await AskAsync($"{list}?kind=K1")).ExpectProblem(400, "invalid-request", "/kind").Text, StringComparison.Ordinal);
            (await AskAsync($"{list}?kind=K01")).Expect(200);
        }

        Assert.Contains("maternityHome", (await AskAsync("/v1/alerts?source=doctor")).ExpectProblem(400, "invalid-request", "/source").Text, StringComparison.Ordinal);
        (await AskAsync("/v1/alerts?source=gp")).Expect(200);
    }

    private Task<HttpAnswer> AskAsync(string path) => api.As(People.Midwife).AskAsync(path);
}

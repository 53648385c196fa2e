using Coordination.Api.Demo;
using Coordination.Api.Tests.Cases;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Handovers;

/// <summary>A relay knows of another one as far as the family agreed; what is left out shows neither as a short page nor as a next one.</summary>
public sealed class KnowingOfOtherRelays(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly Persona Pep = People.Of("relay-one");

    [Theory]
    [InlineData("social", false)]
    [InlineData("psychic", true)]
    public async Task Another_relay_and_its_need_are_there_only_where_their_category_is_agreed(string category, bool knows)
    {
        var file = await api.OpenColdAsync();
        await api.HandOverAsync(file, "pep-liege", new { categories = new[] { "identity", "social", category } });
        var other = (await api.AskRelayAsync(file, HandoverSteps.Psychiatrist)).Expect(201).Id;

        var listed = (await api.As(Pep).AskAsync($"/v1/cases/{file}/handovers")).Expect(200);
        var timeline = (await api.As(Pep).AskAsync($"/v1/cases/{file}/timeline")).Expect(200).Text;

        (await api.As(Pep).AskAsync($"/v1/cases/{file}/handovers/{other}")).Expect(knows ? 200 : 404);
        Assert.Equal(knows ? 2 : 1, listed.Json.GetProperty("items").GetArrayLength());
        Assert.Equal(knows, listed.Text.Contains(HandoverSteps.Psychiatrist.ToString(), StringComparison.Ordinal));
        Assert.Equal(knows, timeline.Contains(other.ToString(), StringComparison.Ordinal));
        Assert.Equal(2, (await api.As(People.Midwife).AskAsync($"/v1/cases/{file}/handovers")).Expect(200).Json.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task A_page_of_a_cases_handovers_fills_up_from_what_may_be_read()
    {
        var file = await api.OpenColdAsync();
        await api.HandOverAsync(file, "pep-liege", new { categories = new[] { "identity", "social" } });
        (await api.AskRelayAsync(file, HandoverSteps.Psychiatrist)).Expect(201);

        var page = (await api.As(Pep).AskAsync($"/v1/cases/{file}/handovers?limit=1")).Expect(200).Json;

        Assert.Equal(1, page.GetProperty("items").GetArrayLength());
        Assert.Null(page.Text("next"));
    }

    [Fact]
    public async Task A_page_of_a_relays_requests_fills_up_from_what_may_be_read()
    {
        for (var i = 0; i < 3; i++)
        {
            var file = await api.OpenColdAsync();
            var consent = await api.HandOverAsync(file, "dr-invented", new { categories = new[] { "identity", "psychic" } });
            if (i > 0)
            {
                (await api.OnCaseAsync(file, $"consents/{consent}/withdraw", new { })).Expect(200);
            }

            api.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var all = (await api.As(People.Psychiatrist).AskAsync("/v1/relay/requests?limit=100")).Expect(200).Json.GetProperty("items").GetArrayLength();
        var pages = 0;
        for (string? next = "/v1/relay/requests?limit=1"; next is not null; pages++)
        {
            var page = (await api.As(People.Psychiatrist).AskAsync(next)).Expect(200).Json;
            Assert.Equal(1, page.GetProperty("items").GetArrayLength());
            next = page.Text("next");
        }

        Assert.Equal(all, pages);
    }
}

using Coordination.Api.Tests.Cases;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Handovers;

/// <summary>A yes for a later day owes what holds the family until then; and a request adds nothing to what a family agreed to share.</summary>
public sealed class EnteringLater(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task A_bridging_plan_is_owed_until_it_is_written_and_the_first_contact_counts_from_the_entry()
    {
        var asked = (await api.AskRelayAsync(await api.OpenColdAsync(), HandoverSteps.Psychiatrist)).Expect(201);
        (await api.OnAsync(asked, "answer", new { answer = "accepted", expectedOn = "2026-04-29" })).Expect(200);
        Assert.Equal("entry-bridge 2026-04-21", await api.OwedAsync(asked.Id));
        Assert.Equal("2026-04-29", (await api.CardAsync(asked)).Text("entryOn"));

        (await api.OnAsync(asked, "waiting-check", new { })).ExpectProblem(422, "handover-bridging-plan-missing", "/bridgingPlan");
        (await api.OnAsync(asked, "waiting-check", new { bridgingPlan = "Chez sa sœur." })).Expect(200);
        (await api.OnAsync(asked, "waiting-check", new { bridgingPlan = "Chez sa sœur." })).Expect(200);
        Assert.Equal("H02 2026-05-15", await api.OwedAsync(asked.Id));

        (await api.OnAsync(asked, "waiting-check", new { expectedOn = "2026-05-04" })).Expect(200);
        Assert.Equal(("2026-05-04", "Chez sa sœur."), ((await api.CardAsync(asked)).Text("entryOn"), (await api.CardAsync(asked)).Text("bridgingPlan")));
        Assert.Equal("H02 2026-05-19", await api.OwedAsync(asked.Id));
        (await api.OnAsync(asked, "first-contact")).Expect(200);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("2026-04-20")]
    public async Task A_yes_for_today_owes_the_first_contact_alone(string? day)
    {
        var asked = (await api.AskRelayAsync(await api.OpenColdAsync(), HandoverSteps.Psychiatrist)).Expect(201);
        (await api.OnAsync(asked, "answer", new { answer = "accepted", expectedOn = day })).Expect(200);
        Assert.StartsWith("H02", await api.OwedAsync(asked.Id), StringComparison.Ordinal);
        (await api.OnAsync(asked, "waiting-check", new { bridgingPlan = "x" })).ExpectProblem(409, "handover-not-waitlisted");
    }

    [Fact]
    public async Task An_entry_is_not_in_the_past()
    {
        var asked = (await api.AskRelayAsync(await api.OpenColdAsync(), HandoverSteps.Psychiatrist)).Expect(201);
        (await api.OnAsync(asked, "answer", new { answer = "accepted", expectedOn = "2026-04-19" })).ExpectProblem(422, "handover-expected-in-the-past", "/expectedOn");
    }

    [Fact]
    public async Task A_relay_reads_in_words_what_it_is_asked_to_do()
    {
        var relay = People.Of("relay-one");
        var asked = (await api.AskRelayAsync(await api.OpenColdAsync(), HandoverSteps.Relay("pep-liege"))).Expect(201);
        var card = (await api.As(relay).AskAsync($"/v1/relay/requests/{asked.Id}")).Expect(200).Json;
        Assert.Equal("Accompagner la famille dans ce qu'elle demande", card.GetProperty("kindInWords").GetProperty("meaning").Text("fr"));
    }

    [Fact]
    public async Task To_be_asked_again_by_word_of_mouth_widens_nothing_that_she_agreed_to()
    {
        var file = await api.OpenColdAsync();
        var agreed = (await api.OnCaseAsync(file, "consents", new { categories = new[] { "identity", "psychic" }, kinds = new[] { "K17" } })).Expect(200).Id;
        var asked = (await api.AskRelayAsync(file, HandoverSteps.Psychiatrist)).Expect(201);
        Assert.Equal(agreed.ToString(), (await api.CardAsync(asked)).Text("consent"));
        Assert.Single((await api.CardAsync(file)).GetProperty("consents").EnumerateArray());

        await api.AskRelayAsync(file, HandoverSteps.Relay("pep-liege"));
        Assert.Equal(2, (await api.CardAsync(file)).GetProperty("consents").GetArrayLength());
    }
}

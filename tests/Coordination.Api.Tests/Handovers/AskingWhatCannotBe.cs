using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Handovers;

public sealed class AskingWhatCannotBe(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task One_relay_is_asked_once_at_a_time_for_one_case()
    {
        var file = await api.OpenCaseAsync("Denise Double");
        var first = (await api.AskRelayAsync(file, HandoverSteps.Psychiatrist)).Expect(201);
        (await api.AskRelayAsync(file, HandoverSteps.Psychiatrist)).ExpectProblem(409, "handover-already-asked", "/relay");
        (await api.OnAsync(first, "answer", new { answer = "refused", reason = "region" })).Expect(200);
        (await api.AskRelayAsync(file, HandoverSteps.Psychiatrist)).Expect(201);
    }

    [Fact]
    public async Task Requests_of_the_same_moment_leave_one()
    {
        var file = await api.OpenCaseAsync("Simone Simultanée");
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => api.AskRelayAsync(file, HandoverSteps.Relay("meandre"), "anonymous")));

        Assert.Single(answers, a => (int)a.Status == 201);
        Assert.All(answers.Where(a => (int)a.Status != 201), a => Assert.Equal("handover-already-asked", a.Problem));
        var list = (await api.As(People.Midwife).AskAsync($"/v1/cases/{file}/handovers")).Expect(200).Json;
        Assert.Equal(1, list.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task A_repeated_key_gives_the_first_answer()
    {
        var file = await api.OpenCaseAsync("Renée Répétée");
        var wish = new { relay = HandoverSteps.Psychiatrist, need = "psychiatric-follow-up", consent = "oral" };
        var first = (await api.As(People.Midwife).DoAsync($"/v1/cases/{file}/handovers", wish, key: "ask-renee")).Expect(201);
        var again = (await api.As(People.Midwife).DoAsync($"/v1/cases/{file}/handovers", wish, key: "ask-renee")).Expect(201);

        Assert.Equal((first.Text, first.ETag, first.Location), (again.Text, again.ETag, again.Location));
    }

    [Fact]
    public async Task A_consent_that_was_recorded_must_cover_the_relay()
    {
        var file = await api.OpenCaseAsync("Carla Consentie");
        (await api.AskRelayAsync(file, HandoverSteps.Psychiatrist, "recorded")).ExpectProblem(422, "handover-consent-missing", "/consent");
        (await api.AskRelayAsync(file, HandoverSteps.Psychiatrist)).Expect(201);
        (await api.AskRelayAsync(file, HandoverSteps.Relay("dr-fictive"), "recorded")).ExpectProblem(422, "handover-consent-missing", "/consent");
    }

    [Fact]
    public async Task An_anonymous_place_and_an_unknown_relay_are_asked_nothing()
    {
        var file = await api.OpenCaseAsync("Violette Verte");
        (await api.AskRelayAsync(file, HandoverSteps.Relay("perron-bleu"))).ExpectProblem(409, "handover-relay-anonymous");
        (await api.AskRelayAsync(file, Guid.NewGuid())).ExpectProblem(422, "handover-relay-unknown", "/relay");
        (await api.AskRelayAsync(file, HandoverSteps.Relay("perron-bleu"), "anonymous")).ExpectProblem(409, "handover-relay-anonymous", "/relay");
    }

    [Theory]
    [InlineData("""{"need":"x","consent":"oral"}""", "/relay")]
    [InlineData("""{"relay":"00000000-0000-0000-0000-000000000001","consent":"oral"}""", "/need")]
    [InlineData("""{"relay":"00000000-0000-0000-0000-000000000001","need":"x"}""", "/consent")]
    [InlineData("""{"relay":"00000000-0000-0000-0000-000000000001","need":"x","consent":"perhaps"}""", null)]
    [InlineData("""{"relay":"00000000-0000-0000-0000-000000000001","need":"x","consent":"oral","colour":1}""", null)]
    public async Task A_request_with_a_missing_or_unknown_part_is_refused_by_name(string body, string? field)
    {
        var file = await api.OpenCaseAsync("Blanche Blanc");
        (await api.As(People.Midwife).DoAsync($"/v1/cases/{file}/handovers", body)).ExpectProblem(400, "invalid-request", field);
    }

    [Fact]
    public async Task Only_who_leads_the_case_asks_and_a_handover_is_reached_through_its_own_case_only()
    {
        var (file, other) = (await api.OpenCaseAsync("Olga Ours"), await api.OpenCaseAsync("Odile Autre"));
        var asked = (await api.AskRelayAsync(file, HandoverSteps.Psychiatrist)).Expect(201);

        (await api.As(People.MidwifeHeusy).DoAsync($"/v1/cases/{file}/handovers", new { relay = HandoverSteps.Psychiatrist, need = "x", consent = "oral" })).ExpectProblem(404, "not-found");
        (await api.As(People.MidwifeHeusy).AskAsync(asked.Location!.ToString())).ExpectProblem(404, "not-found");
        (await api.As(People.Midwife).AskAsync($"/v1/cases/{other}/handovers/{asked.Id}")).ExpectProblem(404, "not-found");
        (await api.OnAsync(asked, "answer", new { answer = "accepted" }, People.Of("relay-one"))).ExpectProblem(404, "not-found");
        // The relay that was asked answers at its own door: of the case it knows nothing yet (rule A29).
        (await api.OnAsync(asked, "answer", new { answer = "accepted" }, People.Psychiatrist)).ExpectProblem(404, "not-found");
    }
}

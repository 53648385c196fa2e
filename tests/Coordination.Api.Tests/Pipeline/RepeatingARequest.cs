using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Pipeline;

public sealed class RepeatingARequest(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task The_same_key_and_body_get_the_first_answer_again_byte_for_byte()
    {
        var first = (await api.As(People.Midwife).DoAsync("/v1/alerts", Scenarios.Alert(), key: "again")).Expect(201);
        api.Clock.Advance(TimeSpan.FromHours(1));

        var again = await api.As(People.Midwife).DoAsync("/v1/alerts", Scenarios.Alert(), key: "again");

        Assert.Equal(first, again);
        Assert.Equal(1, await EventsOfAsync(first.Id));
    }

    [Fact]
    public async Task White_space_and_the_order_of_members_make_no_other_request()
    {
        var first = await api.As(People.Midwife).DoAsync("/v1/alerts", """{"about":{"name":"Anouk Exemple"},"from":{"kind":"gp"},"why":"x"}""", key: "typed");

        var again = await api.As(People.Midwife).DoAsync("/v1/alerts", """{ "why": "x", "from": {"kind": "gp"}, "about": {"name": "Anouk Exemple"} }""", key: "typed");

        Assert.Equal(first.Expect(201), again);
    }

    [Fact]
    public async Task The_same_key_with_another_body_or_address_is_refused_and_writes_nothing()
    {
        var first = (await api.As(People.Midwife).DoAsync("/v1/alerts", Scenarios.Alert(), key: "other")).Expect(201);
        var events = await EventsAsync();

        (await api.As(People.Midwife).DoAsync("/v1/alerts", Scenarios.Alert("Berthe Exemple"), key: "other")).ExpectProblem(422, "idempotency-key-reused", "Idempotency-Key");
        (await api.As(People.Midwife).DoAsync($"/v1/alerts/{first.Id}/take", key: "other")).ExpectProblem(422, "idempotency-key-reused");

        Assert.Equal(events, await EventsAsync());
    }

    [Fact]
    public async Task A_key_belongs_to_its_sender()
    {
        var mine = (await api.As(People.Midwife).DoAsync("/v1/alerts", Scenarios.Alert(), key: "shared")).Expect(201);
        var hers = (await api.As(People.SocialWorker).DoAsync("/v1/alerts", Scenarios.Alert(), key: "shared")).Expect(201);

        Assert.NotEqual(mine.Id, hers.Id);
    }

    [Fact]
    public async Task The_first_answer_is_given_again_although_the_act_closed_the_door_behind_its_sender()
    {
        var alert = await api.RaiseAlertAsync();
        var (path, wish) = ($"/v1/alerts/{alert}/re-address", new { site = "heusy" });
        var first = (await api.As(People.Midwife).DoAsync(path, wish, key: "away")).Expect(200);
        (await api.As(People.Midwife).AskAsync($"/v1/alerts/{alert}")).ExpectProblem(404, "not-found");

        Assert.Equal(first, await api.As(People.Midwife).DoAsync(path, wish, key: "away"));

        (await api.As(People.Midwife).DoAsync(path, wish)).ExpectProblem(404, "not-found");
        (await api.As(People.Midwife).DoAsync(path, new { site = "montlegia" }, key: "away")).ExpectProblem(404, "not-found");
        (await api.As(People.SocialWorker).DoAsync(path, wish, key: "away")).ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task Twelve_identical_posts_at_once_make_one_alert_and_twelve_equal_answers()
    {
        var before = await EventsAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => api.As(People.Midwife).DoAsync("/v1/alerts", Scenarios.Alert(), key: "at-once")));

        Assert.Single(answers.Distinct());
        answers[0].Expect(201);
        Assert.Equal(before + 1, await EventsAsync());
    }

    [Fact]
    public async Task Two_who_take_one_alert_at_once_make_one_case()
    {
        var alert = await api.RaiseAlertAsync();

        var answers = await Task.WhenAll(
            new[] { People.Midwife, People.SocialWorker }.Select(who => api.As(who).DoAsync($"/v1/alerts/{alert}/take")));

        Assert.Single(answers, a => (int)a.Status == 201);
        Assert.Single(answers, a => a.Problem == "alert-already-taken");
        Assert.Equal(2, await EventsOfAsync(alert));
    }

    private Task<long> EventsOfAsync(Guid stream) => api.Raw.AskAsync<long>($"select count(*) from coordination.mt_events where stream_id = '{stream}'");

    private Task<long> EventsAsync() => api.Raw.AskAsync<long>("select count(*) from coordination.mt_events");
}

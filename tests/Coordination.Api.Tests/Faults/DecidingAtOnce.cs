using System.Net;
using System.Net.Http.Json;
using Coordination.Api.Tests.Cases;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.Handovers;
using Xunit;

namespace Coordination.Api.Tests.Faults;

/// <summary>
/// Faults F06, F07 and F42 in every test run; the long ones are <c>races</c> and <c>sweep</c> of
/// <c>tests/Coordination.Proofs</c>.
/// </summary>
public sealed class DecidingAtOnce(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Of_two_people_who_answer_in_the_same_moment_one_wins_and_the_other_is_told_why_not()
    {
        for (var round = 0; round < 60; round++)
        {
            var asked = (await api.AskRelayAsync(await api.OpenColdAsync(), HandoverSteps.Psychiatrist)).Expect(201);

            var heard = await Task.WhenAll(
                api.OnAsync(asked, "answer", new { answer = "accepted" }),
                api.OnAsync(asked, "answer", new { answer = "refused", reason = "no-place" }, People.SocialWorker));

            Assert.Single(heard, answer => (int)answer.Status == 200);
            Assert.NotNull(Assert.Single(heard, answer => (int)answer.Status != 200).Expect(409).Problem);
            Assert.Equal(1, await api.Raw.AskAsync<long>($"select count(*) from coordination.mt_events where stream_id = '{asked.Id}' and type in ('handover_accepted', 'handover_refused')"));
        }
    }

    [Fact]
    public async Task Whoever_loses_every_race_is_told_when_to_send_it_again_and_nothing_was_done()
    {
        await api.Raw.DoAsync("""
            create function coordination.lose() returns trigger language plpgsql as $$ begin raise exception 'lost' using errcode = 'serialization_failure'; end $$;
            create trigger lose before insert on coordination.alert_head for each row execute function coordination.lose();
            """);
        using var lost = await api.As(People.Midwife).PostAsJsonAsync("/v1/alerts", Scenarios.Alert());
        await api.Raw.DoAsync("drop function coordination.lose() cascade");

        Assert.Equal(HttpStatusCode.Conflict, lost.StatusCode);
        Assert.Contains("urn:coordination:problem:changed-meanwhile", await lost.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(1), lost.Headers.RetryAfter?.Delta);
        (await api.As(People.Midwife).DoAsync("/v1/alerts", Scenarios.Alert())).Expect(201);
    }

    [Fact]
    public async Task Four_sweeps_at_once_fire_every_due_step_once()
    {
        for (var alert = 0; alert < 15; alert++)
        {
            await api.RaiseAlertAsync();
        }

        api.Clock.Advance(TimeSpan.FromDays(10));
        var due = await api.Raw.AskAsync<long>($"select count(*) from coordination.obligation where step_at <= '{api.Clock.Now:O}'");
        Assert.True(due >= 15);

        var fired = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(api.SweepAsync)));

        Assert.True(fired.Sum() >= due);
        while (await api.SweepAsync() > 0)
        {
        }

        Assert.Equal(0, await api.Raw.AskAsync<long>($"select count(*) from coordination.obligation where step_at <= '{api.Clock.Now:O}' or failures > 0"));
        Assert.Equal(0, await api.Raw.AskAsync<long>(
            "select count(*) from (select stream_id, data ->> 'obligation', data ->> 'step' from coordination.mt_events where type = 'step_fired' group by 1, 2, 3 having count(*) > 1) twice"));
        Assert.Equal(
            await api.Raw.AskAsync<long>("select count(*) from coordination.obligation_step"),
            await api.Raw.AskAsync<long>("select count(*) from coordination.mt_events where type = 'step_fired'"));
    }
}

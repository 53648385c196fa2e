using Coordination.Api.Demo;
using Coordination.Api.Tests.Cases;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.Handovers;
using Coordination.Domain;
using Coordination.Domain.Time;
using Xunit;

namespace Coordination.Api.Tests.FollowUp;

/// <summary>
/// A family that is not heard of, from the last call to the site's lead, and what relays change about it. Ascension
/// (14 May) and Whit Monday (25 May) lie on the way.
/// </summary>
public sealed class LosingContact : IAsyncLifetime
{
    private const string Lost = "L01";
    private readonly ApiFixture _api = new();
    private Guid _file;

    public async Task InitializeAsync()
    {
        await _api.InitializeAsync();
        _file = await _api.OpenColdAsync();
        _api.Clock.MoveTo(Morning(2026, 4, 24));
        (await _api.OnCaseAsync(_file, "contacts", new { text = "Appel : d'accord pour être accompagnée." })).Expect(200);
    }

    public Task DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Silence_is_in_the_list_from_its_thirtieth_day_and_ends_with_the_lead()
    {
        Assert.Equal("2026-04-24: 2026-06-01 09:00:00 to 2026-06-08 23:59:59", await RowAsync());
        _api.Clock.MoveTo(CivilTime.StartOfDay(new(2026, 5, 24)).AddSeconds(-1));
        Assert.False(await TodayAsync());
        _api.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await TodayAsync());

        await FiresAsync(CivilTime.Nine(new(2026, 6, 1)), "due", People.Midwife.Id);
        await FiresAsync(CivilTime.Nine(new(2026, 6, 3)), "due escalate-1", People.SocialWorker.Id);
        await FiresAsync(CivilTime.Nine(new(2026, 6, 5)), "due escalate-1 escalate-2", LeadDesk);
        await FiresAsync(CivilTime.EndOfDay(new(2026, 6, 8)), "due escalate-1 escalate-2 missed", LeadDesk);

        (await _api.OnCaseAsync(_file, "contacts", new { text = "Rappelle : tout va bien." })).Expect(200);
        Assert.Equal("2026-06-08: 2026-07-15 09:00:00 to 2026-07-23 23:59:59", await RowAsync());
    }

    [Fact]
    public async Task Two_calls_that_nobody_answers_are_enough_and_the_decision_is_an_ordinary_answer_to_a_step()
    {
        _api.Clock.MoveTo(Morning(2026, 5, 6));
        await MissAsync();
        Assert.StartsWith("2026-04-24: 2026-06-01", await RowAsync(), StringComparison.Ordinal);
        _api.Clock.MoveTo(Morning(2026, 5, 7));
        await MissAsync();
        Assert.Equal("2026-04-24: 2026-05-15 09:00:00 to 2026-05-22 23:59:59", await RowAsync());
        Assert.True(await TodayAsync());

        (await StepAsync("done", new { occurrence = "2026-04-24" })).Expect(200);
        Assert.StartsWith("2026-05-07.1: 2026-06-12", await RowAsync(), StringComparison.Ordinal);
        _api.Clock.MoveTo(Morning(2026, 6, 8));
        (await StepAsync("not-relevant", new { occurrence = "2026-05-07.1", reason = "not-reached" })).Expect(200);
        Assert.Equal("", await RowAsync());
    }

    [Fact]
    public async Task Relays_that_carry_every_need_stop_it_until_one_gives_a_need_back()
    {
        var (peps, doctor) = (await AskAsync("pep-liege", "parenting"), await AskAsync("dr-invented", "depression"));
        await MeetAsync(peps);
        await MeetAsync(doctor);
        await HoldsAsync(peps);
        Assert.NotEqual("", await RowAsync());
        await HoldsAsync(doctor);
        Assert.Equal("", await RowAsync());

        _api.Clock.MoveTo(Morning(2026, 9, 1));
        (await _api.OnAsync(doctor, "end", new { reason = "support-finished" })).Expect(200);
        Assert.Equal("2026-09-01: 2026-10-08 09:00:00 to 2026-10-15 23:59:59", await RowAsync());
        Assert.DoesNotContain(" need_returned need_returned", await _api.EventsAsync(_file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_need_is_the_coordinator_s_until_it_is_carried_too()
    {
        var peps = await AskAsync("pep-liege", "parenting");
        await MeetAsync(peps);
        await HoldsAsync(peps);
        Assert.Equal("", await RowAsync());

        _api.Clock.MoveTo(Morning(2026, 7, 1));
        var doctor = await AskAsync("dr-invented", "depression");
        Assert.StartsWith("2026-07-01: 2026-08-07", await RowAsync(), StringComparison.Ordinal);
        (await _api.OnAsync(doctor, "answer", new { answer = "refused", reason = "no-place" })).Expect(200);
        Assert.StartsWith("2026-07-01: ", await RowAsync(), StringComparison.Ordinal);
        var second = await AskAsync("dr-fictive", "depression");
        await MeetAsync(second);
        (await _api.OnAsync(second, "late-refusal", new { reason = "family-refused" })).Expect(200);
        Assert.StartsWith("2026-07-01: ", await RowAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_joint_visit_and_her_own_word_are_heard()
    {
        var peps = await AskAsync("pep-liege", "parenting");
        (await _api.OnAsync(peps, "answer", new { answer = "accepted" })).Expect(200);
        _api.Clock.MoveTo(Morning(2026, 5, 12));
        (await _api.OnAsync(peps, "first-contact", new { by = "jointVisit" })).Expect(200);
        Assert.StartsWith("2026-05-12: ", await RowAsync(), StringComparison.Ordinal);
        _api.Clock.MoveTo(Morning(2026, 5, 20));
        (await _api.OnAsync(peps, "effective", new { by = "relay" })).Expect(200);
        Assert.StartsWith("2026-05-12: ", await RowAsync(), StringComparison.Ordinal);
        (await _api.OnAsync(await AskAsync("dr-invented", "depression"), "answer", new { answer = "accepted" })).Expect(200);
        (await _api.OnAsync(peps, "effective", new { by = "family" })).Expect(200);
        Assert.StartsWith("2026-05-20: ", await RowAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_that_become_effective_in_the_same_moment_see_each_other()
    {
        for (var round = 0; round < 20; round++)
        {
            _file = await _api.OpenColdAsync();
            HttpAnswer[] asked = [await AskAsync("pep-liege", "parenting"), await AskAsync("dr-invented", "depression")];
            foreach (var handover in asked)
            {
                await MeetAsync(handover);
                (await _api.OnAsync(handover, "effective", new { by = "relay" })).Expect(200);
            }

            Assert.NotEqual("", await RowAsync());
            var answers = await Task.WhenAll(
                _api.OnAsync(asked[0], "effective", new { by = "family" }), _api.OnAsync(asked[1], "effective", new { by = "family" }, People.SocialWorker));
            Assert.All(answers, answer => answer.Expect(200));
            Assert.Equal("", await RowAsync());
        }
    }

    private static Guid LeadDesk => Ids.LeadDesk(Personas.Service, Personas.MontLegia);

    private static DateTimeOffset Morning(int year, int month, int day) => CivilTime.At(new DateOnly(year, month, day), new TimeOnly(10, 0));

    private async Task FiresAsync(DateTimeOffset at, string fired, Guid owner)
    {
        _api.Clock.MoveTo(at.AddSeconds(-1));
        await _api.SweepAsync();
        Assert.NotEqual(fired, await FiredAsync());
        _api.Clock.Advance(TimeSpan.FromSeconds(1));
        await _api.SweepAsync();
        await _api.SweepAsync();
        Assert.Equal((fired, owner), (await FiredAsync(), await _api.Raw.AskAsync<Guid>($"select owner from coordination.obligation where stream_id = '{_file}' and code = '{Lost}'")));
    }

    private async Task<string> FiredAsync() => await _api.Raw.AskAsync<string>(
        $"select string_agg(data ->> 'step', ' ' order by version) from coordination.mt_events where stream_id = '{_file}' and type = 'step_fired' and data ->> 'code' = '{Lost}'") ?? "";

    private async Task<string> RowAsync() => await _api.Raw.AskAsync<string>($"""
        select string_agg(format('%s: %s to %s', occurrence, due_at at time zone 'Europe/Brussels', closes_at at time zone 'Europe/Brussels'), ', ')
        from coordination.obligation where stream_id = '{_file}' and code = '{Lost}'
        """) ?? "";

    private async Task<bool> TodayAsync() => (await _api.As(People.Midwife).AskAsync("/v1/me/today")).Expect(200).Json.GetProperty("mine").ToString().Contains("\"L01\"", StringComparison.Ordinal);

    private async Task MissAsync() => (await _api.OnCaseAsync(_file, "contacts", new { reached = false })).Expect(200);

    private Task<HttpAnswer> StepAsync(string act, object body) => _api.OnCaseAsync(_file, $"steps/{Lost}/{act}", body);

    private async Task<HttpAnswer> AskAsync(string relay, string need) => (await _api.AskRelayAsync(_file, HandoverSteps.Relay(relay), need: need)).Expect(201);

    private async Task MeetAsync(HttpAnswer handover)
    {
        (await _api.OnAsync(handover, "answer", new { answer = "accepted" })).Expect(200);
        (await _api.OnAsync(handover, "first-contact", new { })).Expect(200);
    }

    private async Task HoldsAsync(HttpAnswer handover)
    {
        (await _api.OnAsync(handover, "effective", new { by = "family" })).Expect(200);
        (await _api.OnAsync(handover, "effective", new { by = "relay" })).Expect(200);
    }
}

using Coordination.Api.Demo;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.Handovers;
using Coordination.Api.Tests.Worklist;
using Coordination.Domain;
using Coordination.Domain.Time;
using Xunit;

namespace Coordination.Api.Tests.FollowUp;

/// <summary>
/// From an alert to a relay that says nothing: chased on its days, escalated to the other head, then to the site's lead, until somebody answers.
/// Asked on Monday 11 May 2026, so that Ascension (14 May) and Whit Monday (25 May) lie between.
/// </summary>
public sealed class ChasingASilentRelay : IAsyncLifetime
{
    private static readonly Persona[] Site = [People.Midwife, People.SocialWorker, People.Supervisor];

    private readonly ApiFixture _api = new();
    private HttpAnswer _asked = null!;
    private Guid _file;

    public async Task InitializeAsync()
    {
        await _api.InitializeAsync();
        _api.Clock.MoveTo(new DateTimeOffset(2026, 5, 11, 8, 0, 0, TimeSpan.Zero));
        var alert = await _api.RaiseAlertAsync();
        await NothingIsAbsentAsync();
        _file = await _api.TakeAlertAsync(alert);
        await NothingIsAbsentAsync();
        _asked = (await _api.AskRelayAsync(_file, HandoverSteps.Psychiatrist)).Expect(201);
        await NothingIsAbsentAsync();
    }

    public Task DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Silence_is_chased_once_on_each_day_and_goes_from_head_to_head_to_lead()
    {
        await FiresOnAsync(new(2026, 5, 19), "chase-1", People.Midwife);
        await FiresOnAsync(new(2026, 5, 27), "chase-2", People.Midwife);
        await FiresOnAsync(new(2026, 6, 3), "escalate-1", People.SocialWorker);
        await FiresOnAsync(new(2026, 6, 5), "escalate-2", People.Supervisor);

        Assert.Equal("chase-1 chase-2 escalate-1 escalate-2", await FiredAsync());
        (await _api.OnAsync(_asked, "answer", new { answer = "accepted" }, People.SocialWorker)).Expect(200);
        Assert.Equal("H02", await CodesAsync());
        await NothingIsAbsentAsync();
    }

    [Theory]
    [InlineData("accepted", "H02")]
    [InlineData("refused", "")]
    public async Task An_answer_cancels_the_next_chase(string answer, string owed)
    {
        await FiresOnAsync(new(2026, 5, 19), "chase-1", People.Midwife);

        (await _api.OnAsync(_asked, "answer", answer == "refused" ? new { answer, reason = "full" } : new { answer })).Expect(200);
        await NothingIsAbsentAsync();
        _api.Clock.MoveTo(CivilTime.Nine(new DateOnly(2026, 5, 27)));
        await SweepThriceAsync();

        Assert.Equal(("chase-1", owed), (await FiredAsync(), await CodesAsync()));
        await NothingIsAbsentAsync();
    }

    /// <summary>Not a second before nine of its day in Belgium; then once, however often it is swept; and it stands with whom it should.</summary>
    private async Task FiresOnAsync(DateOnly day, string step, Persona owner)
    {
        var before = await FiredAsync();
        _api.Clock.MoveTo(CivilTime.Nine(day).AddSeconds(-1));
        await SweepThriceAsync();
        Assert.Equal(before, await FiredAsync());
        _api.Clock.Advance(TimeSpan.FromSeconds(1));
        await SweepThriceAsync();

        Assert.Equal($"{before} {step}".TrimStart(), await FiredAsync());
        var list = await _api.ListAsync(owner, $"limit=100&code=H01&caseId={_file}");
        Assert.Single(list);
        Assert.Equal(owner == People.Supervisor ? Ids.LeadDesk(Personas.Service, Personas.MontLegia) : owner.Id, await _api.Raw.AskAsync<Guid>($"select owner from coordination.obligation where stream_id = '{_asked.Id}'"));
        await NothingIsAbsentAsync();
    }

    private async Task SweepThriceAsync()
    {
        for (var sweep = 0; sweep < 3; sweep++)
        {
            await _api.SweepAsync();
        }
    }

    private async Task NothingIsAbsentAsync() => Assert.Equal(0, await _api.AbsentAsync(Site, $"listed and site = '{Personas.MontLegia}'"));

    private async Task<string> FiredAsync() => await _api.Raw.AskAsync<string>(
        $"select string_agg(data ->> 'step', ' ' order by version) from coordination.mt_events where stream_id = '{_asked.Id}' and type = 'step_fired'") ?? "";

    private async Task<string> CodesAsync() => await _api.Raw.AskAsync<string>($"select string_agg(code, ' ' order by code) from coordination.obligation where stream_id = '{_asked.Id}'") ?? "";
}

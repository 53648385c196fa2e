using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Concertations;

/// <summary>A decision speaks up on its day, again five working days later, and then to others (follow-up plan, row <c>decision</c>).</summary>
public sealed class ChasingDecisions(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task A_decision_is_chased_on_its_day_and_not_twice_and_moves_on_when_it_stays_silent()
    {
        var (path, _) = await DecidedAsync("Chantal Chassée");
        await RunAsync("2026-05-03T12:00:00+02:00");
        Assert.Empty(await FiredAsync(path));

        await RunAsync("2026-05-04T09:30:00+02:00");
        Assert.Equal(["chase-1"], await FiredAsync(path));
        Assert.Contains((await api.MailsAsync()), mail => mail.Contains($"{People.SocialWorker.Subject}@demo.example", StringComparison.Ordinal));

        // Five working days after Monday 4 May is Monday 11; ten is Tuesday 19, because the 14th is Ascension Day.
        await RunAsync("2026-05-11T09:30:00+02:00");
        Assert.Equal(["chase-1", "chase-2"], await FiredAsync(path));
        await RunAsync("2026-05-18T09:30:00+02:00");
        Assert.Equal(["chase-1", "chase-2"], await FiredAsync(path));
        await RunAsync("2026-05-19T09:30:00+02:00");
        Assert.Equal(["chase-1", "chase-2", "escalate-1"], await FiredAsync(path));
        Assert.Equal(People.Midwife.Id, await OwnerAsync(path));

        var (done, decision) = await DecidedAsync("Denise Déjàfaite");
        (await api.As(People.SocialWorker).DoAsync(decision + "/done")).Expect(200);
        await RunAsync("2026-07-01T09:30:00+02:00");
        Assert.Empty(await FiredAsync(done));
    }

    private async Task RunAsync(string at)
    {
        api.Clock.MoveTo(DateTimeOffset.Parse(at, null).ToUniversalTime());
        await api.SweepAsync();
        await api.SweepAsync();
    }

    private async Task<(string Meeting, string Decision)> DecidedAsync(string name)
    {
        var file = await api.OpenCaseAsync(name);
        var meeting = await api.PlanAsync(file, new { accountIds = new[] { People.SocialWorker.Id } }, api.Clock.Now);
        var wish = new { decisions = new[] { new { owner = People.SocialWorker.Id, text = "Appeler le CPAS." } } };
        var receipt = (await api.As(People.Midwife).DoAsync(meeting + "/minutes", wish)).Expect(200).Json;
        return (meeting, $"{meeting}/decisions/{receipt.GetProperty("decisions")[0].GetProperty("id").GetGuid()}");
    }

    private async Task<string[]> FiredAsync(string meeting)
    {
        await using var command = api.Raw.CreateCommand($"select coalesce(array_agg(step order by fired_at, step), '{{}}') from coordination.obligation_step where stream_id = '{Meetings.Id(meeting)}'");
        return (string[])(await command.ExecuteScalarAsync())!;
    }

    private async Task<Guid> OwnerAsync(string meeting)
    {
        await using var command = api.Raw.CreateCommand($"select owner from coordination.obligation where stream_id = '{Meetings.Id(meeting)}'");
        return (Guid)(await command.ExecuteScalarAsync())!;
    }
}

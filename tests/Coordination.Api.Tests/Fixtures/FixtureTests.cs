using Xunit;

namespace Coordination.Api.Tests.Fixtures;

public sealed class FixtureTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task The_host_answers_a_persona_and_follows_the_stopped_clock()
    {
        var alert = await api.RaiseAlertAsync();
        var file = await api.TakeAlertAsync(alert);
        await using var command = api.Raw.CreateCommand($"select opened_at from coordination.case_head where case_id = '{file}'");

        Assert.Equal(api.Clock.Now.UtcDateTime, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Time_that_passes_makes_what_is_owed_speak_up_once_and_by_mail()
    {
        await api.RaiseAlertAsync();
        api.Clock.Advance(TimeSpan.FromDays(3));

        Assert.True(await api.SweepAsync() > 0);
        Assert.Equal(0, await api.SweepAsync());
        Assert.NotEmpty(await api.MailsAsync());
    }

    [Fact]
    public async Task Waiting_for_what_never_comes_true_would_say_so()
    {
        var asked = 0;
        await Eventually.HoldsAsync("it is asked three times", () => Task.FromResult(++asked == 3));

        Assert.Equal(3, asked);
    }
}

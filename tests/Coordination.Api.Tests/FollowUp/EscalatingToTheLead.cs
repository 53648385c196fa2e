using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.FollowUp;

/// <summary>What nobody answers ends with the site's lead, whose account is the installation's first and made by no request.</summary>
public sealed class EscalatingToTheLead(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task A_silent_alert_reaches_the_first_supervisor_by_mail()
    {
        await api.RaiseAlertAsync();
        api.Clock.Advance(TimeSpan.FromDays(6));
        Assert.Equal(1, await api.SweepAsync());
        Assert.DoesNotContain(await api.MailsAsync(), ToTheLead);
        Assert.Equal(1, await api.SweepAsync());
        Assert.Single(await api.MailsAsync(), ToTheLead);
        Assert.Equal(0, await api.Raw.AskAsync<long>("select count(*) from coordination.outbox where given_up_at is not null"));
    }

    private static bool ToTheLead(string mail) => mail.Contains("To: supervisor-montlegia@demo.example", StringComparison.Ordinal);
}

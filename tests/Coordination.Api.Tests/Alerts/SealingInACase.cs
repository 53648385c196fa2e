using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Alerts;

/// <summary>While it waits, an alert is whole for whoever must act on it; in a case it shows nobody what the case seals from her.</summary>
public sealed class SealingInACase(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Of_an_alert_that_a_case_took_who_covers_sees_nothing_sealed()
    {
        var wish = new
        {
            about = new { name = "Mina Fictive" },
            from = new { kind = "gp" },
            why = "Son compagnon la frappe.",
            codes = new[] { "P10", "S14" },
            redFlags = new[] { "IPV_CURRENT" },
            screenings = new object[] { new { instrument = "HITS", items = new[] { 4, 4, 4, 4 } }, new { instrument = "EPDS", total = 9 } },
        };
        var alert = await api.RaiseAlertAsync(wish, People.MidwifeHeusy);
        var waiting = (await api.As(People.MidwifeHeusy).AskAsync($"/v1/alerts/{alert}")).Expect(200).Text;
        await api.TakeAlertAsync(alert, People.MidwifeHeusy);
        var today = api.Clock.Now.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        (await api.As(People.MidwifeHeusy).DoAsync("/v1/me/absence", new { from = today, to = today })).Expect(201);

        var head = (await api.As(People.MidwifeHeusy).AskAsync($"/v1/alerts/{alert}")).Expect(200).Text;
        var covering = (await api.As(People.Midwife).AskAsync($"/v1/alerts/{alert}")).Expect(200);

        Assert.All(new[] { waiting, head }, card => Assert.All(new[] { "IPV_CURRENT", "P10", "HITS", "frappe" }, word => Assert.Contains(word, card, StringComparison.Ordinal)));
        Assert.All(new[] { "IPV", "P10", "HITS", "frappe", "redFlag\"" }, word => Assert.DoesNotContain(word, covering.Text, StringComparison.Ordinal));
        Assert.All(new[] { "S14", "EPDS", "Mina Fictive" }, word => Assert.Contains(word, covering.Text, StringComparison.Ordinal));
    }
}

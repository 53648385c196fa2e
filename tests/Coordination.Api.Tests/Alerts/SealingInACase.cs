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

        Assert.Null(covering.ETag);
        Assert.All(new[] { waiting, head }, card => Assert.All(new[] { "IPV_CURRENT", "P10", "HITS", "frappe" }, word => Assert.Contains(word, card, StringComparison.Ordinal)));
        Assert.All(new[] { "IPV", "P10", "HITS", "frappe", "redFlag\"" }, word => Assert.DoesNotContain(word, covering.Text, StringComparison.Ordinal));
        Assert.All(new[] { "S14", "EPDS", "Mina Fictive" }, word => Assert.Contains(word, covering.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_number_that_the_case_withholds_is_not_told_by_the_alert_it_came_with()
    {
        var record = api.As(People.Record);
        var message = Guid.NewGuid().ToString("N");
        object Wish(string number) => new { about = new { name = "Mina Fictive", telephone = number }, from = new { kind = "family", telephone = number }, why = "x", messageId = message };
        var alert = (await record.DoAsync("/v1/alerts", Wish("+32 4 000 11 11"))).Expect(201).Id;
        (await record.DoAsync("/v1/alerts", Wish("+32 4 000 11 22"))).Expect(409);
        var file = await api.TakeAlertAsync(alert);
        var before = await SeenAsync(alert);
        var mother = (await api.As(People.Midwife).AskAsync($"/v1/cases/{file}")).Expect(200).Json.GetProperty("persons")[0].GetProperty("id").GetGuid();

        (await api.As(People.Midwife).DoAsync($"/v1/cases/{file}/safe-contact", new { personId = mother, restricted = true, channels = new[] { "mail" } })).Expect(200);

        Assert.All(before, text => Assert.Contains("000 11 11", text, StringComparison.Ordinal));
        Assert.Contains("000 11 22", before[1], StringComparison.Ordinal);
        Assert.All(await SeenAsync(alert), text => Assert.DoesNotContain("000 11", text, StringComparison.Ordinal));
        Assert.All(await SeenAsync(alert), text => Assert.Contains("Mina Fictive", text, StringComparison.Ordinal));
    }

    private async Task<string[]> SeenAsync(Guid alert)
    {
        var midwife = api.As(People.Midwife);
        var conflicts = (await midwife.AskAsync("/v1/alerts/conflicts?limit=100")).Expect(200).Json.GetProperty("items").EnumerateArray();
        return [(await midwife.AskAsync($"/v1/alerts/{alert}")).Expect(200).Text, Assert.Single(conflicts, c => c.GetProperty("alertId").GetGuid() == alert).GetRawText()];
    }
}

using System.Globalization;
using System.Text.Json;
using Coordination.Api.Demo;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Cases;

/// <summary>A case names the alerts it came from to those who may read them, and tells of each no more than the alert itself does.</summary>
public sealed class KnowingItsAlerts(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly object Told = new
    {
        about = new { name = "Mina Fictive" },
        from = new { kind = "gp", name = "Docteur Inventé", organisation = "Maison médicale du Pont" },
        why = "Son compagnon la frappe.",
    };

    [Fact]
    public async Task A_coordinator_reads_in_the_case_who_said_what_and_when_and_where_the_alert_is()
    {
        var received = api.Clock.Now;
        var first = await api.RaiseAlertAsync(Told);
        var file = await api.TakeAlertAsync(first);
        var second = await api.RaiseAlertAsync(Scenarios.Alert("Mina Fictive", "Ne vient plus aux consultations."));
        (await api.As(People.Midwife).DoAsync($"/v1/alerts/{second}/take", new { caseId = file })).Expect(201);

        var alerts = await AlertsAsync(file);

        Assert.Equal([first, second], alerts.Select(a => a.GetProperty("id").GetGuid()));
        var from = alerts[0].GetProperty("from");
        Assert.Equal(("gp", "Docteur Inventé", "Maison médicale du Pont", "telephone"), (from.Text("kind"), from.Text("name"), from.Text("organisation"), from.Text("door")));
        Assert.Equal((received, "Son compagnon la frappe."), (alerts[0].GetProperty("receivedAt").GetDateTimeOffset(), alerts[0].Text("why")));
        Assert.Equal("Ne vient plus aux consultations.", alerts[1].Text("why"));
        (await api.As(People.Midwife).AskAsync(alerts[0].Text("href")!)).Expect(200);
    }

    [Fact]
    public async Task A_case_opened_cold_came_from_none() => Assert.Empty(await AlertsAsync(await api.OpenColdAsync()));

    [Fact]
    public async Task Who_covers_is_told_the_sender_but_not_the_words_which_may_say_what_is_sealed()
    {
        var file = await api.TakeAlertAsync(await api.RaiseAlertAsync(Told, People.MidwifeHeusy), People.MidwifeHeusy);
        var today = api.Clock.Now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        (await api.As(People.MidwifeHeusy).DoAsync("/v1/me/absence", new { from = today, to = today })).Expect(201);

        var covering = Assert.Single(await AlertsAsync(file, People.Midwife));

        Assert.Equal(("gp", null), (covering.GetProperty("from").Text("kind"), covering.Text("why")));
        Assert.Equal("Son compagnon la frappe.", Assert.Single(await AlertsAsync(file, People.MidwifeHeusy)).Text("why"));
    }

    [Fact]
    public async Task A_service_outside_and_whoever_may_not_read_the_alert_are_told_of_none()
    {
        var alert = await api.RaiseAlertAsync(Told);
        var file = await api.TakeAlertAsync(alert);
        await api.HandOverAsync(file, "pep-liege", new { categories = new[] { "identity", "social", "psychic" } });
        var proofId = Guid.NewGuid();
        (await api.OnCaseAsync(file, "relations", new { holder = People.Supervisor.Id, role = "supervisor", proofId })).Expect(200);

        foreach (var reader in new[] { People.Of("relay-one"), People.Supervisor })
        {
            Assert.Empty(await AlertsAsync(file, reader));
            (await api.As(reader).AskAsync($"/v1/alerts/{alert}")).ExpectProblem(404, "not-found");
        }
    }

    private async Task<JsonElement[]> AlertsAsync(Guid file, Persona? by = null) => [.. (await api.CardAsync(file, by)).GetProperty("alerts").EnumerateArray()];
}

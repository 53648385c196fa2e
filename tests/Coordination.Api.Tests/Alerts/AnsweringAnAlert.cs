using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Alerts;

public sealed class AnsweringAnAlert(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Informed_only_ends_what_it_owes_and_keeps_the_reason()
    {
        var alert = await api.RaiseAlertAsync();
        var qualify = $"/v1/alerts/{alert}/qualify";

        var done = (await api.As(People.Midwife).DoAsync(qualify, new { outcome = "informedOnly", reason = "Pour information." })).Expect(200);

        Assert.Equal("qualified", done.Json.GetProperty("state").GetString());
        Assert.Equal(0L, await OwedAsync(alert));
        var card = (await api.As(People.SocialWorker).AskAsync($"/v1/alerts/{alert}")).Expect(200).Json;
        Assert.Equal(("qualified", "informedOnly", "Pour information."), (card.GetProperty("state").GetString(), card.GetProperty("outcome").GetString(), card.GetProperty("qualification").GetString()));
        (await api.As(People.Midwife).DoAsync(qualify, new { outcome = "informedOnly", reason = "Encore." })).Expect(200);
        (await api.As(People.Midwife).DoAsync(qualify, new { outcome = "notFounded", reason = "Non." })).ExpectProblem(409, "alert-already-qualified");
        (await api.As(People.Midwife).DoAsync($"/v1/alerts/{alert}/take")).ExpectProblem(409, "alert-already-qualified");
    }

    [Fact]
    public async Task What_is_missing_for_an_answer_is_named()
    {
        var alert = await api.RaiseAlertAsync();
        var qualify = $"/v1/alerts/{alert}/qualify";

        (await api.As(People.Midwife).DoAsync(qualify)).ExpectProblem(400, "invalid-request", "/outcome");
        (await api.As(People.Midwife).DoAsync(qualify, new { outcome = "taken" })).ExpectProblem(400, "invalid-request", "/outcome");
        (await api.As(People.Midwife).DoAsync(qualify, new { outcome = 1 })).ExpectProblem(400, "invalid-request", "/outcome");
        (await api.As(People.Midwife).DoAsync(qualify, new { outcome = "notFounded" })).ExpectProblem(422, "alert-needs-qualification", "/reason");
        (await api.As(People.Midwife).DoAsync(qualify, new { outcome = "duplicate" })).ExpectProblem(422, "alert-needs-duplicate", "/duplicateOf");
        (await api.As(People.Midwife).DoAsync(qualify, new { outcome = "duplicate", duplicateOf = alert })).ExpectProblem(422, "alert-duplicate-of-itself", "/duplicateOf");
        (await api.As(People.MidwifeHeusy).DoAsync(qualify, new { outcome = "notFounded", reason = "x" })).ExpectProblem(404, "not-found");
        (await api.As(People.Record).DoAsync(qualify, new { outcome = "notFounded", reason = "x" })).ExpectProblem(404, "not-found");
        Assert.Equal(1L, await OwedAsync(alert));
    }

    [Fact]
    public async Task A_duplicate_of_something_unknown_or_of_another_site_is_refused_alike()
    {
        var alert = await api.RaiseAlertAsync();
        var elsewhere = await api.RaiseAlertAsync(by: People.MidwifeHeusy);

        foreach (var first in new[] { Guid.NewGuid(), elsewhere })
        {
            (await api.As(People.Midwife).DoAsync($"/v1/alerts/{alert}/qualify", new { outcome = "duplicate", duplicateOf = first })).ExpectProblem(422, "alert-duplicate-unknown", "/duplicateOf");
        }

        Assert.Equal(1L, await OwedAsync(alert));
    }

    [Fact]
    public async Task Two_alerts_called_each_other_s_duplicate_at_once_leave_one_waiting()
    {
        foreach (var _ in Enumerable.Range(0, 5))
        {
            var (one, two) = (await api.RaiseAlertAsync(), await api.RaiseAlertAsync());

            var answers = await Task.WhenAll(
                api.As(People.Midwife).DoAsync($"/v1/alerts/{one}/qualify", new { outcome = "duplicate", duplicateOf = two }),
                api.As(People.SocialWorker).DoAsync($"/v1/alerts/{two}/qualify", new { outcome = "duplicate", duplicateOf = one }));

            Assert.Single(answers, a => (int)a.Status == 200);
            Assert.Single(answers, a => a.Problem == "alert-duplicate-of-duplicate");
            Assert.Equal(1L, await OwedAsync(one) + await OwedAsync(two));
        }
    }

    [Fact]
    public async Task A_red_flag_is_acknowledged_and_assessed_while_the_alert_waits()
    {
        var alert = await FlaggedAsync();
        var flag = await FlagAsync(alert);
        var path = $"/v1/alerts/{alert}/red-flags/{flag}";

        (await api.As(People.Midwife).DoAsync($"{path}/acknowledge")).Expect(200);
        Assert.Equal(["F01", "RF-SELF_HARM-assess"], await CodesAsync(alert));
        (await api.As(People.Midwife).DoAsync($"{path}/assess")).ExpectProblem(400, "invalid-request", "/qualification");
        (await api.As(People.SocialWorker).DoAsync($"{path}/assess", new { qualification = "Pas de projet, entourée." })).Expect(200);

        Assert.Equal(["F01"], await CodesAsync(alert));
        var read = (await api.As(People.Midwife).AskAsync($"/v1/alerts/{alert}")).Expect(200).Json;
        var line = (await api.As(People.Midwife).AskAsync("/v1/alerts?severity=high&limit=100")).Expect(200).Json.GetProperty("items").EnumerateArray().Single(l => l.GetProperty("id").GetGuid() == alert);
        Assert.Equal(0, line.GetProperty("redFlags").GetArrayLength());
        Assert.Equal(("high", "Pas de projet, entourée."), (read.GetProperty("severity").GetString(), read.GetProperty("redFlags")[0].GetProperty("qualification").GetString()));
    }

    [Fact]
    public async Task A_red_flag_that_is_not_there_or_not_hers_is_not_found()
    {
        var alert = await FlaggedAsync();
        var flag = await FlagAsync(alert);

        (await api.As(People.Midwife).DoAsync($"/v1/alerts/{alert}/red-flags/{Guid.NewGuid()}/acknowledge")).ExpectProblem(404, "not-found");
        (await api.As(People.MidwifeHeusy).DoAsync($"/v1/alerts/{alert}/red-flags/{flag}/acknowledge")).ExpectProblem(404, "not-found");
        (await api.As(People.MidwifeHeusy).DoAsync($"/v1/alerts/{alert}/red-flags/{flag}/assess", new { qualification = "x" })).ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task An_alert_with_a_red_flag_leaves_the_desk_only_with_a_written_word()
    {
        var (alert, first) = (await FlaggedAsync(), await api.RaiseAlertAsync());

        (await api.As(People.Midwife).DoAsync($"/v1/alerts/{alert}/qualify", new { outcome = "duplicate", duplicateOf = first })).ExpectProblem(422, "alert-red-flag-needs-qualification", "/reason");
        (await api.As(People.Midwife).DoAsync($"/v1/alerts/{alert}/qualify", new { outcome = "duplicate", duplicateOf = first, reason = "Déjà vue ce matin." })).Expect(200);
    }

    [Fact]
    public async Task Sent_to_the_other_site_it_waits_there_with_the_same_delay_and_is_found_there()
    {
        var alert = await api.RaiseAlertAsync(new { about = new { name = "Voya Geuse", telephone = "0470 55 44 33" }, from = new { kind = "gp" }, why = "x" });
        var due = await DueAsync(alert);
        var there = await api.RaiseAlertAsync(new { about = new { name = "Autre Nom", telephone = "0470554433" }, from = new { kind = "gp" }, why = "y" }, People.MidwifeHeusy);

        (await api.As(People.Midwife).DoAsync($"/v1/alerts/{alert}/re-address", new { site = "nowhere" })).ExpectProblem(422, "alert-site-unknown", "/site");
        (await api.As(People.Midwife).DoAsync($"/v1/alerts/{alert}/re-address")).ExpectProblem(400, "invalid-request", "/site");
        (await api.As(People.MidwifeHeusy).DoAsync($"/v1/alerts/{alert}/re-address", new { site = "heusy" })).ExpectProblem(404, "not-found");
        (await api.As(People.Midwife).DoAsync($"/v1/alerts/{alert}/re-address", new { site = "heusy" })).Expect(200);

        Assert.Equal(due, await DueAsync(alert));
        (await api.As(People.Midwife).AskAsync($"/v1/alerts/{alert}")).ExpectProblem(404, "not-found");
        var listed = (await api.As(People.MidwifeHeusy).AskAsync("/v1/alerts?limit=100")).Expect(200).Json.GetProperty("items").EnumerateArray();
        var same = listed.Single(l => l.GetProperty("id").GetGuid() == there).GetProperty("mayBeSame")[0];
        Assert.Equal((alert, "telephone"), (same.GetProperty("alertId").GetGuid(), same.GetProperty("by")[0].GetString()));
    }

    private Task<Guid> FlaggedAsync() => api.RaiseAlertAsync(new { about = new { name = "Anouk Exemple" }, from = new { kind = "gp" }, redFlags = new[] { "SELF_HARM" } });

    private async Task<Guid> FlagAsync(Guid alert) =>
        (await api.As(People.Midwife).AskAsync($"/v1/alerts/{alert}")).Expect(200).Json.GetProperty("redFlags")[0].GetProperty("id").GetGuid();

    private Task<long> OwedAsync(Guid alert) => api.Raw.AskAsync<long>($"select count(*) from coordination.obligation where stream_id = '{alert}' and code = 'F01'");

    private async Task<string[]> CodesAsync(Guid alert) =>
        (await api.Raw.AskAsync<string[]>($"select coalesce(array_agg(code order by code), '{{}}') from coordination.obligation where stream_id = '{alert}'"))!;

    private Task<DateTime> DueAsync(Guid alert) => api.Raw.AskAsync<DateTime>($"select due_at from coordination.obligation where stream_id = '{alert}' and code = 'F01'");
}

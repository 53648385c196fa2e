using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Alerts;

/// <summary>Reading an alert, and what a sender may learn of it (rules A07, A13, A17).</summary>
public sealed class FollowingAnAlert(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Once_taken_an_alert_is_read_by_those_of_the_case_only()
    {
        var alert = await api.RaiseAlertAsync();
        var file = await api.TakeAlertAsync(alert);

        var card = (await api.As(People.SocialWorker).AskAsync($"/v1/alerts/{alert}")).Expect(200).Json;
        Assert.Equal(("taken", file), (card.GetProperty("state").GetString(), card.GetProperty("caseId").GetGuid()));
        Assert.False(card.TryGetProperty("answerBy", out _));
        (await api.As(People.MidwifeHeusy).AskAsync($"/v1/alerts/{alert}")).ExpectProblem(404, "not-found");
        (await api.As(People.Supervisor).AskAsync($"/v1/alerts/{alert}")).ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task The_lead_reads_it_once_nobody_answered_in_time()
    {
        var alert = await api.RaiseAlertAsync();
        (await api.As(People.Supervisor).AskAsync($"/v1/alerts/{alert}")).ExpectProblem(404, "not-found");

        api.Clock.Advance(TimeSpan.FromDays(10));
        await Eventually.HoldsAsync("nothing is due any more", async () => await api.SweepAsync() == 0);

        (await api.As(People.Supervisor).AskAsync($"/v1/alerts/{alert}")).Expect(200);
        Assert.Contains(alert.ToString(), (await api.As(People.Supervisor).AskAsync("/v1/alerts?limit=100")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sender_learns_the_word_and_whom_to_call_and_nothing_else()
    {
        var wish = new { about = new { name = "Anouk Exemple" }, from = new { kind = "gp" }, why = "x", site = "montlegia" };
        var alert = await api.RaiseAlertAsync(wish, People.Sender);
        var path = $"/v1/alerts/{alert}/status";

        Assert.Equal("received", (await api.As(People.Sender).AskAsync(path)).Expect(200).Json.GetProperty("state").GetString());
        await api.TakeAlertAsync(alert);
        var taken = (await api.As(People.Sender).AskAsync(path)).Expect(200);

        Assert.Equal("taken", taken.Json.GetProperty("state").GetString());
        Assert.Equal((People.Midwife.Name, "+32 4 000 00 00"), (taken.Json.GetProperty("coordinator").GetProperty("name").GetString(), taken.Json.GetProperty("coordinator").GetProperty("telephone").GetString()));
        Assert.Equal(["id", "state", "since", "coordinator"], taken.Json.EnumerateObject().Select(m => m.Name));
        Assert.Null(taken.ETag);
        (await api.As(People.Sender).AskAsync($"/v1/alerts/{alert}")).ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task A_record_learns_the_word_of_its_own_message_only()
    {
        var alert = (await api.As(People.Record).DoAsync("/v1/alerts", Scenarios.RecordAlert("status"))).Expect(201).Id;
        await api.TakeAlertAsync(alert);

        var status = (await api.As(People.Record).AskAsync($"/v1/alerts/{alert}/status")).Expect(200);

        Assert.Equal(["id", "state", "since"], status.Json.EnumerateObject().Select(m => m.Name));
        (await api.As(People.RecordHeusy).AskAsync($"/v1/alerts/{alert}/status")).ExpectProblem(404, "not-found");
        (await api.As(People.Sender).AskAsync($"/v1/alerts/{alert}/status")).ExpectProblem(404, "not-found");
        (await api.As(People.Record).AskAsync($"/v1/alerts/{alert}")).ExpectProblem(404, "not-found");
        (await api.As(People.Record).AskAsync($"/v1/alerts/{Guid.NewGuid()}/status")).ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task An_alert_answered_without_a_case_says_so()
    {
        var wish = new { about = new { name = "Anouk Exemple" }, from = new { kind = "gp" }, why = "x", site = "montlegia" };
        var alert = await api.RaiseAlertAsync(wish, People.Sender);
        (await api.As(People.SocialWorker).DoAsync($"/v1/alerts/{alert}/qualify", new { outcome = "informedOnly", reason = "Pour information." })).Expect(200);

        var status = (await api.As(People.Sender).AskAsync($"/v1/alerts/{alert}/status")).Expect(200).Json;

        Assert.Equal(("qualified", People.SocialWorker.Name), (status.GetProperty("state").GetString(), status.GetProperty("coordinator").GetProperty("name").GetString()));
    }

    [Fact]
    public async Task A_record_is_not_told_that_an_alert_became_no_case()
    {
        var alert = (await api.As(People.Record).DoAsync("/v1/alerts", Scenarios.RecordAlert("qualified"))).Expect(201).Id;
        var before = (await api.As(People.Record).AskAsync($"/v1/alerts/{alert}/status")).Expect(200).Text;
        api.Clock.Advance(TimeSpan.FromHours(1));
        (await api.As(People.Midwife).DoAsync($"/v1/alerts/{alert}/qualify", new { outcome = "informedOnly", reason = "Pour information." })).Expect(200);

        Assert.Equal(before, (await api.As(People.Record).AskAsync($"/v1/alerts/{alert}/status")).Expect(200).Text);
    }
}

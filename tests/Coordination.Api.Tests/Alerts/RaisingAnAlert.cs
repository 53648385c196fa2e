using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Alerts;

public sealed class RaisingAnAlert(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task The_daily_act_takes_about_from_and_why_and_nothing_else()
    {
        var raised = await api.As(People.Midwife).DoAsync("/v1/alerts", """{"about":{"name":"Anouk Exemple"},"from":{"kind":"gp"},"why":"Se sent dépassée."}""");

        var card = (await api.As(People.Midwife).AskAsync($"/v1/alerts/{raised.Expect(201).Id}")).Expect(200).Json;
        Assert.Equal("waiting", raised.Json.GetProperty("state").GetString());
        Assert.Equal($"/v1/alerts/{raised.Id}", raised.Location?.ToString());
        Assert.Equal(("montlegia", "Anouk Exemple", "gp", "telephone"), (Text(card, "site"), Text(card.GetProperty("about"), "name"), Text(card.GetProperty("from"), "kind"), Text(card.GetProperty("from"), "door")));
        Assert.Equal("2026-04-22", Text(card, "answerBy")![..10]);
    }

    [Fact]
    public async Task A_record_s_alert_is_scored_here_and_its_red_flag_waits_with_it()
    {
        var alert = (await api.As(People.Record).DoAsync("/v1/alerts", Scenarios.RecordAlert("scored"))).Expect(201);

        var card = (await api.As(People.Midwife).AskAsync($"/v1/alerts/{alert.Id}")).Expect(200).Json;
        Assert.Equal(15, card.GetProperty("screenings")[0].GetProperty("total").GetInt32());
        Assert.Equal("SEVERE_SCORE", Text(card.GetProperty("redFlags")[0], "code"));
        Assert.Equal(("redFlag", "record"), (Text(card, "severity"), Text(card.GetProperty("from"), "door")));
    }

    [Fact]
    public async Task Any_other_kind_of_sender_and_any_unknown_code_are_kept_as_they_came()
    {
        var alert = await api.RaiseAlertAsync(new { about = new { telephone = "0470 11 22 33" }, from = new { kind = "a neighbour" }, codes = new[] { "S99" } });

        var card = (await api.As(People.Midwife).AskAsync($"/v1/alerts/{alert}")).Expect(200).Json;
        Assert.Equal(("other", "a neighbour"), (Text(card.GetProperty("from"), "kind"), Text(card.GetProperty("from"), "kindText")));
        Assert.True(card.GetProperty("reasons")[0].GetProperty("uncoded").GetBoolean());
    }

    [Theory]
    [InlineData("""{"about":{},"from":{"kind":"gp"},"why":"x"}""", 422, "alert-needs-person", "/about")]
    [InlineData("""{"about":{"name":"A"},"from":{"kind":"gp"}}""", 422, "alert-needs-reason", "/why")]
    [InlineData("""{"about":{"name":"A","dueDate":"2027-06-30"},"from":{"kind":"gp"},"why":"x"}""", 422, null, "/about/dueDate")]
    [InlineData("""{"about":{"name":"A","lastPeriod":"2026-03-02","childBornOn":"2026-03-01"},"from":{"kind":"gp"},"why":"x"}""", 422, null, "/about/childBornOn")]
    [InlineData("""{"about":{"name":"A"},"from":{"kind":"gp"},"why":"x","occurredAt":"2026-04-22T08:00:00Z"}""", 422, "alert-in-future", "/occurredAt")]
    [InlineData("""{"about":{"name":"A"},"from":{"kind":"gp"},"why":"x","site":"nowhere"}""", 422, "alert-site-unknown", "/site")]
    [InlineData("""{"about":{"name":"A"},"from":{"kind":"gp"},"why":"x","site":"No Where"}""", 400, "invalid-request", "/site")]
    [InlineData("""{"about":{"name":"A","ssin":"123"},"from":{"kind":"gp"},"why":"x"}""", 400, "invalid-request", "/about/ssin")]
    [InlineData("""{"about":{"name":"A"},"from":{"kind":"gp"},"why":"x","screenings":[{"instrument":""}]}""", 400, "invalid-request", "/screenings/0/instrument")]
    public async Task What_cannot_be_meant_is_refused_by_its_field(string body, int status, string? rule, string field)
    {
        var answer = (await api.As(People.Midwife).DoAsync("/v1/alerts", body)).Expect(status);

        Assert.Contains(field, answer.Fields);
        Assert.Equal(rule ?? answer.Problem, answer.Problem);
    }

    [Fact]
    public async Task Who_belongs_to_no_site_says_for_which_one()
    {
        var wish = new { about = new { name = "Berthe Exemple" }, from = new { kind = "gp" }, why = "x", site = "heusy" };

        (await api.As(People.Sender).DoAsync("/v1/alerts", Scenarios.Alert())).ExpectProblem(422, "alert-needs-site", "/site");
        var alert = (await api.As(People.Sender).DoAsync("/v1/alerts", wish)).Expect(201);

        (await api.As(People.MidwifeHeusy).AskAsync($"/v1/alerts/{alert.Id}")).Expect(200);
        (await api.As(People.Midwife).AskAsync($"/v1/alerts/{alert.Id}")).ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task Who_only_counts_or_administers_raises_nothing() =>
        (await api.As(People.Of("statistician")).DoAsync("/v1/alerts", Scenarios.Alert())).ExpectProblem(403, "not-allowed");

    [Fact]
    public async Task The_same_message_gets_the_first_answer_again()
    {
        var first = (await api.As(People.Record).DoAsync("/v1/alerts", Scenarios.RecordAlert("m-same"))).Expect(201);

        Assert.Equal(first, await api.As(People.Record).DoAsync("/v1/alerts", Scenarios.RecordAlert("m-same")));
    }

    [Fact]
    public async Task The_same_form_under_another_message_is_the_alert_that_is_known()
    {
        var first = (await api.As(People.Record).DoAsync("/v1/alerts", Scenarios.RecordAlert("m-form-1", "form-1"))).Expect(201);
        var events = await EventsAsync();

        var again = (await api.As(People.Record).DoAsync("/v1/alerts", Scenarios.RecordAlert("m-form-2", "form-1"))).Expect(200);

        Assert.Equal((first.Id, "known"), (again.Id, Text(again.Json, "state")));
        Assert.Equal(events, await EventsAsync());
    }

    [Fact]
    public async Task Another_hospital_s_form_of_the_same_number_is_another_alert()
    {
        var ours = (await api.As(People.Record).DoAsync("/v1/alerts", Scenarios.RecordAlert("m-9", "form-9"))).Expect(201);
        var theirs = (await api.As(People.RecordHeusy).DoAsync("/v1/alerts", Scenarios.RecordAlert("m-9", "form-9"))).Expect(201);

        Assert.NotEqual(ours.Id, theirs.Id);
    }

    [Fact]
    public async Task Posted_forty_times_at_once_by_a_record_that_retries_it_is_there_once()
    {
        var events = await EventsAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => api.As(People.Record).DoAsync("/v1/alerts", Scenarios.RecordAlert($"m-burst-{i % 4}", "form-burst"))));

        Assert.Single(answers.Select(a => a.Id).Distinct());
        Assert.All(answers, a => Assert.True((int)a.Status is 200 or 201, a.Text));
        Assert.Equal(events + 1, await EventsAsync());
    }

    private Task<long> EventsAsync() => api.Raw.AskAsync<long>("select count(*) from coordination.mt_events");

    private static string? Text(System.Text.Json.JsonElement json, string member) => json.GetProperty(member).GetString();
}

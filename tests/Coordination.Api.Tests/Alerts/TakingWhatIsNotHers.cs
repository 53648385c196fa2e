using Coordination.Api.Demo;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Coordination.Domain;
using Xunit;

namespace Coordination.Api.Tests.Alerts;

/// <summary>An alert is taken by those it waits for; once taken it is its case's, and for everybody else it is not there (rules A06, A08, A72).</summary>
public sealed class TakingWhatIsNotHers(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task An_alert_of_the_other_site_is_not_taken_into_one_s_own_case()
    {
        var own = await api.OpenCaseAsync();
        var alert = (await api.As(People.RecordHeusy).DoAsync("/v1/alerts", Scenarios.RecordAlert("taken-across"))).Expect(201).Id;
        var before = await EventsAsync(alert, own);

        (await api.As(People.Midwife).DoAsync($"/v1/alerts/{alert}/take", new { caseId = own })).ExpectProblem(404, "not-found");

        (await api.As(People.Midwife).AskAsync($"/v1/alerts/{alert}")).ExpectProblem(404, "not-found");
        Assert.Equal(before, await EventsAsync(alert, own));
        Assert.Contains(alert, await WaitingAsync(People.MidwifeHeusy));
    }

    [Fact]
    public async Task Whether_an_alert_of_the_other_site_was_taken_is_not_told_by_a_case_of_one_s_own()
    {
        var own = await api.OpenCaseAsync();
        var alert = await api.RaiseAlertAsync(by: People.MidwifeHeusy);
        await api.TakeAlertAsync(alert, People.MidwifeHeusy);

        var taken = await api.As(People.Midwife).DoAsync($"/v1/alerts/{alert}/take", new { caseId = own });
        var unknown = await api.As(People.Midwife).DoAsync($"/v1/alerts/{Guid.NewGuid()}/take", new { caseId = own });

        Assert.Equal((unknown.Status, Without(unknown)), (taken.Status, Without(taken)));
        unknown.ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task An_alert_of_her_desk_is_taken_into_a_case_she_leads_and_into_no_other()
    {
        var (own, elsewhere) = (await api.OpenCaseAsync(), await api.OpenCaseAsync(by: People.MidwifeHeusy));
        var alert = await api.RaiseAlertAsync();
        (await api.As(People.Midwife).DoAsync($"/v1/alerts/{alert}/take", new { caseId = elsewhere })).ExpectProblem(404, "not-found");
        (await api.As(People.Midwife).DoAsync($"/v1/alerts/{alert}/take", new { caseId = Guid.NewGuid() })).ExpectProblem(404, "not-found");

        Assert.Equal(own, (await api.As(People.Midwife).DoAsync($"/v1/alerts/{alert}/take", new { caseId = own })).Expect(201).CaseId);

        var other = await api.OpenCaseAsync();
        (await api.As(People.Midwife).DoAsync($"/v1/alerts/{alert}/take", new { caseId = other })).ExpectProblem(409, "alert-already-taken");
        (await api.As(People.SocialWorker).AskAsync($"/v1/alerts/{alert}")).Expect(200);
    }

    [Fact]
    public async Task Once_taken_an_alert_is_not_there_for_a_colleague_of_the_site_without_a_relation_to_its_case()
    {
        var alert = (await api.As(People.Record).DoAsync("/v1/alerts", Flagged("Élise Exemple"))).Expect(201).Id;
        (await api.As(People.Record).DoAsync("/v1/alerts", Flagged("Zoé Exemple"))).ExpectProblem(409, "message-id-reused");
        var card = (await api.As(People.Midwife).AskAsync($"/v1/alerts/{alert}")).Expect(200).Json;
        var flag = card.GetProperty("redFlags")[0].GetProperty("id").GetGuid();
        var conflict = (await api.As(People.Midwife).AskAsync("/v1/alerts/conflicts?limit=100")).Expect(200).Json.GetProperty("items").EnumerateArray()
            .Single(c => c.GetProperty("first").GetProperty("id").GetGuid() == alert).GetProperty("id").GetGuid();
        var file = await api.TakeAlertAsync(alert);
        var version = (await api.As(People.Midwife).AskAsync($"/v1/cases/{file}")).Expect(200).ETag;
        (await api.As(People.Midwife).SendAsync(HttpMethod.Put, $"/v1/cases/{file}/coordinators", new { first = People.Midwife.Id }, version: version)).Expect(200);
        var before = await EventsAsync(alert, file);

        foreach (var (act, body) in Acts(flag, conflict))
        {
            var refused = await api.As(People.SocialWorker).DoAsync($"/v1/alerts/{alert}/{act}", body);
            Assert.True((int)refused.Status == 404, $"{act}: {(int)refused.Status} {refused.Text}");
        }

        Assert.Equal(before, await EventsAsync(alert, file));
        (await api.As(People.Midwife).DoAsync($"/v1/alerts/{alert}/conflicts/{conflict}/close", new { outcome = "firstStands", note = "Comparés." })).Expect(200);
    }

    [Fact]
    public async Task Who_covers_the_case_closes_what_its_alert_left_open()
    {
        var alert = (await api.As(People.RecordHeusy).DoAsync("/v1/alerts", Flagged("Élise Exemple", "covered"))).Expect(201).Id;
        (await api.As(People.RecordHeusy).DoAsync("/v1/alerts", Flagged("Zoé Exemple", "covered"))).ExpectProblem(409, "message-id-reused");
        var conflict = (await api.As(People.MidwifeHeusy).AskAsync("/v1/alerts/conflicts?limit=100")).Expect(200).Json.GetProperty("items")[0].GetProperty("id").GetGuid();
        await api.TakeAlertAsync(alert, People.MidwifeHeusy);
        var close = $"/v1/alerts/{alert}/conflicts/{conflict}/close";
        (await api.As(People.Midwife).DoAsync(close, new { outcome = "firstStands", note = "x" })).ExpectProblem(404, "not-found");
        var today = api.Clock.Now.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        (await api.As(People.MidwifeHeusy).DoAsync("/v1/me/absence", new { from = today, to = today })).Expect(201);

        (await api.As(People.Midwife).DoAsync(close, new { outcome = "firstStands", note = "Comparés." })).Expect(200);
        api.Clock.Advance(TimeSpan.FromDays(1));
        (await api.As(People.Midwife).AskAsync($"/v1/alerts/{alert}")).ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task The_id_of_an_alert_does_not_follow_from_what_its_sender_or_anybody_else_knows()
    {
        var client = People.Record.Id.ToString("N");
        var message = (await api.As(People.Record).DoAsync("/v1/alerts", Scenarios.RecordAlert("guess-1"))).Expect(201).Id;
        var form = (await api.As(People.Record).DoAsync("/v1/alerts", Scenarios.RecordAlert("guess-2", "guess-form"))).Expect(201).Id;

        Assert.NotEqual(Ids.Derived("alert", client, "message", "guess-1"), message);
        Assert.NotEqual(Ids.Derived("alert", client, "form", "guess-form"), form);
        Assert.Equal(message, (await api.As(People.Record).DoAsync("/v1/alerts", Scenarios.RecordAlert("guess-1"))).Expect(201).Id);
        Assert.Equal(form, (await api.As(People.Record).DoAsync("/v1/alerts", Scenarios.RecordAlert("guess-3", "guess-form"))).Expect(200).Id);
    }

    [Theory]
    [InlineData("20260420-0071", null, 201)]
    [InlineData("20260420-0072", "20260420-0073", 201)]
    [InlineData(null, "20260420-0074", 200)]
    public async Task A_message_whose_id_was_stored_in_clear_before_still_meets_its_alert(string? message, string? form, int status)
    {
        var wish = new { about = new { name = "Élise Exemple" }, why = "Se sent dépassée.", messageId = message, formId = form };
        var first = (await api.As(People.Record).DoAsync("/v1/alerts", wish)).Expect(201).Id;
        // As the rows stood before ids were hashed.
        var renamed = await api.Raw.AskAsync<long>($"""
            with messages as (update coordination.inbox set key = 'message:{message}' where key like 'hashed:%' and body like '%{first}%' and body like '%waiting%' returning 1),
                 forms as (update coordination.inbox set key = 'form:{form}' where key like 'hashed:%' and body = '"{first}"' returning 1)
            select (select count(*) from messages) + (select count(*) from forms)
            """);
        Assert.Equal(new[] { message, form }.Count(id => id is not null), renamed);
        var before = await api.Raw.AskAsync<long>("select count(*) from coordination.alert_head");

        Assert.Equal(first, (await api.As(People.Record).DoAsync("/v1/alerts", wish)).Expect(status).Id);
        Assert.Equal(before, await api.Raw.AskAsync<long>("select count(*) from coordination.alert_head"));
    }

    private static (string Act, object? Body)[] Acts(Guid flag, Guid conflict) =>
    [
        ("take", null),
        ("qualify", new { outcome = "notFounded", reason = "x" }),
        ("re-address", new { site = "heusy" }),
        ($"red-flags/{flag}/acknowledge", null),
        ($"red-flags/{flag}/assess", new { qualification = "x" }),
        ($"conflicts/{conflict}/close", new { outcome = "firstStands", note = "x" }),
    ];

    private static object Flagged(string name, string message = "once-taken") =>
        new { about = new { name }, why = "Se sent dépassée.", redFlags = new[] { "SELF_HARM" }, messageId = message };

    private static string Without(HttpAnswer answer) =>
        string.Join(' ', answer.Json.EnumerateObject().Where(p => !p.NameEquals("traceId") && !p.NameEquals("instance")).Select(p => $"{p.Name} {p.Value}"));

    private async Task<string> EventsAsync(params Guid[] streams) => await api.Raw.AskAsync<string>(
        $"select string_agg(type, ' ' order by stream_id, version) from coordination.mt_events where stream_id in ('{string.Join("','", streams)}')") ?? "";

    private async Task<Guid[]> WaitingAsync(Persona by) =>
        [.. (await api.As(by).AskAsync("/v1/alerts?limit=100")).Expect(200).Json.GetProperty("items").EnumerateArray().Select(line => line.GetProperty("id").GetGuid())];
}

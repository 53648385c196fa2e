using System.Text.Json;
using Coordination.Api.Demo;
using Coordination.Api.Http;
using Coordination.Api.Obligations;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Coordination.Api.Tests.Alerts;

/// <summary>One message or form that told two things, and a message in another site's name: kept, listed, owed, decided by a person.</summary>
public sealed class ComparingContents(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Theory]
    [InlineData("c-1", "c-1", null, null, "message-id-reused")]
    [InlineData("c-2", "c-3", "f-2", "f-2", "form-id-reused")]
    public async Task A_second_content_is_refused_kept_and_stands_beside_the_first(string message, string later, string? form, string? laterForm, string rule)
    {
        var first = (await api.As(People.Record).DoAsync("/v1/alerts", Scenarios.RecordAlert(message, form))).Expect(201);

        (await api.As(People.Record).DoAsync("/v1/alerts", Scenarios.RecordAlert(later, laterForm, "Zoé Exemple"))).ExpectProblem(409, rule);

        var line = Assert.Single(await ConflictsAsync(first.Id));
        Assert.Equal("Élise Exemple", line.GetProperty("first").GetProperty("about").GetProperty("name").GetString());
        Assert.Equal("Zoé Exemple", line.GetProperty("second").GetProperty("about").GetProperty("name").GetString());
        Assert.Equal(1L, await OwedAsync(first.Id, "conflict"));
    }

    [Fact]
    public async Task Sent_again_and_again_it_is_one_conflict()
    {
        var first = (await api.As(People.Record).DoAsync("/v1/alerts", Scenarios.RecordAlert("c-again"))).Expect(201);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => api.As(People.Record).DoAsync("/v1/alerts", Scenarios.RecordAlert("c-again", name: "Zoé Exemple"))));

        Assert.Single(await ConflictsAsync(first.Id));
    }

    [Fact]
    public async Task Of_many_contents_at_once_none_is_lost_and_no_answer_is_a_failure()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => api.As(People.Record).DoAsync("/v1/alerts", Scenarios.RecordAlert("c-crowd", name: $"Zoé Exemple-{(char)('A' + i)}"))));

        var first = Assert.Single(answers, a => (int)a.Status == 201);
        Assert.All(answers.Except([first]), a => a.ExpectProblem(409, "message-id-reused"));
        Assert.Equal(19, (await ConflictsAsync(first.Id)).Length);
    }

    [Fact]
    public async Task Compared_and_closed_it_is_listed_and_owed_no_more()
    {
        var first = (await api.As(People.Record).DoAsync("/v1/alerts", Scenarios.RecordAlert("c-close"))).Expect(201);
        await api.TakeAlertAsync(first.Id);
        await api.As(People.Record).DoAsync("/v1/alerts", Scenarios.RecordAlert("c-close", name: "Zoé Exemple"));
        var line = Assert.Single(await ConflictsAsync(first.Id));
        var close = $"/v1/alerts/{first.Id}/conflicts/{line.GetProperty("id").GetGuid()}/close";

        (await api.As(People.MidwifeHeusy).DoAsync(close, new { outcome = "firstStands", note = "x" })).ExpectProblem(404, "not-found");
        (await api.As(People.Midwife).DoAsync(close, new { outcome = "firstStands" })).ExpectProblem(400, "invalid-request", "/note");
        (await api.As(People.Midwife).DoAsync(close, new { outcome = "perhaps", note = "x" })).ExpectProblem(400, "invalid-request", "/outcome");
        (await api.As(People.Midwife).DoAsync(close, new { outcome = "firstStands", note = "Faute de frappe." })).Expect(200);
        (await api.As(People.Midwife).DoAsync(close, new { outcome = "raisedAnew", note = "Autre famille." })).ExpectProblem(409, "alert-conflict-closed");

        Assert.Empty(await ConflictsAsync(first.Id));
        Assert.Equal(0L, await OwedAsync(first.Id, "conflict"));
    }

    [Fact]
    public async Task Who_may_not_read_the_alert_sees_no_conflict_of_it()
    {
        await api.As(People.Record).DoAsync("/v1/alerts", Scenarios.RecordAlert("c-hidden"));
        await api.As(People.Record).DoAsync("/v1/alerts", Scenarios.RecordAlert("c-hidden", name: "Zoé Exemple"));

        Assert.Equal(0, (await api.As(People.MidwifeHeusy).AskAsync("/v1/alerts/conflicts")).Expect(200).Json.GetProperty("items").GetArrayLength());
        (await api.As(People.Record).AskAsync("/v1/alerts/conflicts")).ExpectProblem(404, "not-found");
        (await api.As(People.Midwife).AskAsync("/v1/alerts/conflicts?cursor=none")).ExpectProblem(400, "invalid-request", "/cursor");
    }

    [Fact]
    public async Task Conflicts_come_page_by_page_oldest_first()
    {
        foreach (var i in Enumerable.Range(0, 3))
        {
            await api.As(People.Record).DoAsync("/v1/alerts", Scenarios.RecordAlert($"c-page-{i}"));
            await api.As(People.Record).DoAsync("/v1/alerts", Scenarios.RecordAlert($"c-page-{i}", name: "Zoé Exemple"));
        }

        var all = await PagesAsync("/v1/alerts/conflicts?limit=100");
        Assert.Equal(all, await PagesAsync("/v1/alerts/conflicts?limit=1"));
        Assert.Equal(all.Distinct(), all);
    }

    [Fact]
    public async Task A_record_that_names_another_site_is_stored_at_its_own_and_asks_the_other_s_lead()
    {
        var alert = (await api.As(People.Record).DoAsync("/v1/alerts", Scenarios.RecordAlert("q-1", site: "heusy"))).Expect(201);

        Assert.Equal("alert-names-another-site", alert.Json.GetProperty("warnings")[0].GetString());
        Assert.Equal("heusy", (await api.As(People.Midwife).AskAsync($"/v1/alerts/{alert.Id}")).Expect(200).Json.GetProperty("namedSite").GetString());
        (await api.As(People.MidwifeHeusy).AskAsync($"/v1/alerts/{alert.Id}")).ExpectProblem(404, "not-found");
        Assert.Contains(alert.Id, await ListedAsync(People.Of("supervisor-heusy")));
        Assert.Contains("\"misaddressed\"", (await api.As(People.Of("supervisor-heusy")).AskAsync("/v1/worklist?limit=100")).Expect(200).Text, StringComparison.Ordinal);

        (await api.As(People.Of("supervisor-heusy")).DoAsync($"/v1/alerts/{alert.Id}/re-address", new { site = "heusy" })).Expect(200);

        Assert.Equal(0L, await OwedAsync(alert.Id, "misaddressed"));
        (await api.As(People.MidwifeHeusy).AskAsync($"/v1/alerts/{alert.Id}")).Expect(200);
        (await api.As(People.Midwife).AskAsync($"/v1/alerts/{alert.Id}")).ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task A_site_nobody_knows_is_decided_by_the_record_s_own_lead()
    {
        var alert = (await api.As(People.Record).DoAsync("/v1/alerts", Scenarios.RecordAlert("q-2", site: "nowhere"))).Expect(201);

        Assert.Contains(alert.Id, await ListedAsync(People.Supervisor));
        Assert.Equal("A19 Redacted", await api.Raw.AskAsync<string>($"select row || ' ' || outcome from coordination.audit_entry where actor = '{People.Record.Id}' and site = 'nowhere'"));
        (await api.As(People.Supervisor).DoAsync($"/v1/alerts/{alert.Id}/re-address", new { site = "montlegia" })).Expect(200);
        Assert.DoesNotContain(alert.Id, await ListedAsync(People.Supervisor));
    }

    [Fact]
    public async Task Once_a_case_took_the_alert_its_heads_compare_and_nobody_else_of_the_desk_is_told_of_the_case()
    {
        var first = (await api.As(People.Record).DoAsync("/v1/alerts", Scenarios.RecordAlert("c-owner"))).Expect(201);
        await api.As(People.Record).DoAsync("/v1/alerts", Scenarios.RecordAlert("c-owner", name: "Zoé Exemple"));
        Assert.Equal(2, (await RowsAsync(first.Id, People.Midwife)).Length + (await RowsAsync(first.Id, People.SocialWorker)).Length);

        var file = await api.TakeAlertAsync(first.Id);
        var taken = Assert.Single(await RowsAsync(first.Id, People.Midwife));
        Assert.Equal((People.Midwife.Id, file), (taken.GetProperty("owner").GetGuid(), taken.GetProperty("caseId").GetGuid()));
        Assert.Empty(await RowsAsync(first.Id, People.SocialWorker));

        (await api.As(People.Midwife).SendAsync(HttpMethod.Put, $"/v1/cases/{file}/coordinators", new { first = People.SocialWorker.Id }, version: "*")).Expect(200);
        await api.As(People.Record).DoAsync("/v1/alerts", Scenarios.RecordAlert("c-owner", name: "Zelda Exemple"));

        Assert.Empty(await RowsAsync(first.Id, People.Midwife));
        Assert.DoesNotContain(References.Of(first.Id), (await api.As(People.Midwife).AskAsync("/v1/worklist?limit=100")).Expect(200).Text, StringComparison.Ordinal);
        var rows = await RowsAsync(first.Id, People.SocialWorker);
        Assert.Equal(2, rows.Length);
        var act = rows[0].GetProperty("acts").GetProperty("done");
        (await api.As(People.SocialWorker).DoAsync(act.GetProperty("url").GetString()!, new { outcome = "firstStands", note = "Comparé." })).Expect(200);
        Assert.Single(await RowsAsync(first.Id, People.SocialWorker));
        Assert.Equal(new OwedTally { Streams = 1 }, await ComparedAsync(first.Id));
    }

    // The night's comparison finds the rows to be those that the events say.
    private async Task<OwedTally> ComparedAsync(Guid alert)
    {
        var events = api.Services.GetRequiredService<OwedByEvents>();
        var differing = await events.CompareAsync(Personas.Service, [alert], api.Clock.Now, CancellationToken.None);
        return differing.Aggregate(new OwedTally { Streams = 1 }, (sum, stream) => sum + stream.Difference.Tally);
    }

    private async Task<JsonElement[]> RowsAsync(Guid alert, Persona who) =>
    [
        .. (await api.As(who).AskAsync("/v1/worklist?code=conflict&limit=100")).Expect(200).Json.GetProperty("items").EnumerateArray()
            .Where(row => row.TryGetProperty("alertId", out var id) && id.GetGuid() == alert),
    ];

    private async Task<JsonElement[]> ConflictsAsync(Guid alert) =>
    [
        .. (await api.As(People.Midwife).AskAsync("/v1/alerts/conflicts?limit=100")).Expect(200).Json.GetProperty("items").EnumerateArray()
            .Where(line => line.GetProperty("alertId").GetGuid() == alert),
    ];

    private async Task<List<Guid>> PagesAsync(string path)
    {
        List<Guid> found = [];
        for (var next = path; next is not null;)
        {
            var page = (await api.As(People.Midwife).AskAsync(next)).Expect(200).Json;
            found.AddRange(page.GetProperty("items").EnumerateArray().Select(line => line.GetProperty("id").GetGuid()));
            next = page.TryGetProperty("next", out var link) ? link.GetString() : null;
        }

        return found;
    }

    private async Task<Guid[]> ListedAsync(Persona who) =>
        [.. (await api.As(who).AskAsync("/v1/alerts?limit=100")).Expect(200).Json.GetProperty("items").EnumerateArray().Select(line => line.GetProperty("id").GetGuid())];

    private Task<long> OwedAsync(Guid alert, string code) => api.Raw.AskAsync<long>($"select count(*) from coordination.obligation where stream_id = '{alert}' and code = '{code}' and listed");
}

using Coordination.Api.Demo;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.Worklist;
using Xunit;

namespace Coordination.Api.Tests.Accounts;

/// <summary>Each test on people of its own: an absence changes everybody's lists.</summary>
public sealed class BeingAway : IAsyncLifetime
{
    private readonly ApiFixture _api = new();

    public Task InitializeAsync() => _api.InitializeAsync();

    public Task DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Two_dates_are_enough_and_the_other_head_holds_the_list_until_it_ends()
    {
        var file = await _api.OpenCaseAsync("Adèle Couverte");
        Assert.DoesNotContain(await _api.ListAsync(People.SocialWorker), r => r.Text("caseId") == file.ToString());

        var absence = (await _api.As(People.Midwife).DoAsync("/v1/me/absence", new { from = "2026-04-20", to = "2026-04-24" })).Expect(201);

        Assert.Equal([People.SocialWorker.Id], Cover(absence));
        var row = (await _api.ListAsync(People.SocialWorker)).First(r => r.Text("caseId") == file.ToString() && r.Text("code") == "F02");
        Assert.Equal(("Adèle Couverte", "True"), (row.Text("name"), row.Text("forSomebodyAway")));
        var done = row.GetProperty("acts").GetProperty("later");
        (await _api.As(People.SocialWorker).DoAsync(done.Text("url")!, done.Text("body"))).Expect(200);

        (await _api.As(People.Midwife).DoAsync($"/v1/me/absence/{absence.Id}/end")).Expect(200);
        Assert.DoesNotContain(await _api.ListAsync(People.SocialWorker), r => r.Text("caseId") == file.ToString());
    }

    [Fact]
    public async Task A_lone_midwife_is_covered_by_the_other_sites_pair_who_open_her_cases_while_it_lasts()
    {
        var file = await _api.OpenCaseAsync("Zoé Heusy", People.MidwifeHeusy);
        foreach (var who in Pair)
        {
            (await _api.As(who).AskAsync($"/v1/cases/{file}")).Expect(404);
        }

        var absence = (await _api.As(People.MidwifeHeusy).DoAsync("/v1/me/absence", new { from = "2026-04-21", to = "2026-04-22" })).Expect(201);
        Assert.Equal(Pair.Select(p => p.Id).Order(), Cover(absence).Order());
        (await _api.As(People.Midwife).AskAsync($"/v1/cases/{file}")).Expect(404);

        _api.Clock.Advance(TimeSpan.FromDays(1));
        var alert = await _api.RaiseAlertAsync(Scenarios.Alert("Iris Heusy"), People.MidwifeHeusy);
        foreach (var who in Pair)
        {
            (await _api.As(who).AskAsync($"/v1/cases/{file}")).Expect(200);
            var rows = await _api.ListAsync(who);
            Assert.Contains(rows, r => r.Text("caseId") == file.ToString() && r.Text("name") == "Zoé Heusy");
            Assert.Contains(rows, r => r.Text("alertId") == alert.ToString() && r.Text("name") == "Iris Heusy");
            Assert.Contains((await _api.As(who).AskAsync("/v1/search?q=Zo%C3%A9")).Expect(200).Json.GetProperty("cases").EnumerateArray(), c => c.Id() == file);
        }

        _api.Clock.Advance(TimeSpan.FromDays(2));
        (await _api.As(People.Midwife).AskAsync($"/v1/cases/{file}")).Expect(404);
        Assert.DoesNotContain(await _api.ListAsync(People.Midwife), r => r.Text("site") == Personas.Heusy);
    }

    [Fact]
    public async Task What_is_taken_for_somebody_away_is_hers_when_she_is_back()
    {
        var alert = await _api.RaiseAlertAsync(Scenarios.Alert("Rita Retour"), People.MidwifeHeusy);
        (await _api.As(People.MidwifeHeusy).DoAsync("/v1/me/absence", new { from = "2026-04-20", to = "2026-04-20" })).Expect(201);
        var file = await _api.TakeAlertAsync(alert, People.Midwife);
        Assert.Equal([People.MidwifeHeusy.Id], (await _api.As(People.Midwife).AskAsync($"/v1/cases/{file}")).Expect(200).Json.GetProperty("coordinators").EnumerateArray().Select(c => c.GetGuid()));

        _api.Clock.Advance(TimeSpan.FromDays(1));

        (await _api.As(People.Midwife).AskAsync($"/v1/cases/{file}")).Expect(404);
        Assert.Contains(await _api.ListAsync(People.MidwifeHeusy), r => r.Text("caseId") == file.ToString() && r.Text("name") == "Rita Retour");
    }

    [Fact]
    public async Task When_the_whole_pair_is_away_the_other_site_holds_both_lists_and_the_desk()
    {
        var file = await _api.OpenCaseAsync("Lise Double");
        var alert = await _api.RaiseAlertAsync(Scenarios.Alert("Mona Bureau"));
        (await _api.As(People.Midwife).DoAsync("/v1/me/absence", new { from = "2026-04-20", to = "2026-04-24" })).Expect(201);
        var second = (await _api.As(People.SocialWorker).DoAsync("/v1/me/absence", new { from = "2026-04-20", to = "2026-04-24" })).Expect(201);
        Assert.Equal([People.MidwifeHeusy.Id], Cover(second));

        var rows = await _api.ListAsync(People.MidwifeHeusy);

        Assert.Contains(rows, r => r.Text("caseId") == file.ToString() && r.Text("name") == "Lise Double");
        Assert.Contains(rows, r => r.Text("alertId") == alert.ToString());
        (await _api.As(People.MidwifeHeusy).AskAsync($"/v1/cases/{file}")).Expect(200);
        Assert.Equal(rows.Count, rows.Select(r => r.Id()).Distinct().Count());
    }

    [Fact]
    public async Task Days_that_cannot_be_and_sites_that_are_not_hers_are_refused()
    {
        var midwife = _api.As(People.Midwife);
        (await midwife.DoAsync("/v1/me/absence", new { from = "2026-04-22" })).ExpectProblem(400, "invalid-request", "/to");
        (await midwife.DoAsync("/v1/me/absence", new { from = "2026-04-22", to = "2026-04-21" })).ExpectProblem(422, "absence-ends-before-start", "/to");
        (await midwife.DoAsync("/v1/me/absence", new { from = "2026-04-01", to = "2026-04-02" })).ExpectProblem(422, "absence-past", "/to");
        (await midwife.DoAsync("/v1/me/absence", new { from = "2026-04-22", to = "2026-04-23", site = "heusy" })).Expect(403);
        (await _api.As(People.Psychiatrist).DoAsync("/v1/me/absence", new { from = "2026-04-22", to = "2026-04-23" })).Expect(403);
        var first = (await midwife.DoAsync("/v1/me/absence", new { from = "2026-04-22", to = "2026-04-23" })).Expect(201);
        Assert.Equal(first.Id, (await midwife.DoAsync("/v1/me/absence", new { from = "2026-04-22", to = "2026-04-23" })).Expect(201).Id);
        (await midwife.DoAsync("/v1/me/absence", new { from = "2026-04-23", to = "2026-04-24" })).ExpectProblem(409, "absence-overlaps", "/from");
        (await _api.As(People.SocialWorker).DoAsync($"/v1/me/absence/{first.Id}/end")).Expect(404);
    }

    [Fact]
    public async Task Whoever_covers_reads_the_alert_of_a_covered_case_as_long_as_she_covers()
    {
        var alert = await _api.RaiseAlertAsync(Scenarios.Alert("Odile Originale"));
        var file = await _api.TakeAlertAsync(alert);
        (await _api.As(People.Midwife).SendAsync(HttpMethod.Put, $"/v1/cases/{file}/coordinators", new { first = People.Midwife.Id }, version: "*")).Expect(200);
        foreach (var path in new[] { $"/v1/alerts/{alert}", $"/v1/cases/{file}" })
        {
            (await _api.As(People.SocialWorker).AskAsync(path)).ExpectProblem(404, "not-found");
        }

        var absence = (await _api.As(People.Midwife).DoAsync("/v1/me/absence", new { from = "2026-04-20", to = "2026-04-24" })).Expect(201);

        Assert.Equal([People.SocialWorker.Id], Cover(absence));
        (await _api.As(People.SocialWorker).AskAsync($"/v1/cases/{file}")).Expect(200);
        var read = (await _api.As(People.SocialWorker).AskAsync($"/v1/alerts/{alert}")).Expect(200);
        Assert.Contains("Odile Originale", read.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("dépassée", read.Text, StringComparison.Ordinal);
        (await _api.As(People.MidwifeHeusy).AskAsync($"/v1/alerts/{alert}")).ExpectProblem(404, "not-found");

        (await _api.As(People.Midwife).DoAsync($"/v1/me/absence/{absence.Id}/end")).Expect(200);
        (await _api.As(People.SocialWorker).AskAsync($"/v1/alerts/{alert}")).ExpectProblem(404, "not-found");
    }

    private static Persona[] Pair => [People.Midwife, People.SocialWorker];

    private static IEnumerable<Guid> Cover(HttpAnswer receipt) =>
        receipt.Json.GetProperty("absences").EnumerateArray().SelectMany(a => a.GetProperty("cover").EnumerateArray().Select(c => c.GetGuid()));
}

using System.Text.Json;
using Coordination.Api.Demo;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.Worklist;
using Xunit;

namespace Coordination.Api.Tests.Transfers;

/// <summary>Whoever goes leaves a note for each case, somebody picks each up, and whoever comes back learns what was done. Each test on people of its own.</summary>
public sealed class HandingOnCases : IAsyncLifetime
{
    private readonly ApiFixture _api = new();

    public Task InitializeAsync() => _api.InitializeAsync();

    public Task DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task An_absence_is_noted_picked_up_and_handed_back()
    {
        var first = await _api.OpenCaseAsync("Zoé Heusy", People.MidwifeHeusy);
        var list = await AwayAsync(People.MidwifeHeusy, "2026-04-27", "2026-05-08");
        var second = await _api.OpenCaseAsync("Nora Heusy", People.MidwifeHeusy);
        Assert.Equal((2, 2, 2), Counts(await LineAsync(People.MidwifeHeusy, list)));
        Assert.Empty((await _api.As(People.Midwife).AskAsync("/v1/transfers")).Expect(200).Json.GetProperty("items").EnumerateArray());
        Assert.Equal(2, (await RowsAsync(People.MidwifeHeusy, "transfer-note")).Count);

        var noted = (await NoteAsync(People.MidwifeHeusy, list, first, "Rappeler mardi.")).Expect(200);
        Assert.Equal(noted.Id, (await NoteAsync(People.MidwifeHeusy, list, first, "Rappeler mardi.")).Expect(200).Id);
        await MoveToAsync(28);

        // What she did not write is the lead's now.
        var owed = Assert.Single(await RowsAsync(Personas.SupervisorHeusy, "transfer-note"));
        Assert.Equal(second.ToString(), owed.Text("caseId"));
        (await _api.SendReadyAsync(Personas.SupervisorHeusy, owed.GetProperty("acts").GetProperty("done"))).Expect(200);

        // Whoever covers finds both, reads the notes, and says that she holds one.
        var read = await ReadAsync(People.SocialWorker, list);
        Assert.Equal("Rappeler mardi.", Of(read, first).GetProperty("note").Text("text"));
        Assert.Equal((2, 0, 2), Counts(read.GetProperty("list")));
        (await NoteAsync(People.Midwife, list, second, "Rien.")).ExpectProblem(403, "transfer-note-not-yours");
        var held = Assert.Single(await RowsAsync(People.Midwife, "transfer-pick-up"), r => r.Text("caseId") == first.ToString());
        Assert.Equal("True", held.Text("forSomebodyAway"));
        (await _api.SendReadyAsync(People.Midwife, held.GetProperty("acts").GetProperty("done"))).Expect(200);
        Assert.DoesNotContain(await RowsAsync(People.SocialWorker, "transfer-pick-up"), r => r.Text("caseId") == first.ToString());
        (await OnCaseAsync(first, "contacts", new { text = "Appel." }, People.Midwife)).Expect(200);

        await MoveToAsync(30);
        Assert.Equal(second.ToString(), Assert.Single(await RowsAsync(Personas.SupervisorHeusy, "transfer-pick-up")).Text("caseId"));

        // She is back before she said.
        (await _api.As(People.MidwifeHeusy).DoAsync($"/v1/transfers/{list}/back")).ExpectProblem(409, "transfer-still-away");
        (await _api.As(People.MidwifeHeusy).DoAsync($"/v1/me/absence/{list}/end")).Expect(200);
        var back = await ReadAsync(People.MidwifeHeusy, list);
        Assert.Equal((1, People.Midwife.Id.ToString()), (Of(back, first).GetProperty("meanwhile").GetProperty("contacts").GetInt32(), Of(back, first).GetProperty("pickedUp").Text("by")));
        (await _api.As(People.Midwife).AskAsync($"/v1/transfers/{list}")).Expect(404);
        Assert.Empty(await RowsAsync(Personas.SupervisorHeusy, "transfer-pick-up"));
        var mine = await RowsAsync(People.MidwifeHeusy, "transfer-back");
        Assert.Equal(2, mine.Count);
        (await _api.SendReadyAsync(People.MidwifeHeusy, mine[0].GetProperty("acts").GetProperty("done"))).Expect(200);
        (await _api.As(People.MidwifeHeusy).DoAsync($"/v1/transfers/{list}/back")).Expect(200);
        Assert.Empty(await RowsAsync(People.MidwifeHeusy, "transfer-back"));
        (await _api.As(People.MidwifeHeusy).AskAsync($"/v1/transfers/{list}")).Expect(404);
    }

    [Fact]
    public async Task Closed_cases_and_those_of_another_head_leave_the_list_and_a_short_absence_opens_none()
    {
        var (closing, given, kept) = (await _api.OpenCaseAsync("Clara Close"), await _api.OpenCaseAsync("Assia Autre"), await _api.OpenCaseAsync("Rose Reste"));
        await AwayAsync(People.Midwife, "2026-06-01", "2026-06-03");
        Assert.Empty((await _api.As(People.Midwife).AskAsync("/v1/transfers")).Expect(200).Json.GetProperty("items").EnumerateArray());
        var list = await AwayAsync(People.Midwife, "2026-06-08", "2026-06-11");
        Assert.Equal(3, Counts(await LineAsync(People.SocialWorker, list)).Files);

        (await Cases.CaseRequests.CloseCaseAsync(_api, closing)).Expect(200);
        (await AssignAsync(given, People.SocialWorker, null)).Expect(200);
        Assert.Equal(kept.ToString(), Assert.Single((await ReadAsync(People.Midwife, list)).GetProperty("items").EnumerateArray()).Text("caseId"));
        (await AssignAsync(given, People.SocialWorker, People.Midwife)).Expect(200);
        Assert.Equal(2, Counts(await LineAsync(People.Midwife, list)).Files);

        (await _api.As(People.Midwife).DoAsync($"/v1/me/absence/{list}/end")).Expect(200);
        (await _api.As(People.Midwife).AskAsync($"/v1/transfers/{list}")).Expect(404);
        Assert.Equal(0L, await _api.Raw.AskAsync<long>("select count(*) from coordination.obligation where kind = 'transfer'"));
    }

    [Fact]
    public async Task A_departure_is_owed_by_who_stays_until_somebody_else_heads_the_case()
    {
        var file = await _api.OpenCaseAsync("Lise Laissée", People.SocialWorker);
        var role = (await _api.As(People.SocialWorker).AskAsync("/v1/me")).Expect(200).Json.GetProperty("roles")[0].Id();
        (await _api.As(People.Supervisor).DoAsync($"/v1/accounts/{People.SocialWorker.Id}/roles/{role}/end", new { reason = "left" })).Expect(200);

        var line = Assert.Single((await _api.As(People.Midwife).AskAsync("/v1/transfers")).Expect(200).Json.GetProperty("items").EnumerateArray());
        Assert.Equal(("departure", 1), (line.Text("reason"), line.GetProperty("files").GetInt32()));
        await _api.SweepAsync();
        Assert.Contains(await RowsAsync(People.Supervisor, "transfer-note"), r => r.Text("caseId") == file.ToString());
        (await NoteAsync(People.Midwife, line.Id(), file, "Suivie avec la PMI.")).Expect(200);
        (await PickUpAsync(People.Midwife, line.Id(), file)).ExpectProblem(409, "transfer-needs-head");

        (await AssignAsync(file, People.Midwife, null)).Expect(200);
        (await _api.As(People.Midwife).AskAsync($"/v1/transfers/{line.Id()}")).Expect(404);
        Assert.Equal(0L, await _api.Raw.AskAsync<long>("select count(*) from coordination.obligation where kind = 'transfer'"));
    }

    [Fact]
    public async Task Whom_the_family_shut_out_finds_neither_the_case_nor_its_part_in_a_count()
    {
        var file = await _api.OpenCaseAsync("Sarah Secrète", People.MidwifeHeusy);
        var list = await AwayAsync(People.MidwifeHeusy, "2026-04-20", "2026-05-08");
        (await OnCaseAsync(file, "exclusions", new { accountId = People.Midwife.Id }, People.MidwifeHeusy)).Expect(200);

        (await _api.As(People.Midwife).AskAsync($"/v1/transfers/{list}")).Expect(404);
        Assert.Empty((await _api.As(People.Midwife).AskAsync("/v1/transfers")).Expect(200).Json.GetProperty("items").EnumerateArray());
        Assert.Equal(1, Counts(await LineAsync(People.SocialWorker, list)).Files);
        (await PickUpAsync(People.Midwife, list, file)).Expect(404);
        (await PickUpAsync(People.Psychiatrist, list, file)).Expect(404);
        (await _api.As(People.Psychiatrist).AskAsync($"/v1/transfers/{list}")).Expect(404);
        (await PickUpAsync(People.SocialWorker, Guid.NewGuid(), file)).Expect(404);
        (await PickUpAsync(People.MidwifeHeusy, list, file)).ExpectProblem(409, "transfer-own");
        (await NoteAsync(People.MidwifeHeusy, list, file, "")).ExpectProblem(400, "invalid-request", "/text");
    }

    [Fact]
    public async Task What_somebody_holds_for_another_is_handed_on_when_she_goes_herself()
    {
        var file = await _api.OpenCaseAsync("Zoé Deuxfois", People.MidwifeHeusy);
        var list = await AwayAsync(People.MidwifeHeusy, "2026-04-20", "2026-05-08");
        (await PickUpAsync(People.Midwife, list, file)).Expect(200);

        var own = await AwayAsync(People.Midwife, "2026-04-20", "2026-05-15");

        var handed = Assert.Single((await ReadAsync(People.SocialWorker, own)).GetProperty("items").EnumerateArray());
        Assert.Equal((file.ToString(), People.MidwifeHeusy.Id.ToString()), (handed.Text("caseId"), handed.Text("heldFor")));
        Assert.Contains(await RowsAsync(People.SocialWorker, "transfer-pick-up"), r => r.Text("caseId") == file.ToString());

        // The one for whom it was held is back: it is hers, and nobody else's.
        (await _api.As(People.MidwifeHeusy).DoAsync($"/v1/me/absence/{list}/end")).Expect(200);
        (await _api.As(People.SocialWorker).AskAsync($"/v1/transfers/{own}")).Expect(404);
        Assert.Empty(await RowsAsync(People.SocialWorker, "transfer-pick-up"));
        Assert.Empty(await RowsAsync(People.Midwife, "transfer-note"));
    }

    [Fact]
    public async Task What_is_opened_for_somebody_away_is_in_her_list_and_held()
    {
        var list = await AwayAsync(People.MidwifeHeusy, "2026-04-20", "2026-05-08");
        var alert = await _api.RaiseAlertAsync(Scenarios.Alert("Iris Nouvelle"), People.MidwifeHeusy);
        var file = await _api.TakeAlertAsync(alert, People.Midwife);

        var item = Of(await ReadAsync(People.SocialWorker, list), file);
        Assert.Equal(People.Midwife.Id.ToString(), item.GetProperty("pickedUp").Text("by"));
        Assert.Equal(["transfer-back"], item.GetProperty("owed").EnumerateArray().Select(o => o.Text("code")));
    }

    private async Task<Guid> AwayAsync(Persona who, string from, string to) => (await _api.As(who).DoAsync("/v1/me/absence", new { from, to })).Expect(201).Id;

    private Task<HttpAnswer> OnCaseAsync(Guid file, string act, object body, Persona by) => _api.As(by).DoAsync($"/v1/cases/{file}/{act}", body);

    private Task<HttpAnswer> NoteAsync(Persona who, Guid list, Guid file, string text) => _api.As(who).DoAsync($"/v1/transfers/{list}/cases/{file}/note", new { text });

    private Task<HttpAnswer> PickUpAsync(Persona who, Guid list, Guid file) => _api.As(who).DoAsync($"/v1/transfers/{list}/cases/{file}/pick-up");

    private Task<HttpAnswer> AssignAsync(Guid file, Persona first, Persona? second) => Cases.CaseRequests.PutAsync(_api, file, "coordinators", new { first = first.Id, second = second?.Id }, People.Supervisor, "*");

    private async Task<JsonElement> ReadAsync(Persona who, Guid list) => (await _api.As(who).AskAsync($"/v1/transfers/{list}")).Expect(200).Json;

    private async Task<JsonElement> LineAsync(Persona who, Guid list) =>
        Assert.Single((await _api.As(who).AskAsync("/v1/transfers")).Expect(200).Json.GetProperty("items").EnumerateArray(), line => line.Id() == list);

    private async Task<List<JsonElement>> RowsAsync(Persona who, string code) => [.. (await _api.ListAsync(who)).Where(r => r.Text("code") == code)];

    // At half past nine, once everything that is due has spoken up.
    private async Task MoveToAsync(int day)
    {
        _api.Clock.MoveTo(new DateTimeOffset(2026, 4, day, 7, 30, 0, TimeSpan.Zero));
        while (await _api.SweepAsync() > 0)
        {
        }
    }

    private static JsonElement Of(JsonElement list, Guid file) => list.GetProperty("items").EnumerateArray().Single(item => item.Text("caseId") == file.ToString());

    private static (int Files, int NotNoted, int NotPickedUp) Counts(JsonElement line) =>
        (line.GetProperty("files").GetInt32(), line.GetProperty("notNoted").GetInt32(), line.GetProperty("notPickedUp").GetInt32());
}

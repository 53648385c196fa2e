using System.Text.Json;
using Coordination.Api.Demo;
using Coordination.Api.Obligations;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.Worklist;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Coordination.Api.Tests.Accounts;

public sealed class HavingASitesOwnPlan(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Path = "/v1/service/sites/heusy/plan";

    [Fact]
    public async Task Cases_opened_from_then_on_follow_it_and_those_that_are_open_keep_theirs()
    {
        var edition = (await api.As(Personas.SupervisorHeusy).AskAsync(Path)).Expect(200).Json.GetProperty("edition").GetInt32();
        var before = await OpenAsync("Zélie Exemple");

        (await EditAsync(edition, new { code = "F04", window = new { open = "8w0d", due = "18w0d", close = "22w0d" }, listedFrom = 1, owners = new[] { "midwife" } }, Off("F06"))).Expect(200);
        var after = await OpenAsync("Zoé Exemple");
        (await EditAsync(edition + 1)).Expect(200);
        var last = await OpenAsync("Zora Exemple");

        var read = (await api.As(Personas.MidwifeHeusy).AskAsync(Path)).Expect(200).Json;
        Assert.Equal((edition + 2, 0), (read.GetProperty("edition").GetInt32(), read.GetProperty("rows").EnumerateArray().Count(row => row.GetProperty("changed").GetBoolean())));
        var line = read.GetProperty("editions")[1];
        Assert.Equal((edition + 1, "F04 F06"), (line.GetProperty("number").GetInt32(), string.Join(' ', line.GetProperty("codes").EnumerateArray())));
        var due = await DueAsync(before, "F04");
        Assert.Equal((due.AddDays(14), due), (await DueAsync(after, "F04"), await DueAsync(last, "F04")));
        Assert.Equal((1, 0, 1), (await CountAsync(before, "F06"), await CountAsync(after, "F06"), await CountAsync(last, "F06")));
        var night = await api.Services.GetRequiredService<Reconcile>().TurnAsync(CancellationToken.None);
        Assert.Equal(new OwedTally { Streams = night!.Streams }, night);
    }

    [Fact]
    public async Task A_step_that_the_site_lists_stands_on_the_screen_of_its_cases_too()
    {
        var edition = (await api.As(Personas.SupervisorHeusy).AskAsync(Path)).Expect(200).Json.GetProperty("edition").GetInt32();
        var before = await OpenAsync("Yara Exemple");
        (await EditAsync(edition, new { code = "F08", window = new { open = "28w0d", due = "30w0d", close = "33w0d" }, listedFrom = 1, owners = new[] { "midwife" } })).Expect(200);
        var after = await OpenAsync("Ylva Exemple");
        (await EditAsync(edition + 1)).Expect(200);

        Assert.Equal((false, true), (await OnScreenAsync(before, "F08"), await OnScreenAsync(after, "F08")));
    }

    [Fact]
    public async Task Rows_are_listed_as_they_are_sent()
    {
        var plan = (await api.As(Personas.SupervisorHeusy).AskAsync(Path)).Expect(200).Json;
        var rows = plan.GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(["F02", "F03"], rows.Take(2).Select(row => row.Text("code")));
        Assert.DoesNotContain(rows, row => row.Text("code") is "F01" or "H01" or "review");
        var same = rows.Select(row => JsonSerializer.Deserialize<Dictionary<string, object?>>(row.GetProperty("standard"))!).ToArray();
        var edition = plan.GetProperty("edition").GetInt32();

        (await EditAsync(edition, same)).Expect(200);

        Assert.Equal(edition, (await api.As(Personas.SupervisorHeusy).AskAsync(Path)).Expect(200).Json.GetProperty("edition").GetInt32());
    }

    [Fact]
    public async Task What_cannot_be_is_refused_by_its_field_and_rule()
    {
        (await api.As(Personas.SupervisorHeusy).DoAsync(Path, new { rows = Array.Empty<object>() })).ExpectProblem(400, "invalid-request", "/edition");
        (await api.As(Personas.SupervisorHeusy).DoAsync(Path, new { edition = 0 })).ExpectProblem(400, "invalid-request", "/rows");
        (await EditAsync(0, new { code = "F07", window = new { open = "16w0d", due = "soon", close = "32w0d" }, owners = new[] { "midwife" } })).ExpectProblem(400, "invalid-request", "/rows/0/window/due");
        (await EditAsync(0, new { code = "F07", owners = new[] { "midwife" } })).ExpectProblem(400, "invalid-request", "/rows/0/window");
        (await EditAsync(0, new { code = "F07", window = new { open = "16w0d", due = "28w0d", close = "32w0d" } })).ExpectProblem(400, "invalid-request", "/rows/0/owners");
        (await EditAsync(0, Off("L01"))).ExpectProblem(422, "site-plan-distance-impossible", "/rows/0/window/open");
        (await EditAsync(99, Off("F06"))).ExpectProblem(409, "site-plan-changed", "/edition");
    }

    [Fact]
    public async Task Its_own_lead_edits_it_and_nobody_else()
    {
        var body = new { edition = 0, rows = Array.Empty<object>() };
        (await api.As(Personas.MidwifeHeusy).DoAsync(Path, body)).Expect(403);
        (await api.As(People.Supervisor).DoAsync(Path, body)).Expect(403);
        (await api.As(People.Supervisor).AskAsync("/v1/service/sites/nowhere/plan")).Expect(404);
        (await api.As(People.Record).AskAsync(Path)).Expect(404);
    }

    private Task<HttpAnswer> EditAsync(int edition, params object[] rows) => api.As(Personas.SupervisorHeusy).DoAsync(Path, new { edition, rows });

    private static object Off(string code) => new { code, live = false, window = new { open = "20w0d", due = "21w6d", close = "24w0d" }, listedFrom = 1, owners = new[] { "midwife" } };

    private async Task<Guid> OpenAsync(string name) =>
        (await api.As(Personas.MidwifeHeusy).DoAsync("/v1/cases", new { name, dueDate = DateOnly.FromDateTime(api.Clock.GetUtcNow().Date).AddDays(270) })).Expect(201).Id;

    private async Task<DateOnly> DueAsync(Guid file, string code) =>
        Domain.Time.CivilTime.DayOf((await RowsAsync(file, code)).Single().GetProperty("dueAt").GetDateTimeOffset());

    private async Task<bool> OnScreenAsync(Guid file, string code) =>
        (await api.As(Personas.MidwifeHeusy).AskAsync($"/v1/cases/{file}/summary")).Expect(200).Json.GetProperty("owed").EnumerateArray().Any(row => row.Text("code") == code);

    private async Task<int> CountAsync(Guid file, string code) => (await RowsAsync(file, code)).Count;

    private async Task<IReadOnlyList<JsonElement>> RowsAsync(Guid file, string code) =>
        [.. (await api.ListAsync(Personas.MidwifeHeusy, $"limit=100&caseId={file}")).Where(row => row.Text("code") == code)];
}

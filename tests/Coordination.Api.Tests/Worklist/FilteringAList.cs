using System.Globalization;
using System.Text.Json;
using Coordination.Api.Demo;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.Handovers;
using Coordination.Domain.Time;
using Xunit;

namespace Coordination.Api.Tests.Worklist;

/// <summary>Late, today and coming, by owner, kind and urgency; sorted; and by filters that are kept.</summary>
public sealed class FilteringAList : IAsyncLifetime
{
    private readonly ApiFixture _api = new();

    public Task InitializeAsync() => _api.InitializeAsync();

    public Task DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Every_row_is_late_today_coming_or_later_and_each_filter_gives_its_own_in_its_order()
    {
        var file = await _api.OpenCaseAsync("Lise Liste");
        (await _api.As(People.Midwife).DoAsync($"/v1/cases/{file}/pregnancy", new { dueDate = "2026-09-01" })).Expect(200);
        (await _api.AskRelayAsync(file, HandoverSteps.Psychiatrist)).Expect(201);
        (await _api.As(People.Midwife).DoAsync($"/v1/cases/{file}/contacts", new { text = "Rappeler.", reminder = "2026-04-22" })).Expect(200);
        _api.Clock.MoveTo(CivilTime.At(new(2026, 4, 22), new(8, 0)));
        await _api.RaiseAlertAsync(Scenarios.Alert("Alma Alerte"));
        var all = await _api.ListAsync(People.Midwife);
        var (now, tomorrow) = (_api.Clock.Now, CivilTime.StartOfDay(new(2026, 4, 23)));

        await DueAsync(all, "when=late", due => due <= now);
        await DueAsync(all, "when=today", due => due > now && due < tomorrow);
        await DueAsync(all, "when=coming", due => due >= tomorrow && due < tomorrow.AddDays(7));
        await DueAsync(all, "when=coming&days=30", due => due >= tomorrow && due < tomorrow.AddDays(30));
        Assert.Contains(all, row => Due(row) > now && Due(row) < tomorrow);
        Assert.Contains(all, row => Due(row) <= now);

        await SameAsync(all, "kind=handover", row => row.Text("handoverId") is not null);
        await SameAsync(all, "urgency=high", row => row.Text("urgency") != "normal");
        await SameAsync(all, $"owner={People.Midwife.Id}", row => row.Text("owner") == People.Midwife.Id.ToString());
        await SameAsync(all, $"owner={People.MidwifeHeusy.Id}", _ => false);
        var sorted = await _api.ListAsync(People.Midwife, "sort=due&limit=2");
        Assert.Equal(all.OrderBy(Due).ThenBy(row => row.Id().ToString(), StringComparer.Ordinal).Select(row => row.Id()), sorted.Select(row => row.Id()));
        Assert.NotEqual(all.Select(row => row.Id()), sorted.Select(row => row.Id()));
    }

    [Fact]
    public async Task A_filter_is_kept_asked_by_its_name_and_narrows_today()
    {
        var midwife = _api.As(People.Midwife);
        var (flagged, file) = (await _api.OpenCaseAsync("Flora Filtre"), await _api.OpenCaseAsync("Gina Garde"));
        (await midwife.DoAsync($"/v1/cases/{flagged}/red-flags", new { code = "SELF_HARM" })).Expect(200);
        await PutAsync("first-contacts", new { code = "F02", site = Personas.MontLegia, owner = People.Midwife.Id, kind = "case", sort = "due" }, 200);
        await PutAsync("first-contacts", new { code = "F02", site = Personas.MontLegia, kind = "case", sort = "due", forToday = true }, 200);

        var kept = (await midwife.AskAsync("/v1/me/filters")).Expect(200).Json.GetProperty("items").EnumerateArray().Select(f => f.ToString()).ToList();
        Assert.Equal("""{"name":"first-contacts","code":"F02","site":"montlegia","kind":"case","openNow":false,"sort":"due","forToday":true}""", Assert.Single(kept));
        Assert.All(await _api.ListAsync(People.Midwife, "filter=first-contacts"), row => Assert.Equal("F02", row.Text("code")));
        Assert.Equal(2, (await _api.ListAsync(People.Midwife, "filter=first-contacts")).Count);
        Assert.Equal(flagged.ToString(), Assert.Single(await _api.ListAsync(People.Midwife, $"filter=first-contacts&caseId={flagged}")).Text("caseId"));
        Assert.DoesNotContain(await _api.ListAsync(People.Midwife, "filter=first-contacts&code=RF-SELF_HARM-assess"), row => row.Text("code") == "F02");

        var today = (await midwife.AskAsync("/v1/me/today")).Expect(200).Json;
        Assert.Equal("first-contacts", today.Text("filter"));
        Assert.Equal(2, today.GetProperty("flags").GetArrayLength());
        Assert.All(today.GetProperty("mine").EnumerateArray(), row => Assert.Equal("F02", row.Text("code")));
        Assert.Equal((await _api.ListAsync(People.Midwife)).Count, 2 + today.GetProperty("mine").GetArrayLength() + today.GetProperty("rest").GetInt32());

        (await _api.As(People.SocialWorker).AskAsync("/v1/worklist?filter=first-contacts")).ExpectProblem(422, "filter-unknown", "/filter");
        (await midwife.SendAsync(HttpMethod.Delete, "/v1/me/filters/first-contacts")).Expect(200);
        (await midwife.SendAsync(HttpMethod.Delete, "/v1/me/filters/first-contacts")).Expect(200);
        (await midwife.AskAsync("/v1/worklist?filter=first-contacts")).ExpectProblem(422, "filter-unknown", "/filter");
        Assert.Null((await midwife.AskAsync("/v1/me/today")).Expect(200).Json.Text("filter"));
        Assert.NotEqual(Guid.Empty, file);
    }

    [Fact]
    public async Task A_question_that_has_no_meaning_is_refused_and_kept_neither()
    {
        var midwife = _api.As(People.Midwife);
        foreach (var query in new[] { "when=soon", "kind=family", "urgency=9", "days=0", "days=93", "sort=name", "owner=me", "filter=Mme%20Dupont", "order=due" })
        {
            (await midwife.AskAsync($"/v1/worklist?{query}")).ExpectProblem(400, "invalid-request");
        }

        await PutAsync("Dupont", new { }, 400);
        await PutAsync("words", new { code = "madame Dupont" }, 400);
        await PutAsync("family", new { caseId = Guid.NewGuid() }, 400);
        await PutAsync("far", new { when = "coming", days = 93 }, 400);
        (await PutAsync("elsewhere", new { site = "nowhere" }, 422)).ExpectProblem(422, "service-site-unknown");
        for (var n = 1; n <= 20; n++)
        {
            await PutAsync($"f{n}", new { }, 200);
        }

        (await PutAsync("one-more", new { }, 409)).ExpectProblem(409, "filter-too-many");
        await PutAsync("f1", new { when = "late" }, 200);
    }

    private async Task<HttpAnswer> PutAsync(string name, object filter, int status) =>
        (await _api.As(People.Midwife).SendAsync(HttpMethod.Put, $"/v1/me/filters/{name}", filter)).Expect(status);

    private Task DueAsync(IReadOnlyList<JsonElement> all, string query, Func<DateTimeOffset, bool> due) => SameAsync(all, query, row => due(Due(row)));

    private async Task SameAsync(IReadOnlyList<JsonElement> all, string query, Func<JsonElement, bool> which) =>
        Assert.Equal((query, string.Join(' ', all.Where(which).Select(row => row.Id()))), (query, string.Join(' ', (await _api.ListAsync(People.Midwife, $"{query}&limit=3")).Select(row => row.Id()))));

    private static DateTimeOffset Due(JsonElement row) => DateTimeOffset.Parse(row.Text("dueAt")!, CultureInfo.InvariantCulture);
}

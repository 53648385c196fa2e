using System.Text.Json;
using Coordination.Api.Demo;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Alerts;

public sealed class ListingAlerts(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task What_waits_is_listed_most_urgent_and_oldest_first()
    {
        var first = await RaiseAsync("Prem Ier", "gp");
        api.Clock.Advance(TimeSpan.FromMinutes(5));
        var second = await RaiseAsync("Deux Ième", "one");
        var urgent = await RaiseAsync("Trois Ième", "gp", "SELF_HARM");

        var listed = await ListAsync(People.SocialWorker);

        Assert.Equal([urgent, first, second], listed.Select(Id).Where(id => id == first || id == second || id == urgent));
        var line = listed.Single(l => Id(l) == urgent);
        Assert.Equal(("Trois Ième", "1990-01-02", "2026-10-19", "Trois Ième appelle", "redFlag"), (Text(line, "name"), Text(line, "birthDate"), Text(line, "dueDate"), Text(line, "why"), Text(line, "severity")));
        Assert.Equal("SELF_HARM", line.GetProperty("redFlags")[0].GetString());
    }

    [Fact]
    public async Task It_narrows_by_site_severity_source_and_waiting()
    {
        var gp = await RaiseAsync("Quatre Ième", "gp");
        var cpas = await RaiseAsync("Cinq Ième", "cpas", "NO_CARE");
        var taken = await RaiseAsync("Six Ième", "gp");
        await api.TakeAlertAsync(taken);

        Assert.Equal((true, false, false), await HoldsAsync("source=gp", gp, cpas, taken));
        Assert.Equal((false, true, false), await HoldsAsync("severity=redFlag", gp, cpas, taken));
        Assert.Equal((true, true, false), await HoldsAsync("site=montlegia", gp, cpas, taken));
        Assert.Equal((false, false, false), await HoldsAsync("site=heusy", gp, cpas, taken));
        Assert.Equal((false, false, true), await HoldsAsync("waiting=false", gp, cpas, taken));
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repeat()
    {
        foreach (var i in Enumerable.Range(0, 7))
        {
            await RaiseAsync($"Page{i} Exemple", "gp", i == 6 ? "SELF_HARM" : null);
        }

        var all = (await ListAsync(People.Midwife)).Select(Id).ToArray();
        var paged = await ListAsync(People.Midwife, "limit=3");

        Assert.Equal(all, paged.Select(Id));
        Assert.Equal(all.Distinct(), all);
    }

    [Fact]
    public async Task The_same_person_and_content_stand_as_one_line_until_a_person_links_them()
    {
        var wish = new { about = new { name = "Deux Fois", telephone = "0470 99 88 77" }, from = new { kind = "gp" }, why = "Elle rappelle." };
        var again = new { about = new { name = "DEUX FOIS", telephone = "+32 470 99 88 77" }, from = new { kind = "one" }, why = "Elle rappelle." };
        var first = await api.RaiseAlertAsync(wish);
        api.Clock.Advance(TimeSpan.FromMinutes(5));
        var second = await api.RaiseAlertAsync(again, People.SocialWorker);

        var line = Assert.Single(await ListAsync(People.Midwife), l => Id(l) == first || Id(l) == second);
        Assert.Equal((first, second), (Id(line), line.GetProperty("repeats")[0].GetGuid()));
        Assert.Contains("content", Same(line, "alertId", second));

        (await api.As(People.Midwife).DoAsync($"/v1/alerts/{second}/qualify", new { outcome = "duplicate", duplicateOf = first })).Expect(200);
        line = Assert.Single(await ListAsync(People.Midwife), l => Id(l) == first);
        Assert.Equal(0, line.GetProperty("repeats").GetArrayLength());
        Assert.Equal(second, (await api.As(People.Midwife).AskAsync($"/v1/alerts/{first}")).Json.GetProperty("repeats")[0].GetGuid());
    }

    [Fact]
    public async Task The_same_person_with_other_words_is_suggested_and_both_stay()
    {
        var known = await api.OpenCaseAsync("Connue Depuis");
        var first = await RaiseAsync("Trouvée Ailleurs", "gp");
        var second = await RaiseAsync("Ailleurs Trouvée", "ssm");
        var third = await RaiseAsync("Connue Depuis", "gp");

        var lines = await ListAsync(People.Midwife);
        Assert.Equal(["name", "birthDate"], Same(lines.Single(l => Id(l) == first), "alertId", second));
        Assert.Equal(["name", "birthDate"], Same(lines.Single(l => Id(l) == second), "alertId", first));
        Assert.Equal(["name"], Same(lines.Single(l => Id(l) == third), "caseId", known));
    }

    [Fact]
    public async Task Nobody_is_suggested_what_she_may_not_open()
    {
        var earlier = await RaiseAsync("Cachée Ailleurs", "gp");
        var file = await api.TakeAlertAsync(earlier);
        (await api.As(People.Midwife).SendAsync(HttpMethod.Put, $"/v1/cases/{file}/coordinators", new { first = People.SocialWorker.Id }, version: "*")).Expect(200);
        var alert = await RaiseAsync("Cachée Ailleurs", "gp");

        var hers = (await ListAsync(People.Midwife)).Single(l => Id(l) == alert);
        var his = (await ListAsync(People.SocialWorker)).Single(l => Id(l) == alert);

        Assert.Equal(0, hers.GetProperty("mayBeSame").GetArrayLength());
        Assert.NotEmpty(Same(his, "caseId", file));
        Assert.NotEmpty(Same(his, "alertId", earlier));
    }

    [Fact]
    public async Task A_duplicate_is_in_the_case_of_the_alert_it_repeats_and_there_for_nobody_else()
    {
        foreach (var takenFirst in new[] { true, false })
        {
            var name = takenFirst ? "Prise Avant" : "Prise Après";
            var wish = new { about = new { name, telephone = takenFirst ? "0470 11 12 13" : "0470 21 22 23" }, from = new { kind = "gp" }, why = "Rappelle." };
            var (first, second) = (await api.RaiseAlertAsync(wish), await api.RaiseAlertAsync(wish));
            var file = takenFirst ? await api.TakeAlertAsync(first) : Guid.Empty;
            (await api.As(People.Midwife).DoAsync($"/v1/alerts/{second}/qualify", new { outcome = "duplicate", duplicateOf = first })).Expect(200);
            (await api.As(People.SocialWorker).AskAsync($"/v1/alerts/{second}")).Expect(200);
            file = takenFirst ? file : await api.TakeAlertAsync(first);
            (await api.As(People.SocialWorker).AskAsync($"/v1/alerts/{second}")).Expect(200);
            (await api.As(People.Midwife).DoAsync($"/v1/cases/{file}/exclusions", new { accountId = People.SocialWorker.Id })).Expect(200);

            foreach (var alert in new[] { first, second })
            {
                (await api.As(People.SocialWorker).AskAsync($"/v1/alerts/{alert}")).ExpectProblem(404, "not-found");
                (await api.As(People.SocialWorker).DoAsync($"/v1/alerts/{alert}/qualify", new { outcome = "notFounded", reason = "x" })).ExpectProblem(404, "not-found");
                Assert.DoesNotContain(alert, (await ListAsync(People.SocialWorker, "waiting=false&limit=100")).Select(Id));
                Assert.Contains(alert, (await ListAsync(People.Midwife, "waiting=false&limit=100")).Select(Id));
            }

            Assert.DoesNotContain($"{second}", (await api.As(People.SocialWorker).AskAsync($"/v1/search?q={name.Replace(' ', '+')}")).Expect(200).Text, StringComparison.Ordinal);
            Assert.NotNull((await api.As(People.Midwife).AskAsync($"/v1/alerts/{second}")).Expect(200).Json.GetProperty("about").GetProperty("telephone").GetString());
            (await api.As(People.Midwife).DoAsync($"/v1/cases/{file}/safe-contact", new { askedAlone = true, restricted = true, channels = new[] { "visit" } })).Expect(200);
            Assert.DoesNotContain("470", (await api.As(People.Midwife).AskAsync($"/v1/alerts/{second}")).Expect(200).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Each_sees_the_desks_she_answers_for_and_no_other()
    {
        var alert = await RaiseAsync("Pour Montlégia", "gp");

        Assert.Contains(alert, (await ListAsync(People.SocialWorker)).Select(Id));
        foreach (var other in new[] { People.MidwifeHeusy, People.Sender, People.Psychiatrist, People.Supervisor, People.Of("parent") })
        {
            var answer = await api.As(other).AskAsync("/v1/alerts?limit=100");
            Assert.DoesNotContain(alert.ToString(), answer.Text, StringComparison.Ordinal);
        }

        (await api.As(People.Record).AskAsync("/v1/alerts")).ExpectProblem(404, "not-found");
        (await api.As(People.Of("admin")).AskAsync("/v1/alerts")).ExpectProblem(403, "not-allowed");
    }

    [Theory]
    [InlineData("limit=0", "/limit")]
    [InlineData("limit=101", "/limit")]
    [InlineData("limit=many", "/limit")]
    [InlineData("cursor=none", "/cursor")]
    [InlineData("severity=worst", "/severity")]
    [InlineData("site=No%20Where", "/site")]
    public async Task A_question_that_makes_no_sense_is_refused(string query, string field) =>
        (await api.As(People.Midwife).AskAsync($"/v1/alerts?{query}")).ExpectProblem(400, "invalid-request", field);

    private Task<Guid> RaiseAsync(string name, string kind, string? flag = null) => api.RaiseAlertAsync(new
    {
        about = new { name, birthDate = "1990-01-02", dueDate = "2026-10-19" },
        from = new { kind },
        why = $"{name} appelle",
        redFlags = flag is null ? [] : new[] { flag },
    });

    private async Task<JsonElement[]> ListAsync(Persona who, string query = "limit=100")
    {
        List<JsonElement> lines = [];
        for (var next = $"/v1/alerts?{query}"; next is not null;)
        {
            var page = (await api.As(who).AskAsync(next)).Expect(200).Json;
            lines.AddRange(page.GetProperty("items").EnumerateArray());
            next = page.TryGetProperty("next", out var link) ? link.GetString() : null;
        }

        return [.. lines];
    }

    private async Task<(bool, bool, bool)> HoldsAsync(string query, Guid one, Guid two, Guid three)
    {
        var ids = (await ListAsync(People.Midwife, $"{query}&limit=100")).Select(Id).ToHashSet();
        return (ids.Contains(one), ids.Contains(two), ids.Contains(three));
    }

    private static string[] Same(JsonElement line, string member, Guid id) => line.GetProperty("mayBeSame").EnumerateArray()
        .Where(m => m.TryGetProperty(member, out var found) && found.GetGuid() == id).SelectMany(m => m.GetProperty("by").EnumerateArray()).Select(b => b.GetString()!).ToArray();

    private static Guid Id(JsonElement line) => line.GetProperty("id").GetGuid();

    private static string? Text(JsonElement line, string member) => line.GetProperty(member).GetString();
}

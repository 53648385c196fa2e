using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Worklist;

public sealed class ReadingAWorklist(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task An_alert_stands_in_the_list_of_everybody_who_answers_for_its_desk()
    {
        var alert = await api.RaiseAlertAsync(Scenarios.Alert("Ysaline Exemple"));

        foreach (var who in new[] { People.Midwife, People.SocialWorker })
        {
            var row = Assert.Single(await api.ListAsync(who), r => r.Text("alertId") == alert.ToString());
            Assert.Equal("F01", row.Text("code"));
            Assert.Equal("Ysaline Exemple", row.Text("name"));
            Assert.Equal("Alert acknowledged", row.GetProperty("label").Text("en"));
            Assert.Equal($"/v1/alerts/{alert}/take", row.GetProperty("acts").GetProperty("done").Text("url"));
        }

        Assert.DoesNotContain(await api.ListAsync(People.MidwifeHeusy), r => r.Text("reference") == Reference(alert));
        Assert.DoesNotContain(await api.ListAsync(People.Supervisor), r => r.Text("reference") == Reference(alert));
    }

    [Fact]
    public async Task What_a_case_owes_comes_with_the_familys_name_most_urgent_first()
    {
        var file = await api.OpenCaseAsync("Zélie Exemple");
        (await api.As(People.Midwife).DoAsync($"/v1/cases/{file}/red-flags", new { code = "SELF_HARM" })).Expect(200);

        var rows = await api.ListAsync(People.Midwife, $"caseId={file}");

        Assert.Equal(["RF-SELF_HARM-acknowledge", "RF-SELF_HARM-assess"], rows.Take(2).Select(r => r.Text("code")!));
        Assert.All(rows, r => Assert.Equal("Zélie Exemple", r.Text("name")));
        Assert.All(rows, r => Assert.False(r.GetProperty("late").GetBoolean()));
        Assert.All(rows, r => Assert.Equal(r.Text("code") is "RF-SELF_HARM-assess" or "F02", r.GetProperty("acts").GetProperty("done").TryGetProperty("fill", out _)));
        (await api.SendReadyAsync(People.Midwife, rows[0].GetProperty("acts").GetProperty("done"))).Expect(200);
        Assert.Equal(["RF-SELF_HARM-assess"], (await api.ListAsync(People.Midwife, $"caseId={file}&code=RF-SELF_HARM-assess")).Select(r => r.Text("code")!));
        Assert.Empty(await api.ListAsync(People.Midwife, $"caseId={file}&code=RF-SELF_HARM-acknowledge"));
    }

    [Theory]
    [InlineData("done")]
    [InlineData("later")]
    [InlineData("notRelevant")]
    public async Task Every_ready_request_can_be_sent_as_it_stands(string act)
    {
        var file = await api.OpenCaseAsync();
        (await api.As(People.Midwife).DoAsync($"/v1/cases/{file}/pregnancy", new { dueDate = "2026-09-01" })).Expect(200);
        (await api.As(People.Midwife).DoAsync($"/v1/cases/{file}/contacts", new { text = "Rappeler.", reminder = "2026-04-22" })).Expect(200);
        var rows = await api.ListAsync(People.Midwife, $"caseId={file}");
        Assert.Contains(rows, r => r.Text("code") == "F03");
        Assert.Contains(rows, r => r.Text("code") == "reminder");

        foreach (var row in rows)
        {
            var answer = await api.SendReadyAsync(People.Midwife, row.GetProperty("acts").GetProperty(act));
            Assert.True((int)answer.Status is 200 or 201, $"{row.Text("code")}: {answer.Asked} was answered {answer.Status}: {answer.Text}");
        }

        var left = await api.ListAsync(People.Midwife, $"caseId={file}");
        var moved = left.Where(r => rows.Any(old => old.Id() != r.Id() && old.Text("code") == r.Text("code"))).ToList();
        // Looking on for a family that is silent is no end of the silence: it is counted anew.
        Assert.Equal(act switch { "later" => rows.Count, "done" => 1, _ => 0 }, moved.Count);
        Assert.Equal(act == "notRelevant" ? 0 : 1, moved.Count(r => r.Text("code") == "L01"));
        Assert.DoesNotContain(left, r => rows.Any(old => old.Id() == r.Id()));
    }

    [Fact]
    public async Task Pages_neither_repeat_nor_hide_a_row_while_rows_come_and_go()
    {
        var file = await api.OpenCaseAsync();
        (await api.As(People.Midwife).DoAsync($"/v1/cases/{file}/pregnancy", new { dueDate = "2026-09-01" })).Expect(200);
        await api.OpenCaseAsync();
        await api.OpenCaseAsync();
        var before = await api.ListAsync(People.Midwife);
        Assert.True(before.Count > 4, $"{before.Count} rows are too few to turn pages.");

        var first = (await api.As(People.Midwife).AskAsync("/v1/worklist?limit=2")).Expect(200).Json;
        var shown = first.GetProperty("items").EnumerateArray().ToList();
        var gone = before.Single(r => r.Text("caseId") == file.ToString() && r.Text("code") == "F04");
        await api.RaiseAlertAsync();
        (await api.As(People.Midwife).DoAsync($"/v1/cases/{file}/steps/F04/not-relevant")).Expect(200);
        for (var next = first.Text("next"); next is not null;)
        {
            var page = (await api.As(People.Midwife).AskAsync(next)).Expect(200).Json;
            shown.AddRange(page.GetProperty("items").EnumerateArray());
            next = page.Text("next");
        }

        Assert.Equal(shown.Count, shown.Select(r => r.Id()).Distinct().Count());
        Assert.Empty(before.Select(r => r.Id()).Except([gone.Id()]).Except(shown.Select(r => r.Id())));
    }

    private static string Reference(Guid stream) => Coordination.Api.Http.References.Of(stream);
}

using System.Text.Json;
using Coordination.Api.Demo;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.Handovers;
using Xunit;

namespace Coordination.Api.Tests.Worklist;

public sealed class ReadingToday(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Flags_come_first_then_answers_then_mine_then_a_count()
    {
        var (flagged, asked) = (await api.OpenCaseAsync("Flora Signal"), await api.OpenCaseAsync("Ida Demande"));
        (await api.As(People.Midwife).DoAsync($"/v1/cases/{flagged}/red-flags", new { code = "SELF_HARM" })).Expect(200);
        var handover = (await api.AskRelayAsync(asked, HandoverSteps.Psychiatrist)).Expect(201).Id;
        Assert.Empty((await TodayAsync(People.Midwife)).GetProperty("answers").EnumerateArray());
        (await api.As(People.SocialWorker).DoAsync($"/v1/cases/{asked}/handovers/{handover}/answer", new { answer = "accepted" })).Expect(200);

        var today = await TodayAsync(People.Midwife);

        var flags = today.GetProperty("flags").EnumerateArray().ToList();
        Assert.Equal(["RF-SELF_HARM-acknowledge", "RF-SELF_HARM-assess"], flags.Where(f => f.Text("caseId") == flagged.ToString()).Select(f => f.Text("code")!));
        var answer = Assert.Single(today.GetProperty("answers").EnumerateArray());
        Assert.Equal(("Ida Demande", "accepted"), (answer.Text("name"), answer.Text("state")));
        Assert.Equal($"/v1/cases/{asked}/handovers/{handover}/first-contact", answer.GetProperty("acts").GetProperty("done").Text("url"));
        var mine = today.GetProperty("mine").EnumerateArray().ToList();
        Assert.Contains(mine, r => r.Text("code") == "H02" && r.Text("handoverId") == handover.ToString() && r.Text("relay") is { Length: > 0 });
        Assert.DoesNotContain(mine, r => r.Text("urgency") == "redFlag");
        Assert.All(flags.Concat(mine), row => Assert.NotNull(row.GetProperty("acts").GetProperty("done").Text("url")));
        Assert.Equal((await api.ListAsync(People.Midwife)).Count, flags.Count + mine.Count + today.GetProperty("rest").GetInt32());
    }

    [Fact]
    public async Task An_answer_of_the_day_before_yesterday_is_no_news()
    {
        var file = await api.OpenCaseAsync("Nora Avant");
        var handover = (await api.AskRelayAsync(file, HandoverSteps.Psychiatrist)).Expect(201).Id;
        (await api.As(People.Midwife).DoAsync($"/v1/cases/{file}/handovers/{handover}/answer", new { answer = "refused", reason = "no-place" })).Expect(200);

        var row = Assert.Single(await AnswersAsync(), a => a.Text("handoverId") == handover.ToString());
        Assert.Equal(("refused", $"/v1/cases/{file}/relay-proposals"), (row.Text("state"), row.Text("proposals")));
        (await api.As(People.Midwife).AskAsync(row.Text("proposals")!)).Expect(200);
        Assert.DoesNotContain((await TodayAsync(People.MidwifeHeusy)).GetProperty("answers").EnumerateArray(), a => a.Text("handoverId") == handover.ToString());

        api.Clock.Advance(TimeSpan.FromHours(37));
        Assert.Single(await AnswersAsync(), a => a.Text("handoverId") == handover.ToString());
        api.Clock.Advance(TimeSpan.FromHours(1));
        Assert.DoesNotContain(await AnswersAsync(), a => a.Text("handoverId") == handover.ToString());
    }

    private async Task<List<JsonElement>> AnswersAsync() => [.. (await TodayAsync(People.Midwife)).GetProperty("answers").EnumerateArray()];

    private async Task<JsonElement> TodayAsync(Persona who) => (await api.As(who).AskAsync("/v1/me/today")).Expect(200).Json;
}

using System.Text.Json;
using Coordination.Api.Demo;
using Coordination.Api.Tests.Cases;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.Handovers;
using Coordination.Domain.FollowUp;
using Xunit;

namespace Coordination.Api.Tests.Worklist;

/// <summary>What a row offers is accepted as it stands, whatever is owed, and ends that row or gives it another day.</summary>
public sealed class SendingReadyRequests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Flag = "RF-SELF_HARM";

    private static readonly string[] Acts = ["done", "later", "notRelevant"];

    /// <summary>Every row of the plan that stands in a list, but those of an emergency access, of a sampled one, of a transfer list or of a person's request, which ask for what was written before; the two of one red flag, on a case and on an alert, for those of all.</summary>
    public static TheoryData<string> Owed() =>
    [
        .. Plans.Current.Rows.Where(row => row is { Live: true, ListedFrom: not null }).Select(row => row.Code).Where(code => code[..3] is not ("RF-" or "gla" or "req" or "sam" or "tra")),
        $"{Flag}-acknowledge", $"{Flag}-assess", $"alert {Flag}-acknowledge", $"alert {Flag}-assess",
    ];

    [Theory]
    [MemberData(nameof(Owed))]
    public async Task Of_a_row_it_is_accepted_and_the_row_is_another_or_gone(string owed)
    {
        var code = owed.Split(' ')[^1];
        var reader = code switch { "misaddressed" => Personas.SupervisorHeusy, "safe-contact-second" or "protection-review" => People.SocialWorker, _ => People.Midwife };
        var offered = 0;
        foreach (var act in Acts)
        {
            var stream = await OweAsync(owed);
            var row = Assert.Single(await api.ListAsync(reader), r => r.Text("code") == code && IsOf(r, stream));
            if (row.GetProperty("acts").TryGetProperty(act, out var ready))
            {
                offered++;
                await AcceptedAsync(reader, ready);
                Assert.Equal(code == "H03", (await api.ListAsync(reader)).Any(r => r.Id() == row.Id()));
            }
        }

        Assert.True(offered > 0, $"{owed} offers nothing.");
    }

    [Theory]
    [InlineData("assessing")]
    [InlineData("waitlisted")]
    [InlineData("accepted")]
    [InlineData("meetingPlanned")]
    [InlineData("contacted")]
    public async Task Of_an_answer_it_is_accepted(string state)
    {
        var offered = 0;
        foreach (var act in Acts)
        {
            var asked = await api.AnsweredAsync(state);
            var today = (await api.As(People.Midwife).AskAsync("/v1/me/today")).Expect(200).Json;
            var row = Assert.Single(today.GetProperty("answers").EnumerateArray(), r => r.Text("handoverId") == asked.Id.ToString());
            Assert.Equal(state, row.Text("state"));
            if (row.GetProperty("acts").TryGetProperty(act, out var ready))
            {
                offered++;
                await AcceptedAsync(People.Midwife, ready);
            }
        }

        Assert.True(offered > 0, $"An answer that is {state} offers nothing.");
    }

    [Theory]
    [InlineData("family", "relay")]
    [InlineData("relay", "family")]
    public async Task Of_two_sides_asked_it_is_for_the_one_still_owed(string first, string second)
    {
        var asked = await api.AnsweredAsync("contacted");
        Assert.Equal(("""["family","relay"]""", "family"), await AwaitedAsync(asked));

        (await api.OnAsync(asked, "effective", new { by = first })).Expect(200);

        Assert.Equal(($"""["{second}"]""", second), await AwaitedAsync(asked));
        var answer = (await api.As(People.Midwife).AskAsync("/v1/me/today")).Expect(200).Json.GetProperty("answers").EnumerateArray().Single(r => IsOf(r, asked.Id));
        Assert.Equal((second, $"""["{second}"]"""), (By(answer), answer.Text("awaits")));
        await AcceptedAsync(People.Midwife, answer.GetProperty("acts").GetProperty("done"));
        Assert.DoesNotContain(await api.ListAsync(People.Midwife), r => IsOf(r, asked.Id));
        Assert.Equal("effective", (await api.CardAsync(asked)).Text("state"));
    }

    private async Task<(string? Awaits, string? By)> AwaitedAsync(HttpAnswer asked)
    {
        var row = Assert.Single(await api.ListAsync(People.Midwife, "code=H03&limit=100"), r => IsOf(r, asked.Id));
        return (row.Text("awaits"), By(row));
    }

    private static string? By(JsonElement row) => row.GetProperty("acts").GetProperty("done").GetProperty("body").Text("by");

    private static bool IsOf(JsonElement row, Guid stream) =>
        new[] { "caseId", "alertId", "handoverId", "concertationId" }.Any(id => row.Text(id) == stream.ToString());

    private async Task AcceptedAsync(Persona who, JsonElement ready)
    {
        var answer = await api.SendReadyAsync(who, ready);
        Assert.True((int)answer.Status is 200 or 201, $"{answer.Asked} was answered {answer.Status}: {answer.Text}");
    }

    /// <summary>Something new that owes this; returns its case, alert, handover or concertation.</summary>
    private Task<Guid> OweAsync(string owed) => owed switch
    {
        "F01" => api.RaiseAlertAsync(),
        ['a', 'l', 'e', 'r', 't', ..] => api.RaiseAlertAsync(new { about = new { name = "Sara Signal" }, from = new { kind = "gp" }, why = "Idées noires.", redFlags = new[] { "SELF_HARM" } }),
        "misaddressed" => TwiceAsync("heusy", second: false),
        "conflict" => TwiceAsync(null, second: true),
        "H01" => HandedAsync("asked"),
        "H02" => HandedAsync("accepted"),
        "H03" => HandedAsync("contacted"),
        "H04" => HandedAsync("waitlisted"),
        "entry-bridge" => EnteringAsync(),
        "support-ends" or "support-over" => EndingAsync(),
        "decision" => MeetAsync(new { accountIds = new[] { People.SocialWorker.Id } }, new { decisions = new[] { new { owner = People.Midwife.Id, text = "Appeler le CPAS." } } }),
        "capacity-review" or "consent-as-adult" or "consent-found-able" => YoungMother.OwingAsync(api, owed),
        "minutes" => MeetAsync(new { accountIds = new[] { People.SocialWorker.Id } }, null),
        _ => CaseAsync(owed),
    };

    private async Task<Guid> CaseAsync(string owed)
    {
        var today = DateOnly.FromDateTime(api.Clock.Now.UtcDateTime);
        var file = OwingARow.BornOn(owed, today) is { } childBornOn ? await api.OpenColdAsync(new { name = "Nadia Fictive", childBornOn }) : await api.OpenCaseAsync();
        if (owed == "access-asked")
        {
            (await api.OnCaseAsync(file, "access-asks", new { reason = "shared-care" }, People.MidwifeHeusy)).Expect(200);
        }

        foreach (var (act, body) in OwingARow.Before(owed, today))
        {
            (await api.OnCaseAsync(file, act, body)).Expect(200);
        }

        if (owed is "S01-birth" or "S01-change" or "C01-birth")
        {
            api.Clock.Advance(TimeSpan.FromDays(2));
            object happened = owed != "S01-change" ? new { on = DateOnly.FromDateTime(api.Clock.Now.UtcDateTime) } : new { code = "P09" };
            (await api.OnCaseAsync(file, owed == "S01-change" ? "factors" : "births", happened)).Expect(200);
        }

        if (owed == "exception-review")
        {
            var entry = (await api.OnCaseAsync(file, "entries", new { text = "Ce qu'elle ne lit pas encore." })).Expect(200).Id;
            var until = DateOnly.FromDateTime(api.Clock.Now.UtcDateTime).AddDays(10);
            var exception = (await api.OnCaseAsync(file, $"entries/{entry}/exception", new { text = "Nuirait.", reviewOn = until })).Expect(200).Id;
            (await api.OnCaseAsync(file, $"exceptions/{exception}/agree", by: People.SocialWorker)).Expect(200);
        }

        // Counted from the last day something was decided: on that day itself a look changes nothing.
        api.Clock.Advance(owed is "review" or "review-quiet" ? TimeSpan.FromDays(1) : TimeSpan.Zero);
        return file;
    }

    private async Task<Guid> TwiceAsync(string? site, bool second)
    {
        var message = Guid.NewGuid().ToString();
        var first = (await api.As(People.Record).DoAsync("/v1/alerts", Scenarios.RecordAlert(message, site: site))).Expect(201).Id;
        if (second)
        {
            (await api.As(People.Record).DoAsync("/v1/alerts", Scenarios.RecordAlert(message, name: "Zoé Exemple"))).Expect(409);
        }

        return first;
    }

    private async Task<Guid> EndingAsync()
    {
        var asked = await api.AnsweredAsync("accepted");
        (await api.OnAsync(asked, "foreseen-end", new { until = DateOnly.FromDateTime(api.Clock.Now.UtcDateTime).AddDays(100) })).Expect(200);
        return (await api.CardAsync(asked)).GetProperty("caseId").GetGuid();
    }

    private async Task<Guid> EnteringAsync()
    {
        var asked = (await api.AskRelayAsync(await api.OpenCaseAsync(), HandoverSteps.Psychiatrist)).Expect(201);
        (await api.OnAsync(asked, "answer", new { answer = "accepted", expectedOn = DateOnly.FromDateTime(api.Clock.Now.UtcDateTime).AddDays(10) })).Expect(200);
        return asked.Id;
    }

    private async Task<Guid> HandedAsync(string state) => (await api.AnsweredAsync(state)).Id;

    private async Task<Guid> MeetAsync(object with, object? minutes)
    {
        var file = await api.OpenCaseAsync();
        var planned = (await api.OnCaseAsync(file, "concertations", new { with, startsAt = api.Clock.Now.AddMinutes(1) })).Expect(201).Id;
        api.Clock.Advance(TimeSpan.FromHours(2));
        if (minutes is not null)
        {
            (await api.OnCaseAsync(file, $"concertations/{planned}/minutes", minutes)).Expect(200);
        }

        return planned;
    }
}

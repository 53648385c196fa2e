using System.Text.Json;
using Coordination.Api.Tests.Cases;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Handovers;

/// <summary>A support that will end is owed ahead, and the horizon shows where nobody holds the family.</summary>
public sealed class ForeseeingAnEnd(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly string[] Span = ["from", "until"];

    [Fact]
    public async Task The_line_to_the_third_birthday_shows_what_ends_and_who_is_named_to_follow()
    {
        var file = await api.OpenColdAsync(new { name = "Nadia Fictive", dueDate = "2026-10-19" });
        var first = await HeldAsync(file, HandoverSteps.Psychiatrist);
        Assert.Equal(("2029-10-19", 0, 0), Of(await HorizonAsync(file)));

        (await api.OnAsync(first, "foreseen-end", new { until = "2027-05-12" })).Expect(200);
        (await api.OnAsync(first, "foreseen-end", new { until = "2027-05-12" })).Expect(200);
        var horizon = await HorizonAsync(file);
        Assert.Equal("2027-05-13 2029-10-19", Assert.Single(Spans(horizon, "gaps")));
        Assert.Equal(first.Id, Assert.Single(horizon.GetProperty("withoutSuccessor").EnumerateArray()).GetGuid());
        Assert.Equal(("2027-03-13", "2027-05-12"), (await api.DueAsync(file, "support-ends"), await api.DueAsync(file, "support-over")));

        var second = await HeldAsync(file, HandoverSteps.Relay("pep-liege"));
        (await api.OnAsync(first, "foreseen-end", new { until = "2027-05-12", successorId = second.Id })).Expect(200);
        horizon = await HorizonAsync(file);
        Assert.Empty(Spans(horizon, "gaps"));
        Assert.Equal("2026-04-20 2027-05-13", Assert.Single(Spans(horizon, "overlaps")));
        Assert.Empty(horizon.GetProperty("withoutSuccessor").EnumerateArray());
        Assert.Equal(("nothing", "2027-05-12"), (await api.OwedAsync(file, "support-ends"), await api.DueAsync(file, "support-over")));
        Assert.Equal(second.Id, (await api.CardAsync(first)).GetProperty("successorId").GetGuid());
    }

    [Fact]
    public async Task What_is_over_has_no_end_to_foresee()
    {
        var file = await api.OpenColdAsync();
        var held = await HeldAsync(file, HandoverSteps.Psychiatrist);
        (await api.OnAsync(held, "foreseen-end", new { until = "2027-05-12" })).Expect(200);
        (await api.OnAsync(held, "end", new { reason = "completed" })).Expect(200);
        Assert.Equal("nothing", await api.OwedAsync(file, "support-over"));
        (await api.OnAsync(held, "foreseen-end", new { until = "2027-05-12" })).ExpectProblem(409, "support-not-running");
    }

    [Fact]
    public async Task A_successor_is_of_this_case_and_the_day_is_ahead()
    {
        var (file, other) = (await api.OpenColdAsync(), await api.OpenColdAsync(new { name = "Zoé Exemple", dueDate = "2026-10-19" }));
        var (held, elsewhere) = (await HeldAsync(file, HandoverSteps.Psychiatrist), await HeldAsync(other, HandoverSteps.Psychiatrist));
        foreach (var successor in new[] { elsewhere.Id, Guid.NewGuid(), held.Id })
        {
            (await api.OnAsync(held, "foreseen-end", new { until = "2027-05-12", successorId = successor })).ExpectProblem(422, "support-successor", "/successorId");
        }

        (await api.OnAsync(held, "foreseen-end", new { until = "2026-04-19" })).ExpectProblem(422, "support-end-days", "/until");
        Assert.Equal("nothing", await api.OwedAsync(file, "support-over"));
    }

    [Fact]
    public async Task A_relay_sees_its_own_end_and_neither_who_follows_nor_another_s_line()
    {
        var file = await api.OpenColdAsync(new { name = "Nadia Fictive", dueDate = "2026-10-19" });
        var (pep, other) = (await HeldAsync(file, HandoverSteps.Relay("pep-liege")), await HeldAsync(file, HandoverSteps.Psychiatrist));
        (await api.OnAsync(pep, "foreseen-end", new { until = "2027-05-12", successorId = other.Id })).Expect(200);
        var seen = (await api.As(People.Of("relay-one")).AskAsync($"/v1/cases/{file}/horizon")).Expect(200);
        Assert.DoesNotContain($"{other.Id}", seen.Text, StringComparison.Ordinal);
        Assert.Equal("2027-05-12", Assert.Single(seen.Json.GetProperty("supports").EnumerateArray()).GetProperty("until").GetString());
        (await api.As(People.MidwifeHeusy).AskAsync($"/v1/cases/{file}/horizon")).Expect(404);
    }

    private async Task<HttpAnswer> HeldAsync(Guid file, Guid relay)
    {
        var asked = (await api.AskRelayAsync(file, relay)).Expect(201);
        (await api.OnAsync(asked, "answer", new { answer = "accepted" })).Expect(200);
        (await api.OnAsync(asked, "first-contact", new { by = "jointVisit" })).Expect(200);
        (await api.OnAsync(asked, "effective", new { by = "family" })).Expect(200);
        (await api.OnAsync(asked, "effective", new { by = "relay" })).Expect(200);
        return asked;
    }

    private async Task<JsonElement> HorizonAsync(Guid file) => (await api.As(People.Midwife).AskAsync($"/v1/cases/{file}/horizon")).Expect(200).Json;

    private static (string? Until, int Gaps, int Overlaps) Of(JsonElement horizon) => (horizon.GetProperty("until").GetString(), horizon.GetProperty("gaps").GetArrayLength(), horizon.GetProperty("overlaps").GetArrayLength());

    private static string[] Spans(JsonElement horizon, string what) => [.. horizon.GetProperty(what).EnumerateArray().Select(span => string.Join(' ', Span.Select(end => span.GetProperty(end).GetString())))];
}

using Coordination.Api.Demo;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.Handovers;
using Coordination.Domain.Time;
using Xunit;

namespace Coordination.Api.Tests.Cases;

/// <summary>How long a right outlives what gave it, the last instant before and the first after (rule A24).</summary>
public sealed class RememberingACase(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly Persona Pep = People.Of("relay-one");

    [Fact]
    public async Task A_relay_that_left_keeps_its_own_words_and_the_facts_as_long_as_the_record_is_kept_and_not_a_second_more()
    {
        var file = await api.OpenColdAsync();
        (await api.OnCaseAsync(file, "consents", new { relays = new[] { HandoverSteps.Relay("pep-liege") }, categories = new[] { "identity", "social" } })).Expect(200);
        var asked = (await api.AskRelayAsync(file, HandoverSteps.Relay("pep-liege"), "recorded")).Expect(201);
        (await api.OnAsync(asked, "answer", new { answer = "accepted" })).Expect(200);
        (await api.OnCaseAsync(file, "entries", new { text = "Écrit par le relais." }, Pep)).Expect(200);
        (await api.OnAsync(asked, "late-refusal", new { reason = "other" })).Expect(200);
        var left = CivilTime.DayOf(api.Clock.Now);
        Assert.Equal(new DateOnly(2026, 4, 20), left);

        api.Clock.MoveTo(CivilTime.EndOfDay(new DateOnly(2056, 4, 20)));
        Assert.Contains("Écrit par le relais.", (await api.ReadAsync(file, Pep)).Expect(200).Text, StringComparison.Ordinal);
        Assert.Equal((true, true, true), await FindsAsync(file, asked));

        api.Clock.Advance(TimeSpan.FromSeconds(1));
        (await api.ReadAsync(file, Pep)).ExpectProblem(404, "not-found");
        (await api.ReadAsync(file, Pep, "?at=2026-04-20T12:00:00Z")).ExpectProblem(404, "not-found");
        Assert.Equal((false, false, false), await FindsAsync(file, asked));
    }

    [Fact]
    public async Task What_was_recorded_after_something_is_not_read_without_it_whatever_the_clocks_of_two_nodes_said()
    {
        var file = await api.OpenColdAsync();
        var before = api.Clock.Now;
        api.Clock.Advance(TimeSpan.FromMinutes(1));
        (await api.OnCaseAsync(file, "entries", new { text = "Écrit au premier nœud." })).Expect(200);
        (await api.OnCaseAsync(file, "entries", new { text = "Écrit ensuite au second." })).Expect(200);
        await api.Raw.DoAsync($"""
            update coordination.mt_events set timestamp = timestamp + interval '10 minutes'
            where stream_id = '{file}' and version = (select version - 1 from coordination.mt_streams where id = '{file}')
            """);

        foreach (var (then, read) in new[] { (before, 0), (before.AddMinutes(5), 0), (before.AddMinutes(11), 2) })
        {
            var at = Uri.EscapeDataString(then.ToString("O"));
            Assert.Equal(read, (await api.ReadAsync(file, query: $"?at={at}")).Expect(200).Json.GetProperty("entries").GetArrayLength());
            Assert.Equal(read, (await api.LinesAsync(file, $"at={at}&limit=100")).Count(line => line.Text("what") == "entryWritten"));
        }
    }

    private async Task<(bool Listed, bool Request, bool InRequests)> FindsAsync(Guid file, HttpAnswer asked) =>
    (
        (await api.As(Pep).AskAsync("/v1/cases?limit=100")).Expect(200).Json.Ids("items").Contains(file),
        (int)(await api.As(Pep).AskAsync($"/v1/relay/requests/{asked.Id}")).Status == 200,
        (await api.As(Pep).AskAsync("/v1/relay/requests?limit=100")).Expect(200).Json.Ids("items").Contains(asked.Id));
}

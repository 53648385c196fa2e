using Coordination.Api.Tests.Concertations;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.Handovers;
using Xunit;

namespace Coordination.Api.Tests.Cases;

/// <summary>
/// Time tells too: what is hidden from a caller is asked of the database by the statements that an unknown id is asked by, and is never read.
/// The statements are those that the driver traces in the request itself.
/// </summary>
public sealed class CostingWhatAnUnknownIdCosts(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly string[] Things = ["case", "timeline", "alert", "status", "handover", "handovers", "request", "meeting", "meetings", "invitation", "proposals"];

    private static readonly string[] Outside = ["case", "alert", "status", "request", "meeting", "invitation"];

    private static readonly string[] Callers = ["midwife-heusy", "relay-psychiatrist", "sender"];

    public static TheoryData<string, string> Reads()
    {
        var asked = new TheoryData<string, string>();
        foreach (var (thing, who) in Things.SelectMany(thing => Callers.Where(who => who == "midwife-heusy" || Outside.Contains(thing)).Select(who => (thing, who))))
        {
            asked.Add(thing, who);
        }

        return asked;
    }

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task A_hidden_thing_is_asked_for_by_the_statements_of_an_unknown_one(string thing, string subject)
    {
        var path = (await PathAsync(thing)).Path;
        var unknown = path(Guid.NewGuid());
        var who = People.Of(subject);
        await api.StatementsAsync(who, HttpMethod.Get, unknown);

        var absent = await api.StatementsAsync(who, HttpMethod.Get, path(Guid.NewGuid()));
        var hidden = await api.StatementsAsync(who, HttpMethod.Get, path(null));

        Assert.NotEmpty(absent);
        Assert.Equal(absent, hidden);
        AssertNothingRead(hidden);
    }

    [Theory]
    [InlineData("contacts", """{ "text": "Passée la voir." }""")]
    [InlineData("entries", """{ "text": "Passée la voir." }""")]
    [InlineData("close", """{ "reason": "ended" }""")]
    [InlineData("intensity", """{ "intensity": 2 }""")]
    [InlineData("concertations", """{ "startsAt": "2026-06-01T10:00:00+02:00", "with": { "accountIds": [] } }""")]
    public async Task A_command_on_a_hidden_case_costs_what_one_on_an_unknown_case_costs(string act, string body)
    {
        var file = await api.OpenCaseAsync();
        await api.StatementsAsync(People.MidwifeHeusy, HttpMethod.Post, $"/v1/cases/{Guid.NewGuid()}/{act}", body);

        var absent = await api.StatementsAsync(People.MidwifeHeusy, HttpMethod.Post, $"/v1/cases/{Guid.NewGuid()}/{act}", body);
        var hidden = await api.StatementsAsync(People.MidwifeHeusy, HttpMethod.Post, $"/v1/cases/{file}/{act}", body);

        Assert.Contains(absent, s => s.Contains("coordination.reached", StringComparison.Ordinal));
        Assert.Equal(absent, hidden);
        AssertNothingRead(hidden);
    }

    [Fact]
    public async Task An_alert_taken_into_a_hidden_case_costs_what_an_unknown_case_costs()
    {
        var file = await api.OpenCaseAsync();
        var alert = await api.RaiseAlertAsync(by: People.MidwifeHeusy);
        await api.StatementsAsync(People.MidwifeHeusy, HttpMethod.Post, $"/v1/alerts/{alert}/take", new { caseId = Guid.NewGuid() });

        var absent = await api.StatementsAsync(People.MidwifeHeusy, HttpMethod.Post, $"/v1/alerts/{alert}/take", new { caseId = Guid.NewGuid() });
        var hidden = await api.StatementsAsync(People.MidwifeHeusy, HttpMethod.Post, $"/v1/alerts/{alert}/take", new { caseId = file });

        Assert.Equal(absent, hidden);
        AssertNothingRead(hidden);
    }

    [Fact]
    public async Task An_alert_called_the_duplicate_of_a_hidden_one_costs_what_an_unknown_one_costs()
    {
        var hidden = await api.RaiseAlertAsync();
        var mine = await api.RaiseAlertAsync(by: People.MidwifeHeusy);
        Task<string[]> Duplicate(Guid of) => api.StatementsAsync(People.MidwifeHeusy, HttpMethod.Post, $"/v1/alerts/{mine}/qualify", new { outcome = "duplicate", duplicateOf = of });
        await Duplicate(Guid.NewGuid());

        var (absent, asked) = (await Duplicate(Guid.NewGuid()), await Duplicate(hidden));

        Assert.Equal(absent, asked);
        // Her own is asked for each time, as long as no case took it; the other one is not read.
        Assert.Single(asked, s => s.Contains("mt_doc_alert", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Ysaline Inventée", "Personne Inventée")]
    [InlineData("0470 11 22 33", "0470 99 88 77")]
    public async Task A_family_that_only_others_know_is_searched_by_the_statements_of_nobody(string known, string unknown)
    {
        var file = (await api.As(People.Midwife).DoAsync("/v1/cases", new { name = "Ysaline Inventée", dueDate = "2026-09-01", telephone = "0470 11 22 33", site = "montlegia" })).Expect(201).Id;
        var other = People.Supervisor;
        await api.StatementsAsync(other, HttpMethod.Get, $"/v1/search?q={Uri.EscapeDataString(unknown)}");

        var absent = await api.StatementsAsync(other, HttpMethod.Get, $"/v1/search?q={Uri.EscapeDataString(unknown)}");
        var hidden = await api.StatementsAsync(other, HttpMethod.Get, $"/v1/search?q={Uri.EscapeDataString(known)}");

        Assert.Contains(file.ToString(), (await api.As(People.SocialWorker).AskAsync($"/v1/search?q={Uri.EscapeDataString(known)}")).Expect(200).Text, StringComparison.Ordinal);
        Assert.Equal(absent, hidden);
    }

    [Fact]
    public async Task Whoever_reaches_it_reads_it_at_a_node_that_never_saw_her()
    {
        var (file, path) = await PathAsync("handover");
        await using var other = TestHost.Build(api.ConnectionString, api.Clock, mail: "");
        await other.StartAsync();
        using var there = new HttpClient { BaseAddress = new Uri(other.Urls.First()) };
        there.DefaultRequestHeaders.Authorization = new("Bearer", TestHost.Issuer.Sign(People.SocialWorker.Subject, TestHost.TokensFrom, TestHost.TokenLife));

        (await there.AskAsync(path(null))).Expect(200);
        (await there.DoAsync($"/v1/cases/{file}/contacts", new { text = "Passée la voir." })).Expect(200);
    }

    // A file's row is asked for only on the condition that the caller reaches it, which is known before a row is looked for.
    private static void AssertNothingRead(IEnumerable<string> statements) => Assert.All(
        statements.Where(s => s.Contains("mt_doc_casefile", StringComparison.Ordinal)), s => Assert.Contains("coordination.reached(", s, StringComparison.Ordinal));

    // The paths of things of a case that nobody of the callers has anything to do with, with the thing's own id or with another one.
    private async Task<(Guid File, Func<Guid?, string> Path)> PathAsync(string thing)
    {
        var alert = await api.RaiseAlertAsync();
        var file = await api.TakeAlertAsync(alert);
        var asked = (await api.AskRelayAsync(file, HandoverSteps.Relay("pep-liege"))).Expect(201);
        var meeting = await api.PlanAsync(file, new { accountIds = new[] { People.SocialWorker.Id } });
        return (file, thing switch
        {
            "case" => id => $"/v1/cases/{id ?? file}",
            "timeline" => id => $"/v1/cases/{id ?? file}/timeline",
            "proposals" => id => $"/v1/cases/{id ?? file}/relay-proposals",
            "handovers" => id => $"/v1/cases/{id ?? file}/handovers",
            "meetings" => id => $"/v1/cases/{id ?? file}/concertations",
            "alert" => id => $"/v1/alerts/{id ?? alert}",
            "status" => id => $"/v1/alerts/{id ?? alert}/status",
            "request" => id => $"/v1/relay/requests/{id ?? asked.Id}",
            "handover" => id => $"/v1/cases/{(id is null ? file : Guid.NewGuid())}/handovers/{id ?? asked.Id}",
            "meeting" => id => $"/v1/cases/{(id is null ? file : Guid.NewGuid())}/concertations/{id ?? Guid.Parse(meeting.Split('/')[^1])}",
            "invitation" => id => $"/v1/cases/{(id is null ? file : Guid.NewGuid())}/concertations/{id ?? Guid.Parse(meeting.Split('/')[^1])}/invitation.ics",
            _ => throw new ArgumentOutOfRangeException(nameof(thing), thing, null),
        });
    }
}

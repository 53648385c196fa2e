using Coordination.Api.Demo;
using Coordination.Api.Tests.Cases;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Emergencies;

/// <summary>What an emergency access opens, to whom, for how long (rules A45, A47 and A48); and that nobody else's case moves by it.</summary>
public sealed class ReadingUnderGlass(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Theory]
    [InlineData("midwife-heusy")]
    [InlineData("relay-one")]
    [InlineData("supervisor-heusy")]
    [InlineData("treating")]
    public async Task Shared_and_restricted_content_with_the_first_click_sealed_with_the_second_working_notes_never(string subject)
    {
        var (who, (file, entries)) = (People.Of(subject), await api.FilledAsync());
        (await api.ReadAsync(file, who)).ExpectProblem(404, "not-found");

        (await api.BreakAsync(file, by: who)).Expect(201);
        Assert.Equal(["n2", "n3"], await SeenAsync(file, who, entries));

        (await api.OpenSealsAsync(file, who)).Expect(201);
        Assert.Equal(["n2", "n3", "n4"], await SeenAsync(file, who, entries));
    }

    [Fact]
    public async Task A_head_reads_what_was_sealed_from_her()
    {
        var (file, entries) = await api.FilledAsync();
        Assert.Equal(["n2", "n3"], await SeenAsync(file, People.SocialWorker, entries));

        (await api.BreakAsync(file, by: People.SocialWorker)).Expect(201);
        Assert.Equal(["n2", "n3"], await SeenAsync(file, People.SocialWorker, entries));
        (await api.OpenSealsAsync(file, People.SocialWorker)).Expect(201);
        Assert.Equal(["n2", "n3", "n4"], await SeenAsync(file, People.SocialWorker, entries));

        api.Clock.Advance(TimeSpan.FromMinutes(60));
        Assert.Equal(["n2", "n3"], await SeenAsync(file, People.SocialWorker, entries));
    }

    [Fact]
    public async Task Whatever_a_consent_says_of_a_relay_is_not_asked()
    {
        var (file, entries) = await api.FilledAsync();
        await api.HandOverAsync(file, "dr-invented", new { categories = new[] { "identity" } });
        Assert.Empty(await SeenAsync(file, People.Psychiatrist, entries));

        (await api.BreakAsync(file, by: People.Psychiatrist)).Expect(201);

        Assert.Equal(["n2", "n3"], await SeenAsync(file, People.Psychiatrist, entries));
        api.Clock.Advance(TimeSpan.FromMinutes(60));
        Assert.Empty(await SeenAsync(file, People.Psychiatrist, entries));
    }

    [Theory]
    [InlineData("midwife-heusy", "A08")]
    [InlineData("relay-one", "A48")]
    [InlineData("supervisor-heusy", "A48")]
    [InlineData("treating", "A48")]
    public async Task The_next_request_after_its_time_finds_nothing_in_the_middle_of_a_list_too(string subject, string rule)
    {
        var (who, (file, _)) = (People.Of(subject), await api.FilledAsync());
        var glass = (await api.BreakAsync(file, by: who)).Expect(201).Id;
        var page = (await api.As(who).AskAsync($"/v1/cases/{file}/timeline?limit=1")).Expect(200).Json;
        api.Clock.Advance(TimeSpan.FromMinutes(60) - TimeSpan.FromTicks(1));
        (await api.As(who).AskAsync(page.Text("next")!)).Expect(200);

        api.Clock.Advance(TimeSpan.FromTicks(1));

        (await api.As(who).AskAsync(page.Text("next")!)).ExpectProblem(404, "not-found");
        Assert.Equal($"ReadCase {rule} Hidden", await api.LastEntryAsync(file, who));
        (await api.ReadAsync(file, who)).ExpectProblem(404, "not-found");
        Assert.NotEqual(glass, (await api.BreakAsync(file, by: who)).Expect(201).Id);
        (await api.ReadAsync(file, who)).Expect(200);
    }

    [Fact]
    public async Task It_opens_one_case_to_read_and_to_one_person()
    {
        var (file, other) = (await api.OpenColdAsync(), await api.OpenColdAsync());
        (await api.OnCaseAsync(file, "handovers", new { relay = DemoNetwork.IdOf(Personas.Service, "dr-invented"), need = "psychiatric-follow-up", consent = "anonymous" })).Expect(201);
        (await api.BreakAsync(file)).Expect(201);

        foreach (var part in new[] { "", "/timeline", "/handovers", "/concertations" })
        {
            (await api.As(People.MidwifeHeusy).AskAsync($"/v1/cases/{file}{part}")).Expect(200);
        }

        (await api.ReadAsync(other, People.MidwifeHeusy)).ExpectProblem(404, "not-found");
        (await api.ReadAsync(file, Personas.SupervisorHeusy)).ExpectProblem(404, "not-found");
        Assert.DoesNotContain(file, (await api.As(People.MidwifeHeusy).AskAsync("/v1/cases?limit=100")).Expect(200).Json.Ids("items"));
        foreach (var (act, body) in new (string, object)[] { ("contacts", new { text = "x" }), ("entries", new { text = "x" }), ("red-flags", new { code = "NO_CARE" }), ("close", new { reason = "moved" }) })
        {
            (await api.OnCaseAsync(file, act, body, People.MidwifeHeusy)).ExpectProblem(404, "not-found");
        }
    }

    [Fact]
    public async Task Every_read_under_it_bears_its_id_in_the_audit_and_in_its_record()
    {
        var file = await api.OpenColdAsync();
        var glass = (await api.BreakAsync(file)).Expect(201).Id;

        (await api.ReadAsync(file, People.MidwifeHeusy)).Expect(200);
        Assert.StartsWith($"ReadCase A45 Allow glass {glass}, entries 0", await api.LastEntryAsync(file, People.MidwifeHeusy), StringComparison.Ordinal);
        (await api.As(People.MidwifeHeusy).AskAsync($"/v1/cases/{file}/timeline")).Expect(200);

        var accesses = (await api.RecordAsync(glass, GlassRequests.Officer)).Expect(200).Json.GetProperty("accesses").EnumerateArray().ToArray();
        Assert.Equal(["ReadCase", "ReadCase"], accesses.Select(a => a.Text("action")));
        Assert.All(accesses, a => Assert.Equal("A45", a.Text("rule")));
    }

    [Fact]
    public async Task The_case_is_for_everybody_else_as_it_was()
    {
        var (file, _) = await api.FilledAsync();
        var before = await SeenByHeadAsync(file);

        (await api.BreakAsync(file)).Expect(201);
        (await api.OpenSealsAsync(file)).Expect(201);

        Assert.Equal(before, await SeenByHeadAsync(file));
    }

    [Fact]
    public async Task It_counts_and_ends_at_a_node_that_did_not_hear_of_it()
    {
        var (file, entries) = await api.FilledAsync();
        await using var node = TestHost.Build(api.ConnectionString, api.Clock, mail: "");
        await node.StartAsync();
        using var head = GlassRequests.At(node, People.SocialWorker);
        using var other = GlassRequests.At(node, People.MidwifeHeusy);
        // Known there: whoever reads is answered without asking first.
        Assert.Equal(["n2", "n3"], Seen((await head.AskAsync($"/v1/cases/{file}")).Expect(200), entries));
        Assert.Equal(["n2", "n3"], Seen((await head.AskAsync($"/v1/cases/{file}")).Expect(200), entries));
        (await other.AskAsync($"/v1/cases/{file}")).ExpectProblem(404, "not-found");

        foreach (var who in new[] { People.SocialWorker, People.MidwifeHeusy })
        {
            (await api.BreakAsync(file, by: who)).Expect(201);
            (await api.OpenSealsAsync(file, who)).Expect(201);
        }

        Assert.Equal(["n2", "n3", "n4"], Seen((await head.AskAsync($"/v1/cases/{file}")).Expect(200), entries));
        Assert.Equal(["n2", "n3", "n4"], Seen((await other.AskAsync($"/v1/cases/{file}")).Expect(200), entries));
        api.Clock.Advance(TimeSpan.FromMinutes(60));
        Assert.Equal(["n2", "n3"], Seen((await head.AskAsync($"/v1/cases/{file}")).Expect(200), entries));
        (await other.AskAsync($"/v1/cases/{file}")).ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task Whoever_leads_a_case_is_asked_nothing_more_for_it()
    {
        var file = await api.OpenColdAsync();
        (await api.ReadAsync(file)).Expect(200);
        var before = await api.StatementsAsync(People.Midwife, HttpMethod.Get, $"/v1/cases/{file}");
        (await api.BreakAsync(file, by: People.Midwife)).Expect(201);
        (await api.ReadAsync(file)).Expect(200);

        Assert.Equal(before, await api.StatementsAsync(People.Midwife, HttpMethod.Get, $"/v1/cases/{file}"));
    }

    private async Task<string> SeenByHeadAsync(Guid file)
    {
        var card = (await api.ReadAsync(file)).Expect(200);
        var timeline = (await api.As(People.Midwife).AskAsync($"/v1/cases/{file}/timeline?limit=100")).Expect(200);
        var list = (await api.As(People.Midwife).AskAsync($"/v1/worklist?limit=100&caseId={file}")).Expect(200);
        return $"{card.ETag} {card.Text} {timeline.Text} {list.Text} {await api.EventCountAsync(file)}";
    }

    private async Task<string[]> SeenAsync(Guid file, Persona who, Dictionary<string, Guid> entries) => Seen((await api.ReadAsync(file, who)).Expect(200), entries);

    private static string[] Seen(HttpAnswer card, Dictionary<string, Guid> entries) =>
    [
        .. card.Json.GetProperty("entries").EnumerateArray().Where(e => e.Text("text") is not null)
            .Select(e => entries.Single(known => known.Value == e.GetProperty("id").GetGuid()).Key).Order(StringComparer.Ordinal),
    ];
}

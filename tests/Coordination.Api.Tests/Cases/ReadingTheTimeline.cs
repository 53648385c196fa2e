using Coordination.Api.Demo;
using Coordination.Api.EventStore;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.Handovers;
using Coordination.Domain.Cases;
using Coordination.Domain.Concertations;
using Coordination.Domain.Handovers;
using Xunit;

namespace Coordination.Api.Tests.Cases;

/// <summary>What happened in a case, as its reader may see it.</summary>
public sealed class ReadingTheTimeline(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly Persona Pep = People.Of("relay-one");

    [Fact]
    public async Task What_was_done_stands_there_newest_first_with_handovers_and_meetings()
    {
        var file = await LivedAsync();

        var lines = await api.LinesAsync(file);

        Assert.Equal(
            ["minutesRecorded", "decisionTaken", "concertationHeld", "concertationPlanned", "handoverAccepted", "stepFired", "handoverRequested", "consentGiven", "contactNoted", "personAdded", "pregnancyRecorded", "coordinatorsAssigned", "caseOpened"],
            lines.Select(line => line.Text("what")).Where(what => what is not ("relationGranted" or "relationEnded")));
        Assert.Equal(lines.Select(line => line.GetProperty("at").GetDateTimeOffset()).OrderDescending(), lines.Select(line => line.GetProperty("at").GetDateTimeOffset()));
        var chase = lines.Single(line => line.Text("what") == "stepFired");
        Assert.Equal(("H01", "chase-1", "step"), (chase.Text("code"), chase.Text("step"), chase.Text("kind")));
        Assert.Equal("Dossier geopend", lines[^1].GetProperty("label").Text("nl"));
        Assert.All(lines, line => Assert.All(new[] { "fr", "nl", "en" }, language => Assert.NotEmpty(line.GetProperty("label").Text(language)!)));
        Assert.Equal(People.Midwife.Id, lines[^1].GetProperty("by").GetGuid());
        Assert.DoesNotContain("Appeler", string.Concat(lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_kinds_days_and_order_are_asked_for()
    {
        var file = await LivedAsync();
        var (all, day) = (await api.LinesAsync(file), CivilDay());

        Assert.Equal(all.Select(line => line.GetProperty("id").GetGuid()), (await api.LinesAsync(file, "limit=1")).Select(line => line.GetProperty("id").GetGuid()));
        Assert.Equal(all.Select(line => line.GetProperty("id").GetGuid()).Reverse(), (await api.LinesAsync(file, "oldest=true&limit=2")).Select(line => line.GetProperty("id").GetGuid()));
        Assert.Equal(["contactNoted"], (await api.LinesAsync(file, "kind=contact")).Select(line => line.Text("what")));
        Assert.Equal(all.Where(line => line.Text("kind") == "handover").Select(line => line.GetProperty("id").GetGuid()), (await api.LinesAsync(file, "kind=handover&limit=1")).Select(line => line.GetProperty("id").GetGuid()));
        Assert.Equal(["handoverAccepted", "stepFired"], (await api.LinesAsync(file, $"from={day}&to={day}")).Where(line => line.Text("kind") != "concertation" && line.Text("kind") != "relation").Select(line => line.Text("what")));
        Assert.Empty(await api.LinesAsync(file, "from=2031-01-01"));
        Assert.Empty(await api.LinesAsync(file, "to=2026-04-19"));
        Assert.Equal(all.Count, (await api.LinesAsync(file, $"to={day}")).Count);
    }

    [Fact]
    public async Task With_and_without_sealed_items_another_reader_gets_the_same_lines_and_the_same_pages()
    {
        var file = await api.OpenColdAsync();
        (await api.OnCaseAsync(file, "entries", new { text = "Pour les deux." })).Expect(200);
        var before = await api.PagesAsync(file, People.SocialWorker);

        var entry = (await api.OnCaseAsync(file, "entries", new { text = "Dit en confidence.", level = "n4" })).Expect(200).Id;
        (await api.OnCaseAsync(file, $"entries/{entry}/amend", new { text = "Dit autrement." })).Expect(200);
        (await api.OnCaseAsync(file, "contacts", new { text = "Dit en confidence.", level = "n4", role = "gp", reminder = "2026-12-27" })).Expect(200);
        var factor = (await api.OnCaseAsync(file, "factors", new { code = "P10", note = "Dit en confidence." })).Expect(200).Id;
        (await api.OnCaseAsync(file, $"factors/{factor}/resolve")).Expect(200);
        (await api.OnCaseAsync(file, "screenings", new { screening = new { instrument = "HITS", items = new[] { 1, 1, 1, 1 }, askedAlone = true } })).Expect(200);
        api.Clock.Advance(TimeSpan.FromDays(60));
        await api.SweepAsync();

        Assert.Equal(before, await api.PagesAsync(file, People.SocialWorker));
        var own = (await api.LinesAsync(file)).Select(line => line.Text("what")).ToArray();
        Assert.All(new[] { "entryAmended", "contactNoted", "factorRecorded", "factorResolved", "screeningRecorded" }, what => Assert.Contains(what, own));
    }

    [Fact]
    public async Task Of_a_restricted_item_the_line_says_who_wrote_it_and_no_more()
    {
        var file = await api.OpenColdAsync();
        (await api.OnCaseAsync(file, "entries", new { text = "Réservé aux sages-femmes.", level = "n3", discipline = "midwife", bothHeads = false, kind = "note" })).Expect(200);

        var hers = (await api.LinesAsync(file, "kind=entry", People.SocialWorker)).Single();

        Assert.Equal((People.Midwife.Id, "n3", null), (hers.GetProperty("by").GetGuid(), hers.Text("level"), hers.Text("code")));
        Assert.NotNull((await api.LinesAsync(file, "kind=entry")).Single().Text("code"));
    }

    [Fact]
    public async Task A_relay_sees_what_is_agreed_and_nothing_of_how_the_coordination_works()
    {
        var file = await api.OpenColdAsync();
        (await api.OnCaseAsync(file, "factors", new { code = "S14" })).Expect(200);
        (await api.OnCaseAsync(file, "factors", new { code = "P03" })).Expect(200);
        (await api.OnCaseAsync(file, "red-flags", new { code = "IPV_CURRENT" })).Expect(200);
        (await api.OnCaseAsync(file, "safe-contact", new { askedAlone = true, restricted = true, channels = new[] { "mail" } })).Expect(200);
        (await api.OnCaseAsync(file, "steps/F08/done")).Expect(200);
        await api.HandOverAsync(file, "pep-liege", new { categories = new[] { "identity", "social" } });

        var relay = await api.LinesAsync(file, by: Pep);

        Assert.Equal(["S14"], relay.Where(line => line.Text("kind") == "factor").Select(line => line.Text("code")));
        Assert.Empty(relay.Select(line => line.Text("kind")).Intersect(["redFlag", "relation", "reminder", "step"]));
        Assert.DoesNotContain("safeContactAsked", relay.Select(line => line.Text("what")));
        Assert.Contains("handoverAccepted", relay.Select(line => line.Text("what")));
        var own = (await api.LinesAsync(file)).Select(line => line.Text("what")).ToArray();
        Assert.All(new[] { "redFlagRaised", "safeContactAsked", "stepDone" }, what => Assert.Contains(what, own));
    }

    [Fact]
    public async Task A_relay_left_with_the_facts_of_coordination_sees_of_handovers_its_own_alone()
    {
        var file = await api.OpenColdAsync();
        var relay = DemoNetwork.IdOf(Personas.Service, "pep-liege");
        (await api.OnCaseAsync(file, "consents", new { relays = new[] { HandoverSteps.Psychiatrist }, categories = new[] { "identity" } })).Expect(200);
        (await api.AskRelayAsync(file, HandoverSteps.Psychiatrist, "recorded")).Expect(201);
        (await api.OnCaseAsync(file, "relations", new { holder = relay, holderKind = "relay", role = "careMember", proofId = Guid.NewGuid() })).Expect(200);

        var kinds = (await api.LinesAsync(file, by: Pep)).Select(line => line.Text("kind")).ToArray();

        Assert.Contains("lead", kinds);
        Assert.DoesNotContain("handover", kinds);
        Assert.DoesNotContain("consent", kinds);
    }

    [Fact]
    public async Task As_of_an_earlier_instant_only_what_was_recorded_by_then_is_there()
    {
        var file = await api.OpenColdAsync();
        var then = api.Clock.Now;
        api.Clock.Advance(TimeSpan.FromHours(1));
        (await api.OnCaseAsync(file, "contacts", new { text = "Plus tard." })).Expect(200);
        (await api.AskRelayAsync(file, HandoverSteps.Psychiatrist)).Expect(201);

        var lines = await api.LinesAsync(file, $"at={Uri.EscapeDataString(then.ToString("O"))}");

        Assert.NotEmpty(lines);
        Assert.Empty(lines.Select(line => line.Text("kind")).Intersect(["contact", "handover", "consent"]));
        (await api.TimelineAsync(file, $"at={Uri.EscapeDataString(then.AddDays(-1).ToString("O"))}")).ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task Who_may_not_read_the_case_finds_no_timeline_and_who_may_is_audited()
    {
        var file = await api.OpenColdAsync();

        (await api.TimelineAsync(Guid.NewGuid())).ExpectProblem(404, "not-found");
        (await api.TimelineAsync(file, by: People.MidwifeHeusy)).ExpectProblem(404, "not-found");
        var lines = await api.LinesAsync(file);

        Assert.Equal(
            $"Allow timeline {lines.Count}",
            await api.Raw.AskAsync<string>($"select outcome || ' ' || detail from coordination.audit_entry where case_id = '{file}' and action = 'ReadCase' and detail like 'timeline%'"));
        Assert.Null((await api.TimelineAsync(file)).ETag);
    }

    [Theory]
    [InlineData("kind=gossip", "/kind")]
    [InlineData("from=2026-05-02&to=2026-05-01", "/to")]
    [InlineData("limit=101", "/limit")]
    [InlineData("cursor=abc", "/cursor")]
    [InlineData("at=yesterday", "/at")]
    public async Task A_wish_that_means_nothing_is_refused(string query, string field) =>
        (await api.TimelineAsync(await api.OpenColdAsync(), query)).ExpectProblem(400, "invalid-request", field);

    [Fact]
    public void Every_event_of_a_case_has_its_words_and_every_word_is_of_an_event()
    {
        var events = new[] { typeof(CaseFile), typeof(Handover), typeof(Concertation) }.SelectMany(EventNames.Of).ToHashSet();

        Assert.Equal(EventNames.All.Where(e => events.Contains(e.Type)).Select(e => e.Name).Order(), TimelineWords.All.Select(word => word.Name).Order());
        Assert.All(TimelineWords.All, word => Assert.All(new[] { word.Label.Fr, word.Label.Nl, word.Label.En }, text => Assert.False(string.IsNullOrWhiteSpace(text))));
        Assert.NotEmpty(TimelineWords.Version);
    }

    /// <summary>Opened cold, a contact, a relay asked in vain until it was chased, then accepted; minutes with a decision.</summary>
    private async Task<Guid> LivedAsync()
    {
        var file = await api.OpenColdAsync();
        (await api.OnCaseAsync(file, "contacts", new { text = "Appeler le soir." })).Expect(200);
        var asked = (await api.AskRelayAsync(file, HandoverSteps.Psychiatrist)).Expect(201);
        for (var day = 0; !(await api.EventsAsync(asked.Id)).Contains("step_fired", StringComparison.Ordinal) && day < 30; day++)
        {
            api.Clock.Advance(TimeSpan.FromDays(1));
            await api.SweepAsync();
        }

        (await api.OnAsync(asked, "answer", new { answer = "accepted" })).Expect(200);
        var decisions = new[] { new { owner = People.Midwife.Id, text = "Appeler le CPAS." } };
        (await api.OnCaseAsync(file, "concertations/minutes", new { with = new { relayIds = new[] { HandoverSteps.Psychiatrist } }, decisions })).Expect(201);
        return file;
    }

    private string CivilDay() => Domain.Time.CivilTime.DayOf(api.Clock.Now).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

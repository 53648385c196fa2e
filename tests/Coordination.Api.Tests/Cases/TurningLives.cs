using System.Net.Http.Headers;
using System.Text.Json;
using System.Xml.Linq;
using Coordination.Api.Demo;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Cases;

/// <summary>A loss, a placement, a pause, over HTTP: the plan follows in the same commit, and each reader sees what is hers to know. And the two pictures.</summary>
public sealed class TurningLives(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly Persona Pep = People.Of("relay-one");
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public async Task A_loss_stops_what_waits_for_the_baby_in_its_own_commit_and_comes_back_when_it_was_a_mistake()
    {
        var file = await api.OpenColdAsync();
        var before = await CodesAsync(file);
        Assert.Contains("F06", before);

        var loss = (await api.OnCaseAsync(file, "life-events", new { kind = "miscarriage", on = "2026-04-18" })).Expect(200).Id;
        var after = await CodesAsync(file);
        Assert.DoesNotContain("F06", after);
        Assert.Superset(new HashSet<string> { "loss-contact", "loss-relays", "loss-follow-up", "F17", "L01" }, after.ToHashSet());
        Assert.Equal("miscarriage", (await api.CardAsync(file)).GetProperty("life")[0].GetProperty("kind").GetString());

        (await api.OnCaseAsync(file, $"life-events/{loss}/take-back")).Expect(200);
        (await api.OnCaseAsync(file, $"life-events/{loss}/take-back")).Expect(200);
        Assert.Equal(before, await CodesAsync(file));
        Assert.EndsWith("life_event_recorded life_event_taken_back", await api.EventsAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pause_moves_what_would_be_due_and_ends_sooner_by_a_word()
    {
        var file = await api.OpenColdAsync();
        var pause = (await api.OnCaseAsync(file, "pauses", new { until = "2026-06-30", reason = "followed-elsewhere" })).Expect(200).Id;
        Assert.Equal("2026-06-30", await api.DueAsync(file, "F04"));
        Assert.Equal("2026-06-30", await api.DueAsync(file, "pause-ends"));
        (await api.OnCaseAsync(file, "pauses", new { until = "2026-06-01" })).ExpectProblem(409, "plan-paused-already");

        (await api.OnCaseAsync(file, $"pauses/{pause}/end")).Expect(200);
        Assert.Equal("2026-05-04", await api.DueAsync(file, "F04"));
        Assert.Equal("nothing", await api.OwedAsync(file, "pause-ends"));
    }

    [Fact]
    public async Task Contact_is_sought_again_until_a_day_and_what_came_of_it_is_said()
    {
        var file = await api.OpenColdAsync();
        Assert.Equal("2026-05-28", await api.DueAsync(file, "L01"));
        var sought = (await api.OnCaseAsync(file, "recontacts", new { way = "supporter", until = "2026-05-20" })).Expect(200).Id;
        Assert.Equal(("2026-05-20", "2026-06-26"), (await api.DueAsync(file, "recontact"), await api.DueAsync(file, "L01")));
        (await api.OnCaseAsync(file, "recontacts", new { way = "visit", until = "2026-05-20" })).ExpectProblem(409, "recontact-runs");

        (await api.OnCaseAsync(file, $"recontacts/{sought}/end", new { outcome = "does-not-want" })).Expect(200);
        (await api.OnCaseAsync(file, $"recontacts/{sought}/end", new { outcome = "reached" })).ExpectProblem(409, "recontact-ended");
        Assert.Equal("nothing", await api.OwedAsync(file, "recontact"));
        Assert.Equal("does-not-want", (await api.CardAsync(file)).GetProperty("recontacts")[0].GetProperty("outcome").GetString());
        await api.HandOverAsync(file, "pep-liege", new { categories = new[] { "identity", "social" } });
        Assert.Empty((await api.CardAsync(file, Pep)).GetProperty("recontacts").EnumerateArray());
    }

    [Fact]
    public async Task A_relay_learns_of_a_death_and_not_of_a_placement_nor_of_a_pause()
    {
        var file = await BornAsync();
        await api.HandOverAsync(file, "pep-liege", new { categories = new[] { "identity", "social" } });
        var child = (await api.CardAsync(file)).GetProperty("births")[0].GetProperty("child").GetGuid();
        (await api.OnCaseAsync(file, "life-events", new { kind = "placement", on = "2026-04-19" })).Expect(200);
        (await api.OnCaseAsync(file, "pauses", new { until = "2026-06-30" })).Expect(200);
        (await api.OnCaseAsync(file, "life-events", new { kind = "death", personId = child, on = "2026-04-20" })).Expect(200);

        Assert.Equal(["placement", "death"], Kinds(await api.CardAsync(file)));
        Assert.Equal(["death"], Kinds(await api.CardAsync(file, Pep)));
        Assert.Empty((await api.CardAsync(file, Pep)).GetProperty("pauses").EnumerateArray());
        Assert.Equal(["death"], await LinesAsync(file, Pep));
        Assert.Equal(["death", "placement"], await LinesAsync(file, People.Midwife));
    }

    [Fact]
    public async Task The_weight_comes_after_the_birth_and_asks_for_the_specialised_follow_up()
    {
        var file = await BornAsync();
        Assert.Equal("nothing", await api.OwedAsync(file, "F28"));
        (await api.OnCaseAsync(file, "births", new { on = "2026-04-19", weightGrams = 1380 })).Expect(200);
        Assert.Equal("2026-06-18", await api.DueAsync(file, "F28"));
    }

    [Theory]
    [InlineData("timeline.svg", "fr", "Ligne du temps de la situation")]
    [InlineData("timeline.svg", "nl-BE", "Tijdlijn van de situatie")]
    [InlineData("timeline.svg", "en", "Timeline of the case")]
    [InlineData("ecomap.svg", "fr", "La famille et son réseau")]
    [InlineData("ecomap.svg", "nl", "Het gezin en zijn netwerk")]
    [InlineData("ecomap.svg", "en", "The family and its network")]
    public async Task A_picture_says_in_words_what_it_shows_and_is_the_same_each_time(string picture, string language, string title)
    {
        var file = await BornAsync();
        (await api.OnCaseAsync(file, "screenings", new { screening = new { instrument = "EPDS", printed = new[] { 1, 1, 1, 1, 1, 1, 1, 1, 1, 4 } } })).Expect(200);
        await api.HandOverAsync(file, "pep-liege", new { categories = new[] { "identity", "social" } });

        var (type, drawn) = await DrawnAsync(file, picture, language, People.Midwife);
        var root = XDocument.Parse(drawn).Root!;
        Assert.Equal("image/svg+xml", type);
        Assert.Equal(("img", "title description"), (root.Attribute("role")!.Value, root.Attribute("aria-labelledby")!.Value));
        Assert.StartsWith(title, root.Element(Svg + "title")!.Value, StringComparison.Ordinal);
        Assert.NotEmpty(root.Element(Svg + "desc")!.Value);
        Assert.All(root.Elements().Where(e => e.Name.LocalName is "circle" or "path"), mark => Assert.NotEmpty(mark.Element(Svg + "title")!.Value));
        Assert.Equal(drawn, (await DrawnAsync(file, picture, language, People.Midwife)).Text);
    }

    [Fact]
    public async Task A_picture_shows_nothing_that_its_reader_may_not_see()
    {
        var file = await BornAsync();
        (await api.OnCaseAsync(file, "screenings", new { screening = new { instrument = "EPDS", printed = new[] { 1, 1, 1, 1, 1, 1, 1, 1, 1, 4 } } })).Expect(200);
        (await api.OnCaseAsync(file, "persons", new { role = "supporter", name = "Tante Exemple" })).Expect(200);
        await api.HandOverAsync(file, "pep-liege", new { categories = new[] { "identity", "social" } });
        await api.HandOverAsync(file, "dr-invented", new { categories = new[] { "identity", "psychic" } });

        Assert.Contains("EPDS", (await DrawnAsync(file, "timeline.svg", "fr", People.Midwife)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("EPDS", (await DrawnAsync(file, "timeline.svg", "fr", Pep)).Text, StringComparison.Ordinal);
        Assert.Contains("Tante Exemple", (await DrawnAsync(file, "ecomap.svg", "fr", People.Midwife)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Tante Exemple", (await DrawnAsync(file, "ecomap.svg", "fr", Pep)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(DemoNetwork.Relays.Single(r => r.Key == "dr-invented").Record.Name, (await DrawnAsync(file, "ecomap.svg", "fr", Pep)).Text, StringComparison.Ordinal);
        foreach (var picture in new[] { "timeline.svg", "ecomap.svg" })
        {
            (await api.As(People.MidwifeHeusy).AskAsync($"/v1/cases/{file}/{picture}")).Expect(404);
            (await api.As(People.Midwife).AskAsync($"/v1/cases/{Guid.NewGuid()}/{picture}")).Expect(404);
        }
    }

    private async Task<Guid> BornAsync()
    {
        var file = await api.OpenColdAsync(new { name = "Nadia Fictive", dueDate = "2026-04-24" });
        (await api.OnCaseAsync(file, "births", new { on = "2026-04-19" })).Expect(200);
        return file;
    }

    private async Task<(string? Type, string Text)> DrawnAsync(Guid file, string picture, string language, Persona by)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/cases/{file}/{picture}");
        request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue(language));
        using var answer = await api.As(by).SendAsync(request);
        Assert.Equal(200, (int)answer.StatusCode);
        return (answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsStringAsync());
    }

    private async Task<string[]> CodesAsync(Guid file) =>
        (await api.Raw.AskAsync<string[]>($"select coalesce(array_agg(code order by code, occurrence), '{{}}') from coordination.obligation where stream_id = '{file}'"))!;

    private async Task<string[]> LinesAsync(Guid file, Persona by) =>
    [
        .. (await api.As(by).AskAsync($"/v1/cases/{file}/timeline?kind=family&limit=100")).Expect(200).Json.GetProperty("items").EnumerateArray()
            .Where(line => line.GetProperty("what").GetString() == "lifeEventRecorded").Select(line => line.GetProperty("code").GetString()!),
    ];

    private static IEnumerable<string> Kinds(JsonElement card) => card.GetProperty("life").EnumerateArray().Select(e => e.GetProperty("kind").GetString()!);
}

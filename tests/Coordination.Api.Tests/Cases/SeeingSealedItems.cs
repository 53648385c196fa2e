using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Cases;

/// <summary>Levels of what stands in a case: a restricted item shows that it is there and who wrote it, a sealed one shows nothing at all.</summary>
public sealed class SeeingSealedItems(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task With_and_without_sealed_items_another_reader_gets_the_same_card()
    {
        var file = await api.OpenColdAsync();
        var before = (await api.ReadAsync(file, People.SocialWorker)).Expect(200).Text;

        await SealAsync(file);

        Assert.Equal(before, (await api.ReadAsync(file, People.SocialWorker)).Expect(200).Text);
        var own = await api.CardAsync(file);
        Assert.Equal([1, 1, 1, 1, 1], new[] { "entries", "contacts", "factors", "screenings", "reminders" }.Select(list => own.GetProperty(list).GetArrayLength()));
        Assert.Equal(3, own.GetProperty("proposedIntensity").GetProperty("intensity").GetInt32());
    }

    [Fact]
    public async Task A_sealed_item_is_not_there_for_an_act_either()
    {
        var file = await api.OpenColdAsync();
        var (entry, factor, reminder) = await SealAsync(file);

        var other = People.SocialWorker;
        (await api.OnCaseAsync(file, $"entries/{entry}/amend", new { text = "x" }, other)).ExpectProblem(404, "not-found");
        (await api.OnCaseAsync(file, $"entries/{entry}/disclose", CaseRequests.Disclosing(People.Midwife.Id), other)).ExpectProblem(404, "not-found");
        (await api.OnCaseAsync(file, $"factors/{factor}/resolve", by: other)).ExpectProblem(404, "not-found");
        (await api.OnCaseAsync(file, $"reminders/{reminder}/done", by: other)).ExpectProblem(404, "not-found");
        var hers = (await api.OnCaseAsync(file, "factors", new { code = "P10", note = "Vu aussi par moi." }, other)).Expect(200).Id;

        Assert.NotEqual(factor, hers);
        Assert.Equal("Dit en confidence.", (await api.CardAsync(file)).One("factors", factor).Text("note"));
        Assert.DoesNotContain(hers, (await api.CardAsync(file)).Ids("factors"));
    }

    [Fact]
    public async Task A_restricted_entry_shows_its_author_and_not_its_text()
    {
        var file = await api.OpenColdAsync();
        var entry = (await api.OnCaseAsync(file, "entries", new { text = "Réservé aux sages-femmes.", level = "n3", discipline = "midwife", bothHeads = false })).Expect(200).Id;
        var both = (await api.OnCaseAsync(file, "entries", new { text = "Réservé aux deux.", level = "n3" })).Expect(200).Id;

        var card = await api.CardAsync(file, People.SocialWorker);

        Assert.Null(card.One("entries", entry).Text("text"));
        Assert.Equal(People.Midwife.Id, card.One("entries", entry).GetProperty("author").GetGuid());
        Assert.Equal("Réservé aux deux.", card.One("entries", both).Text("text"));
    }

    [Fact]
    public async Task A_relay_sees_of_a_restricted_item_that_it_is_there_and_who_wrote_it()
    {
        var file = await api.OpenColdAsync();
        await api.HandOverAsync(file, "dr-invented", new { categories = new[] { "identity", "social", "psychic" } });
        var contact = (await api.OnCaseAsync(file, "contacts", new { text = "Secret.", level = "n3" })).Expect(200).Id;
        var factor = (await api.OnCaseAsync(file, "factors", new { code = "S14", note = "Secret.", level = "n3" })).Expect(200).Id;
        var screening = (await api.OnCaseAsync(file, "screenings", new { level = "n3", screening = new { instrument = "EPDS", total = 9 } })).Expect(200).Id;

        var relay = (await api.ReadAsync(file, People.Psychiatrist)).Expect(200);

        Assert.Null(relay.Json.One("contacts", contact).Text("text"));
        Assert.Null(relay.Json.One("factors", factor).Text("code"));
        Assert.False(relay.Json.One("screenings", screening).TryGetProperty("total", out _));
        Assert.Equal(People.Midwife.Id, relay.Json.One("factors", factor).GetProperty("by").GetGuid());
        Assert.DoesNotContain("Secret.", relay.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("EPDS", relay.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("IPV_CURRENT")]
    [InlineData("IPV_LETHALITY")]
    [InlineData("CHILD_DANGER")]
    public async Task A_flag_about_violence_is_for_those_who_must_act_and_for_nobody_else(string code)
    {
        var file = await api.OpenColdAsync();
        await api.HandOverAsync(file, "pep-liege", new { categories = new[] { "identity", "social", "violence" } });
        var flag = (await api.OnCaseAsync(file, "red-flags", new { code }, People.SocialWorker)).Expect(200).Id;

        Assert.Contains(flag, (await api.CardAsync(file)).Ids("redFlags"));
        Assert.Contains(flag, (await api.CardAsync(file, People.SocialWorker)).Ids("redFlags"));
        var relay = (await api.ReadAsync(file, People.Of("relay-one"))).Expect(200);
        Assert.Empty(relay.Json.GetProperty("redFlags").EnumerateArray());
        Assert.DoesNotContain(code, relay.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_covers_gets_the_same_lists_and_counts_with_and_without_sealed_items()
    {
        var file = await api.OpenColdAsync(by: People.MidwifeHeusy);
        var day = api.Clock.Now.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        (await api.As(People.MidwifeHeusy).DoAsync("/v1/me/absence", new { from = day, to = day })).Expect(201);
        string[] paths = ["/v1/worklist?limit=100", "/v1/me/today", $"/v1/worklist?caseId={file}", "/v1/worklist?code=reminder", $"/v1/cases/{file}"];
        async Task<string[]> SeenAsync() => [.. await Task.WhenAll(paths.Select(async path => (await api.As(People.Midwife).AskAsync(path)).Expect(200).Text))];
        var before = await SeenAsync();

        (await api.OnCaseAsync(file, "red-flags", new { code = "IPV_CURRENT" }, People.MidwifeHeusy)).Expect(200);
        (await api.OnCaseAsync(file, "contacts", new { text = "Dit en confidence.", level = "n4", role = "gp", reminder = day }, People.MidwifeHeusy)).Expect(200);

        Assert.Equal(before, await SeenAsync());
        var hers = (await api.As(People.MidwifeHeusy).AskAsync($"/v1/worklist?limit=100&caseId={file}")).Expect(200).Text;
        Assert.Contains("IPV_CURRENT", hers, StringComparison.Ordinal);
        Assert.Contains("\"reminder\"", hers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_holds_a_case_for_somebody_away_does_not_see_a_flag_about_violence()
    {
        var file = await api.OpenColdAsync(by: People.MidwifeHeusy);
        var flag = (await api.OnCaseAsync(file, "red-flags", new { code = "IPV_CURRENT" }, People.MidwifeHeusy)).Expect(200).Id;
        (await api.OnCaseAsync(file, "factors", new { code = "P10" }, People.MidwifeHeusy)).Expect(200);
        var today = api.Clock.Now.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        (await api.As(People.MidwifeHeusy).DoAsync("/v1/me/absence", new { from = today, to = today })).Expect(201);

        var covering = (await api.ReadAsync(file, People.Midwife)).Expect(200);

        Assert.DoesNotContain("IPV", covering.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("P10", covering.Text, StringComparison.Ordinal);
        (await api.OnCaseAsync(file, $"red-flags/{flag}/acknowledge", by: People.Midwife)).ExpectProblem(404, "not-found");
        (await api.OnCaseAsync(file, $"red-flags/{flag}/assess", new { qualification = "x" }, People.Midwife)).ExpectProblem(404, "not-found");
        var reference = (await api.As(People.MidwifeHeusy).AskAsync($"/v1/worklist?limit=100&caseId={file}")).Expect(200).Json.GetProperty("items")[0].Text("reference");
        var all = (await api.As(People.Midwife).AskAsync("/v1/worklist?limit=100")).Expect(200).Json.GetProperty("items").EnumerateArray().ToArray();
        var now = (await api.As(People.Midwife).AskAsync("/v1/me/today")).Expect(200).Json;
        Assert.DoesNotContain(all, row => row.Text("code") is null);
        Assert.Contains(all, row => row.Text("reference") == reference);
        Assert.DoesNotContain(now.GetProperty("flags").EnumerateArray(), row => row.Text("code") is null);
        Assert.DoesNotContain(now.GetProperty("mine").EnumerateArray(), row => row.Text("code") is null);
        var listed = (await api.As(People.Midwife).AskAsync($"/v1/worklist?limit=100&caseId={file}")).Expect(200);
        Assert.All(listed.Json.GetProperty("items").EnumerateArray(), row => Assert.NotNull(row.Text("code")));
        Assert.Contains("\"forSomebodyAway\":true", listed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("IPV", listed.Text, StringComparison.Ordinal);
        Assert.Contains("IPV_CURRENT", (await api.As(People.MidwifeHeusy).AskAsync($"/v1/worklist?limit=100&caseId={file}")).Expect(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flag_nobody_answers_comes_to_the_lead_who_then_sees_it_and_can_act()
    {
        var file = await api.OpenColdAsync();
        var flag = (await api.OnCaseAsync(file, "red-flags", new { code = "IPV_CURRENT" })).Expect(200).Id;
        (await api.ReadAsync(file, People.Supervisor)).Expect(404);

        api.Clock.Advance(TimeSpan.FromHours(13));
        while (await api.SweepAsync() > 0)
        {
        }

        var card = await api.CardAsync(file, People.Supervisor);
        Assert.Contains(flag, card.Ids("redFlags"));
        (await api.OnCaseAsync(file, $"red-flags/{flag}/assess", new { qualification = "Vue, en sécurité." }, People.Supervisor)).Expect(200);
        (await api.ReadAsync(file, People.Of("supervisor-heusy"))).Expect(404);
    }

    [Fact]
    public async Task A_violence_screening_is_sealed_and_its_level_is_not_lowered()
    {
        var file = await api.OpenColdAsync();
        object hits = new { instrument = "HITS", items = new[] { 3, 3, 3, 3 }, askedAlone = true };
        (await api.OnCaseAsync(file, "screenings", new { level = "n2", screening = hits })).ExpectProblem(422, "screening-level-too-low", "/level");
        var screening = (await api.OnCaseAsync(file, "screenings", new { screening = hits })).Expect(200).Id;

        var other = await api.CardAsync(file, People.SocialWorker);

        Assert.DoesNotContain(screening, other.Ids("screenings"));
        Assert.Contains(other.GetProperty("redFlags").EnumerateArray(), f => f.Text("code") == "IPV_CURRENT");
        Assert.Contains(screening, (await api.CardAsync(file)).Ids("screenings"));
    }

    private async Task<(Guid Entry, Guid Factor, Guid Reminder)> SealAsync(Guid file)
    {
        var entry = (await api.OnCaseAsync(file, "entries", new { text = "Dit en confidence.", level = "n4" })).Expect(200).Id;
        var contact = (await api.OnCaseAsync(file, "contacts", new { text = "Dit en confidence.", level = "n4", role = "gp", reminder = "2026-04-27" })).Expect(200).Id;
        var factor = (await api.OnCaseAsync(file, "factors", new { code = "P10", note = "Dit en confidence." })).Expect(200).Id;
        (await api.OnCaseAsync(file, "screenings", new { screening = new { instrument = "HITS", items = new[] { 1, 1, 1, 1 }, askedAlone = true } })).Expect(200);
        return (entry, factor, contact);
    }
}

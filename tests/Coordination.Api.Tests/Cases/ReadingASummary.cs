using System.Text.Json;
using Coordination.Api.Demo;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Cases;

/// <summary>One screen of a situation holds what its reader may see, and no more.</summary>
public sealed class ReadingASummary(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task It_says_who_how_far_what_is_owed_who_holds_what_and_what_comes()
    {
        var file = await api.OpenColdAsync(new { name = "Nadia Fictive", dueDate = "2026-06-29", language = "fr" });
        (await api.OnCaseAsync(file, "pauses", new { from = "2026-07-20", until = "2026-07-30" })).Expect(200);
        (await api.OnCaseAsync(file, "factors", new { code = "S14" })).Expect(200);
        (await api.OnCaseAsync(file, "red-flags", new { code = "NO_CARE" })).Expect(200);
        (await api.OnCaseAsync(file, "contacts", new { text = "Vue.", occurredOn = "2026-04-15" })).Expect(200);
        (await api.OnCaseAsync(file, "screenings", new { screening = new { instrument = "EPDS", total = 9, on = "2026-04-10" } })).Expect(200);
        (await api.OnCaseAsync(file, "screenings", new { screening = new { instrument = "EPDS", total = 6 } })).Expect(200);
        (await api.OnCaseAsync(file, "safe-contact", new { askedAlone = true, restricted = true, channels = new[] { "telephone" } })).Expect(200);
        await api.HandOverAsync(file, "dr-invented", new { categories = new[] { "identity", "psychic" } });
        (await api.OnCaseAsync(file, "concertations", new { startsAt = "2026-05-04T10:00:00+02:00", with = new { persons = new[] { new { name = "Dr Fictive", function = "gp" } } } })).Expect(201);

        var before = await api.Raw.AskAsync<long>($"select count(*) from coordination.audit_entry where case_id = '{file}'");
        var card = await ReadAsync(file, People.Midwife);
        Assert.Equal(before + 1, await api.Raw.AskAsync<long>($"select count(*) from coordination.audit_entry where case_id = '{file}'"));

        Assert.Equal("30w0d", card.GetProperty("pregnancy").Text("gestationalAge"));
        var mother = card.GetProperty("family").EnumerateArray().Single(p => p.Text("role") == "mother");
        Assert.Equal(("Nadia Fictive", "telephone"), (mother.Text("name"), mother.GetProperty("reach").GetProperty("channels")[0].GetString()));
        Assert.Equal("NO_CARE", Assert.Single(card.GetProperty("redFlags").EnumerateArray()).Text("code"));
        Assert.NotEmpty(card.GetProperty("intensity").GetProperty("reasons").EnumerateArray());
        var owed = card.GetProperty("owed").EnumerateArray().ToArray();
        Assert.InRange(owed.Length, 2, 5);
        Assert.StartsWith("RF-NO_CARE", owed[0].Text("code"), StringComparison.Ordinal);
        Assert.Equal(("accepted", "coordinator"), (card.GetProperty("holders")[0].Text("state"), card.GetProperty("holders")[0].Text("responsible")));
        Assert.Equal("True", Assert.Single(card.GetProperty("unmetNeeds").EnumerateArray()).GetProperty("asked").ToString());
        Assert.NotEmpty(card.GetProperty("horizon").GetProperty("gaps").EnumerateArray());
        Assert.Equal(("2026-04-15", 5), (card.GetProperty("lastContact").Text("on"), card.GetProperty("silentDays").GetInt32()));
        Assert.StartsWith("2026-05-04T", card.GetProperty("nextMeeting").Text("startsAt"), StringComparison.Ordinal);
        var score = Assert.Single(card.GetProperty("scores").EnumerateArray());
        Assert.Equal((6, 9, "down"), (score.GetProperty("total").GetInt32(), score.GetProperty("before").GetInt32(), score.Text("trend")));
        Assert.Equal("2026-07-20", Assert.Single(card.GetProperty("pauses").EnumerateArray()).Text("from"));
    }

    [Fact]
    public async Task A_child_has_its_age_and_the_corrected_one()
    {
        var file = await api.OpenColdAsync(new { name = "Gaëlle Fictive", dueDate = "2026-05-18" });
        (await api.OnCaseAsync(file, "births", new { on = "2026-04-13" })).Expect(200);
        var card = await ReadAsync(file, People.Midwife);
        var child = Assert.Single(card.GetProperty("children").EnumerateArray());
        Assert.Equal((7, -28), (child.GetProperty("ageDays").GetInt32(), child.GetProperty("correctedDays").GetInt32()));
        Assert.False(card.TryGetProperty("pregnancy", out _));
    }

    [Fact]
    public async Task What_is_sealed_leaves_no_trace_and_for_strangers_the_case_is_not_there()
    {
        var file = await api.OpenColdAsync();
        var before = Without(await ReadAsync(file, People.SocialWorker));
        (await api.OnCaseAsync(file, "contacts", new { text = "Secret.", level = "N4" })).Expect(200);
        (await api.OnCaseAsync(file, "screenings", new { level = "N4", screening = new { instrument = "EPDS", total = 6 } })).Expect(200);
        Assert.Equal(before, Without(await ReadAsync(file, People.SocialWorker)));
        Assert.NotEqual(before, Without(await ReadAsync(file, People.Midwife)));

        var (hidden, absent) = (await api.As(People.MidwifeHeusy).AskAsync($"/v1/cases/{file}/summary"), await api.As(People.MidwifeHeusy).AskAsync($"/v1/cases/{Guid.NewGuid()}/summary"));
        Assert.Equal((404, 404), ((int)hidden.Status, (int)absent.Status));
    }

    private async Task<JsonElement> ReadAsync(Guid file, Persona who) => (await api.As(who).AskAsync($"/v1/cases/{file}/summary")).Expect(200).Json;

    private static string Without(JsonElement card) => card.ToString();
}

using System.Text.Json;
using Coordination.Api.Demo;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Worklist;

public sealed class SearchingWhoIsOnTheLine(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Theory]
    [InlineData("Capucine Duparc")]
    [InlineData("duparc  CAPUCINE")]
    [InlineData("Duparc")]
    [InlineData("1994-02-11")]
    [InlineData("11/2/1994")]
    [InlineData("0470 00 11 22")]
    [InlineData("+32 470 00 11 22")]
    public async Task A_family_is_found_by_what_it_says_of_itself(string said)
    {
        var file = await api.TakeAlertAsync(await api.RaiseAlertAsync(Capucine()));

        var found = Assert.Single(await FindAsync(People.Midwife, said, "cases"), c => c.Id() == file);

        Assert.Equal(("Capucine Duparc", "1994-02-11", "open"), (found.Text("name"), found.Text("birthDate"), found.Text("state")));
        Assert.Contains(await FindAsync(People.SocialWorker, said, "cases"), c => c.Id() == file);
    }

    [Fact]
    public async Task An_alert_that_waits_is_found_until_its_case_is()
    {
        var wish = new { about = new { name = "Ombeline Attente", telephone = "0470 99 88 77" }, from = new { kind = "gp" }, why = "Seule." };
        var alert = await api.RaiseAlertAsync(wish);

        Assert.Equal("Ombeline Attente", Assert.Single(await FindAsync(People.SocialWorker, "Ombeline", "alerts"), a => a.Id() == alert).Text("name"));
        Assert.Empty(await FindAsync(People.SocialWorker, "Ombeline", "cases"));
        await api.TakeAlertAsync(alert);
        Assert.Empty(await FindAsync(People.SocialWorker, "Ombeline", "alerts"));
        Assert.Single(await FindAsync(People.SocialWorker, "Ombeline", "cases"));
    }

    [Fact]
    public async Task Whoever_has_no_relation_to_it_finds_nothing()
    {
        await api.TakeAlertAsync(await api.RaiseAlertAsync(Capucine("Philippine Cachée")));
        await api.RaiseAlertAsync(Capucine("Philippine Attend"));

        foreach (var who in new[] { People.MidwifeHeusy, People.Supervisor, People.Psychiatrist, People.Sender })
        {
            var answer = (await api.As(who).AskAsync("/v1/search?q=Philippine")).Expect(200).Json;
            Assert.Equal((0, 0), (answer.GetProperty("cases").GetArrayLength(), answer.GetProperty("alerts").GetArrayLength()));
        }
    }

    [Fact]
    public async Task A_relay_is_found_by_a_part_of_its_name_by_those_who_may_read_the_directory()
    {
        Assert.Contains(await FindAsync(People.Midwife, "roseaux", "relays"), r => r.Text("name")!.Contains("Roseaux", StringComparison.Ordinal));
        Assert.Empty(await FindAsync(People.Psychiatrist, "roseaux", "relays"));
    }

    [Fact]
    public async Task It_is_audited_without_what_was_asked()
    {
        (await api.As(People.Midwife).AskAsync("/v1/search?q=Zénobie%20Introuvable")).Expect(200);

        await using var entries = api.Raw.CreateCommand("select coalesce(string_agg(row_to_json(a)::text, ''), '') from coordination.audit_entry a where action = 'Search'");
        var written = (string)(await entries.ExecuteScalarAsync())!;

        Assert.Contains("cases 0, alerts 0, relays 0", written, StringComparison.Ordinal);
        Assert.DoesNotContain("Introuvable", written, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("")]
    [InlineData("q=a")]
    public async Task Nothing_to_look_for_is_refused(string query) =>
        (await api.As(People.Midwife).AskAsync($"/v1/search?{query}")).ExpectProblem(400, "invalid-request", "/q");

    private static object Capucine(string name = "Capucine Duparc") =>
        new { about = new { name, birthDate = "1994-02-11", telephone = "0470/00.11.22" }, from = new { kind = "gp" }, why = "Fatigue." };

    private async Task<List<JsonElement>> FindAsync(Persona who, string said, string list) =>
        [.. (await api.As(who).AskAsync($"/v1/search?q={Uri.EscapeDataString(said)}")).Expect(200).Json.GetProperty(list).EnumerateArray()];
}

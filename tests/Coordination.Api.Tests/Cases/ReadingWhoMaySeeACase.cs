using System.Text.Json;
using Coordination.Api.Demo;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Cases;

/// <summary>Who was let in and who was shut out is read back by those who write it down, and by nobody else.</summary>
public sealed class ReadingWhoMaySeeACase(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static Guid Pep => DemoNetwork.IdOf(Personas.Service, "pep-liege");

    [Fact]
    public async Task A_coordinator_reads_every_relation_with_its_proof_and_when_it_ended()
    {
        var file = await api.OpenColdAsync();
        var proofId = Guid.NewGuid();
        var relation = (await api.OnCaseAsync(file, "relations", new { holder = People.MidwifeHeusy.Id, role = "coordinator", proofId })).Expect(200).Id;
        await api.HandOverAsync(file, "pep-liege", new { categories = new[] { "identity" } });

        var given = (await ListAsync(file, "relations")).Single(r => r.GetProperty("id").GetGuid() == relation);
        Assert.Equal((People.MidwifeHeusy.Id, "account", "coordinator", "assignment", proofId), (
            given.GetProperty("holder").GetGuid(), given.Text("holderKind"), given.Text("role"), given.Text("proof"), given.GetProperty("proofId").GetGuid()));
        Assert.Equal((true, false), (given.GetProperty("active").GetBoolean(), given.TryGetProperty("endedAt", out _)));
        Assert.Contains(await ListAsync(file, "relations"), r => r.GetProperty("holder").GetGuid() == Pep && r.Text("role") == "careMember");

        (await api.OnCaseAsync(file, $"relations/{relation}/end")).Expect(200);

        var ended = (await ListAsync(file, "relations")).Single(r => r.GetProperty("id").GetGuid() == relation);
        Assert.Equal((false, api.Clock.Now), (ended.GetProperty("active").GetBoolean(), ended.GetProperty("endedAt").GetDateTimeOffset()));
    }

    [Fact]
    public async Task The_lead_who_may_not_read_the_case_sees_what_she_gives_and_not_what_the_case_asked_of_whom()
    {
        var file = await api.OpenColdAsync();
        await api.HandOverAsync(file, "pep-liege", new { categories = new[] { "identity" } });
        var wish = new { holder = People.MidwifeHeusy.Id, role = "coordinator", proofId = Guid.NewGuid() };
        var relation = (await api.OnCaseAsync(file, "relations", wish, People.Supervisor)).Expect(200).Id;

        Assert.Equal(relation, Assert.Single(await ListAsync(file, "relations", People.Supervisor)).GetProperty("id").GetGuid());
        (await api.ReadAsync(file, People.Supervisor)).ExpectProblem(404, "not-found");
        (await AskAsync(file, "exclusions", People.Supervisor)).ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task A_coordinator_reads_who_is_shut_out_by_whom_and_why_and_what_was_taken_back()
    {
        var file = await api.OpenColdAsync();
        var mother = (await api.CardAsync(file)).GetProperty("persons")[0].GetProperty("id").GetGuid();
        var exclusion = (await api.OnCaseAsync(file, "exclusions", new { relayId = Pep, reason = "Ma belle-sœur y travaille." })).Expect(200).Id;

        var told = Assert.Single(await ListAsync(file, "exclusions"));
        Assert.Equal((exclusion, mother, Pep, "relay"), (
            told.GetProperty("id").GetGuid(), told.GetProperty("by").GetGuid(), told.GetProperty("excluded").GetGuid(), told.Text("excludedKind")));
        Assert.Equal(("Ma belle-sœur y travaille.", People.Midwife.Id), (told.Text("reason"), told.GetProperty("recordedBy").GetGuid()));
        Assert.Equal("Ma belle-sœur y travaille.", Assert.Single(await ListAsync(file, "exclusions", People.SocialWorker)).Text("reason"));

        (await api.EndExclusionAsync(file, exclusion, mother, People.Midwife)).Expect(200);
        Assert.Equal(api.Clock.Now, Assert.Single(await ListAsync(file, "exclusions")).GetProperty("endedAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task What_she_said_is_for_the_heads_and_whoever_wrote_it_down()
    {
        var file = await api.OpenColdAsync();
        (await api.OnCaseAsync(file, "exclusions", new { relayId = Pep, reason = "Ma belle-sœur y travaille." })).Expect(200);
        (await api.OnCaseAsync(file, "relations", new { holder = People.MidwifeHeusy.Id, role = "coordinator", proofId = Guid.NewGuid() })).Expect(200);

        var told = Assert.Single(await ListAsync(file, "exclusions", People.MidwifeHeusy));

        Assert.Equal((Pep, null), (told.GetProperty("excluded").GetGuid(), told.Text("reason")));
    }

    [Fact]
    public async Task Both_are_hidden_from_the_excluded_and_the_unrelated_and_refused_to_a_relay()
    {
        var file = await api.OpenColdAsync();
        await api.HandOverAsync(file, "pep-liege", new { categories = new[] { "identity", "social" } });
        (await api.OnCaseAsync(file, "exclusions", new { accountId = People.Midwife.Id })).Expect(200);

        foreach (var list in new[] { "relations", "exclusions" })
        {
            Assert.NotEmpty(await ListAsync(file, list, People.SocialWorker));
            (await AskAsync(file, list, People.Midwife)).ExpectProblem(404, "not-found");
            (await AskAsync(file, list, People.MidwifeHeusy)).ExpectProblem(404, "not-found");
            (await AskAsync(file, list, People.Of("relay-one"))).Expect(403);
        }
    }

    private Task<HttpAnswer> AskAsync(Guid file, string list, Persona by) => api.As(by).AskAsync($"/v1/cases/{file}/{list}");

    private async Task<JsonElement[]> ListAsync(Guid file, string list, Persona? by = null) =>
        [.. (await AskAsync(file, list, by ?? People.Midwife)).Expect(200).Json.GetProperty("items").EnumerateArray()];
}

using System.Text.Json;
using Coordination.Api.Demo;
using Coordination.Api.Tests.Cases;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Worklist;

/// <summary>Who holds how much: numbers for the lead of a site and for each coordinator of herself, the same with and without what is sealed.</summary>
public sealed class ReadingWorkload : IAsyncLifetime
{
    private readonly ApiFixture _api = new();

    public Task InitializeAsync() => _api.InitializeAsync();

    public Task DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task A_lead_sees_the_coordinators_of_her_site_and_a_coordinator_herself()
    {
        var (one, two) = (await _api.OpenCaseAsync("Une Exemple"), await _api.OpenCaseAsync("Deux Exemple"));
        (await _api.OnCaseAsync(one, "intensity", new { intensity = 3 })).Expect(200);
        (await _api.OnCaseAsync(two, "handovers", new { relay = DemoNetwork.IdOf(Personas.Service, "dr-invented"), need = "psychiatric-follow-up", consent = "oral" })).Expect(201);
        (await _api.As(People.MidwifeHeusy).DoAsync("/v1/me/absence", new { from = "2026-04-20", to = "2026-04-21" })).Expect(201);
        _api.Clock.Advance(TimeSpan.FromDays(10));

        var seen = await LinesAsync(People.Supervisor);
        Assert.Equal([People.Midwife.Id, People.SocialWorker.Id], seen.Select(Account));
        var (midwife, social) = (seen[0], seen[1]);
        Assert.Equal("Maud Exemple", midwife.Text("name"));
        Assert.Equal((2, 1, 1), (midwife.GetProperty("cases").GetProperty("total").GetInt32(), midwife.GetProperty("cases").GetProperty("coordinated").GetInt32(), midwife.GetProperty("cases").GetProperty("undecided").GetInt32()));
        Assert.Equal((2, 0), (midwife.GetProperty("asFirst").GetInt32(), midwife.GetProperty("asSecond").GetInt32()));
        Assert.Equal((0, 2), (social.GetProperty("asFirst").GetInt32(), social.GetProperty("asSecond").GetInt32()));
        Assert.True(midwife.GetProperty("owed").GetProperty("late").GetInt32() > 0);
        Assert.Equal((1, 0), (midwife.GetProperty("awaitingAnswer").GetInt32(), social.GetProperty("awaitingAnswer").GetInt32()));

        Assert.Equal([People.SocialWorker.Id], (await LinesAsync(People.SocialWorker)).Select(Account));
        Assert.Empty(await LinesAsync(People.Supervisor, "?site=heusy"));
        (await _api.As(People.Supervisor).AskAsync("/v1/counts/workload?site=nowhere")).ExpectProblem(422, "service-site-unknown", "/site");
        (await _api.As(People.Supervisor).AskAsync("/v1/counts/workload?site=Mont+L%C3%A9gia")).ExpectProblem(400, "invalid-request", "/site");
        Assert.NotEqual(200, (int)(await _api.As(People.Psychiatrist).AskAsync("/v1/counts/workload")).Status);
    }

    [Fact]
    public async Task What_is_sealed_or_of_a_case_that_shuts_her_out_changes_no_number_of_the_lead()
    {
        var file = await _api.OpenCaseAsync("Secrète Exemple");
        var before = (await _api.As(People.Supervisor).AskAsync("/v1/counts/workload")).Expect(200).Text;
        (await _api.OnCaseAsync(file, "red-flags", new { code = "IPV_CURRENT" })).Expect(200);
        Assert.Equal(before, (await _api.As(People.Supervisor).AskAsync("/v1/counts/workload")).Expect(200).Text);
        Assert.True((await LinesAsync(People.Midwife))[0].GetProperty("owed").GetProperty("today").GetInt32() + (await LinesAsync(People.Midwife))[0].GetProperty("owed").GetProperty("week").GetInt32() > 0);

        var second = await _api.OpenCaseAsync("Fermée Exemple");
        (await _api.OnCaseAsync(second, "exclusions", new { accountId = People.Supervisor.Id })).Expect(200);
        Assert.Equal(before, (await _api.As(People.Supervisor).AskAsync("/v1/counts/workload")).Expect(200).Text);
    }

    private async Task<JsonElement[]> LinesAsync(Persona who, string query = "") =>
        [.. (await _api.As(who).AskAsync($"/v1/counts/workload{query}")).Expect(200).Json.GetProperty("items").EnumerateArray()];

    private static Guid Account(JsonElement line) => line.GetProperty("account").GetGuid();
}

using Coordination.Api.Demo;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.Worklist;
using Xunit;

namespace Coordination.Api.Tests.Accounts;

/// <summary>What ends, ends with its commit: the token still holds, the next request does not.</summary>
public sealed class EndingRights : IAsyncLifetime
{
    private readonly ApiFixture _api = new();

    public Task InitializeAsync() => _api.InitializeAsync();

    public Task DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task A_role_that_ended_opens_nothing_in_the_next_request()
    {
        var file = await _api.OpenCaseAsync("Rose Révoquée", People.SocialWorker);
        var alert = await _api.RaiseAlertAsync(by: People.SocialWorker);
        (await _api.As(People.SocialWorker).AskAsync($"/v1/cases/{file}")).Expect(200);

        (await _api.As(People.Supervisor).DoAsync($"/v1/accounts/{People.SocialWorker.Id}/roles/{await RoleAsync(People.SocialWorker)}/end", new { reason = "left" })).Expect(200);

        var gone = _api.As(People.SocialWorker);
        (await gone.AskAsync($"/v1/cases/{file}")).Expect(404);
        (await gone.DoAsync($"/v1/alerts/{alert}/take")).Expect(404);
        (await gone.DoAsync("/v1/alerts", Scenarios.Alert())).Expect(403);
        (await gone.AskAsync("/v1/worklist")).Expect(404);
        (await gone.AskAsync("/v1/me/today")).Expect(404);
        (await gone.AskAsync("/v1/search?q=Rose")).Expect(404);
        Assert.Contains(await _api.ListAsync(People.Midwife), r => r.Text("caseId") == file.ToString() && r.Text("name") == "Rose Révoquée");
        (await _api.As(People.Midwife).AskAsync($"/v1/cases/{file}")).Expect(200);
    }

    [Fact]
    public async Task An_account_that_ended_is_nobody()
    {
        (await _api.As(People.Supervisor).DoAsync($"/v1/accounts/{People.SocialWorker.Id}/end", new { reason = "left" })).Expect(200);

        foreach (var path in new[] { "/v1/me", "/v1/worklist", "/v1/service", "/v1/accounts" })
        {
            (await _api.As(People.SocialWorker).AskAsync(path)).Expect(404);
        }

        (await _api.As(People.Supervisor).DoAsync($"/v1/accounts/{People.SocialWorker.Id}/roles", Role("Coordinator"))).ExpectProblem(409, "account-ended");
    }

    [Fact]
    public async Task A_role_given_for_a_time_ends_by_itself()
    {
        var stand = People.Of("treating");
        var role = new { role = "coordinator", site = Personas.MontLegia, discipline = "midwife", until = "2026-04-27T00:00:00+02:00", proof = "letter 12" };
        (await _api.As(People.Supervisor).DoAsync($"/v1/accounts/{stand.Id}/roles", role)).Expect(201);
        var file = await _api.OpenCaseAsync("Iris Intérim", stand);
        Assert.Contains(await _api.ListAsync(stand), r => r.Text("caseId") == file.ToString());

        _api.Clock.Advance(TimeSpan.FromDays(7));

        (await _api.As(stand).AskAsync($"/v1/cases/{file}")).Expect(404);
        Assert.Contains(await _api.ListAsync(People.Midwife), r => r.Text("caseId") == file.ToString() && r.Text("name") == "Iris Intérim");
    }

    [Fact]
    public async Task Nobody_widens_her_own_rights_and_the_last_supervisor_stays()
    {
        var (lead, own) = (_api.As(People.Supervisor), $"/v1/accounts/{People.Supervisor.Id}");
        (await lead.DoAsync($"{own}/roles", Role("coordinator"))).Expect(403);
        (await lead.DoAsync($"{own}/end", new { reason = "left" })).Expect(403);
        (await _api.As(People.Midwife).DoAsync($"/v1/accounts/{People.SocialWorker.Id}/roles", Role("supervisor"))).Expect(403);
        (await lead.DoAsync($"/v1/accounts/{People.MidwifeHeusy.Id}/roles", Role("supervisor", Personas.Heusy))).Expect(403);
        (await lead.DoAsync($"/v1/accounts/{People.MidwifeHeusy.Id}/end", new { reason = "left" })).Expect(403);
        (await lead.DoAsync($"/v1/accounts/{Guid.NewGuid()}/end", new { reason = "left" })).Expect(404);

        (await lead.DoAsync($"/v1/accounts/{People.Midwife.Id}/roles", Role("supervisor"))).Expect(201);
        var second = _api.As(People.Midwife);
        (await second.DoAsync($"{own}/roles/{await RoleAsync(People.Supervisor)}/end", new { reason = "left" })).Expect(200);
        (await lead.AskAsync("/v1/accounts")).Expect(403);
        (await second.DoAsync($"/v1/accounts/{People.SocialWorker.Id}/roles", Role("supervisor"))).Expect(201);
        (await _api.As(People.SocialWorker).DoAsync($"/v1/accounts/{People.Midwife.Id}/end", new { reason = "left" })).Expect(200);
    }

    [Fact]
    public async Task A_client_that_ended_posts_nothing_more()
    {
        (await _api.As(People.Record).DoAsync("/v1/alerts", Scenarios.Alert())).Expect(201);
        (await _api.As(Personas.SupervisorHeusy).DoAsync($"/v1/clients/{People.Record.Id}/end", new { reason = "replaced" })).Expect(403);

        (await _api.As(People.Supervisor).DoAsync($"/v1/clients/{People.Record.Id}/end", new { reason = "replaced" })).Expect(200);

        (await _api.As(People.Record).DoAsync("/v1/alerts", Scenarios.Alert())).Expect(404);
        (await _api.As(People.Supervisor).DoAsync($"/v1/clients/{Guid.NewGuid()}/end", new { reason = "replaced" })).Expect(404);
    }

    private static object Role(string role, string site = Personas.MontLegia) => new { role, site, discipline = "midwife", proof = "letter 12" };

    private async Task<string> RoleAsync(Persona who) =>
        (await _api.As(who).AskAsync("/v1/me")).Expect(200).Json.GetProperty("roles")[0].GetProperty("id").GetString()!;
}

using Coordination.Api.Demo;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.Worklist;
using Xunit;

namespace Coordination.Api.Tests.Demo;

/// <summary>Development goes on with what was done in it: a second start neither fails on it nor undoes it.</summary>
public sealed class StartingAgain(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task After_personas_ended_or_changed_the_next_start_leaves_them_so()
    {
        (await api.As(People.Supervisor).DoAsync($"/v1/accounts/{People.SocialWorker.Id}/end", new { reason = "tried" })).Expect(200);
        (await api.As(People.Supervisor).DoAsync($"/v1/clients/{People.Record.Id}/end", new { reason = "tried" })).Expect(200);
        (await api.As(People.Midwife).DoAsync("/v1/me/contact", new { mail = "mine@example.org" })).Expect(200);
        (await api.As(Personas.SupervisorHeusy).DoAsync($"/v1/accounts/{People.MidwifeHeusy.Id}/roles", new { role = "supervisor", site = Personas.Heusy, proof = "p" })).Expect(201);
        (await api.As(People.MidwifeHeusy).DoAsync($"/v1/accounts/{Personas.SupervisorHeusy.Id}/end", new { reason = "tried" })).Expect(200);

        await DemoService.EnsureAsync(api.Services, CancellationToken.None);

        (await api.As(People.SocialWorker).AskAsync("/v1/me")).Expect(404);
        (await api.As(Personas.SupervisorHeusy).AskAsync("/v1/me")).Expect(404);
        (await api.As(People.Record).DoAsync("/v1/alerts", Scenarios.Alert())).Expect(404);
        Assert.Equal("mine@example.org", (await api.As(People.Midwife).AskAsync("/v1/me")).Expect(200).Json.Text("mail"));
    }
}

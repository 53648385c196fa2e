using Coordination.Api.Demo;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.Handovers;
using Xunit;

namespace Coordination.Api.Tests.Worklist;

/// <summary>Whatever happens to the people, everything owed stands in a list that somebody reads.</summary>
public sealed class LeavingNothingOut : IAsyncLifetime
{
    private static readonly Persona[] Readers = [People.Midwife, People.SocialWorker, People.MidwifeHeusy, People.Supervisor, Personas.SupervisorHeusy];

    private readonly ApiFixture _api = new();

    public async Task InitializeAsync()
    {
        await _api.InitializeAsync();
        await OweAsync(People.Midwife);
        await OweAsync(People.SocialWorker);
        await OweAsync(People.MidwifeHeusy);
    }

    public Task DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Day_after_day_until_everything_escalated()
    {
        Assert.Equal(0, await _api.AbsentAsync(Readers));
        for (var week = 0; week < 6; week++)
        {
            _api.Clock.Advance(TimeSpan.FromDays(7));
            await _api.SweepAsync();
            Assert.Equal(0, await _api.AbsentAsync(Readers));
        }

        foreach (var lead in new[] { People.Supervisor, Personas.SupervisorHeusy })
        {
            var escalated = await _api.ListAsync(lead);
            Assert.Contains(escalated, r => r.Text("code") == "F02" && r.Text("name") is { Length: > 0 });
            Assert.Contains(escalated, r => r.Text("alertId") is not null && r.Text("name") is { Length: > 0 });
            (await _api.SendReadyAsync(lead, escalated.First(r => r.Text("code") == "F02").GetProperty("acts").GetProperty("done"))).Expect(200);
        }
    }

    [Fact]
    public async Task While_people_are_away()
    {
        foreach (var (who, others) in new[]
        {
            (People.Midwife, new[] { People.SocialWorker, People.MidwifeHeusy, People.Supervisor, Personas.SupervisorHeusy }),
            (People.SocialWorker, [People.MidwifeHeusy, People.Supervisor, Personas.SupervisorHeusy]),
            (People.MidwifeHeusy, [People.Supervisor, Personas.SupervisorHeusy]),
        })
        {
            Assert.NotEqual(0, await _api.AbsentAsync(others));
            (await _api.As(who).DoAsync("/v1/me/absence", new { from = "2026-04-20", to = "2026-04-30" })).Expect(201);
            Assert.Equal(0, await _api.AbsentAsync(others));
        }
    }

    [Fact]
    public async Task When_people_go_for_good()
    {
        foreach (var (who, lead, others) in new[]
        {
            (People.MidwifeHeusy, Personas.SupervisorHeusy, new[] { People.Midwife, People.SocialWorker, People.Supervisor, Personas.SupervisorHeusy }),
            (People.Midwife, People.Supervisor, [People.SocialWorker, People.Supervisor, Personas.SupervisorHeusy]),
            (People.SocialWorker, People.Supervisor, [People.Supervisor, Personas.SupervisorHeusy]),
        })
        {
            Assert.NotEqual(0, await _api.AbsentAsync(others));
            (await _api.As(lead).DoAsync($"/v1/accounts/{who.Id}/end", new { reason = "left" })).Expect(200);
            Assert.Equal(0, await _api.AbsentAsync(others));
        }

        // What the last one left can be opened and done by the lead it now stands with.
        var rows = await _api.ListAsync(Personas.SupervisorHeusy);
        Assert.Contains(rows, r => r.Text("code") == "F01" && r.Text("name") is { Length: > 0 });
        Assert.All(rows, r => Assert.NotNull(r.Text("acts")));
    }

    private async Task OweAsync(Persona by)
    {
        await _api.RaiseAlertAsync(Scenarios.Alert("Alba Attend"), by);
        var file = await _api.OpenCaseAsync("Olga Ouverte", by);
        (await _api.As(by).DoAsync($"/v1/cases/{file}/red-flags", new { code = "SELF_HARM" })).Expect(200);
        (await _api.As(by).DoAsync($"/v1/cases/{file}/pregnancy", new { dueDate = "2026-09-01" })).Expect(200);
        (await _api.As(by).DoAsync($"/v1/cases/{file}/handovers", new { relay = HandoverSteps.Psychiatrist, need = "psychiatric-follow-up", consent = "oral" })).Expect(201);
        (await _api.As(by).DoAsync($"/v1/cases/{file}/concertations/minutes", Minutes(by))).Expect(201);
    }

    /// <summary>One decision for a coordinator, one for a relay, one for a guest who logs in but keeps no list.</summary>
    private static object Minutes(Persona by)
    {
        var guest = People.Of("guest").Id;
        return new
        {
            with = new { accountIds = new[] { guest }, relayIds = new[] { HandoverSteps.Psychiatrist } },
            decisions = new[] { by.Id, HandoverSteps.Psychiatrist, guest }.Select(owner => new { owner, text = "Appeler le CPAS." }).ToArray(),
        };
    }
}

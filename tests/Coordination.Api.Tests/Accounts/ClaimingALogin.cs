using Coordination.Api.Accounts;
using Coordination.Api.Demo;
using Coordination.Api.EventStore;
using Coordination.Api.Identity;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.Worklist;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Coordination.Api.Tests.Accounts;

/// <summary>A login that was taken elsewhere first must not look registered here: its alerts would never arrive.</summary>
public sealed class ClaimingALogin(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Other = "other";

    [Fact]
    public async Task A_record_registered_by_another_service_is_refused_and_not_half_registered()
    {
        var other = await OtherSupervisorAsync();
        (await other.DoAsync("/v1/clients", Client("record-new", "north"))).Expect(201);

        (await api.As(People.Supervisor).DoAsync("/v1/clients", Client("record-new", Personas.MontLegia))).ExpectProblem(409, "account-login-taken", "/subject");

        Assert.Equal(1L, await StreamsAsync("record-new", "client_registered"));
        (await Login("record-new").DoAsync("/v1/alerts", Scenarios.Alert("Nora Nord"))).Expect(201);
        Assert.Equal(Other, await api.Raw.AskAsync<string>("select tenant_id from coordination.alert_head order by received_at desc, alert_id desc limit 1"));
    }

    [Fact]
    public async Task A_person_who_works_for_another_service_is_refused_and_becomes_no_phantom_colleague()
    {
        var other = await OtherSupervisorAsync();
        (await other.DoAsync("/v1/accounts", Account("both", "north"))).Expect(201);

        (await api.As(People.Supervisor).DoAsync("/v1/accounts", Account("both", Personas.MontLegia))).ExpectProblem(409, "account-login-taken", "/subject");

        Assert.Equal(1L, await StreamsAsync("both", "account_created"));
        Assert.Equal("north", (await Login("both").AskAsync("/v1/me")).Expect(200).Json.GetProperty("roles")[0].Text("site"));
    }

    [Fact]
    public async Task A_login_is_an_account_or_a_record_and_never_both()
    {
        (await api.As(Personas.SupervisorHeusy).DoAsync("/v1/clients", Client("first-a-record", Personas.Heusy))).Expect(201);
        (await api.As(People.Supervisor).DoAsync("/v1/accounts", Account("first-a-record", Personas.MontLegia))).ExpectProblem(409, "account-login-taken", "/subject");

        (await api.As(People.Supervisor).DoAsync("/v1/accounts", Account("first-a-person", Personas.MontLegia))).Expect(201);
        (await api.As(Personas.SupervisorHeusy).DoAsync("/v1/clients", Client("first-a-person", Personas.Heusy))).ExpectProblem(409, "account-login-taken", "/subject");
        (await Login("first-a-person").AskAsync("/v1/me")).Expect(200);
    }

    [Fact]
    public async Task Of_many_at_once_one_holds_and_nobody_else_is_told_so()
    {
        var other = await OtherSupervisorAsync();
        var subjects = Enumerable.Range(0, 8).Select(i => $"contested-{i}").ToArray();

        var answers = await Task.WhenAll(subjects.SelectMany(s => new[]
        {
            other.DoAsync("/v1/clients", Client(s, "north")),
            api.As(People.Supervisor).DoAsync("/v1/clients", Client(s, Personas.MontLegia)),
            api.As(People.Supervisor).DoAsync("/v1/accounts", Account(s, Personas.MontLegia)),
        }));

        foreach (var three in answers.Chunk(3))
        {
            Assert.Equal([201, 409, 409], three.Select(a => (int)a.Status).Order());
            Assert.All(three.Where(a => a.Problem is not null), a => a.ExpectProblem(409, "account-login-taken", "/subject"));
        }
    }

    [Fact]
    public async Task The_same_registration_again_is_already_so()
    {
        var lead = api.As(People.Supervisor);
        foreach (var (path, wish) in new[] { ("/v1/clients", Client("again-record", Personas.MontLegia)), ("/v1/accounts", Account("again-person", Personas.MontLegia)) })
        {
            Assert.Equal((await lead.DoAsync(path, wish)).Expect(201).Text, (await lead.DoAsync(path, wish)).Expect(201).Text);
        }
    }

    [Fact]
    public async Task An_installation_takes_no_supervisor_who_belongs_to_another_service()
    {
        await using var scope = api.Services.CreateAsyncScope();

        var refusal = await scope.ServiceProvider.GetRequiredService<Installation>()
            .SetUpAsync("third", "Third", "south", "South", new(DevelopmentIssuer.Issuer, People.Supervisor.Subject, null), CancellationToken.None);

        Assert.Equal("account-login-taken", refusal?.Code);
        Assert.Equal(0L, await api.Raw.AskAsync<long>("select count(*) from coordination.mt_events where tenant_id = 'third'"));
    }

    private static object Client(string subject, string site) => new { issuer = DevelopmentIssuer.Issuer, subject, site, organisation = "CHC" };

    private static object Account(string subject, string site) =>
        new { issuer = DevelopmentIssuer.Issuer, subject, name = "Zoé Nouvelle", role = "coordinator", site, discipline = "midwife", proof = "letter 4" };

    private HttpClient Login(string subject) => api.WithToken(TestHost.Issuer.Sign(subject, TestHost.TokensFrom, TestHost.TokenLife));

    private async Task<HttpClient> OtherSupervisorAsync()
    {
        await using var scope = api.Services.CreateAsyncScope();
        Assert.Null(await scope.ServiceProvider.GetRequiredService<Installation>()
            .SetUpAsync(Other, "Other", "north", "North", new(DevelopmentIssuer.Issuer, "head-of-north", null), CancellationToken.None));
        return Login("head-of-north");
    }

    private Task<long> StreamsAsync(string subject, string type) =>
        api.Raw.AskAsync<long>($"select count(*) from coordination.mt_events where type = '{type}' and data::text like '%\"{subject}\"%'");
}

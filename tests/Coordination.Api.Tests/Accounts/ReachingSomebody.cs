using Coordination.Api.Demo;
using Coordination.Api.Identity;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Accounts;

/// <summary>How somebody is reached is her own (A89), and an account is ended by whoever supervises all of it (A76, T19).</summary>
public sealed class ReachingSomebody(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Theory]
    [InlineData("midwife-montlegia")]
    [InlineData("supervisor-montlegia")]
    public async Task Creating_an_account_that_is_there_changes_neither_name_nor_address_nor_roles(string subject)
    {
        var victim = People.Of(subject);
        var before = (await api.As(victim).AskAsync("/v1/me")).Expect(200).Text;

        foreach (var wish in new object[]
        {
            Creation(subject, victim.Name, mail: "attacker@evil.example", telephone: "+32 4 666 66 66"),
            Creation(subject, victim.Name, mail: "attacker@evil.example"),
            Creation(subject, victim.Name, telephone: "+32 4 666 66 66"),
            Creation(subject, "Somebody Else"),
        })
        {
            (await api.As(Personas.SupervisorHeusy).DoAsync("/v1/accounts", wish)).ExpectProblem(409, "account-known-otherwise");
        }

        Assert.Equal(before, (await api.As(victim).AskAsync("/v1/me")).Expect(200).Text);
    }

    [Fact]
    public async Task A_role_of_no_site_given_to_somebody_does_not_let_its_giver_end_her_account()
    {
        var (heusy, victim) = (api.As(Personas.SupervisorHeusy), People.Midwife);
        var role = (await heusy.DoAsync($"/v1/accounts/{victim.Id}/roles", new { role = "sender", proof = "p" })).Expect(201).Id;

        (await heusy.DoAsync($"/v1/accounts/{victim.Id}/end", new { reason = "x" })).ExpectProblem(403, "account-not-supervisor");

        (await api.As(victim).AskAsync("/v1/worklist")).Expect(200);
        (await heusy.DoAsync($"/v1/accounts/{victim.Id}/roles/{role}/end", new { reason = "x" })).Expect(200);
    }

    [Fact]
    public async Task A_role_that_is_still_to_begin_counts_too()
    {
        var (lead, both) = (api.As(People.Supervisor), People.Of("records-officer"));
        (await lead.DoAsync($"/v1/accounts/{both.Id}/roles", new { role = "treating", site = Personas.MontLegia, proof = "p", from = api.Clock.Now.AddDays(3) })).Expect(201);

        (await api.As(Personas.SupervisorHeusy).DoAsync($"/v1/accounts/{both.Id}/end", new { reason = "x" })).ExpectProblem(403, "account-not-supervisor");
        (await lead.DoAsync($"/v1/accounts/{both.Id}/end", new { reason = "x" })).Expect(200);
    }

    [Fact]
    public async Task A_role_of_either_discipline_is_given_to_an_account_that_is_there()
    {
        foreach (var discipline in new[] { "midwife", "socialWorker" })
        {
            (await api.As(People.Supervisor).DoAsync($"/v1/accounts/{People.Of("treating").Id}/roles", new { role = "coordinator", site = Personas.MontLegia, discipline, proof = "letter 5" })).Expect(201);
        }
    }

    [Fact]
    public async Task Whether_an_account_exists_is_told_to_nobody_who_may_not_manage_any()
    {
        foreach (var act in new[] { "end", "roles", $"roles/{Guid.NewGuid()}/end" })
        {
            object wish = act == "roles" ? new { role = "sender", proof = "p" } : new { reason = "x" };
            var (real, random) = (await api.As(People.SocialWorker).DoAsync($"/v1/accounts/{People.Midwife.Id}/{act}", wish), await api.As(People.SocialWorker).DoAsync($"/v1/accounts/{Guid.NewGuid()}/{act}", wish));
            Assert.Equal((real.Status, real.Problem), (random.Status, random.Problem));
        }

        var (known, unknown) = (await api.As(People.SocialWorker).AskAsync($"/v1/accounts/{People.Midwife.Id}"), await api.As(People.SocialWorker).AskAsync($"/v1/accounts/{Guid.NewGuid()}"));
        Assert.Equal((known.Status, known.Problem), (unknown.Status, unknown.Problem));
    }

    private static object Creation(string subject, string name, string? mail = null, string? telephone = null) =>
        new { issuer = DevelopmentIssuer.Issuer, subject, name, role = "sender", proof = "p", mail, telephone };
}

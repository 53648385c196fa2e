using Coordination.Api.Demo;
using Coordination.Api.Tests.Cases;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.Handovers;
using Xunit;

namespace Coordination.Api.Tests.Access;

/// <summary>Another role that somebody also holds opens nothing by being held: it counts where it lets at this very case.</summary>
public sealed class HoldingTwoRoles : IAsyncLifetime
{
    private readonly ApiFixture _api = new();

    public Task InitializeAsync() => _api.InitializeAsync();

    public Task DisposeAsync() => _api.DisposeAsync();

    [Theory]
    [InlineData("sender", null)]
    [InlineData("guest", null)]
    [InlineData("treating", "montlegia")]
    [InlineData("coordinator", "heusy")]
    public async Task What_the_family_agreed_to_for_a_service_bounds_whoever_speaks_for_it(string role, string? site)
    {
        var pep = People.Of("relay-one");
        var file = await _api.OpenColdAsync();
        foreach (var (act, body) in new (string, object)[]
        {
            ("screenings", new { screening = new { instrument = "EPDS", total = 15 } }), ("factors", new { code = "P03", note = "Note psychique." }),
            ("reminders", new { on = "2026-06-22" }), ("factors", new { code = "S14" }),
        })
        {
            (await _api.OnCaseAsync(file, act, body)).Expect(200);
        }

        await _api.HandOverAsync(file, "pep-liege", new { categories = new[] { "identity", "social" } });
        await _api.HandOverAsync(file, "dr-invented", new { categories = new[] { "identity", "psychic" } });
        var before = await SeenAsync(file, pep);
        Assert.DoesNotContain("P03", before, StringComparison.Ordinal);

        var lead = site == Personas.Heusy ? Personas.SupervisorHeusy : People.Supervisor;
        (await _api.As(lead).DoAsync($"/v1/accounts/{pep.Id}/roles", new { role, site, discipline = role == "coordinator" ? "midwife" : null, proof = "appointment" })).Expect(201);
        Assert.Equal(before, await SeenAsync(file, pep));
    }

    [Fact]
    public async Task What_was_agreed_to_for_one_service_opens_nothing_by_another()
    {
        var both = People.Psychiatrist;
        (await _api.As(People.Supervisor).DoAsync($"/v1/accounts/{both.Id}/roles", new { role = "careMember", relayId = HandoverSteps.Relay("pep-liege"), proof = "appointment" })).Expect(201);
        var file = await _api.OpenColdAsync();
        var consent = await _api.HandOverAsync(file, "dr-invented", new { categories = new[] { "identity", "psychic" } });
        (await _api.AskRelayAsync(file, HandoverSteps.Relay("pep-liege"), need: "child-health-follow-up")).Expect(201);
        (await _api.ReadAsync(file, both)).Expect(200);

        (await _api.OnCaseAsync(file, $"consents/{consent}/withdraw")).Expect(200);
        (await _api.ReadAsync(file, both)).ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task A_head_who_also_leads_the_site_reads_nothing_that_is_sealed_to_others()
    {
        (await _api.As(People.Supervisor).DoAsync($"/v1/accounts/{People.SocialWorker.Id}/roles", new { role = "supervisor", site = Personas.MontLegia, proof = "appointment" })).Expect(201);
        var file = await _api.OpenColdAsync();
        (await _api.OnCaseAsync(file, "entries", new { text = "Scellé un.", level = "n4" })).Expect(200);
        (await _api.OnCaseAsync(file, "contacts", new { text = "Scellé deux.", level = "n4" })).Expect(200);
        (await _api.OnCaseAsync(file, "factors", new { code = "P10", note = "Scellé trois.", level = "n4" })).Expect(200);

        Assert.Contains("Scellé trois.", (await _api.ReadAsync(file)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Scellé", (await _api.ReadAsync(file, People.SocialWorker)).Expect(200).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"n4\"", (await _api.ReadAsync(file, People.SocialWorker, "/timeline")).Expect(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lead_who_asks_to_be_let_in_is_not_let_in_by_waiting()
    {
        var file = await _api.OpenColdAsync();
        (await _api.OnCaseAsync(file, "access-asks", new { reason = "family-came" }, People.Supervisor)).Expect(200);
        _api.Clock.Advance(TimeSpan.FromDays(14));
        while (await _api.SweepAsync() > 0)
        {
        }

        Assert.Equal(0, await _api.Raw.AskAsync<long>(
            $"select count(*) from coordination.obligation where stream_id = '{file}' and code = 'access-asked' and owner not in ('{People.Midwife.Id}', '{People.SocialWorker.Id}')"));
        (await _api.CloseCaseAsync(file)).Expect(200);
    }

    [Fact]
    public async Task A_colleague_who_leaves_leaves_the_desk_to_its_others_and_not_to_the_lead()
    {
        var stand = People.Of("treating");
        (await _api.As(People.Supervisor).DoAsync($"/v1/accounts/{stand.Id}/roles", new { role = "coordinator", site = Personas.MontLegia, discipline = "midwife", proof = "letter 12" })).Expect(201);
        (await _api.As(People.Supervisor).DoAsync($"/v1/accounts/{stand.Id}/end", new { reason = "left" })).Expect(200);
        var alert = await _api.RaiseAlertAsync(by: People.SocialWorker);
        (await _api.As(People.Midwife).AskAsync($"/v1/alerts/{alert}")).Expect(200);
        (await _api.As(People.Supervisor).AskAsync($"/v1/alerts/{alert}")).ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task Neither_both_parents_nor_another_head_are_shown_that_something_was_told_outside_or_is_withheld_from_her()
    {
        var file = await _api.OpenColdAsync();
        (await _api.OnCaseAsync(file, "disclosures", new { authority = "emergency-112", reason = "vital-emergency", text = "Nom et adresse." })).Expect(200);
        var entry = (await _api.OnCaseAsync(file, "entries", new { text = "Pas encore.", level = "n3" })).Expect(200).Id;
        var exception = (await _api.OnCaseAsync(file, $"entries/{entry}/exception", new { text = "Nuirait.", reviewOn = "2026-05-01" })).Expect(200).Id;
        (await _api.OnCaseAsync(file, $"exceptions/{exception}/agree", by: People.SocialWorker)).Expect(200);

        var own = (await _api.ReadAsync(file)).Expect(200).Text;
        Assert.All(["disclosure-told", "exception-review"], code => Assert.Contains(code, own, StringComparison.Ordinal));
        Assert.DoesNotContain("exception-review", (await _api.ReadAsync(file, People.SocialWorker)).Expect(200).Text, StringComparison.Ordinal);
        var shared = (await _api.ReadAsync(file, query: "?shared=true")).Expect(200).Text;
        Assert.All(["disclosure-told", "exception-review"], code => Assert.DoesNotContain(code, shared, StringComparison.Ordinal));
    }

    private async Task<string> SeenAsync(Guid file, Persona who) => string.Join('\n',
        (await _api.ReadAsync(file, who)).Expect(200).Text, (await _api.ReadAsync(file, who, "/timeline?limit=100")).Expect(200).Text, (await _api.ReadAsync(file, who, "/handovers")).Expect(200).Text);
}

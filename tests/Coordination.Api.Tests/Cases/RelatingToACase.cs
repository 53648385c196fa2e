using Coordination.Api.Demo;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Cases;

/// <summary>Who gets a relation to a case, whom the family keeps out of it, and to whom one entry is disclosed.</summary>
public sealed class RelatingToACase(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly Persona Mandated = People.Of("mandated");

    private static Guid Psychiatrist => DemoNetwork.IdOf(Personas.Service, "dr-invented");

    [Fact]
    public async Task A_coordinator_of_the_other_site_is_let_in_for_a_time_and_acts()
    {
        var file = await api.OpenColdAsync();
        (await api.ReadAsync(file, People.MidwifeHeusy)).Expect(404);

        var relation = (await GrantAsync(file, new { holder = People.MidwifeHeusy.Id, role = "coordinator", proofId = Guid.NewGuid() })).Expect(200).Id;
        (await api.ReadAsync(file, People.MidwifeHeusy)).Expect(200);
        (await api.OnCaseAsync(file, "contacts", new { text = "Vue à Heusy." }, by: People.MidwifeHeusy)).Expect(200);
        Assert.Contains((await api.As(People.MidwifeHeusy).AskAsync("/v1/cases")).Json.Ids("items"), id => id == file);

        (await api.OnCaseAsync(file, $"relations/{relation}/end")).Expect(200);
        (await api.OnCaseAsync(file, $"relations/{relation}/end")).Expect(200);
        (await api.ReadAsync(file, People.MidwifeHeusy)).Expect(404);
        Assert.DoesNotContain((await api.As(People.MidwifeHeusy).AskAsync("/v1/cases")).Json.Ids("items"), id => id == file);
    }

    [Fact]
    public async Task A_relation_ends_by_itself_after_90_days()
    {
        var file = await api.OpenColdAsync();
        (await GrantAsync(file, new { holder = People.MidwifeHeusy.Id, role = "coordinator", proofId = Guid.NewGuid() })).Expect(200);

        api.Clock.Advance(TimeSpan.FromDays(89));
        (await api.ReadAsync(file, People.MidwifeHeusy)).Expect(200);
        api.Clock.Advance(TimeSpan.FromDays(1));
        (await api.ReadAsync(file, People.MidwifeHeusy)).Expect(404);
    }

    [Fact]
    public async Task The_same_relation_again_is_already_so()
    {
        var file = await api.OpenColdAsync();
        var wish = new { holder = People.MidwifeHeusy.Id, role = "coordinator", proofId = Guid.NewGuid() };
        var first = (await GrantAsync(file, wish)).Expect(200);

        var again = (await GrantAsync(file, wish)).Expect(200);

        Assert.Equal((first.Id, first.ETag), (again.Id, again.ETag));
    }

    [Fact]
    public async Task A_relation_has_a_holder_a_role_that_is_given_and_a_proof_of_this_case()
    {
        var file = await api.OpenColdAsync();
        var proofId = Guid.NewGuid();

        (await GrantAsync(file, new { holder = Guid.NewGuid(), role = "coordinator", proofId })).ExpectProblem(422, "relation-unknown-holder", "/holder");
        (await GrantAsync(file, new { holder = People.MidwifeHeusy.Id, role = "treating", proofId })).ExpectProblem(422, "relation-unknown-holder", "/holder");
        (await GrantAsync(file, new { holder = People.MidwifeHeusy.Id, role = "sender", proofId })).ExpectProblem(422, "relation-by-its-own-act", "/role");
        (await GrantAsync(file, new { holder = People.MidwifeHeusy.Id, role = "coordinator", proof = "alert", proofId })).ExpectProblem(422, "relation-unknown-proof", "/proofId");
        (await GrantAsync(file, new { holder = Psychiatrist, holderKind = "relay", role = "careMember", proof = "handover", proofId })).ExpectProblem(422, "relation-unknown-proof", "/proofId");
        (await GrantAsync(file, new { holder = Mandated.Id, role = "mandated", proof = "mandate", proofId })).ExpectProblem(422, "relation-mandate-basis", "/basis");
        (await GrantAsync(file, new { holder = Mandated.Id, role = "mandated", basis = "mandate", proof = "mandate", proofId })).ExpectProblem(422, "relation-needs-person", "/personId");
        (await GrantAsync(file, new { holder = People.MidwifeHeusy.Id, role = "coordinator", proofId, until = "2026-01-01T00:00:00Z" })).ExpectProblem(422, "relation-ends-before-start", "/until");
        (await GrantAsync(file, new { holder = People.MidwifeHeusy.Id, role = "coordinator" })).ExpectProblem(400, "invalid-request", "/proofId");
        (await GrantAsync(file, new { holder = People.Midwife.Id, role = "coordinator", proofId })).ExpectProblem(403, "relation-own", "/holder");
        (await GrantAsync(file, new { holder = People.Supervisor.Id, role = "supervisor", proofId }, People.Supervisor)).ExpectProblem(403, "relation-own");
        (await GrantAsync(file, new { holder = People.MidwifeHeusy.Id, role = "coordinator", proofId }, People.MidwifeHeusy)).ExpectProblem(404, "not-found");

        Assert.DoesNotContain("relation_granted", await api.EventsAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_excluded_is_out_with_the_commit_and_her_colleague_answers()
    {
        var file = await api.OpenColdAsync();

        var exclusion = (await api.OnCaseAsync(file, "exclusions", new { accountId = People.Midwife.Id, reason = "C'est ma voisine." })).Expect(200).Id;

        (await api.ReadAsync(file)).Expect(404);
        (await api.OnCaseAsync(file, "contacts", new { text = "x" })).Expect(404);
        Assert.DoesNotContain((await api.As(People.Midwife).AskAsync("/v1/cases")).Json.Ids("items"), id => id == file);
        var card = await api.CardAsync(file, People.SocialWorker);
        Assert.Equal([People.SocialWorker.Id], card.GetProperty("coordinators").EnumerateArray().Select(c => c.GetGuid()));
        Assert.All(card.GetProperty("owed").EnumerateArray(), row => Assert.Equal(People.SocialWorker.Id, row.GetProperty("owner").GetGuid()));

        (await api.OnCaseAsync(file, "exclusions", new { accountId = People.Midwife.Id }, by: People.SocialWorker)).Expect(200);
        (await api.EndExclusionAsync(file, exclusion, People.SocialWorker)).Expect(200);
        (await api.EndExclusionAsync(file, exclusion, People.SocialWorker)).Expect(200);
        Assert.EndsWith("person_excluded coordinators_assigned exclusion_ended", await api.EventsAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_only_coordinator_is_excluded_the_other_site_takes_over_and_can_act()
    {
        var file = await api.OpenColdAsync(by: People.MidwifeHeusy);

        (await api.OnCaseAsync(file, "exclusions", new { accountId = People.MidwifeHeusy.Id }, by: People.MidwifeHeusy)).Expect(200);

        (await api.ReadAsync(file, People.MidwifeHeusy)).Expect(404);
        var taker = (await api.ReadAsync(file, People.Midwife)).Status == System.Net.HttpStatusCode.OK ? People.Midwife : People.SocialWorker;
        var card = await api.CardAsync(file, taker);
        Assert.All(card.GetProperty("owed").EnumerateArray(), row => Assert.Equal(taker.Id, row.GetProperty("owner").GetGuid()));
        (await api.OnCaseAsync(file, "contacts", new { text = "Repris." }, by: taker)).Expect(200);
    }

    [Fact]
    public async Task Who_is_excluded_is_somebody_and_is_named_once()
    {
        var file = await api.OpenColdAsync();

        (await api.OnCaseAsync(file, "exclusions")).ExpectProblem(400, "invalid-request", "/accountId");
        (await api.OnCaseAsync(file, "exclusions", new { accountId = People.Midwife.Id, relayId = Psychiatrist })).ExpectProblem(400, "invalid-request", "/accountId");
        (await api.OnCaseAsync(file, "exclusions", new { accountId = Guid.NewGuid() })).ExpectProblem(404, "not-found");
        (await api.OnCaseAsync(file, "exclusions", new { relayId = Psychiatrist, by = Guid.NewGuid() })).ExpectProblem(404, "not-found");
        var first = (await api.OnCaseAsync(file, "exclusions", new { relayId = Psychiatrist })).Expect(200);
        var again = (await api.OnCaseAsync(file, "exclusions", new { relayId = Psychiatrist })).Expect(200);
        Assert.Equal((first.Id, first.ETag), (again.Id, again.ETag));
        (await api.OnCaseAsync(file, "exclusions", new { relayId = Psychiatrist }, by: People.MidwifeHeusy)).ExpectProblem(404, "not-found");
        (await GrantAsync(file, new { holder = Psychiatrist, holderKind = "relay", role = "careMember", proofId = Guid.NewGuid() })).ExpectProblem(409, "relation-excluded");
    }

    [Fact]
    public async Task A_mandated_service_reads_the_one_entry_disclosed_to_it_and_nothing_else()
    {
        var file = await api.OpenColdAsync(new { name = "Nadia Fictive", childBornOn = "2026-04-02" });
        var child = (await api.CardAsync(file)).GetProperty("persons").EnumerateArray().Single(p => p.Text("role") == "child").GetProperty("id").GetGuid();
        (await GrantAsync(file, new { holder = Mandated.Id, role = "mandated", basis = "mandate", personId = child, proof = "mandate", proofId = await api.MandateAsync(file, child) })).Expect(200);
        var told = (await api.OnCaseAsync(file, "entries", new { text = "L'enfant a été vu, il va bien.", personId = child })).Expect(200).Id;
        var kept = (await api.OnCaseAsync(file, "entries", new { text = "La mère est épuisée." })).Expect(200).Id;
        (await api.ReadAsync(file, Mandated)).Expect(404);

        var disclose = CaseRequests.Disclosing(Mandated.Id);
        (await api.OnCaseAsync(file, $"entries/{told}/disclose", disclose, by: People.SocialWorker)).ExpectProblem(403, "entry-not-yours");
        (await api.OnCaseAsync(file, $"entries/{told}/disclose", CaseRequests.Disclosing(People.Psychiatrist.Id))).ExpectProblem(422, "entry-recipient-unrelated", "/recipient");
        (await api.OnCaseAsync(file, $"entries/{Guid.NewGuid()}/disclose", disclose)).ExpectProblem(404, "not-found");
        (await api.OnCaseAsync(file, $"entries/{told}/disclose", disclose)).Expect(200);
        (await api.OnCaseAsync(file, $"entries/{told}/disclose", disclose)).Expect(200);

        var card = await api.CardAsync(file, Mandated);
        Assert.Equal("L'enfant a été vu, il va bien.", card.One("entries", told).Text("text"));
        Assert.DoesNotContain(kept, card.Ids("entries"));
        Assert.Empty(card.GetProperty("coordinators").EnumerateArray());
        Assert.Empty(card.GetProperty("owed").EnumerateArray());
        Assert.False(card.TryGetProperty("pregnancy", out _) || card.TryGetProperty("openedAt", out _));
        Assert.All(card.GetProperty("persons").EnumerateArray(), p => Assert.Null(p.Text("name")));
        Assert.EndsWith("entry_disclosed", await api.EventsAsync(file), StringComparison.Ordinal);
        await NothingAroundAsync(file);
        await AsItWasToldAsync(file, told);
    }

    // What was amended since is told by a new disclosure, and that anything else happened in the case by nothing.
    private async Task AsItWasToldAsync(Guid file, Guid told)
    {
        var before = await api.ReadAsync(file, Mandated);
        (await api.OnCaseAsync(file, $"entries/{told}/amend", new { text = "L'enfant a été vu, il a maigri." })).Expect(200);
        (await api.OnCaseAsync(file, "persons", new { role = "coParent", name = "Père Exemple" })).Expect(200);
        (await api.OnCaseAsync(file, "persons", new { role = "expectedChild" })).Expect(200);
        var after = await api.ReadAsync(file, Mandated);
        Assert.Equal((before.Text, before.ETag), (after.Text, after.ETag));
        Assert.DoesNotContain("open", before.Text, StringComparison.Ordinal);

        (await api.OnCaseAsync(file, $"entries/{told}/disclose", CaseRequests.Disclosing(Mandated.Id))).Expect(200);
        Assert.Contains("maigri", (await api.ReadAsync(file, Mandated)).Expect(200).Text, StringComparison.Ordinal);
    }

    // Who meets the family next, and which relays are asked, is no part of an entry (rule A31).
    private async Task NothingAroundAsync(Guid file)
    {
        var asked = (await api.OnCaseAsync(file, "handovers", new { relay = Psychiatrist, need = "psychiatric-follow-up", consent = "anonymous" })).Expect(201);
        var with = new { accountIds = new[] { People.SocialWorker.Id } };
        var meeting = (await api.OnCaseAsync(file, "concertations", new { startsAt = api.Clock.Now.AddDays(1), with })).Expect(201);
        foreach (var path in new[] { $"/v1/cases/{file}/handovers", $"/v1/cases/{file}/concertations", asked.Location!.ToString(), meeting.Location!.ToString() })
        {
            (await api.As(People.Midwife).AskAsync(path)).Expect(200);
            (await api.As(Mandated).AskAsync(path)).ExpectProblem(404, "not-found");
        }
    }

    private Task<HttpAnswer> GrantAsync(Guid file, object wish, Persona? by = null) => api.OnCaseAsync(file, "relations", wish, by);
}

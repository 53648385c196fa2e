using Coordination.Api.Demo;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.Handovers;
using Xunit;

namespace Coordination.Api.Tests.Cases;

/// <summary>What a relation is granted on: of this case, of the holder, still running, and of a kind that gives the role.</summary>
public sealed class ProvingARelation(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static Guid Psychiatrist => DemoNetwork.IdOf(Personas.Service, "dr-invented");

    [Fact]
    public async Task A_handover_proves_a_relation_while_the_relay_cares_and_not_longer()
    {
        var file = await api.OpenColdAsync();
        await api.HandOverAsync(file, "dr-invented", new { categories = new[] { "identity" } });
        var asked = (await api.OnCaseAsync(file, "handovers", new { relay = HandoverSteps.Relay("pep-liege"), need = "parenting", consent = "oral" })).Expect(201).Id;
        var accepted = (await api.As(People.Midwife).AskAsync($"/v1/cases/{file}/handovers")).Json.Ids("items").Single(id => id != asked);
        object By(Guid handover, object? holder = null, string kind = "account", string role = "careMember") =>
            new { holder = holder ?? People.Psychiatrist.Id, holderKind = kind, role, proof = "handover", proofId = handover };

        (await GrantAsync(file, By(asked, HandoverSteps.Relay("pep-liege"), "relay"))).ExpectProblem(422, "relation-unknown-proof", "/proofId");
        (await GrantAsync(file, By(accepted, People.Of("relay-one").Id))).ExpectProblem(422, "relation-unknown-proof", "/proofId");
        (await GrantAsync(file, By(accepted, People.Of("treating").Id, role: "treating"))).ExpectProblem(422, "relation-unknown-proof", "/proofId");
        (await GrantAsync(await api.OpenColdAsync(), By(accepted))).ExpectProblem(422, "relation-unknown-proof", "/proofId");
        (await GrantAsync(file, By(accepted))).Expect(200);
        (await api.ReadAsync(file, People.Psychiatrist)).Expect(200);

        (await api.OnCaseAsync(file, $"handovers/{accepted}/late-refusal", new { reason = "other" })).Expect(200);

        Assert.Equal(2L, await api.Raw.AskAsync<long>($"select count(*) from coordination.mt_events where stream_id = '{file}' and type = 'relation_ended'"));
        (await GrantAsync(file, By(accepted))).ExpectProblem(422, "relation-unknown-proof", "/proofId");
    }

    [Fact]
    public async Task An_invitation_proves_a_relation_until_the_meeting_is_cancelled()
    {
        var file = await api.OpenColdAsync();
        var meeting = (await api.OnCaseAsync(file, "concertations", new { startsAt = api.Clock.Now.AddDays(2), with = new { accountIds = new[] { People.Of("treating").Id } } })).Expect(201).Id;
        var wish = new { holder = People.Of("treating").Id, role = "treating", proof = "invitation", proofId = meeting };
        (await GrantAsync(file, wish with { holder = People.MidwifeHeusy.Id, role = "coordinator" })).ExpectProblem(422, "relation-unknown-proof", "/proofId");
        (await GrantAsync(file, wish)).Expect(200);
        (await api.ReadAsync(file, People.Of("treating"))).Expect(200);

        (await api.OnCaseAsync(file, $"concertations/{meeting}/cancel", new { reason = "moved" })).Expect(200);

        (await api.ReadAsync(file, People.Of("treating"))).Expect(404);
        (await GrantAsync(file, wish)).ExpectProblem(422, "relation-unknown-proof", "/proofId");
    }

    [Fact]
    public async Task An_alert_gives_no_care_and_a_cover_is_no_proof()
    {
        var alert = await api.RaiseAlertAsync();
        var file = await api.TakeAlertAsync(alert);
        var other = await api.OpenColdAsync();
        var wish = new { holder = People.Of("treating").Id, holderKind = "account", role = "treating", proof = "alert", proofId = alert };
        (await GrantAsync(other, wish)).ExpectProblem(422, "relation-unknown-proof", "/proofId");
        (await GrantAsync(file, wish with { holder = Psychiatrist, holderKind = "relay", role = "careMember" })).ExpectProblem(422, "relation-unknown-proof", "/proofId");
        (await GrantAsync(file, wish)).Expect(200);
        (await GrantAsync(file, wish with { holder = People.MidwifeHeusy.Id, role = "coordinator", proof = "cover", proofId = Guid.NewGuid() })).ExpectProblem(422, "relation-unknown-proof", "/proofId");
        (await GrantAsync(file, wish with { proof = "mandate", proofId = Guid.NewGuid() })).ExpectProblem(422, "relation-unknown-proof", "/proofId");
    }

    private Task<HttpAnswer> GrantAsync(Guid file, object wish) => api.OnCaseAsync(file, "relations", wish);
}

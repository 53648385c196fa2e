using Coordination.Api.Demo;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.Handovers;
using Coordination.Api.Tests.PersonsRequests;
using Xunit;

namespace Coordination.Api.Tests.Cases;

/// <summary>What another person of the family agrees to or takes back is about himself: it opens her to nobody, shuts nobody out, and her own no stands.</summary>
public sealed class DecidingOnlyForOneself(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Number = "+32 470 00 00 01";
    private static readonly Persona Pep = People.Of("relay-one");
    private static readonly Guid Relay = HandoverSteps.Relay("pep-liege");

    [Fact]
    public async Task His_consent_about_himself_brings_her_before_no_service_that_she_refused()
    {
        var (file, mother, partner) = await FamilyAsync();
        await ConsentAsync(file, new { refused = true, by = mother, relays = new[] { Relay } });
        await ConsentAsync(file, new { by = partner, about = new[] { partner }, relays = new[] { Relay } });
        await ConsentAsync(file, new { by = partner, about = new[] { partner }, kinds = new[] { "K01" }, categories = new[] { "justice" } });

        (await api.AskRelayAsync(file, Relay, "recorded")).ExpectProblem(422, "handover-consent-missing");
    }

    [Fact]
    public async Task Taken_back_by_her_it_is_not_brought_back_by_him()
    {
        var (file, mother, partner) = await FamilyAsync();
        var consent = await api.HandOverAsync(file, "pep-liege", new { categories = new[] { "identity", "social" } });
        var door = await DoorAsync(file);
        Assert.Contains(Number, (await api.As(Pep).AskAsync(door)).Expect(200).Text, StringComparison.Ordinal);

        (await api.OnCaseAsync(file, $"consents/{consent}/withdraw")).Expect(200);
        await ConsentAsync(file, new { by = partner, about = new[] { partner }, relays = new[] { Relay } });

        (await api.As(Pep).AskAsync(door)).Expect(404);
        (await api.ReadAsync(file, Pep)).Expect(404);
    }

    [Fact]
    public async Task Agreed_by_him_for_their_child_it_names_her_to_nobody()
    {
        var (file, _, partner) = await FamilyAsync();
        var child = (await api.OnCaseAsync(file, "births", new { on = "2026-04-19" })).Expect(200).Id;
        await ConsentAsync(file, new { by = partner, capacity = "parent", about = new[] { child }, relays = new[] { Relay } });
        var asked = (await api.AskRelayAsync(file, Relay, "recorded")).Expect(201);
        (await api.OnAsync(asked, "answer", new { answer = "accepted" })).Expect(200);

        var told = (await api.As(Pep).AskAsync(await DoorAsync(file))).Expect(200).Text;
        Assert.DoesNotContain("Nadia", told, StringComparison.Ordinal);
        Assert.DoesNotContain(Number, told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_relay_is_told_who_she_is_only_where_she_agreed_to_that()
    {
        var (file, _, _) = await FamilyAsync();
        await api.HandOverAsync(file, "pep-liege", new { categories = new[] { "psychic" } });

        var told = (await api.As(Pep).AskAsync(await DoorAsync(file))).Expect(200).Text;
        Assert.DoesNotContain("Nadia", told, StringComparison.Ordinal);
        Assert.DoesNotContain(Number, told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_he_takes_back_of_his_own_shuts_nobody_out_of_her_case()
    {
        var (file, _, partner) = await FamilyAsync();
        var entry = await api.WriteAsync(file, "Elle va bien.");
        var his = await ConsentAsync(file, new { by = partner, about = new[] { partner }, relays = new[] { Relay } });
        (await api.OnCaseAsync(file, $"consents/{his}/withdraw", new { by = partner })).Expect(200);

        Assert.Contains($"{entry}", (await api.ReadAsync(file)).Expect(200).Text, StringComparison.Ordinal);
        (await api.OnCaseAsync(file, "entries", new { text = "Et encore.", level = "n2" })).Expect(200);
        (await api.OnCaseAsync(file, "safe-contact", new { restricted = true, channels = new[] { "sms" }, askedAlone = true })).Expect(200);
    }

    [Fact]
    public async Task What_she_took_back_he_gives_nobody()
    {
        var (file, mother, partner) = await FamilyAsync();
        var entry = await api.WriteAsync(file, "Elle va bien.");
        var hers = await ConsentAsync(file, new { by = mother, relays = new[] { Relay } });
        (await api.OnCaseAsync(file, $"consents/{hers}/withdraw", new { by = mother })).Expect(200);
        await ConsentAsync(file, new { by = partner, about = new[] { partner } });

        Assert.DoesNotContain($"{entry}", (await api.ReadAsync(file)).Expect(200).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("relay")]
    [InlineData("kind")]
    [InlineData("coordination")]
    public async Task Her_no_counts_from_that_commit_on(string to)
    {
        var (file, mother, _) = await FamilyAsync();
        await api.HandOverAsync(file, "pep-liege", new { categories = new[] { "identity", "social" } });
        var door = await DoorAsync(file);
        var kind = DemoNetwork.Relays.Single(r => r.Key == "pep-liege").Record.Kind;
        await ConsentAsync(file, new { refused = true, by = mother, relays = to == "relay" ? [Relay] : Array.Empty<Guid>(), kinds = to == "kind" ? [kind] : Array.Empty<string>() });

        (await api.ReadAsync(file, Pep)).Expect(404);
        (await api.As(Pep).AskAsync(door)).Expect(404);
    }

    private async Task<(Guid File, Guid Mother, Guid Partner)> FamilyAsync()
    {
        var (file, mother) = await api.FamilyAsync();
        return (file, mother, await api.JoinAsync(file, "coParent", "Basile Fictif"));
    }

    private async Task<Guid> ConsentAsync(Guid file, object terms) => (await api.OnCaseAsync(file, "consents", terms)).Expect(200).Id;

    private async Task<string> DoorAsync(Guid file) =>
        $"/v1/relay/requests/{Assert.Single((await api.As(People.Midwife).AskAsync($"/v1/cases/{file}/handovers")).Expect(200).Json.Ids("items"))}";
}

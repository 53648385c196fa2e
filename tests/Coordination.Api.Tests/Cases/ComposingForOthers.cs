using Coordination.Api.Demo;
using Coordination.Api.Tests.Concertations;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Cases;

/// <summary>
/// What the product composes for somebody outside (a request as its relay reads it, the status of an alert, a calendar entry, a mail) holds nothing that its
/// reader may not read: sealed, of a third person, or under a consent that was taken back.
/// </summary>
public sealed class ComposingForOthers(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Secret = "Zilverspar";
    private static readonly Persona Pep = People.Of("relay-one");

    [Fact]
    public async Task Nothing_sealed_of_a_third_person_or_for_named_readers_enters_what_is_composed()
    {
        var (file, alert, asked, meeting) = await SharedAsync();
        var before = await ComposedAsync(alert, asked, meeting);
        await HideAsync(file);

        var after = await ComposedAsync(alert, asked, meeting);
        Assert.Equal(before, after);
        // The card is the one that holds items, so it is the one where something of them could be met.
        Assert.DoesNotContain(Secret, (await api.ReadAsync(file, Pep)).Expect(200).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, string.Concat(await MailsAfterAsync(file)), StringComparison.Ordinal);
        Assert.Contains(Secret, (await api.ReadAsync(file)).Expect(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_the_commit_on_nothing_that_was_agreed_to_enters_when_the_consent_is_taken_back()
    {
        var (file, alert, asked, meeting) = await SharedAsync();
        Assert.Contains("Nadia Fictive", (await api.As(Pep).AskAsync(asked)).Expect(200).Text, StringComparison.Ordinal);
        Assert.Contains("relays", (await api.As(People.Sender).AskAsync(alert)).Expect(200).Text, StringComparison.Ordinal);
        var consent = (await api.CardAsync(file)).GetProperty("consents")[0].GetProperty("id").GetGuid();
        (await api.OnCaseAsync(file, $"consents/{consent}/withdraw")).Expect(200);

        foreach (var composed in await ComposedAsync(alert, asked, meeting))
        {
            Assert.DoesNotContain("Nadia", composed, StringComparison.Ordinal);
            Assert.DoesNotContain("relays", composed, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Nadia", string.Concat(await api.MailsAsync()), StringComparison.Ordinal);
    }

    private async Task<(Guid File, string Alert, string Asked, string Meeting)> SharedAsync()
    {
        // A sender learns of relays through a service that the consent names (rule A13). The role is given once a class.
        await api.As(People.Supervisor).DoAsync($"/v1/accounts/{People.Sender.Id}/roles", new { role = "sender", relayId = DemoNetwork.IdOf(Personas.Service, "pep-liege"), proof = "Convention 12" });
        var alert = await api.RaiseAlertAsync(new { about = new { name = "Nadia Fictive", dueDate = "2026-10-19" }, from = new { kind = "one" }, why = "À suivre.", site = Personas.MontLegia }, People.Sender);
        var file = await api.TakeAlertAsync(alert);
        await api.HandOverAsync(file, "pep-liege", new { categories = new[] { "identity", "social" } });
        var handover = (await api.As(People.Midwife).AskAsync($"/v1/cases/{file}/handovers")).Expect(200).Json.GetProperty("items")[0].GetProperty("id").GetGuid();
        (await api.OnCaseAsync(file, $"handovers/{handover}/first-contact")).Expect(200);
        var meeting = await api.PlanAsync(file, new { accountIds = new[] { Meetings.Guest.Id } }, api.Clock.Now.AddDays(2));
        return (file, $"/v1/alerts/{alert}/status", $"/v1/relay/requests/{handover}", $"{meeting}/invitation.ics");
    }

    private async Task HideAsync(Guid file)
    {
        var partner = (await api.OnCaseAsync(file, "persons", new { role = "coParent", name = $"Marc {Secret}", address = $"Rue {Secret} 3, 4000 Liège" })).Expect(200).Id;
        (await api.OnCaseAsync(file, "entries", new { text = $"Violence, {Secret}.", level = "n4" })).Expect(200);
        (await api.OnCaseAsync(file, "entries", new { text = $"De son père, {Secret}.", personId = partner })).Expect(200);
        (await api.OnCaseAsync(file, "entries", new { text = $"Entre sages-femmes, {Secret}.", level = "n3", discipline = "midwife", bothHeads = false })).Expect(200);
        (await api.OnCaseAsync(file, "contacts", new { text = $"Appel, {Secret}.", level = "n4" })).Expect(200);
        (await api.OnCaseAsync(file, "factors", new { code = "P10", note = $"Vu, {Secret}.", level = "n4" })).Expect(200);
        (await api.OnCaseAsync(file, "disclosures", new { authority = "emergency-112", reason = "vital-emergency", text = $"Dit au 112, {Secret}." })).Expect(200);
    }

    private async Task<string[]> ComposedAsync(string alert, string asked, string meeting) =>
    [
        (await api.As(People.Sender).AskAsync(alert)).Text, (await api.As(Pep).AskAsync(asked)).Text, (await api.As(Meetings.Guest).AskAsync(meeting)).Text,
    ];

    private async Task<IEnumerable<string>> MailsAfterAsync(Guid file)
    {
        await api.PlanAsync(file, new { accountIds = new[] { Meetings.Guest.Id }, relayIds = new[] { DemoNetwork.IdOf(Personas.Service, "pep-liege") } }, api.Clock.Now.AddDays(3));
        return await api.MailsAsync();
    }
}

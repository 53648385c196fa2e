using Coordination.Api.Tests.Cases;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.Handovers;
using Xunit;

namespace Coordination.Api.Tests.Alerts;

/// <summary>What the sender of an alert learns of the relays, once the family agreed that her service may (rule A13).</summary>
public sealed class LearningWhichRelaysAreInPlace(ApiFixture api) : IClassFixture<ApiFixture>, IAsyncLifetime
{
    private static readonly Guid SenderService = HandoverSteps.Relay("aubepine");

    private Guid _alert;
    private Guid _file;

    public async Task InitializeAsync()
    {
        (await api.As(People.Supervisor).DoAsync(
            $"/v1/accounts/{People.Sender.Id}/roles", new { role = "sender", relayId = SenderService, proof = "Convention 12" })).Expect(201);
        _alert = await api.RaiseAlertAsync(new { about = new { name = "Anouk Exemple" }, from = new { kind = "gp" }, why = "x", site = "montlegia" }, People.Sender);
        _file = await api.TakeAlertAsync(_alert);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Only_those_that_met_the_family()
    {
        await AgreeAsync(["social", "psychic"]);
        var met = await AcceptedAsync("nid-clair");
        await AcceptedAsync("sap-fil-de-l-eau");
        Assert.Equal("", await RelaysAsync());

        (await api.OnAsync(met, "first-contact")).Expect(200);
        Assert.Equal(await NamedAsync("nid-clair"), await RelaysAsync());

        (await api.OnAsync(met, "end", new { reason = "support-finished" })).Expect(409);
        (await api.OnAsync(met, "effective")).Expect(200);
        (await api.OnAsync(met, "effective", new { by = "relay" })).Expect(200);
        Assert.Equal(await NamedAsync("nid-clair"), await RelaysAsync());

        (await api.OnAsync(met, "end", new { reason = "support-finished" })).Expect(200);
        Assert.Equal("", await RelaysAsync());
    }

    [Fact]
    public async Task Nothing_without_a_consent_that_names_her_service_today()
    {
        (await api.OnAsync(await AcceptedAsync("sap-fil-de-l-eau"), "first-contact")).Expect(200);
        Assert.Null(await RelaysAsync());

        var consent = await AgreeAsync(["social"]);
        Assert.Equal(await NamedAsync("sap-fil-de-l-eau"), await RelaysAsync());

        (await api.OnCaseAsync(_file, $"consents/{consent}/withdraw", new { form = "oral" })).Expect(200);
        Assert.Null(await RelaysAsync());
    }

    [Fact]
    public async Task Nothing_that_tells_of_what_was_not_agreed()
    {
        await AgreeAsync(["social"]);
        (await api.OnAsync(await AcceptedAsync("dr-invented"), "first-contact")).Expect(200);
        Assert.Equal("", await RelaysAsync());

        await AgreeAsync(["psychic"]);
        Assert.Equal(await NamedAsync("dr-invented"), await RelaysAsync());
    }

    private async Task<Guid> AgreeAsync(string[] categories) =>
        (await api.OnCaseAsync(_file, "consents", new { relays = new[] { SenderService }, categories })).Expect(200).Id;

    private async Task<HttpAnswer> AcceptedAsync(string relay)
    {
        var asked = (await api.AskRelayAsync(_file, HandoverSteps.Relay(relay))).Expect(201);
        (await api.OnAsync(asked, "answer", new { answer = "accepted" })).Expect(200);
        return asked;
    }

    /// <summary>"Name kind day" of each, or null where the answer has no such list.</summary>
    private async Task<string?> RelaysAsync() =>
        (await api.As(People.Sender).AskAsync($"/v1/alerts/{_alert}/status")).Expect(200).Json.TryGetProperty("relays", out var relays)
            ? string.Join(", ", relays.EnumerateArray().Select(r => $"{r.GetProperty("name")} {r.GetProperty("kind")} {r.GetProperty("since")}"))
            : null;

    private async Task<string> NamedAsync(string relay)
    {
        var record = (await api.As(People.Midwife).AskAsync($"/v1/relays/{HandoverSteps.Relay(relay)}")).Expect(200).Json.GetProperty("record");
        return $"{record.GetProperty("name")} {record.GetProperty("kind")} 2026-04-20";
    }
}

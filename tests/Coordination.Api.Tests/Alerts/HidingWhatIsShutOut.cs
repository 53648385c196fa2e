using Coordination.Api.Demo;
using Coordination.Api.Tests.Cases;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Alerts;

/// <summary>An alert that may be about a family which shut somebody out is not there for her, at whatever desk it waits, and waits for the others. Each test on people of its own.</summary>
public sealed class HidingWhatIsShutOut : IAsyncLifetime
{
    private static readonly string[] Lists =
        ["/v1/alerts?limit=100", "/v1/alerts?limit=1", "/v1/alerts?waiting=false", "/v1/alerts/conflicts", "/v1/worklist?limit=100", "/v1/me/today", "/v1/search?q=Nora+Fictive", "/v1/search?q=0470556677"];

    private readonly ApiFixture _api = new();

    public Task InitializeAsync() => _api.InitializeAsync();

    public Task DisposeAsync() => _api.DisposeAsync();

    [Theory]
    [InlineData("Nora Fictive", null)]
    [InlineData("Nora Autrement", "0470 55 66 77")]
    public async Task At_the_desk_of_the_same_site_the_others_find_it_and_she_does_not(string name, string? telephone)
    {
        var file = await KnownAsync();
        var exclusion = (await _api.OnCaseAsync(file, "exclusions", new { accountId = People.Midwife.Id }, People.SocialWorker)).Expect(200).Id;
        await RaiseAsync("Rien De Commun", "0470 11 22 33");
        var before = await SeenAsync(People.Midwife);

        var alert = await RaiseAsync(name, telephone);

        Assert.Equal(before, await SeenAsync(People.Midwife));
        await NotThereAsync(alert, People.Midwife);
        (await _api.As(People.SocialWorker).AskAsync($"/v1/alerts/{alert}")).Expect(200);
        Assert.Contains(alert.ToString(), (await _api.As(People.SocialWorker).AskAsync("/v1/worklist?limit=100")).Expect(200).Text, StringComparison.Ordinal);

        (await _api.EndExclusionAsync(file, exclusion, People.SocialWorker)).Expect(200);
        (await _api.As(People.Midwife).AskAsync($"/v1/alerts/{alert}")).Expect(200);
        (await _api.OnCaseAsync(file, "exclusions", new { accountId = People.Midwife.Id }, People.SocialWorker)).Expect(200);
        await NotThereAsync(alert, People.Midwife);
        Assert.Equal(before[..1], (await SeenAsync(People.Midwife))[..1]);
    }

    [Fact]
    public async Task Whoever_wrote_it_down_herself_keeps_what_she_wrote()
    {
        var file = await KnownAsync();
        (await _api.OnCaseAsync(file, "exclusions", new { accountId = People.Midwife.Id }, People.SocialWorker)).Expect(200);

        var alert = await _api.RaiseAlertAsync(Scenarios.Alert("Nora Fictive"));

        (await _api.As(People.Midwife).AskAsync($"/v1/alerts/{alert}")).Expect(200);
    }

    [Fact]
    public async Task Where_she_is_alone_at_another_sites_desk_it_comes_to_the_lead_at_once()
    {
        var file = await _api.OpenColdAsync(new { name = "Élise Exemple", ssin = "91031899806", birthDate = "1991-03-18", dueDate = "2026-10-19" });
        (await _api.OnCaseAsync(file, "exclusions", new { accountId = People.MidwifeHeusy.Id })).Expect(200);
        var before = await SeenAsync(People.MidwifeHeusy);

        var alert = (await _api.As(People.RecordHeusy).DoAsync("/v1/alerts", Scenarios.RecordAlert("m-1"))).Expect(201).Id;

        Assert.Equal(before, await SeenAsync(People.MidwifeHeusy));
        await NotThereAsync(alert, People.MidwifeHeusy);
        while (await _api.SweepAsync() > 0)
        {
        }

        Assert.Equal(before, await SeenAsync(People.MidwifeHeusy));
        var lead = People.Of("supervisor-heusy");
        (await _api.As(lead).AskAsync($"/v1/alerts/{alert}")).Expect(200);
        Assert.Contains(alert.ToString(), (await _api.As(lead).AskAsync("/v1/worklist?limit=100")).Expect(200).Text, StringComparison.Ordinal);
        (await _api.As(lead).DoAsync($"/v1/alerts/{alert}/qualify", new { outcome = "informedOnly", reason = "Suivie à l'autre site." })).Expect(200);
    }

    [Fact]
    public async Task Who_joins_a_family_or_is_put_right_after_somebody_was_shut_out_counts_too()
    {
        var file = await KnownAsync();
        (await _api.OnCaseAsync(file, "exclusions", new { accountId = People.MidwifeHeusy.Id }, People.SocialWorker)).Expect(200);
        (await _api.OnCaseAsync(file, "persons", new { role = "coParent", name = "Élise Exemple", ssin = "91031899806" }, People.SocialWorker)).Expect(200);

        var alert = (await _api.As(People.RecordHeusy).DoAsync("/v1/alerts", Scenarios.RecordAlert("m-1"))).Expect(201).Id;

        await NotThereAsync(alert, People.MidwifeHeusy);
    }

    private async Task<Guid> KnownAsync() =>
        await _api.OpenColdAsync(new { name = "Nora Fictive", telephone = "+32 470 55 66 77", dueDate = "2026-10-19" }, People.SocialWorker);

    private Task<Guid> RaiseAsync(string name, string? telephone) =>
        _api.RaiseAlertAsync(new { about = new { name, telephone }, from = new { kind = "gp" }, why = "Se sent dépassée.", redFlags = new[] { "SELF_HARM" } }, People.SocialWorker);

    private async Task NotThereAsync(Guid alert, Persona who)
    {
        var unknown = (await _api.As(who).AskAsync($"/v1/alerts/{Guid.NewGuid()}")).ExpectProblem(404, "not-found");
        Assert.Equal(unknown.ETag, (await _api.As(who).AskAsync($"/v1/alerts/{alert}")).ExpectProblem(404, "not-found").ETag);
        (await _api.As(who).AskAsync($"/v1/alerts/{alert}/status")).ExpectProblem(404, "not-found");
        (await _api.As(who).DoAsync($"/v1/alerts/{alert}/take")).ExpectProblem(404, "not-found");
        (await _api.As(who).DoAsync($"/v1/alerts/{alert}/qualify", new { outcome = "notFounded", reason = "x" })).ExpectProblem(404, "not-found");
    }

    private async Task<string[]> SeenAsync(Persona who) => [.. await Task.WhenAll(Lists.Select(async path => (await _api.As(who).AskAsync(path)).Expect(200) is var seen ? $"{path} {seen.ETag} {seen.Text}" : ""))];
}

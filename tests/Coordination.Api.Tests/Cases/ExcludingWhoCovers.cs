using System.Globalization;
using Coordination.Api.EventStore;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Coordination.Api.Tests.Cases;

/// <summary>Whom a person of the case excludes finds nothing of it in the lists that she holds for a colleague: no row, no number, no tag, no mail. Each test on people of its own.</summary>
public sealed class ExcludingWhoCovers : IAsyncLifetime
{
    private static readonly string[] Lists = ["/v1/worklist?limit=100", "/v1/worklist?limit=1", "/v1/worklist?code=F02", "/v1/worklist?site=heusy", "/v1/me/today", "/v1/cases?limit=100", "/v1/search?q=Nadia+Fictive"];

    private readonly ApiFixture _api = new();

    public Task InitializeAsync() => _api.InitializeAsync();

    public Task DisposeAsync() => _api.DisposeAsync();

    private string Today => _api.Clock.Now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Fact]
    public async Task What_is_owed_of_the_case_is_in_no_list_that_she_holds_for_a_colleague()
    {
        await AwayAsync();
        var other = await _api.OpenColdAsync(new { name = "Autre Fictive", dueDate = "2026-10-19" }, People.MidwifeHeusy);
        var before = await SeenAsync();
        Assert.Contains(other.ToString(), before[0], StringComparison.Ordinal);

        var file = await _api.OpenColdAsync(by: People.MidwifeHeusy);
        var exclusion = (await _api.OnCaseAsync(file, "exclusions", new { accountId = People.Midwife.Id }, People.MidwifeHeusy)).Expect(200).Id;
        (await _api.OnCaseAsync(file, "red-flags", new { code = "SELF_HARM" }, People.MidwifeHeusy)).Expect(200);

        Assert.Equal(before, await SeenAsync());
        Assert.Empty((await _api.As(People.Midwife).AskAsync($"/v1/worklist?caseId={file}")).Expect(200).Json.GetProperty("items").EnumerateArray());
        Assert.Contains(file.ToString(), (await _api.As(People.SocialWorker).AskAsync("/v1/worklist?limit=100")).Expect(200).Text, StringComparison.Ordinal);

        (await _api.EndExclusionAsync(file, exclusion, People.MidwifeHeusy)).Expect(200);
        Assert.Contains(file.ToString(), (await _api.As(People.Midwife).AskAsync("/v1/worklist?limit=100")).Expect(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_earlier_version_did_not_keep_of_it_comes_with_the_migration()
    {
        await AwayAsync();
        var file = await _api.OpenColdAsync(by: People.MidwifeHeusy);
        (await _api.OnCaseAsync(file, "exclusions", new { accountId = People.Midwife.Id }, People.MidwifeHeusy)).Expect(200);
        var before = await SeenAsync();

        await _api.Raw.DoAsync("delete from coordination.case_exclusion");
        Assert.NotEqual(before, await SeenAsync());
        var fill = new FillEarlierRows(_api.Services.GetRequiredService<Databases>());
        Assert.True(await fill.RunAsync(CancellationToken.None) >= 1);

        Assert.Equal(before, await SeenAsync());
        Assert.Equal(0, await fill.RunAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Where_everybody_who_covers_is_excluded_what_is_due_or_red_comes_to_the_lead_at_once()
    {
        await AwayAsync();
        var file = await _api.OpenColdAsync(by: People.MidwifeHeusy);
        (await _api.OnCaseAsync(file, "red-flags", new { code = "SELF_HARM" }, People.MidwifeHeusy)).Expect(200);
        (await _api.OnCaseAsync(file, "exclusions", new { accountId = People.Midwife.Id }, People.MidwifeHeusy)).Expect(200);
        await SweepAsync();
        Assert.DoesNotContain("RF-SELF_HARM", await LedAsync(file), StringComparison.Ordinal);

        (await _api.OnCaseAsync(file, "exclusions", new { accountId = People.SocialWorker.Id }, People.MidwifeHeusy)).Expect(200);
        await SweepAsync();

        var led = await LedAsync(file);
        Assert.Contains("RF-SELF_HARM-acknowledge", led, StringComparison.Ordinal);
        Assert.DoesNotContain("\"F04\"", led, StringComparison.Ordinal);
        Assert.DoesNotContain(file.ToString(), string.Join('\n', await SeenAsync()), StringComparison.Ordinal);
    }

    private async Task AwayAsync() => (await _api.As(People.MidwifeHeusy).DoAsync("/v1/me/absence", new { from = Today, to = Today })).Expect(201);

    private async Task<string> LedAsync(Guid file) => (await _api.As(People.Of("supervisor-heusy")).AskAsync($"/v1/worklist?limit=100&caseId={file}")).Expect(200).Text;

    private async Task<string[]> SeenAsync() => [.. await Task.WhenAll(Lists.Select(async path => (await _api.As(People.Midwife).AskAsync(path)).Expect(200) is var seen ? $"{seen.ETag} {seen.Text}" : ""))];

    private async Task SweepAsync()
    {
        while (await _api.SweepAsync() > 0)
        {
        }
    }
}

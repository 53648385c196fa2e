using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Cases;

/// <summary>While heads are away: nothing sealed is told to whoever holds their lists, and nothing sealed waits for nobody. Each test on people of its own.</summary>
public sealed class SealingWhileAway : IAsyncLifetime
{
    private readonly ApiFixture _api = new();

    public Task InitializeAsync() => _api.InitializeAsync();

    public Task DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task While_every_head_is_away_a_sealed_flag_is_the_leads_at_once_and_whoever_covers_is_not_told()
    {
        var file = await _api.OpenColdAsync(by: People.MidwifeHeusy);
        var today = _api.Clock.Now.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var flag = (await _api.OnCaseAsync(file, "red-flags", new { code = "IPV_CURRENT" }, People.MidwifeHeusy)).Expect(200).Id;
        await SweepAsync();
        var lead = People.Of("supervisor-heusy");
        Assert.DoesNotContain("IPV_CURRENT", (await _api.As(lead).AskAsync("/v1/worklist?limit=100")).Expect(200).Text, StringComparison.Ordinal);
        (await _api.As(People.MidwifeHeusy).DoAsync("/v1/me/absence", new { from = today, to = today })).Expect(201);
        async Task<string> CoveredAsync() => (await _api.As(People.Midwife).AskAsync("/v1/worklist?limit=100")).Expect(200).Text + (await _api.ReadAsync(file, People.Midwife)).Expect(200).Text;
        var before = await CoveredAsync();

        await SweepAsync();

        Assert.Equal(before, await CoveredAsync());
        var rows = (await _api.As(lead).AskAsync($"/v1/worklist?limit=100&caseId={file}")).Expect(200).Json.GetProperty("items").EnumerateArray().ToArray();
        Assert.Equal(["RF-IPV_CURRENT-acknowledge", "RF-IPV_CURRENT-assess"], rows.Select(row => row.Text("code")).Order());
        (await _api.OnCaseAsync(file, $"red-flags/{flag}/assess", new { qualification = "Vue, en sécurité." }, lead)).Expect(200);
        Assert.Equal(0L, await _api.Raw.AskAsync<long>($"select count(*) from coordination.obligation where case_id = '{file}' and code like 'RF-%'"));
    }

    [Fact]
    public async Task While_one_head_is_there_a_sealed_flag_waits_for_her_as_long_as_any_other()
    {
        var file = await _api.OpenColdAsync();
        var today = _api.Clock.Now.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        (await _api.As(People.Midwife).DoAsync("/v1/me/absence", new { from = today, to = today })).Expect(201);
        (await _api.OnCaseAsync(file, "red-flags", new { code = "IPV_CURRENT" })).Expect(200);
        (await _api.OnCaseAsync(file, "red-flags", new { code = "SELF_HARM" })).Expect(200);

        await SweepAsync();

        Assert.Contains("IPV_CURRENT", (await _api.As(People.SocialWorker).AskAsync($"/v1/worklist?limit=100&caseId={file}")).Expect(200).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(file.ToString(), (await _api.As(People.Supervisor).AskAsync("/v1/worklist?limit=100")).Expect(200).Text, StringComparison.Ordinal);
        var second = (await _api.As(People.SocialWorker).DoAsync("/v1/me/absence", new { from = today, to = today })).Expect(201);

        await SweepAsync();

        var led = (await _api.As(People.Supervisor).AskAsync($"/v1/worklist?limit=100&caseId={file}")).Expect(200).Text;
        Assert.Contains("IPV_CURRENT", led, StringComparison.Ordinal);
        Assert.DoesNotContain("SELF_HARM", led, StringComparison.Ordinal);
        (await _api.As(People.SocialWorker).DoAsync($"/v1/me/absence/{second.Id}/end")).Expect(200);
    }

    [Fact]
    public async Task No_day_that_is_owed_tells_of_a_sealed_contact_or_result()
    {
        var file = await _api.OpenColdAsync(by: People.MidwifeHeusy);
        var mother = (await _api.CardAsync(file, People.MidwifeHeusy)).GetProperty("persons")[0].GetProperty("id").GetGuid();
        (await _api.OnCaseAsync(file, "contacts", new { text = "Vue.", personId = mother }, People.MidwifeHeusy)).Expect(200);
        _api.Clock.Advance(TimeSpan.FromDays(3));
        var day = _api.Clock.Now.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        (await _api.As(People.MidwifeHeusy).DoAsync("/v1/me/absence", new { from = day, to = day })).Expect(201);
        string[] paths = ["/v1/worklist?limit=100", "/v1/me/today", "/v1/cases?limit=100", $"/v1/cases/{file}", $"/v1/worklist?limit=100&caseId={file}"];
        async Task<string[]> SeenAsync() => [.. await Task.WhenAll(paths.Select(async path => (await _api.As(People.Midwife).AskAsync(path)).Expect(200).Text))];
        var before = await SeenAsync();
        Assert.All(before.Take(3).Append(before[^1]), text => Assert.Contains(file.ToString(), text, StringComparison.Ordinal));

        (await _api.OnCaseAsync(file, "contacts", new { text = "Dit en confidence.", personId = mother, level = "n4", reminder = day }, People.MidwifeHeusy)).Expect(200);
        (await _api.OnCaseAsync(file, "screenings", new { level = "n4", screening = new { instrument = "EPDS", total = 14 } }, People.MidwifeHeusy)).Expect(200);
        (await _api.OnCaseAsync(file, "factors", new { code = "P10" }, People.MidwifeHeusy)).Expect(200);
        (await _api.OnCaseAsync(file, "red-flags", new { code = "CHILD_DANGER" }, People.MidwifeHeusy)).Expect(200);

        Assert.Equal(before, await SeenAsync());
        Assert.Contains("\"F10\"", (await _api.As(People.MidwifeHeusy).AskAsync($"/v1/worklist?limit=100&caseId={file}")).Expect(200).Text, StringComparison.Ordinal);
    }

    private async Task SweepAsync()
    {
        while (await _api.SweepAsync() > 0)
        {
        }
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Api.Demo;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Cases;

/// <summary>That a protection decision is looked at again is chased with those who may know of it, and with nobody else.</summary>
public sealed class ReviewingProtection(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task A_lead_who_is_named_reads_that_alone_and_is_reminded_and_after_her_its_author()
    {
        var file = await api.OpenColdAsync();
        (await api.ReadAsync(file, People.Supervisor, "/protection-decisions")).ExpectProblem(404, "not-found");
        var id = (await api.ProtectAsync(file, People.Supervisor)).Expect(200).Id;

        Assert.Equal(id, Assert.Single(await api.ProtectionsAsync(file, People.Supervisor)).GetProperty("id").GetGuid());
        (await api.ReadAsync(file, People.Supervisor)).Expect(404);
        (await api.ReadAsync(file, Personas.SupervisorHeusy, "/protection-decisions")).ExpectProblem(404, "not-found");
        Assert.Contains("Bain.", (await api.ReadAsync(file, People.Supervisor, $"/protection-decisions/{id}")).Expect(200).Text, StringComparison.Ordinal);
        var act = (await api.ProtectionRowAsync(file, People.Supervisor)).GetProperty("acts").GetProperty("done").GetProperty("url").GetString()!;

        Assert.Equal(People.Supervisor.Id, await OwnerAsync(file));
        api.Clock.Advance(TimeSpan.FromDays(11));
        while (await api.SweepAsync() > 0)
        {
        }

        Assert.Equal(People.Midwife.Id, await OwnerAsync(file));
        Assert.Equal(3, await api.Raw.AskAsync<long>($"select count(*) from coordination.mt_events where stream_id = '{file}' and type = 'step_fired' and data::text like '%protection-review%'"));
        (await api.As(People.Supervisor).DoAsync(act, new { text = "Vue avec l'équipe." })).Expect(200);
        Assert.Equal("nothing", await api.DueAsync(file, "protection-review"));
    }

    private Task<Guid> OwnerAsync(Guid file) => api.Raw.AskAsync<Guid>($"select owner from coordination.obligation where stream_id = '{file}' and code = 'protection-review'");
}

/// <summary>Requests on protection decisions.</summary>
internal static class ProtectionRequests
{
    /// <summary>A decision, by MontLégia's midwife unless said otherwise.</summary>
    public static Task<HttpAnswer> ProtectAsync(this ApiFixture api, Guid file, Persona reviewer, object? with = null, Persona? by = null)
    {
        var wish = Object(new { seen = "Bain.", familyInformed = true, decision = "tell-family-first", ground = "voluntary-help", reviewer = reviewer.Id });
        foreach (var (name, value) in Object(with ?? new { }))
        {
            wish[name] = value?.DeepClone();
        }

        return api.OnCaseAsync(file, "protection-decisions", wish.ToJsonString(), by);
    }

    public static async Task<JsonElement[]> ProtectionsAsync(this ApiFixture api, Guid file, Persona by) =>
        [.. (await api.ReadAsync(file, by, "/protection-decisions")).Expect(200).Json.GetProperty("items").EnumerateArray()];

    /// <summary>The row in her list by which it is looked at again.</summary>
    public static async Task<JsonElement> ProtectionRowAsync(this ApiFixture api, Guid file, Persona by) => (await api.As(by).AskAsync("/v1/worklist?limit=100")).Expect(200).Json
        .GetProperty("items").EnumerateArray().Single(r => r.Text("code") == "protection-review" && r.ToString().Contains(file.ToString(), StringComparison.Ordinal));

    private static JsonObject Object(object wish) => JsonNode.Parse(JsonSerializer.Serialize(wish))!.AsObject();
}

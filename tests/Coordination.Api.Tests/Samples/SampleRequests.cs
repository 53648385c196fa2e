using System.Text.Json;
using Coordination.Api.Audit;
using Coordination.Api.Demo;
using Coordination.Api.EventStore;
using Coordination.Api.Samples;
using Coordination.Api.Samples.Jobs;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Coordination.Api.Tests.Samples;

/// <summary>Closing periods, drawing from them, and requests on what was drawn.</summary>
internal static class SampleRequests
{
    private static readonly CheckpointKey Key = CheckpointKey.New();

    public static Persona Officer => People.Of("privacy-officer");

    /// <summary>Lets a week pass and closes it: the next request's entry is numbered and signed.</summary>
    public static async Task CloseWeekAsync(this ApiFixture api)
    {
        api.Clock.Advance(TimeSpan.FromDays(7));
        (await api.As(People.Of("admin")).AskAsync("/v1/me")).Expect(200);
        await api.SignAsync();
    }

    /// <summary>Numbers and signs all there is.</summary>
    public static async Task SignAsync(this ApiFixture api)
    {
        var (numbers, databases) = (api.Services.GetRequiredService<NumberEntries>(), api.Services.GetRequiredService<Databases>());
        await Eventually.HoldsAsync("every entry has a number", async () =>
        {
            await numbers.TurnAsync(CancellationToken.None);
            return await api.Raw.AskAsync<bool>("select (select count(*) from coordination.audit_leaf) = (select count(*) from coordination.audit_entry)");
        });
        await new SignCheckpoints(databases, new AuditSettings(Key, null, TimeSpan.FromMinutes(1)), api.Clock, NullLogger<SignCheckpoints>.Instance).TurnAsync(CancellationToken.None);
    }

    /// <summary>The job, by any node.</summary>
    public static Task<int> DrawAsync(this ApiFixture api) => api.Services.GetRequiredService<DrawSamples>().RunAsync(CancellationToken.None);

    public static async Task<JsonElement[]> SamplesAsync(this ApiFixture api, Persona who, string query = "limit=100")
    {
        List<JsonElement> found = [];
        for (var next = $"/v1/samples?{query}"; next is not null;)
        {
            var page = (await api.As(who).AskAsync(next)).Expect(200).Json;
            found.AddRange(page.GetProperty("items").EnumerateArray());
            next = Cases.CaseRequests.Text(page, "next");
        }

        return [.. found];
    }

    /// <summary>The sampled access of somebody to a case, in a reader's list.</summary>
    public static async Task<Guid> SampleOfAsync(this ApiFixture api, Persona reader, Persona by, Guid file) =>
        (await api.SamplesAsync(reader)).First(line => line.GetProperty("by").GetGuid() == by.Id && Cases.CaseRequests.Text(line, "caseId") == file.ToString()).GetProperty("id").GetGuid();

    public static Task<HttpAnswer> SampleAsync(this ApiFixture api, Guid sample, Persona by) => api.As(by).AskAsync($"/v1/samples/{sample}");

    public static Task<HttpAnswer> AnswerAsync(this ApiFixture api, Guid sample, Persona by, string? finding = "justified", string? text = null) =>
        api.As(by).DoAsync($"/v1/samples/{sample}/answer", new { finding, text });

    public static Task<HttpAnswer> FollowUpAsync(this ApiFixture api, Guid sample, Persona by, string? text = "Entretien mené.") =>
        api.As(by).DoAsync($"/v1/samples/{sample}/follow-up", new { text });

    /// <summary>A host that draws everything: what a test needs is among it.</summary>
    public sealed class DrawingAll : ApiFixture
    {
        protected override void Adjust(WebApplicationBuilder builder) => builder.Services.AddSingleton(new SamplingSettings(new(100, 1), 7));
    }
}

using Coordination.Api.Demo;
using Coordination.Api.Tests.Concertations;
using Coordination.Api.Tests.Emergencies;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.Handovers;

namespace Coordination.Api.Tests.Access;

/// <summary>Exclusion, the click that opens in an emergency, and what becomes of it.</summary>
internal static class EmergencyScenes
{
    /// <summary>Who broke a glass has the record of it (A90).</summary>
    public static readonly string[] OwnRecord = ["GET /v1/glass"];

    private static readonly Persona Pep = People.Of("relay-one");

    public static IReadOnlyDictionary<string, Func<ApiFixture, Task>> All { get; } = new Dictionary<string, Func<ApiFixture, Task>>
    {
        ["A11"] = ExcludedAsync,
        ["A12"] = ForLifeAsync,
        ["A43"] = ReviewAsync,
        ["A45"] = GlassAsync,
        ["A46"] = NoGlassAsync,
        ["A48"] = ExpiredAsync,
        ["A90"] = ExplainingAsync,
    };

    private static async Task ExcludedAsync(ApiFixture api)
    {
        var (file, relay) = (await Filled.NewAsync(api, accepted: true), new Trial(api, "A11", Pep));
        await relay.ReachesAsync(file, "A20");
        await file.DoneAsync("exclusions", new { relayId = HandoverSteps.Relay("pep-liege") });
        await relay.FindsNothingAsync(file, "A11");
        await relay.AsksAsync(file.Request, 404);
        await relay.AsksAsync($"{file.Path}/timeline", 404);
        await relay.DoesAsync($"{file.Path}/entries", new { text = "x" }, 404);

        var (own, head) = (await Filled.NewAsync(api), new Trial(api, "A11", People.SocialWorker));
        await own.DoneAsync("exclusions", new { accountId = People.SocialWorker.Id });
        await head.FindsNothingAsync(own);
    }

    private static async Task ForLifeAsync(ApiFixture api)
    {
        var (file, excluded) = (await Filled.NewAsync(api), new Trial(api, "A12", People.SocialWorker));
        await file.DoneAsync("exclusions", new { accountId = People.SocialWorker.Id });
        await excluded.DoesAsync($"{file.Path}/glass", new { reason = GlassRequests.OnCall }, 404, "A11");
        await excluded.DoesAsync($"{file.Path}/glass", new { reason = GlassRequests.Vital }, 201);
        await excluded.ReachesAsync(file, listed: false);
        api.Clock.Advance(TimeSpan.FromMinutes(61));
        await excluded.FindsNothingAsync(file, "A06", not: OwnRecord);
    }

    private static async Task ReviewAsync(ApiFixture api)
    {
        var file = await Filled.NewAsync(api);
        var (glass, officer) = ((await api.BreakAsync(file.Case)).Expect(201).Id, new Trial(api, "A43", GlassRequests.Officer));
        (await api.ExplainAsync(glass)).Expect(200);
        await officer.AsksAsync($"/v1/glass/{glass}", hides: file.Name);
        await officer.AsksAsync("/v1/glass?limit=100", shows: $"{glass}", hides: file.Name, decided: Trial.Listed);
        await officer.AsksAsync(file.Path, 404, decided: Trial.Unreached);
        await officer.DoesAsync($"/v1/glass/{glass}/review", new { verdict = "justified" });
        await officer.AsksAsync($"/v1/glass/{glass}", 404, decided: Trial.Unreached);
    }

    private static async Task GlassAsync(ApiFixture api)
    {
        var (file, opener) = (await Filled.NewAsync(api), new Trial(api, "A45", People.MidwifeHeusy));
        await opener.DoesAsync($"{file.Path}/glass", new { reason = GlassRequests.OnCall }, 201);
        await opener.ReachesAsync(file, listed: false);
        Guid entry = default;
        await opener.MeetsAsync(file, async () => entry = await file.WriteAsync("Scellé.", new { level = "n4" }), "Scellé.", Seen.Not, "A45");
        await opener.DoesAsync($"{file.Path}/glass/sealed", null, 201);
        await opener.MeetsAsync(file, () => Task.FromResult(entry), "Scellé.", Seen.Whole, "A45");
    }

    private static async Task NoGlassAsync(ApiFixture api)
    {
        var file = await Filled.NewAsync(api);
        foreach (var who in new[] { Meetings.Guest, People.Of("admin"), People.Of("mandated"), People.Of("statistician"), People.Record })
        {
            foreach (var id in new[] { file.Case, Guid.NewGuid() })
            {
                await new Trial(api, "A46", who).RefusedAsync($"/v1/cases/{id}/glass", new { reason = GlassRequests.OnCall });
            }
        }
    }

    private static async Task ExpiredAsync(ApiFixture api)
    {
        var (file, opener) = (await Filled.NewAsync(api, alone: true), new Trial(api, "A48", People.Psychiatrist));
        (await api.BreakAsync(file.Case, by: People.Psychiatrist)).Expect(201);
        await opener.AsksAsync(file.Path, decided: "A45");
        api.Clock.Advance(TimeSpan.FromMinutes(61));
        await opener.FindsNothingAsync(file, "A48", not: OwnRecord);
    }

    private static async Task ExplainingAsync(ApiFixture api)
    {
        var file = await Filled.NewAsync(api);
        var (glass, opener) = ((await api.BreakAsync(file.Case)).Expect(201).Id, new Trial(api, "A90", People.MidwifeHeusy));
        await opener.AsksAsync($"/v1/glass/{glass}");
        await opener.AsksAsync("/v1/glass?limit=100", shows: $"{glass}", decided: Trial.Listed);
        await opener.DoesAsync($"/v1/glass/{glass}/text", new { text = GlassRequests.Why });
        await new Trial(api, "A90", People.SocialWorker).AsksAsync($"/v1/glass/{glass}", 404, decided: Trial.Unreached);
        await new Trial(api, "A90", People.SocialWorker).AsksAsync("/v1/glass?limit=100", hides: $"{glass}", decided: Trial.Listed);
    }
}

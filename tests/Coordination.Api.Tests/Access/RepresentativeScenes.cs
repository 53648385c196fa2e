using Coordination.Api.Demo;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.PersonsRequests;
using Xunit;

namespace Coordination.Api.Tests.Access;

/// <summary>Who acts for somebody else of the case, by her own account.</summary>
internal static class RepresentativeScenes
{
    private const string Shared = "Mange et dort mieux.";

    /// <summary>The account of who acts.</summary>
    private static readonly Persona Acting = People.Of("auditor");

    public static IReadOnlyDictionary<string, Func<ApiFixture, Task>> All { get; } = new Dictionary<string, Func<ApiFixture, Task>>
    {
        ["A99"] = RepresentingAsync,
        ["A100"] = TrustedAsync,
    };

    private static async Task RepresentingAsync(ApiFixture api)
    {
        var file = await Filled.NewAsync(api);
        await file.DoneAsync($"persons/{file.Mother}/capacity", new { conclusion = "notAble", ground = "Ne comprend pas ce qui est demandé." });
        var (request, acting) = await CopyAsync(api, file, "mandatary", "patient-mandate");
        await ReadsAsync(api, file, "A99", request);
        await file.DoneAsync($"acting/{acting}/end");
        await new Trial(api, "A99", Acting).AsksAsync($"/v1/requests/{request}/copy", 404, decided: "A00", steppedUp: true);
    }

    private static async Task TrustedAsync(ApiFixture api)
    {
        var file = await Filled.NewAsync(api);
        var (request, acting) = await CopyAsync(api, file, "trusted", "patient-agreement");
        await ReadsAsync(api, file, "A100", request);
        await file.DoneAsync($"acting/{acting}/end");
        await new Trial(api, "A100", Acting).AsksAsync($"/v1/requests/{request}/copy", 404, decided: "A00", steppedUp: true);
    }

    private static async Task<(Guid Request, Guid Acting)> CopyAsync(ApiFixture api, Filled file, string kind, string proof)
    {
        var aunt = await api.JoinAsync(file.Case, "supporter", "Tante Exemple");
        await api.BindAsync(file.Case, aunt, Acting);
        var acting = (await file.DoneAsync($"persons/{file.Mother}/acting", new { by = aunt, kind, proof })).Id;
        await file.WriteAsync(Shared);
        await file.WriteAsync("Confié à quelques-uns.", new { level = "n3" });
        await file.WriteAsync("Confié, scellé.", new { level = "n4" });
        var request = (await api.AskRightAsync(file.Case, by: Acting, more: new { personId = file.Mother })).Expect(201).Id;
        (await api.OnRightAsync(request, "copy")).Expect(200);
        return (request, acting);
    }

    private static async Task ReadsAsync(ApiFixture api, Filled file, string row, Guid request)
    {
        var she = new Trial(api, row, Acting);
        var copy = await she.AsksAsync($"/v1/requests/{request}/copy", shows: Shared, hides: "Confié", decided: "A91", steppedUp: true);
        Assert.DoesNotContain(Filled.Telephone, copy.Text, StringComparison.Ordinal);
        await she.AsksAsync($"/v1/requests/{request}/copy", 404, decided: "A00");
        await she.AsksAsync(file.Path, 404, decided: "A00");
    }
}

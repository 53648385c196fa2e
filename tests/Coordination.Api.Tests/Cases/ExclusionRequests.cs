using Coordination.Api.Demo;
using Coordination.Api.Tests.Fixtures;

namespace Coordination.Api.Tests.Cases;

/// <summary>Whom a family shut out comes back.</summary>
internal static class ExclusionRequests
{
    /// <summary>A head writes down that the person took it back.</summary>
    public static Task<HttpAnswer> EndExclusionAsync(this ApiFixture api, Guid file, Guid exclusion, Guid person, Persona by) =>
        api.OnCaseAsync(file, $"exclusions/{exclusion}/end", new { by = person }, by);

    /// <summary>The same, of the mother's.</summary>
    public static async Task<HttpAnswer> EndExclusionAsync(this ApiFixture api, Guid file, Guid exclusion, Persona by) =>
        await api.EndExclusionAsync(file, exclusion, (await api.CardAsync(file, by)).GetProperty("persons").EnumerateArray().Single(p => p.Text("role") == "mother").GetProperty("id").GetGuid(), by);
}

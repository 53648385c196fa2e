using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Accounts;

namespace Coordination.Api.Accounts.Views;

/// <summary>The sites of the service, which everybody in it may know: a mistyped one is told, and answers no list with nothing.</summary>
internal static class KnownSites
{
    public static async Task<bool> HasAsync(Work work, string site, CancellationToken ct) =>
        work.Caller.Grants(work.Now).Any(g => g.Site == site)
        || (await work.LoadAsync<CoordinationService>(CoordinationService.IdOf(work.Service), ct))?.Find(site) is not null;

    /// <summary>The refusal of a list that is asked for a site that is none; null where it is one or none was named.</summary>
    public static async Task<Refusal?> FaultAsync(Work work, string? site, CancellationToken ct) =>
        site is null || await HasAsync(work, site, ct) ? null : ServiceRefusals.NoSuchSite;
}

using Coordination.Api.Accounts.Views;
using Coordination.Api.EventStore;
using Coordination.Domain.Alerts;

namespace Coordination.Api.Alerts;

/// <summary>Sites an alert can be for. At a site that does not exist it would wait on nobody's desk.</summary>
internal static class AlertSites
{
    public static Task<bool> ExistsAsync(Work work, string site, CancellationToken ct) => KnownSites.HasAsync(work, site, ct);

    /// <summary>Set when a record names a site that is not its own (rule A19): its lead decides, or where there is no such site the record's own.</summary>
    public static async Task<AlertQuarantined?> QuarantineAsync(Work work, string? named, AlertReceived received, CancellationToken ct) =>
        work.Caller.Client is null || named is null || named == received.Site
            ? null
            : new AlertQuarantined(named, await ExistsAsync(work, named, ct) ? named : received.Site, work.Stamp);
}

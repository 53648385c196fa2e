using Coordination.Api.EventStore;

namespace Coordination.Api.Audit;

/// <summary>In place of the product's own, in a build that is only measured against: no entry is written, and so nothing is held against the store either.</summary>
internal static class AuditTrail
{
    static AuditTrail() => Vault.MeasuredBuild.Require();

    public static async Task WriteAsync(Work work, AuditEntry entry, CancellationToken ct, IEnumerable<RowWrite>? told = null)
    {
        if (told?.ToArray() is { Length: > 0 } rows)
        {
            await work.SendAsync(rows, ct);
        }
    }

    public static IEnumerable<RowWrite> RowsOf(Work work, IEnumerable<AuditEntry> entries) => [];
}

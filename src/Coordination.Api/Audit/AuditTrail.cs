using Coordination.Api.EventStore;

namespace Coordination.Api.Audit;

/// <summary>Writes the audit entry of something that changes nothing else: a read, a refusal. Committed before the first byte of an answer.</summary>
internal static class AuditTrail
{
    public static Task WriteAsync(Work work, AuditEntry entry, CancellationToken ct) =>
        work.SendAsync([RowOf(work, entry)], ct);

    /// <summary>The entry as a row of this work: written only on a server of this epoch, and while what the work rests on still stands.</summary>
    public static RowWrite RowOf(Work work, AuditEntry entry) => new(AuditEntry.Insert, [.. entry.Cells(work.Service, work.Epoch), .. work.Supposed()]);
}

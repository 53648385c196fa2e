using Coordination.Api.EventStore;

namespace Coordination.Api.Audit;

/// <summary>Writes the audit entry of something that changes nothing else: a read, a refusal. Committed before the first byte of an answer.</summary>
internal static class AuditTrail
{
    public static Task WriteAsync(Work work, AuditEntry entry, CancellationToken ct) =>
        work.SendAsync([entry.RowOf(work.Service, work.Epoch, work.Supposed(written: false))], ct);
}

using Coordination.Api.EventStore;

namespace Coordination.Api.Audit;

/// <summary>Writes the audit entry of something that changes nothing else: a read, a refusal. Committed before the first byte of an answer.</summary>
internal static class AuditTrail
{
    // A case that was not read for a caller still says its site here, for those who oversee who tried what; an id that nobody has says none.
    private static readonly string Insert = AuditEntry.Insert.Replace(
        "$8,", "coalesce($8, (select h.site from coordination.case_head h where h.tenant_id = $1 and h.case_id = $9)),", StringComparison.Ordinal);

    public static Task WriteAsync(Work work, AuditEntry entry, CancellationToken ct) =>
        work.SendAsync([new RowWrite(Insert, entry.Cells(work.Service, work.Epoch))], ct);
}

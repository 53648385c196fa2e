using Coordination.Api.EventStore;

namespace Coordination.Api.Audit;

/// <summary>Writes the audit entry of something that changes nothing else: a read, a refusal. Committed before the first byte of an answer.</summary>
internal static class AuditTrail
{
    /// <param name="work">Whose.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="ct">Ends with the request.</param>
    /// <param name="told">Messages and counts that go with it.</param>
    public static Task WriteAsync(Work work, AuditEntry entry, CancellationToken ct, IEnumerable<RowWrite>? told = null) =>
        work.SendAsync([entry.RowOf(work.Service, work.Epoch, work.Keys.Erasures, work.Supposed(written: false), work.RestsOn()), .. told ?? []], ct);

    /// <summary>The entries of what is written, as rows of its own transaction.</summary>
    public static IEnumerable<RowWrite> RowsOf(Work work, IEnumerable<AuditEntry> entries) =>
        entries.Select(entry => entry.RowOf(work.Service, work.Epoch, work.Keys.Erasures, work.Supposed(written: true), Rests.None));
}

using System.Collections.Concurrent;
using Coordination.Api.EventStore;

namespace Coordination.Api.Audit;

/// <summary>One read or write, or one refusal, as BALP AuditEvent will tell it: who, what, on which row of the decision table. Never a clear text.</summary>
/// <param name="Id">Sorts by time.</param>
/// <param name="Action">What was asked (<c>ReadCase</c>, <c>AskHandover</c> …).</param>
/// <param name="Row">Rule that decided, of the list <c>access-rule</c>.</param>
/// <param name="Outcome">allow, redacted, refused, hidden, glass-offered.</param>
/// <param name="Levels">Levels shown, highest last.</param>
/// <param name="Detail">Count of a list, or ids; never text of a person.</param>
internal sealed record AuditEntry(
    Guid Id, DateTimeOffset At, Guid Actor, string Action, string Row, string Outcome, string? Site, Guid? Case, Guid? Target, string? Levels, string? Detail)
{
    private const int Own = 14;

    private static readonly ConcurrentDictionary<(bool Sited, int Supposed, (bool, bool) Rests), string> Inserts = new();

    /// <summary>
    /// The entry as a row, written only on a server of this epoch, while nobody was erased since the keys at hand were read, and while what the work
    /// rests on still stands: else nothing is written, and nothing is read either, since each reading has an entry.
    /// </summary>
    /// <param name="service">Tenant.</param>
    /// <param name="epoch">Epoch that was seen.</param>
    /// <param name="erasures">How many erasures were known before the keys at hand were read.</param>
    /// <param name="supposed">Streams that were taken as known, with the versions they were known at.</param>
    /// <param name="rests">What was read for it, of which nothing may have been taken away since.</param>
    public RowWrite RowOf(string service, long epoch, long erasures, IReadOnlyList<(Guid Stream, long Version)> supposed, Rests rests)
    {
        var cells = new Cell[Own + (2 * supposed.Count)];
        ReadOnlySpan<Cell> own = [service, Id, At, Actor, Action, Row, Outcome, Site, Case, Target, Levels, Detail, epoch, erasures];
        own.CopyTo(cells);
        for (var i = 0; i < supposed.Count; i++)
        {
            (cells[Own + (2 * i)], cells[Own + 1 + (2 * i)]) = (supposed[i].Stream, supposed[i].Version);
        }

        return new(Inserts.GetOrAdd((Site is not null, supposed.Count, rests.Shape), shape => Insert(shape.Sited, shape.Supposed, shape.Rests)), ReferenceEquals(rests, Rests.None) ? cells : [.. cells, .. rests.Cells()]);
    }

    // A statement a shape, so that each is planned once: one that says "if given" is planned anew each time, which took longer than the insert.
    private static string Insert(bool sited, int supposed, (bool, bool) rests)
    {
        var known = Enumerable.Range(0, supposed).Select(i =>
            $"exists (select from coordination.mt_streams s where s.tenant_id = $1 and s.id = ${Own + 1 + (2 * i)} and s.version = ${Own + 2 + (2 * i)})");
        var stands = string.Join(" and ", known.Concat(Rests.Conditions(rests, Own + 1 + (2 * supposed))));
        // A case that was not read for a caller still says its site here, for those who oversee who tried what; an id that nobody has says none.
        var site = sited ? "$8" : "coalesce($8, (select h.site from coordination.case_head h where h.tenant_id = $1 and h.case_id = $9))";
        return $"""
            insert into coordination.audit_entry (tenant_id, id, at, actor, action, row, outcome, site, case_id, target, levels, detail)
            select $1, $2, $3, $4, $5, $6, $7, {site}, $9, $10, $11, $12
            where coordination.in_epoch($13, $14){(stands.Length == 0 ? "" : $" and case when {stands} then true else coordination.outdated() end")}
            """;
    }
}

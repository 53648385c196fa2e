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
    // A case that was not read for a caller still says its site here, for those who oversee who tried what; an id that nobody has says none.
    public const string Insert = """
        insert into coordination.audit_entry (tenant_id, id, at, actor, action, row, outcome, site, case_id, target, levels, detail)
        select $1, $2, $3, $4, $5, $6, $7, coalesce($8, (select h.site from coordination.case_head h where h.tenant_id = $1 and h.case_id = $9)), $9, $10, $11, $12
        where case when (select e.number from coordination.epoch e) >= $13 then true else coordination.in_epoch($13) end
            and case when $14::uuid[] is null then true
                when (select count(*) from unnest($14, $15) k(id, version) join coordination.mt_streams s on s.tenant_id = $1 and s.id = k.id and s.version = k.version)
                    = cardinality($14) then true
                else coordination.outdated() end
        """;

    /// <param name="service">Tenant.</param>
    /// <param name="epoch">Epoch that was seen: on a server of a lower one nothing is written, and nothing is read either, since each has an entry.</param>
    public Cell[] Cells(string service, long epoch) => [service, Id, At, Actor, Action, Row, Outcome, Site, Case, Target, Levels, Detail, epoch];
}

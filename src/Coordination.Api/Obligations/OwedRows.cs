using System.Collections.Immutable;
using Coordination.Api.EventStore;
using Coordination.Domain;
using NpgsqlTypes;

namespace Coordination.Api.Obligations;

/// <summary>
/// Turns "what was owed before" and "what is owed after" into the rows to write: nothing for what did not change, one statement
/// for all that did, one for all that is no longer owed.
/// </summary>
internal static class OwedRows
{
    public const string InsertFired =
        "insert into coordination.obligation_step (tenant_id, obligation, step, stream_id, due_at, fired_at) values ($1, $2, $3, $4, $5, $6)";

    public const string Delete = "delete from coordination.obligation where tenant_id = $1 and id = any($2)";

    public const string Upsert = """
        insert into coordination.obligation
            (tenant_id, id, stream_id, kind, case_id, site, code, occurrence, owner, urgency, opens_at, due_at, closes_at, listed, step, step_at, rules)
        select $1, id, $2, $3, $4, site, code, occurrence, owner, urgency, opens_at, due_at, closes_at, listed, step, step_at, $5
        from unnest($6::uuid[], $7::text[], $8::text[], $9::text[], $10::uuid[], $11::smallint[], $12::timestamptz[], $13::timestamptz[], $14::timestamptz[], $15::boolean[], $16::text[], $17::timestamptz[])
            as owed (id, site, code, occurrence, owner, urgency, opens_at, due_at, closes_at, listed, step, step_at)
        on conflict (tenant_id, id) do update set
            case_id = excluded.case_id, site = excluded.site, owner = excluded.owner, urgency = excluded.urgency, opens_at = excluded.opens_at,
            due_at = excluded.due_at, closes_at = excluded.closes_at, listed = excluded.listed, step = excluded.step, step_at = excluded.step_at,
            rules = excluded.rules, failures = 0, retry_at = null
        """;

    private const string Settle = "update coordination.obligation set step = $1, step_at = $2, retry_at = null where tenant_id = $3 and id = $4";

    /// <summary>The row asked for a step that the state does not owe (any more): brings the row back to what the state says.</summary>
    public static void Settled(Work work, Guid obligation, Obligation? owed)
    {
        if (owed is null)
        {
            work.Also(Delete, work.Service, Cell.Array(NpgsqlDbType.Uuid, new[] { obligation }));
            return;
        }

        var next = owed.Pending.FirstOrDefault();
        work.Also(Settle, next?.Name, next?.At, work.Service, obligation);
    }

    public static void Queue(Work work, string kind, ImmutableArray<Obligation> before, ImmutableArray<Obligation> after)
    {
        var (gone, written) = Between(before, after);
        Write(work, kind, gone, written);
    }

    /// <summary>Rows to take away, and rows to write.</summary>
    public static (Guid[] Gone, Obligation[] Written) Between(ImmutableArray<Obligation> before, ImmutableArray<Obligation> after)
    {
        var known = before.ToDictionary(o => o.Id);
        return ([.. known.Keys.Except(after.Select(o => o.Id))], [.. after.Where(o => !known.TryGetValue(o.Id, out var old) || !SameRow(old, o))]);
    }

    /// <summary>Takes rows away, then writes others: a row in both is written anew as a whole.</summary>
    public static void Write(Work work, string kind, Guid[] gone, Obligation[] written)
    {
        if (gone.Length > 0)
        {
            work.Also(Delete, work.Service, Cell.Array(NpgsqlDbType.Uuid, gone));
        }

        if (written.Length > 0)
        {
            work.Also(Upsert, Cells(work.Service, kind, written));
        }
    }

    /// <summary>Same row in the table: everything but the steps behind the first pending one.</summary>
    public static bool SameRow(Obligation a, Obligation b) =>
        a with { Pending = [] } == b with { Pending = [] } && a.Pending.FirstOrDefault() == b.Pending.FirstOrDefault();

    public static Cell[] Cells(string service, string kind, Obligation[] rows) =>
    [
        service, rows[0].Stream, kind, rows[0].Case, rows[0].Rules,
        Cell.Array(NpgsqlDbType.Uuid, Column(rows, o => o.Id)),
        Cell.Array(NpgsqlDbType.Text, Column(rows, o => o.Site)),
        Cell.Array(NpgsqlDbType.Text, Column(rows, o => o.Code)),
        Cell.Array(NpgsqlDbType.Text, Column(rows, o => o.Occurrence)),
        Cell.Array(NpgsqlDbType.Uuid, Column(rows, o => o.Owner)),
        Cell.Array(NpgsqlDbType.Smallint, Column(rows, o => (short)o.Urgency)),
        Cell.Array(NpgsqlDbType.TimestampTz, Column(rows, o => o.OpensAt.ToUniversalTime())),
        Cell.Array(NpgsqlDbType.TimestampTz, Column(rows, o => o.DueAt.ToUniversalTime())),
        Cell.Array(NpgsqlDbType.TimestampTz, Column(rows, o => o.ClosesAt?.ToUniversalTime())),
        Cell.Array(NpgsqlDbType.Boolean, Column(rows, o => o.Listed)),
        Cell.Array(NpgsqlDbType.Text, Column(rows, o => o.Pending.FirstOrDefault()?.Name)),
        Cell.Array(NpgsqlDbType.TimestampTz, Column(rows, o => o.Pending.FirstOrDefault()?.At.ToUniversalTime())),
    ];

    private static T[] Column<T>(Obligation[] rows, Converter<Obligation, T> value) => Array.ConvertAll(rows, value);
}

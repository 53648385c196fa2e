using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Accounts;
using Coordination.Domain.Time;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Api.Worklist.Views;

/// <summary>One owed thing as its row says it.</summary>
internal sealed record OwedRow(Guid Id, Guid Stream, string Kind, Guid? Case, string Site, string Code, string Occurrence, Guid Owner)
{
    public required Urgency Urgency { get; init; }

    public required DateTimeOffset OpensAt { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public DateTimeOffset? ClosesAt { get; init; }

    /// <summary>Name and instant of the next thing the clock does with it.</summary>
    public (string Name, DateTimeOffset At)? Step { get; init; }

    /// <summary>Transfer list that it is about, and whether its account comes back.</summary>
    public (Guid List, bool Returns)? Transfer { get; init; }

    /// <summary>Relay of a handover.</summary>
    public Guid? Relay { get; init; }
}

/// <summary>Sort key of a row: what a page starts after.</summary>
internal readonly record struct OwedKey(short Urgency, DateTimeOffset DueAt, Guid Id)
{
    public static OwedKey First { get; } = new(-1, DateTimeOffset.UnixEpoch, Guid.Empty);

    /// <summary>The place of a row in the order that is asked for: by the instant alone, every urgency goes on from it.</summary>
    public static OwedKey Of(OwedRow row, OwedFilter filter) => new(filter.Sort == ListOrder.Due ? First.Urgency : (short)row.Urgency, row.DueAt, row.Id);
}

/// <summary>
/// Everything that stands in the caller's lists: her own, her sites' desks, and the lists of those she covers today. One statement; inside it
/// one ordered, limited index scan for each owner and urgency, so the length of a list and the depth of a page cost nothing.
/// </summary>
internal static class OwedList
{
    // In a list that the reader holds for somebody away, what a sealed item owes is not there: not its row, its place or its part in a count. In no
    // list does anybody find the review of her own access, also where she came to answer for the desk it stands on, or what is owed of a case that she
    // is shut out of, or of an alert in no case that may be about the same family.
    private const string Hers = """
        (held.site is null or (o.site = held.site and not exists (
            select from coordination.sealed_item s join coordination.case_head c on c.tenant_id = s.tenant_id and c.case_id = s.case_id
            where s.tenant_id = $1 and s.case_id = o.case_id and s.item = left(o.occurrence, 32) and s.author <> {caller}
                and not (s.for_heads and {caller} in (c.first, coalesce(c.second, c.first))))))
        and (o.kind <> 'sample' or not exists (
            select from coordination.sample_head s where s.tenant_id = $1 and s.sample_id = o.stream_id and s.account = {caller}))
        and (o.case_id is null or o.case_id not in (select shut.case_id from coordination.shut_cases($1, {caller}) shut))
        and (o.kind <> 'request' or not exists (
            select from coordination.request_head q
            where q.tenant_id = $1 and q.request_id = o.stream_id and q.case_id in (select shut.case_id from coordination.shut_cases($1, {caller}) shut)))
        and (o.kind <> 'alert' or o.stream_id not in (select shut.alert_id from coordination.shut_alerts($1, {caller}) shut))
        """;

    private static readonly string ByUrgency = Seen(caller: "$10", """
        select o.id, o.stream_id, o.kind, o.case_id, o.site, o.code, o.occurrence, o.owner, o.urgency, o.opens_at, o.due_at, o.closes_at, o.step, o.step_at, h.relay_id, t.list, t.to_on is not null
        from (
            select found.* from coordination.held($1, $2, $3) held
            cross join unnest('{0,1,2}'::smallint[]) as level (urgency)
            cross join lateral (
                select * from coordination.obligation o
                where o.tenant_id = $1 and o.owner = held.owner and o.listed and o.urgency = level.urgency and o.due_at < $4
                    and (o.due_at, o.id) > (
                        case when level.urgency = $5 then $6 else '-infinity' end,
                        case when level.urgency = $5 then $7 else '00000000-0000-0000-0000-000000000000' end)
                    and {hers}{0}
                order by o.due_at, o.id limit $8
            ) found
            where level.urgency between $5 and $9
            order by found.urgency, found.due_at, found.id limit $8
        ) o
        left join coordination.handover_head h on o.kind = 'handover' and h.tenant_id = $1 and h.handover_id = o.stream_id
        left join coordination.transfer_head t on o.kind = 'transfer' and t.tenant_id = $1 and t.transfer_id = o.stream_id
        order by o.urgency, o.due_at, o.id
        """);

    // The same scans, one of each urgency, put together by the instant alone.
    private static readonly string ByDue = ByUrgency
        .Replace("case when level.urgency = $5 then $6 else '-infinity' end", "$6", StringComparison.Ordinal)
        .Replace("case when level.urgency = $5 then $7 else '00000000-0000-0000-0000-000000000000' end", "$7", StringComparison.Ordinal)
        .Replace("order by found.urgency, found.due_at", "order by found.due_at", StringComparison.Ordinal)
        .Replace("order by o.urgency, o.due_at", "order by o.due_at", StringComparison.Ordinal);

    // Counting stops where nobody reads the number any more.
    private static readonly string Count = Seen(caller: "$5", """
        select count(*) from (
            select 1 from coordination.held($1, $2, $3) held join coordination.obligation o on o.tenant_id = $1 and o.owner = held.owner and o.listed and {hers}
            limit $4
        ) counted
        """);

    private static readonly string Sums = Seen(caller: "$5", """
        select count(*) filter (where counted.due_at <= $6), count(*) filter (where counted.due_at > $6 and counted.due_at < $7), count(*) filter (where counted.due_at >= $7)
        from (
            select span.due_at from (values ('-infinity'::timestamptz, $6 + interval '1 microsecond'), ($6 + interval '1 microsecond', $7), ($7, $8)) as part (after, until)
            cross join lateral (
                select o.due_at from coordination.held($1, $2, $3) held
                join coordination.obligation o on o.tenant_id = $1 and o.owner = held.owner and o.listed and o.due_at >= part.after and o.due_at < part.until and {hers}
                limit $4) span
        ) counted
        """);

    private static string Seen(string caller, string sql) =>
        sql.Replace("{hers}", Hers.Replace("{caller}", caller, StringComparison.Ordinal), StringComparison.Ordinal);

    public const int CountedUpTo = 1000;

    public static async Task<List<OwedRow>> ReadAsync(Work work, OwedFilter filter, OwedKey after, int rows, CancellationToken ct)
    {
        await using var command = Question(work, filter, after, rows);
        command.Connection = await work.ConnectionAsync(ct);
        List<OwedRow> found = [];
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            found.Add(Read(reader));
        }

        return found;
    }

    /// <summary>The statement for one page of the caller's lists.</summary>
    public static NpgsqlCommand Question(Work work, OwedFilter filter, OwedKey after, int rows)
    {
        List<Cell> cells =
        [
            work.Service, Owners(work), CivilTime.DayOf(work.Now),
            filter.EndAt(work.Now) ?? DateTimeOffset.MaxValue, after.Urgency, after.DueAt, after.Id, rows,
            (short)(filter.Least ?? Urgency.Normal), work.Caller.Id,
        ];
        var narrowed = Narrowed(filter, work.Now, cells);
        return new NpgsqlCommand((filter.Sort == ListOrder.Due ? ByDue : ByUrgency).Replace("{0}", narrowed, StringComparison.Ordinal)).Add([.. cells]);
    }

    /// <summary>How much of the caller's lists is late, owed until the end of today, and owed in the days after; each at most <see cref="CountedUpTo"/>.</summary>
    public static async Task<OwedSums> SumAsync(Work work, int days, CancellationToken ct)
    {
        var tomorrow = OwedFilter.Tomorrow(work.Now);
        await using var command = new NpgsqlCommand(Sums, await work.ConnectionAsync(ct));
        command.Add(work.Service, Owners(work), CivilTime.DayOf(work.Now), CountedUpTo, work.Caller.Id, work.Now, tomorrow, CivilTime.StartOfDay(CivilTime.DayOf(tomorrow).AddDays(days)));
        return (await command.ReadAllAsync(r => new OwedSums((int)r.GetInt64(0), (int)r.GetInt64(1), (int)r.GetInt64(2)), ct))[0];
    }

    /// <summary>How many things stand in the caller's lists, at most <see cref="CountedUpTo"/>.</summary>
    public static async Task<int> CountAsync(Work work, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Count, await work.ConnectionAsync(ct));
        command.Add(work.Service, Owners(work), CivilTime.DayOf(work.Now), CountedUpTo, work.Caller.Id);
        return (int)(long)(await command.ExecuteScalarAsync(ct))!;
    }

    private static Cell Owners(Work work) => Cell.Array(NpgsqlDbType.Uuid, Facts.ListsOf(work.Caller, work.Now));

    // Only what is asked for stands in the statement: a plan for "any code" could not use the index that has the code.
    private static string Narrowed(OwedFilter filter, DateTimeOffset now, List<Cell> cells)
    {
        var sql = "";
        void And(string condition, bool asked, Cell value)
        {
            if (asked)
            {
                cells.Add(value);
                sql += $" and {condition} ${cells.Count}";
            }
        }

        And("o.code =", filter.Code is not null, filter.Code);
        And("o.site =", filter.Site is not null, filter.Site);
        And("o.case_id =", filter.Case is not null, filter.Case);
        And("o.owner =", filter.Owner is not null, filter.Owner);
        And("o.kind =", filter.Kind is not null, filter.Kind?.ToString().ToLowerInvariant());
        And("o.opens_at <=", filter.OpenNow, now);
        And("o.due_at <=", filter.When == ListSpan.Late, now);
        And("o.due_at >", filter.When == ListSpan.Today, now);
        And("o.due_at >=", filter.When == ListSpan.Coming, OwedFilter.Tomorrow(now));
        return sql;
    }

    private static OwedRow Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetGuid(3), row.GetString(4), row.GetString(5), row.GetString(6), row.GetGuid(7))
    {
        Urgency = (Urgency)row.GetInt16(8),
        OpensAt = row.GetFieldValue<DateTimeOffset>(9),
        DueAt = row.GetFieldValue<DateTimeOffset>(10),
        ClosesAt = row.IsDBNull(11) ? null : row.GetFieldValue<DateTimeOffset>(11),
        Step = row.IsDBNull(12) ? null : (row.GetString(12), row.GetFieldValue<DateTimeOffset>(13)),
        Relay = row.IsDBNull(14) ? null : row.GetGuid(14),
        Transfer = row.IsDBNull(15) ? null : (row.GetGuid(15), row.GetBoolean(16)),
    };
}

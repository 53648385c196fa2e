using System.Collections.Immutable;
using Coordination.Api.Accounts;
using Coordination.Api.EventStore;
using Coordination.Domain.Access;
using Coordination.Domain.Accounts;
using Coordination.Domain.Time;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Api.Worklist.Views;

/// <summary>How much each coordinator of some sites holds, in numbers.</summary>
internal sealed record WorkloadCard(ImmutableArray<WorkloadLine> Items);

/// <summary>What one coordinator holds at one site. Numbers only.</summary>
/// <param name="Account">Her account.</param>
/// <param name="Name">Its holder.</param>
/// <param name="Site">Site of the cases.</param>
internal sealed record WorkloadLine(Guid Account, string? Name, string Site)
{
    /// <summary>She coordinates the site no more, and heads cases still.</summary>
    public bool Left { get; init; }

    /// <summary>Last civil day of an absence that runs today.</summary>
    public DateOnly? AwayUntil { get; init; }

    /// <summary>Open cases, by care intensity.</summary>
    public required IntensityCounts Cases { get; init; }

    /// <summary>Of them, those that she answers for first.</summary>
    public int AsFirst { get; init; }

    /// <summary>Of them, those in which she is the other head.</summary>
    public int AsSecond { get; init; }

    /// <summary>What stands in her own list.</summary>
    public required OwedCounts Owed { get; init; }

    /// <summary>Requests of her cases that no relay answered yet.</summary>
    public int AwaitingAnswer { get; init; }

    /// <summary>Coordinators whose lists she holds today.</summary>
    public int Covers { get; init; }

    /// <summary>Cases of others that she picked up.</summary>
    public int PickedUp { get; init; }
}

/// <summary>Cases by care intensity.</summary>
/// <param name="Total">All of them.</param>
/// <param name="Inform">Level 1.</param>
/// <param name="Tailored">Level 2.</param>
/// <param name="Coordinated">Level 3.</param>
/// <param name="Undecided">Nobody decided yet.</param>
internal sealed record IntensityCounts(int Total, int Inform, int Tailored, int Coordinated, int Undecided);

/// <summary>What is owed, by when.</summary>
/// <param name="Late">Due before now.</param>
/// <param name="Today">Due later today, civil day of Brussels.</param>
/// <param name="Week">Due on one of the seven days after.</param>
internal sealed record OwedCounts(int Late, int Today, int Week);

/// <summary>
/// Counted from the rows of heads and of what is owed, in one statement. Left out for everybody but who may know of it: what a sealed item owes, what would tell that safe contact
/// is a matter (A05, A65, A79), and every case that shut the reader out.
/// </summary>
internal static class WorkloadCounts
{
    private const string Sql = """
        with files as materialized (
            select h.case_id, h.site, h.intensity, h.first, h.second from coordination.case_head h
            where h.tenant_id = $1 and h.open and h.site = any($2) and h.case_id not in (select shut.case_id from coordination.shut_cases($1, $4) shut)),
        roster as materialized (
            select distinct r.account, r.site from coordination.roster r
            where r.tenant_id = $1 and r.role = 'Coordinator' and r.site = any($2) and r.from_at <= $5 and (r.until_at is null or r.until_at > $5)),
        people as (
            select account, site from roster
            union select head, f.site from files f cross join lateral unnest(array[f.first, f.second]) head where head is not null)
        select p.account, p.site, p.account not in (select r.account from roster r where r.site = p.site),
            (select max(c.to_on) from coordination.cover c where c.tenant_id = $1 and c.absent = p.account and c.site = p.site and c.to_on < 'infinity' and $6 between c.from_on and c.to_on and c.desk <> c.absent),
            n.cases, n.inform, n.tailored, n.coordinated, n.leading, o.late, o.today, o.week,
            (select count(*) from coordination.handover_head h join files f on f.case_id = h.case_id
                where h.tenant_id = $1 and h.open and h.state in ('Asked', 'Assessing') and f.site = p.site and f.first = p.account),
            (select count(distinct c.absent) from coordination.cover c where c.tenant_id = $1 and c.holder = p.account and $6 between c.from_on and c.to_on),
            (select count(*) from coordination.transfer_head t where t.tenant_id = $1 and t.open and t.picked_up = p.account and t.site = p.site and (t.to_on is null or t.to_on >= $6)
                and t.case_id not in (select shut.case_id from coordination.shut_cases($1, $4) shut))
        from people p
        cross join lateral (
            select count(*) cases, count(*) filter (where f.intensity = 1) inform, count(*) filter (where f.intensity = 2) tailored, count(*) filter (where f.intensity = 3) coordinated,
                count(*) filter (where f.first = p.account) leading
            from files f where f.site = p.site and p.account in (f.first, f.second)) n
        cross join lateral (
            select count(*) filter (where o.due_at <= $5) late, count(*) filter (where o.due_at > $5 and o.due_at < $7) today, count(*) filter (where o.due_at >= $7 and o.due_at < $8) week
            from coordination.obligation o
            where o.tenant_id = $1 and o.owner = p.account and o.site = p.site and o.listed and o.due_at < $8 and o.kind in ('case', 'handover', 'concertation', 'transfer')
                and o.case_id not in (select shut.case_id from coordination.shut_cases($1, $4) shut)
                and (p.account = $4 or (o.code not like 'S01%' and o.code <> 'safe-contact-second'))
                and not exists (
                    select from coordination.sealed_item s join coordination.case_head c on c.tenant_id = s.tenant_id and c.case_id = s.case_id
                    where s.tenant_id = $1 and s.case_id = o.case_id and s.item = left(o.occurrence, 32) and s.author <> $4
                        and not (s.for_heads and $4 in (c.first, coalesce(c.second, c.first))))) o
        where p.account = $4 or p.site = any($3)
        order by o.late desc, o.today desc, n.cases desc, p.site, p.account
        """;

    /// <summary>Of the sites that the caller leads everybody; of those that she coordinates, herself.</summary>
    public static async Task<WorkloadCard> OfAsync(Work work, string? site, CancellationToken ct)
    {
        var grants = work.Caller.Grants(work.Now).Where(g => g.Site is not null && (site is null || g.Site == site)).ToArray();
        string[] led = [.. grants.Where(g => g.Role == Role.Supervisor).Select(g => g.Site!).Distinct()];
        string[] near = [.. grants.Where(g => g.Role is Role.Supervisor or Role.Coordinator).Select(g => g.Site!).Distinct()];
        var lines = near.Length == 0 ? [] : await ReadAsync(work, near, led, ct);
        var accounts = (await work.ReadManyAsync<Account>(lines.Select(line => line.Account).Distinct(), ct)).ToDictionary(account => account.Id);
        await work.KeysAsync(accounts.Values.Select(account => account.Name), ct);
        return new([.. lines.Select(line => line with { Name = work.Keys.Open(accounts.GetValueOrDefault(line.Account)?.Name, line.Account, line.Account, AccountFields.Name) })]);
    }

    private static async Task<IReadOnlyList<WorkloadLine>> ReadAsync(Work work, string[] near, string[] led, CancellationToken ct)
    {
        var day = CivilTime.DayOf(work.Now);
        await using var command = new NpgsqlCommand(Sql, await work.ConnectionAsync(ct)).Add(
            work.Service, Cell.Array(NpgsqlDbType.Text, near), Cell.Array(NpgsqlDbType.Text, led), work.Caller.Id, work.Now, day, CivilTime.StartOfDay(day.AddDays(1)), CivilTime.StartOfDay(day.AddDays(8)));
        return await command.ReadAllAsync(Line, ct);
    }

    private static WorkloadLine Line(NpgsqlDataReader row)
    {
        int Number(int at) => (int)row.GetInt64(at);

        var (cases, known, leading) = (Number(4), Number(5) + Number(6) + Number(7), Number(8));
        return new(row.GetGuid(0), null, row.GetString(1))
        {
            Left = row.GetBoolean(2),
            AwayUntil = row.IsDBNull(3) ? null : row.GetFieldValue<DateOnly>(3),
            Cases = new(cases, Number(5), Number(6), Number(7), cases - known),
            AsFirst = leading,
            AsSecond = cases - leading,
            Owed = new(Number(9), Number(10), Number(11)),
            AwaitingAnswer = Number(12),
            Covers = Number(13),
            PickedUp = Number(14),
        };
    }
}

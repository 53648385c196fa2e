using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using Coordination.Domain.Time;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Api.Cases.Views;

/// <summary>One line of the list of cases.</summary>
internal sealed record CaseLine(Guid Id, string Site, bool Open, string? Name, DateTimeOffset OpenedAt, DateOnly? DueOn, int? CareIntensity, DateOnly? LastContactOn);

/// <summary>Which cases, and where a page starts.</summary>
internal sealed record CaseFilter(bool? Open, string? Site, DateTimeOffset? After, Guid? AfterId);

/// <summary>
/// Cases the caller has or had a relation to, or holds for somebody away. The rows only propose: each case is then decided as if it were
/// opened (rule A65), so a relation that gives nothing, an exclusion or a withdrawal leaves no line, no count and no gap; of a role that never finds a
/// case in a list, a mandate above all, none is even proposed, however many there are. Whoever left
/// finds the case as it was then. What a case flagged or escalated gives its lead is no browsing list (A39): that stands in the worklist.
/// </summary>
internal static class CaseList
{
    // It starts from the caller's own relations and from the lists that she holds: what the service keeps of other families takes none of her time, and tells her
    // none of their number. Row by row and not joined at once (offset 0), for a join at once would read them all.
    private const string Candidates = """
        with held as materialized (select a.owner, a.site from coordination.held($1, $9, $10) a where a.site is not null),
        proposed (case_id, held) as (
            select r.case_id, false from coordination.case_relation r
            where r.tenant_id = $1 and r.account = any($2) and r.role not in ('Mandated', 'Guest', 'RelayIntake', 'RecordsOfficer') and r.from_at <= $7
            union all
            select f.case_id, true from held a join coordination.case_head f on f.tenant_id = $1 and f.first = a.owner and f.site = a.site
            union all
            select f.case_id, true from held a join coordination.case_head f on f.tenant_id = $1 and f.second = a.owner and f.site = a.site)
        select h.case_id, h.site, h.open, h.opened_at, h.due_on, h.intensity, h.last_contact, p.held
        from (select case_id, bool_or(held) held from proposed group by case_id) p
        cross join lateral (select f.* from coordination.case_head f where f.tenant_id = $1 and f.case_id = p.case_id offset 0) h
        where ($4::text is null or h.site = $4)
          and ($3::boolean is null or h.open = $3 or exists (select from coordination.case_relation r where r.tenant_id = $1
               and r.case_id = h.case_id and r.account = any($2) and r.until_at <= $7))
          and ($5::timestamptz is null or (h.opened_at, h.case_id) < ($5, $6))
        order by h.opened_at desc, h.case_id desc limit $8
        """;

    /// <summary>One line more than asked for, where there is one.</summary>
    public static async Task<List<CaseLine>> ReadAsync(Work work, CaseFilter filter, int limit, CancellationToken ct)
    {
        List<CaseLine> shown = [];
        for (var (place, more) = (filter, true); more && shown.Count <= limit;)
        {
            var proposed = await ProposedAsync(work, place, limit + 1, ct);
            more = proposed.Count > limit;
            shown.AddRange((await DecidedAsync(work, proposed, ct)).Where(line => filter.Open is null || line.Open == filter.Open));
            place = proposed.Count == 0 ? place : place with { After = proposed[^1].Line.OpenedAt, AfterId = proposed[^1].Line.Id };
        }

        return shown[..Math.Min(shown.Count, limit + 1)];
    }

    private static async Task<List<CaseLine>> DecidedAsync(Work work, List<(CaseLine Line, bool Held)> proposed, CancellationToken ct)
    {
        var files = (await work.ReadManyAsync<CaseFile>(proposed.Select(p => p.Line.Id), ct)).ToDictionary(f => f.Id);
        List<(CaseLine Line, AccessAnswer Answer, CaseFile File)> granted = [];
        foreach (var (line, held) in proposed)
        {
            var (file, answer) = (files[line.Id], Gate.Listed(work, files[line.Id], new Ground(held, Escalated: false), new Demand(AccessAction.ReadCase)));
            if (answer.Granted)
            {
                if (held && file.Heads is { } heads)
                {
                    work.RestOnHeld(file.Site, heads.First, heads.Second);
                }

                var then = PastRelation.EndedAt(work, file, answer) is { } ended ? await PastRelation.StateAsync(work, file.Id, ended, ct) : null;
                granted.Add((line with { Open = (then ?? file).IsOpen }, answer, then ?? file));
            }
        }

        await work.KeysAsync(granted.Select(g => Mother(g.File)?.Name), ct);
        return [.. granted.Select(g => Shown(work, g.Line, g.Answer, g.File))];
    }

    private static CaseLine Shown(Work work, CaseLine line, AccessAnswer answer, CaseFile file)
    {
        var named = answer.Has(Duties.OnlyFacts) || CaseSight.AgreementOf(work, file) is not { } agreed || agreed.Covers(file.Mother, DataCategory.Identity);
        var name = named && Mother(file) is { } mother ? PersonFields.Open(work, file.Id, mother, mother.Name, PersonFields.Name) : null;
        return answer.Has(Duties.OnlyFacts) ? new CaseLine(line.Id, line.Site, line.Open, name, line.OpenedAt, null, null, null) : line with { Name = name };
    }

    private static Person? Mother(CaseFile file) => file.Find(file.Mother);

    /// <summary>What the rows propose, not yet decided.</summary>
    public static async Task<List<(CaseLine Line, bool Held)>> ProposedAsync(Work work, CaseFilter filter, int rows, CancellationToken ct)
    {
        await using var command = Question(work, filter, rows);
        command.Connection = await work.ConnectionAsync(ct);
        List<(CaseLine, bool)> lines = [];
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            lines.Add((Line(reader), reader.GetBoolean(7)));
        }

        return lines;
    }

    /// <summary>The statement that proposes a page.</summary>
    public static NpgsqlCommand Question(Work work, CaseFilter filter, int rows)
    {
        Guid[] mine = [work.Caller.Id, .. work.Caller.Relays(work.Now)];
        return new NpgsqlCommand(Candidates).Add(
            work.Service, Cell.Array(NpgsqlDbType.Uuid, mine), new Cell(NpgsqlDbType.Boolean, filter.Open), filter.Site, filter.After, filter.AfterId, work.Now, rows,
            Cell.Array(NpgsqlDbType.Uuid, Facts.ListsOf(work.Caller, work.Now)), CivilTime.DayOf(work.Now));
    }

    private static CaseLine Line(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetString(1),
        row.GetBoolean(2),
        null,
        row.GetFieldValue<DateTimeOffset>(3),
        row.IsDBNull(4) ? null : row.GetFieldValue<DateOnly>(4),
        row.IsDBNull(5) ? null : row.GetInt16(5),
        row.IsDBNull(6) ? null : row.GetFieldValue<DateOnly>(6));
}

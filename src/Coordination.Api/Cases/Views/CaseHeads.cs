using Coordination.Api.EventStore;
using Coordination.Domain.Cases;

namespace Coordination.Api.Cases.Views;

/// <summary>
/// Row per case for lists, and row per holder and role of a relation: they say which cases a list looks at, in the same commit as the
/// events. An ended relation keeps its row with its end: some who left still find the case (rule A24).
/// </summary>
internal static class CaseHeads
{
    public const string Upsert = """
        insert into coordination.case_head (tenant_id, case_id, site, open, opened_at, due_on, intensity, last_contact, first, second)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        on conflict (tenant_id, case_id) do update set site = excluded.site, open = excluded.open, due_on = excluded.due_on,
            intensity = excluded.intensity, last_contact = excluded.last_contact, first = excluded.first, second = excluded.second
        """;

    public const string Relate = """
        insert into coordination.case_relation (tenant_id, account, case_id, role, from_at, until_at) values ($1, $2, $3, $4, $5, $6)
        on conflict (tenant_id, account, case_id, role) do update set from_at = excluded.from_at, until_at = excluded.until_at
        """;

    public const string Part = "delete from coordination.case_relation where tenant_id = $1 and account = $2 and case_id = $3 and role = $4";

    /// <summary>Obligations of the case's other streams (handovers, meetings) follow a change of head.</summary>
    public const string ReOwn = "update coordination.obligation set owner = $1 where tenant_id = $2 and case_id = $3 and stream_id <> $4 and owner = $5";

    public const string Seal = "insert into coordination.sealed_item (tenant_id, case_id, item, author, for_heads) values ($1, $2, $3, $4, $5) on conflict do nothing";

    public const string ShutOut = "insert into coordination.case_exclusion (tenant_id, case_id, holder) values ($1, $2, $3) on conflict do nothing";

    private const string LetBack = "delete from coordination.case_exclusion where tenant_id = $1 and case_id = $2 and holder = $3";

    private const string Head = "head";

    public static void Queue(Work work, OpenStream<CaseFile> stream)
    {
        var row = Row(stream.State);
        if (!stream.Exists || row != Row(stream.Stored))
        {
            work.Also(Upsert, work.Service, stream.Id, row.Site, row.Open, row.OpenedAt, row.DueOn, row.Intensity, row.LastContact, row.First, row.Second);
        }

        QueueHeads(work, stream);
        QueueRelations(work, stream);
        QueueSealed(work, stream);
        QueueShutOut(work, stream);
    }

    private static void QueueShutOut(Work work, OpenStream<CaseFile> stream)
    {
        Guid[] before = [.. CaseRights.ShutOut(stream.Stored)], after = [.. CaseRights.ShutOut(stream.State)];
        foreach (var holder in after.Except(before))
        {
            work.Also(ShutOut, work.Service, stream.Id, holder);
        }

        foreach (var holder in before.Except(after))
        {
            work.Also(LetBack, work.Service, stream.Id, holder);
        }
    }

    // What is owed because of an item carries the item's id as its occurrence.
    private static void QueueSealed(Work work, OpenStream<CaseFile> stream)
    {
        foreach (var (item, author, forHeads) in Unsealed.Items(stream.State).Except(Unsealed.Items(stream.Stored)))
        {
            work.Also(Seal, work.Service, stream.Id, item.ToString("N"), author, forHeads);
        }
    }

    private static void QueueHeads(Work work, OpenStream<CaseFile> stream)
    {
        var (before, after) = (stream.Stored.Heads, stream.State.Heads);
        if (before == after || after is null)
        {
            return;
        }

        Guid?[] old = [before?.First, before?.Second];
        Guid?[] now = [after.First, after.Second];
        foreach (var gone in old.OfType<Guid>().Except(now.OfType<Guid>()))
        {
            work.Also(Part, work.Service, gone, stream.Id, Head);
            work.Also(ReOwn, gone == before!.First ? after.First : after.Second ?? after.First, work.Service, stream.Id, stream.Id, gone);
        }

        foreach (var come in now.OfType<Guid>().Except(old.OfType<Guid>()))
        {
            work.Also(Relate, work.Service, come, stream.Id, Head, work.Now, (DateTimeOffset?)null);
        }
    }

    private static void QueueRelations(Work work, OpenStream<CaseFile> stream)
    {
        foreach (var (holder, role) in stream.State.Relations.Except(stream.Stored.Relations).Select(r => (r.Holder, r.Role)).Distinct())
        {
            // One may hold the same role by two proofs: the row lasts as long as one of them does.
            var held = stream.State.Relations.Where(r => r.Holder == holder && r.Role == role).ToArray();
            var standing = held.Where(r => r.Ended is null).ToArray();
            var said = standing.Length > 0 ? standing : held;
            var until = said.Any(r => r.OverAt is null) ? null : said.Max(r => r.OverAt);
            work.Also(Relate, work.Service, holder, stream.Id, role.ToString(), said.Min(r => r.From), until);
        }
    }

    private static HeadRow Row(CaseFile state) => new(
        state.Site,
        state.IsOpen,
        state.Opened?.At ?? default,
        state.Pregnancy?.DueDate,
        state.Intensity is { } intensity ? (short)intensity : null,
        state.LastContactOn,
        state.Heads?.First ?? Guid.Empty,
        state.Heads?.Second);

    private sealed record HeadRow(
        string Site, bool Open, DateTimeOffset OpenedAt, DateOnly? DueOn, short? Intensity, DateOnly? LastContact, Guid First, Guid? Second);
}

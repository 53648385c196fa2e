using Coordination.Api.EventStore;
using Coordination.Domain.Accounts;
using Coordination.Domain.Cases;
using Coordination.Domain.Time;
using Coordination.Domain.Transfers;
using NpgsqlTypes;

namespace Coordination.Api.Transfers.Views;

/// <summary>
/// Which cases stand in whose transfer list, brought along by the commit that changes it: an absence or the end of a role opens a list, a return closes it, and a
/// case joins, follows or leaves with its heads and its closing.
/// </summary>
internal static class TransferLists
{
    private const string HoldHeaded = "call coordination.hold_headed($1, $2, $3, $4)";

    /// <summary>Somebody goes, comes back or stays.</summary>
    public static async Task FollowAsync(Work work, OpenStream<Account> account, CancellationToken ct)
    {
        var today = CivilTime.DayOf(work.Now);
        var (before, after) = (Leaves.Of(account.Stored, today), Leaves.Of(account.State, today));
        foreach (var gone in before.Where(b => after.All(a => a.List != b.List)))
        {
            await EndAsync(work, gone, departs: after.Any(a => a.Site == gone.Site && a.Reason == LeaveReason.Departure), ct);
        }

        foreach (var leave in after.Except(before))
        {
            await OpenAsync(work, leave, today, ct);
        }
    }

    /// <summary>A case came to a head, left one, was closed or opened again.</summary>
    public static async Task FollowAsync(Work work, OpenStream<CaseFile> file, CancellationToken ct)
    {
        var (state, today) = (file.State, CivilTime.DayOf(work.Now));
        var rows = file.Exists ? await TransferHeads.OfCaseAsync(work, file.Id, ct) : [];
        foreach (var row in rows.Where(row => !state.IsOpen || row.HeldFor is not null || !CaseRights.IsHead(state, row.Of)))
        {
            var stream = await work.OpenAsync(StreamKinds.Transfer, row.Transfer, ct);
            Work.Append(stream, TransferDecider.Leave(stream.State, state.IsOpen ? LeftReason.NewHead : LeftReason.Closed, work.Stamp));
        }

        foreach (var head in state is { IsOpen: true, Heads: { } heads } ? heads.All : [])
        {
            foreach (var leave in Leaves.Of(await work.HeadAsync(head, ct), today).Where(leave => leave.Site == state.Site))
            {
                await JoinAsync(work, state, new(leave, Comes: true), ct);
            }
        }
    }

    /// <summary>What somebody picked up stands in her own list too, where she goes herself before the other is back.</summary>
    public static async Task HoldAsync(Work work, CaseFile file, Transfer picked, CancellationToken ct)
    {
        foreach (var leave in work.Caller.Account is { } me ? Leaves.Of(me, CivilTime.DayOf(work.Now)) : [])
        {
            if (Within(leave, picked.Leave!.To) is { } meanwhile && !CaseRights.IsHead(file, leave.Of))
            {
                await JoinAsync(work, file, new(meanwhile, HeldFor: picked.Leave.Of), ct);
            }
        }
    }

    private static async Task OpenAsync(Work work, Leave leave, DateOnly today, CancellationToken ct)
    {
        var headed = await TransferHeads.HeadedAsync(work, leave.Of, leave.Site, ct);
        var held = (await TransferHeads.PickedUpByAsync(work, leave.Of, ct)).Where(row => !headed.Contains(row.Case) && !(row.To < today)).ToArray();
        var files = (await work.ReadManyAsync<CaseFile>([.. headed, .. held.Select(row => row.Case)], ct)).ToDictionary(file => file.Id);
        foreach (var id in headed)
        {
            await JoinAsync(work, files[id], new(leave), ct);
        }

        foreach (var row in held)
        {
            if (Within(leave, row.To) is { } meanwhile)
            {
                await JoinAsync(work, files[row.Case], new(meanwhile, HeldFor: row.Of), ct);
            }
        }

        work.Also(HoldHeaded, work.Service, leave.Of, leave.Site, Cell.Array(NpgsqlDbType.Uuid, headed.ToArray()));
    }

    private static async Task EndAsync(Work work, Leave gone, bool departs, CancellationToken ct)
    {
        var today = CivilTime.DayOf(work.Now);
        foreach (var row in (await TransferHeads.OfAccountAsync(work, gone.Of, ct)).Where(row => row.List == gone.List))
        {
            var stream = await work.OpenAsync(StreamKinds.Transfer, row.Transfer, ct);
            Work.Append(stream, departs ? TransferDecider.Leave(stream.State, LeftReason.Departed, work.Stamp) : TransferDecider.Return(stream.State, today, work.Stamp));
        }

        // Whoever held something for her holds it no more, and hands nothing of it on.
        foreach (var row in (await TransferHeads.HeldForAsync(work, gone.Of, ct)).Where(row => row.Site == gone.Site && !departs))
        {
            var stream = await work.OpenAsync(StreamKinds.Transfer, row.Transfer, ct);
            Work.Append(stream, TransferDecider.Leave(stream.State, LeftReason.HolderBack, work.Stamp));
        }
    }

    // Of a case that comes to her while she is away she knows nothing; where it is new, whoever took it holds it.
    private static async Task JoinAsync(Work work, CaseFile file, Joining how, CancellationToken ct)
    {
        var (leave, today, id) = (how.Leave, CivilTime.DayOf(work.Now), Transfer.IdOf(how.Leave.List, file.Id));
        var isNew = work.CaseStream is { Exists: false } begun && begun.Id == file.Id;
        var stream = isNew ? work.Start(StreamKinds.Transfer, id) : await work.OpenAsync(StreamKinds.Transfer, id, ct);
        var joins = new TransferOpened(
            id, new(file.Id, work.Service, file.Site, OtherOf(file, leave.Of), how.HeldFor), leave, NoteOwed: !how.Comes || today < leave.From, work.Stamp);
        Work.Append(stream, TransferDecider.Open(stream.State, joins));
        if (isNew && leave.From <= today)
        {
            Work.Append(stream, TransferDecider.PickUp(stream.State, today, work.Stamp));
        }
    }

    // She hands on what she holds for somebody only until that one is back; what is over before she goes is none of it.
    private static Leave? Within(Leave leave, DateOnly? backAfter) => backAfter < leave.From ? null
        : leave with { To = backAfter is { } last && !(leave.To < last) ? last : leave.To };

    private static Guid? OtherOf(CaseFile file, Guid account) => file.Heads?.All.Where(head => head != account).Select(head => (Guid?)head).FirstOrDefault();

    /// <param name="Leave">Of whose list it is.</param>
    /// <param name="Comes">It comes to her now, and was not hers when the list opened.</param>
    /// <param name="HeldFor">The absent head for whom she holds it.</param>
    private sealed record Joining(Leave Leave, bool Comes = false, Guid? HeldFor = null);
}

using System.Collections.Immutable;
using System.Globalization;
using Coordination.Domain.FollowUp;
using Coordination.Domain.Time;

namespace Coordination.Domain.Transfers;

/// <summary>
/// What a case in a transfer list owes: the note by the day before she goes, that somebody picks it up from the first day away, and that she is told what happened
/// once she is back. What is to be picked up stands in the list of who is away: whoever holds that list today finds it there, also when the one who covered goes away herself.
/// </summary>
public static class TransferOwed
{
    public const string Note = "transfer-note";
    public const string PickUp = "transfer-pick-up";
    public const string Back = "transfer-back";

    public static ImmutableArray<Obligation> Of(Transfer transfer, PlanVersion plan) => transfer is { IsOpen: true, File: { } file, Leave: { } leave }
        ?
        [
            .. IsNoteOwed(transfer) ? [While(transfer, plan, Note, By(transfer, leave.Of, null), Start(leave.From))] : ImmutableArray<Obligation>.Empty,
            .. IsPickUpOwed(transfer) ? [While(transfer, plan, PickUp, By(transfer, file.HeldFor ?? leave.Of, file.Other), Later(Start(leave.From), transfer.Opened!.At))] : ImmutableArray<Obligation>.Empty,
            .. IsBackOwed(transfer, out var back) ? [Owed.Row(plan, Back, By(transfer, leave.Of, null) with { Heads = null }, Which(transfer), Start(back))] : ImmutableArray<Obligation>.Empty,
        ]
        : [];

    private static bool IsNoteOwed(Transfer transfer) => transfer is { NoteOwed: true, Note: null, Returned: null } && !Missed(transfer, Note);

    private static bool IsPickUpOwed(Transfer transfer) => transfer is { PickedUp: null, Returned: null } && !Missed(transfer, PickUp);

    // What nobody took meanwhile she is told of too.
    private static bool IsBackOwed(Transfer transfer, out DateOnly back)
    {
        back = transfer.BackOn ?? default;
        return transfer.BackOn is not null && (transfer.PickedUp is not null || transfer.Returned is not null || Missed(transfer, PickUp));
    }

    // Once she is back neither is asked any more.
    private static Obligation While(Transfer transfer, PlanVersion plan, string code, OwedBy by, DateTimeOffset anchor)
    {
        var row = plan[code];
        var window = PlanClock.Window(row, row.Window, anchor);
        return Owed.Of(plan, row, by, Which(transfer), anchor, transfer.Leave!.To is { } last ? window with { Closes = CivilTime.EndOfDay(last) } : window);
    }

    private static OwedBy By(Transfer transfer, Guid owner, Guid? other) => new(
        transfer.Id, transfer.File!.Case, transfer.File.Site, owner, new Heads(transfer.File.Service, transfer.File.Site, owner, other, null, null), transfer.Fired);

    private static bool Missed(Transfer transfer, string code) =>
        transfer.Fired.Contains(StepFired.KeyOf(Ids.Obligation(transfer.Id, code, Which(transfer)), "missed"));

    // Each time the case joins is another occurrence.
    private static string Which(Transfer transfer) => transfer.Openings.ToString(CultureInfo.InvariantCulture);

    private static DateTimeOffset Start(DateOnly day) => CivilTime.StartOfDay(day);

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}

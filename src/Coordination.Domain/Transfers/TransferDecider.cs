namespace Coordination.Domain.Transfers;

/// <summary>
/// A case in a transfer list: it joins, is noted, picked up and handed back, or leaves. Who may reach the case at all is the access table's.
/// </summary>
public static class TransferDecider
{
    /// <summary>The case joins, comes back to the list, or follows a day or a head that changed.</summary>
    public static Decision Open(Transfer state, TransferOpened wish) =>
        !state.IsOpen ? Decision.Of(wish)
        : state.Leave == wish.Leave && state.File!.Other == wish.File.Other ? Decision.AlreadySo
        : Decision.Of(new TransferMoved(wish.Leave, wish.File.Other, wish.Stamp));

    /// <param name="state">The case in the list.</param>
    /// <param name="entry">What was written, as an entry of the case.</param>
    /// <param name="mayWrite">The writer heads the case, goes herself, or leads the site.</param>
    /// <param name="stamp">The writer.</param>
    public static Decision Note(Transfer state, Guid entry, bool mayWrite, Stamp stamp) =>
        !state.IsOpen ? TransferRefusals.Unknown
        : !mayWrite ? TransferRefusals.NoteNotYours
        : state.Note == entry ? Decision.AlreadySo
        : Decision.Of(new TransferNoted(entry, stamp));

    /// <summary>Somebody holds it now. Another may say so after her: it then is the other who does.</summary>
    public static Decision PickUp(Transfer state, DateOnly today, Stamp stamp) =>
        !state.IsOpen ? TransferRefusals.Unknown
        : stamp.By == state.Leave!.Of ? TransferRefusals.Own
        : state.Leave.Reason == LeaveReason.Departure ? TransferRefusals.NeedsHead
        : state.BackOn <= today ? TransferRefusals.Back
        : state.PickedUp?.By == stamp.By ? Decision.AlreadySo
        : Decision.Of(new TransferPickedUp(stamp));

    /// <summary>The absence ended: where she had gone, what happened meanwhile is to be told; else it never began.</summary>
    public static Decision Return(Transfer state, DateOnly today, Stamp stamp) =>
        !state.IsOpen || state.Returned is not null ? Decision.AlreadySo
        : state.Leave!.Reason == LeaveReason.Departure || today < state.Leave.From ? Decision.Of(new TransferLeft(LeftReason.NotGone, stamp))
        : state.BackOn <= today ? Decision.AlreadySo
        : Decision.Of(new TransferReturned(today, stamp));

    /// <summary>She read what happened meanwhile.</summary>
    public static Decision HandBack(Transfer state, DateOnly today, Stamp stamp) =>
        state.File is null || state.Leave!.Of != stamp.By ? TransferRefusals.Unknown
        : state.Ended is not null ? Decision.AlreadySo
        : state.BackOn is not { } back || back > today ? TransferRefusals.StillAway
        : Decision.Of(new TransferHandedBack(stamp));

    public static Decision Leave(Transfer state, LeftReason reason, Stamp stamp) =>
        !state.IsOpen ? Decision.AlreadySo : Decision.Of(new TransferLeft(reason, stamp));
}

// The shapes below are stored for ever: never change or remove a field, add an optional one or a new event.
using System.Text.Json.Serialization;

namespace Coordination.Domain.Transfers;

/// <summary>The case that is handed to others.</summary>
/// <param name="Case">Its id.</param>
/// <param name="Service">Tenant.</param>
/// <param name="Site">Site of the case.</param>
/// <param name="Other">The other head, who stays; null where there is none.</param>
/// <param name="HeldFor">The absent head for whom whoever goes now had picked it up; null where she heads it herself.</param>
public sealed record TransferredFile(Guid Case, string Service, string Site, Guid? Other, Guid? HeldFor);

/// <summary>A case joins the transfer list of a coordinator who goes, or comes to it again.</summary>
/// <param name="Transfer"><see cref="Transfer.IdOf"/> of list and case.</param>
/// <param name="File">The case.</param>
/// <param name="Leave">Who goes, from when to when.</param>
/// <param name="NoteOwed">False where it came to her after she had gone: she knows nothing of it.</param>
/// <param name="Stamp">Who brought it there: by her leave, or by what changed in the case.</param>
public sealed record TransferOpened(Guid Transfer, TransferredFile File, Leave Leave, bool NoteOwed, Stamp Stamp);

/// <summary>The day of a departure changed, or the other head of the case did.</summary>
public sealed record TransferMoved(Leave Leave, Guid? Other, Stamp Stamp);

/// <summary>What whoever holds the case now must know stands in an entry of the case.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Stamp">Who wrote it.</param>
public sealed record TransferNoted(Guid Entry, Stamp Stamp);

/// <summary>Somebody says that she holds the case now.</summary>
public sealed record TransferPickedUp(Stamp Stamp);

/// <summary>She is back before the day that was said.</summary>
/// <param name="On">First civil day on which she is there again.</param>
/// <param name="Stamp">Who said so.</param>
public sealed record TransferReturned(DateOnly On, Stamp Stamp);

/// <summary>She knows what happened meanwhile, and holds the case again.</summary>
public sealed record TransferHandedBack(Stamp Stamp);

/// <summary>The case left the list.</summary>
public sealed record TransferLeft(LeftReason Reason, Stamp Stamp);

/// <summary>Why a case left a transfer list.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LeftReason>))]
public enum LeftReason
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>Somebody else heads it.</summary>
    NewHead,

    /// <summary>It was closed.</summary>
    Closed,

    /// <summary>She did not go, or stays.</summary>
    NotGone,

    /// <summary>The one for whom it was held is back.</summary>
    HolderBack,

    /// <summary>She does not come back: it stands in the list of her departure.</summary>
    Departed,
}

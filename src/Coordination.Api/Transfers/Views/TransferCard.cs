using System.Collections.Immutable;
using Coordination.Domain;
using Coordination.Domain.Transfers;

namespace Coordination.Api.Transfers.Views;

/// <summary>The transfer lists of which a reader may see something.</summary>
internal sealed record TransfersCard(IReadOnlyList<TransferLine> Items);

/// <summary>One transfer list, in numbers of what its reader may see of it.</summary>
/// <param name="Id">The absence, or the departure.</param>
/// <param name="Of">Account that goes.</param>
/// <param name="OfName">Its holder.</param>
/// <param name="Site">Site that she is away from.</param>
/// <param name="Reason">Whether she comes back.</param>
/// <param name="From">First civil day away.</param>
internal sealed record TransferLine(Guid Id, Guid Of, string? OfName, string Site, LeaveReason Reason, DateOnly From)
{
    /// <summary>First civil day on which she is there again; absent for a departure.</summary>
    public DateOnly? BackOn { get; init; }

    /// <summary>Accounts or desk that hold her cases meanwhile; of a departure none: the site's others and its lead do.</summary>
    public ImmutableArray<Guid> Cover { get; init; } = [];

    /// <summary>How many cases.</summary>
    public int Files { get; init; }

    /// <summary>How many of them still lack the note.</summary>
    public int NotNoted { get; init; }

    /// <summary>How many nobody said to hold.</summary>
    public int NotPickedUp { get; init; }
}

/// <summary>One transfer list with its cases.</summary>
/// <param name="List">Whose it is, and from when to when.</param>
/// <param name="Items">Its cases.</param>
internal sealed record TransferCard(TransferLine List, ImmutableArray<TransferFileCard> Items);

/// <summary>A case in a transfer list.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Reference">To be said on the telephone.</param>
/// <param name="Name">The mother.</param>
/// <param name="CareIntensity">1–3; absent while only proposed.</param>
/// <param name="Coordinators">Responsible coordinator and the other head.</param>
internal sealed record TransferFileCard(Guid CaseId, string Reference, string? Name, int? CareIntensity, ImmutableArray<Guid> Coordinators)
{
    /// <summary>The absent head for whom whoever goes had picked it up.</summary>
    public Guid? HeldFor { get; init; }

    /// <summary>What whoever holds it must know; for those who read the notes of the case.</summary>
    public TransferNoteCard? Note { get; init; }

    /// <summary>Who said that she holds it now.</summary>
    public TransferHolder? PickedUp { get; init; }

    /// <summary>What is owed of it here.</summary>
    public ImmutableArray<TransferDue> Owed { get; init; } = [];

    /// <summary>What was done in the case since she left; for those who read its notes, without what is restricted or sealed.</summary>
    public MeanwhileCard? Meanwhile { get; init; }
}

/// <summary>The note of a case.</summary>
/// <param name="EntryId">Entry of the case that it is.</param>
/// <param name="Text">What it says.</param>
/// <param name="By">Account that wrote it.</param>
/// <param name="At">When.</param>
internal sealed record TransferNoteCard(Guid EntryId, string? Text, Guid By, DateTimeOffset At);

/// <summary>Who holds a case meanwhile.</summary>
/// <param name="By">Account that holds it.</param>
/// <param name="At">Since when.</param>
internal sealed record TransferHolder(Guid By, DateTimeOffset At);

/// <summary>Something owed of a case in a list.</summary>
/// <param name="Code">Row of the plan.</param>
/// <param name="Label">Its words.</param>
/// <param name="Owner">Account or desk in whose list it stands.</param>
/// <param name="DueAt">From when it is late.</param>
internal sealed record TransferDue(string Code, Label Label, Guid Owner, DateTimeOffset DueAt);

/// <summary>What was done in a case since a day.</summary>
/// <param name="Contacts">Contacts noted.</param>
/// <param name="Reached">Those in which the family was reached.</param>
/// <param name="Entries">Entries written.</param>
/// <param name="Screenings">Screenings recorded.</param>
/// <param name="RedFlags">Codes of the red flags raised.</param>
/// <param name="Steps">Codes of steps that were done.</param>
/// <param name="Life">Codes of what happened in the family.</param>
/// <param name="By">Accounts that did it.</param>
internal sealed record MeanwhileCard(
    int Contacts, int Reached, int Entries, int Screenings, ImmutableArray<string> RedFlags, ImmutableArray<string> Steps, ImmutableArray<string> Life, ImmutableArray<Guid> By);

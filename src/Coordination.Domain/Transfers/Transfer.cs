using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Coordination.Domain.Transfers;

/// <summary>One case in the transfer list of one leave: a stream of its own, so that cases are written to by others meanwhile.</summary>
public sealed record Transfer
{
    public Guid Id { get; init; }

    /// <summary>The case; null before it joined.</summary>
    public TransferredFile? File { get; init; }

    /// <summary>Who goes, and when.</summary>
    public Leave? Leave { get; init; }

    /// <summary>When it joined.</summary>
    public Stamp? Opened { get; init; }

    /// <summary>How often it did.</summary>
    public int Openings { get; init; }

    public bool NoteOwed { get; init; }

    /// <summary>Entry of the case that says what matters.</summary>
    public Guid? Note { get; init; }

    public Stamp? Noted { get; init; }

    /// <summary>Who said last that she holds it, and when.</summary>
    public Stamp? PickedUp { get; init; }

    /// <summary>First day on which she is there again, where she came back before the day that was said.</summary>
    public DateOnly? Returned { get; init; }

    /// <summary>It is over: handed back, or out of the list.</summary>
    public Stamp? Ended { get; init; }

    /// <summary>Steps that fired, by <see cref="StepFired.Key"/>.</summary>
    public ImmutableHashSet<string> Fired { get; init; } = [];

    public static Transfer None { get; } = new();

    [JsonIgnore]
    public bool IsOpen => File is not null && Ended is null;

    /// <summary>First civil day on which she is there again; null for a departure.</summary>
    [JsonIgnore]
    public DateOnly? BackOn => Returned ?? Leave?.To?.AddDays(1);

    public static Guid IdOf(Guid list, Guid file) => Ids.Derived("transfer", list.ToString("N"), file.ToString("N"));

    public static Transfer Evolve(Transfer state, object @event) => @event switch
    {
        TransferOpened e => new Transfer
        {
            Id = e.Transfer,
            File = e.File,
            Leave = e.Leave,
            Opened = e.Stamp,
            Openings = state.Openings + 1,
            NoteOwed = e.NoteOwed && state.Note is null,
            Note = state.Note,
            Noted = state.Noted,
            Fired = state.Fired,
        },
        TransferMoved e => state with { Leave = e.Leave, File = state.File is { } file ? file with { Other = e.Other } : null },
        TransferNoted e => state with { Note = e.Entry, Noted = e.Stamp },
        TransferPickedUp e => state with { PickedUp = e.Stamp },
        TransferReturned e => state with { Returned = e.On },
        TransferHandedBack e => state with { Ended = e.Stamp },
        TransferLeft e => state with { Ended = e.Stamp },
        StepFired e => state with { Fired = state.Fired.Add(e.Key) },
        _ => state,
    };
}

using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordination.Domain.Access;

namespace Coordination.Domain.Concertations;

/// <summary>One meeting about a case, who was asked, who came, and what was decided (never the penal one).</summary>
public sealed record Concertation
{
    public Guid Id { get; init; }

    public Guid Case { get; init; }

    public string Site { get; init; } = "";

    /// <summary>Account that owes the minutes.</summary>
    public Guid PlannedBy { get; init; }

    /// <summary>Identity of the calendar entry (RFC 5545 UID).</summary>
    public string Uid { get; init; } = "";

    /// <summary>Revision of the calendar entry (RFC 5545 SEQUENCE): rises with each move and with the cancelling.</summary>
    public int Sequence { get; init; }

    public ConcertationStatus Status { get; init; }

    public Slot Slot { get; init; } = new(default, 0, null, false);

    public string Purpose { get; init; } = "";

    public ImmutableArray<Seat> Seats { get; init; } = [];

    public bool FamilyInvited { get; init; }

    /// <summary>False: whoever reads it is warned that no agreement of the family covered it when it was planned.</summary>
    public bool AgreementPresent { get; init; }

    public Held? Held { get; init; }

    public Minutes? Minutes { get; init; }

    public ImmutableArray<TakenDecision> Decisions { get; init; } = [];

    /// <summary>Why it was cancelled, or null.</summary>
    public string? CancelReason { get; init; }

    public Protected? CancelNote { get; init; }

    /// <summary>Steps that fired, by <see cref="StepFired.Key"/>.</summary>
    public ImmutableHashSet<string> Fired { get; init; } = [];

    public static Concertation None { get; } = new();

    /// <summary>Planned end, UTC.</summary>
    [JsonIgnore]
    public DateTimeOffset EndsAt => Slot.StartsAt.AddMinutes(Slot.DurationMinutes);

    /// <summary>Whether its invitation still holds: until some days after the minutes, or after the day it was planned for where it was cancelled.</summary>
    public bool InvitesAt(DateTimeOffset now) =>
        AccessWindows.Invites(Minutes?.RecordedAt ?? (Status == ConcertationStatus.Cancelled ? EndsAt : null), now);

    public Seat? SeatOf(Guid participant) => Seats.FirstOrDefault(seat => seat.Who.Id == participant);

    public TakenDecision? Find(Guid decision) => Decisions.FirstOrDefault(taken => taken.Id == decision);

    public static Concertation Evolve(Concertation state, object @event) => @event switch
    {
        ConcertationPlanned e => Planned(e),
        ParticipantInvited e => state with { Seats = state.Seats.Add(new(e.Participant)) },
        InvitationAnswered e => state.Seated(e.Participant, seat => seat with { Answer = e.Answer, Delegate = e.Delegate }),
        ConcertationMoved e => state with { Slot = e.Slot, Sequence = state.Sequence + 1, Seats = [.. state.Seats.Select(s => new Seat(s.Who))] },
        ConcertationHeld e => state with { Status = ConcertationStatus.Held, Held = new(e.HeldAt, e.Attendees, e.FamilyPresent, e.DurationMinutes) },
        DecisionTaken e => state with { Decisions = state.Decisions.Add(new(e.Decision, e.Text, e.Owner, e.DueOn, e.Disagreement, e.Stamp.At)) },
        MinutesRecorded e => state with { Minutes = new(e.Text, e.ToldToFamily, e.Stamp.At) },
        DecisionDone e => state.Decided(e.Decision, d => d with { Status = DecisionStatus.Done, ClosedAt = e.Stamp.At, Note = e.Note }),
        DecisionMoved e => state.Decided(e.Decision, d => d with { DueOn = e.DueOn, Moves = d.Moves + 1, Reason = e.Reason, Note = e.Note }),
        DecisionDropped e => state.Decided(
            e.Decision, d => d with { Status = DecisionStatus.Dropped, ClosedAt = e.Stamp.At, Reason = e.Reason, Note = e.Note }),
        ConcertationCancelled e => state with
        {
            Status = ConcertationStatus.Cancelled,
            Sequence = state.Sequence + 1,
            CancelReason = e.Reason,
            CancelNote = e.Note,
        },
        StepFired e => state with { Fired = state.Fired.Add(e.Key) },
        _ => state,
    };

    private static Concertation Planned(ConcertationPlanned e) => new()
    {
        Id = e.Concertation,
        Case = e.Case,
        Site = e.Site,
        PlannedBy = e.PlannedBy,
        Uid = e.Uid,
        Status = ConcertationStatus.Planned,
        Slot = e.Slot,
        Purpose = e.Purpose,
        Seats = [.. e.Participants.OrEmpty().Select(who => new Seat(who))],
        FamilyInvited = e.FamilyInvited,
        AgreementPresent = e.AgreementPresent,
    };

    private Concertation Seated(Guid participant, Func<Seat, Seat> change) =>
        this with { Seats = [.. Seats.Select(seat => seat.Who.Id == participant ? change(seat) : seat)] };

    private Concertation Decided(Guid decision, Func<TakenDecision, TakenDecision> change) =>
        this with { Decisions = [.. Decisions.Select(taken => taken.Id == decision ? change(taken) : taken)] };
}

/// <summary>A participant and the answer to the invitation.</summary>
/// <param name="Delegate">Who comes instead, sealed, or null.</param>
public sealed record Seat(Participant Who, InvitationAnswer Answer = InvitationAnswer.NeedsAction, Protected? Delegate = null);

/// <summary>That it took place.</summary>
/// <param name="HeldAt">UTC.</param>
/// <param name="Attendees">Ids of participants; null while nobody noted who came.</param>
/// <param name="DurationMinutes">How long it really was, or null.</param>
public sealed record Held(DateTimeOffset HeldAt, ImmutableArray<Guid>? Attendees, YesNo FamilyPresent, int? DurationMinutes)
{
    public bool Equals(Held? other) => other is not null
        && (HeldAt, FamilyPresent, DurationMinutes) == (other.HeldAt, other.FamilyPresent, other.DurationMinutes)
        && Attendees.HasValue == other.Attendees.HasValue
        && (Attendees ?? []).AsSpan().SequenceEqual((other.Attendees ?? []).AsSpan());

    public override int GetHashCode() => HashCode.Combine(HeldAt, FamilyPresent, DurationMinutes);
}

/// <param name="Text">Sealed, or null.</param>
/// <param name="ToldToFamily">What the family was told, sealed, or null.</param>
/// <param name="RecordedAt">UTC.</param>
public sealed record Minutes(Protected? Text, Protected? ToldToFamily, DateTimeOffset RecordedAt);

/// <summary>A decision and what became of it.</summary>
/// <param name="Moves">How often it got another day: each move is a new occurrence of what is owed.</param>
/// <param name="Reason">Code of the last move or of the dropping.</param>
public sealed record TakenDecision(
    Guid Id,
    Protected Text,
    DecisionOwner Owner,
    DateOnly DueOn,
    Protected? Disagreement,
    DateTimeOffset TakenAt,
    DecisionStatus Status = DecisionStatus.Open,
    int Moves = 0,
    DateTimeOffset? ClosedAt = null,
    string? Reason = null,
    Protected? Note = null);

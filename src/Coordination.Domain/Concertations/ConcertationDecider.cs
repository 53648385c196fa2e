using System.Collections.Immutable;
using Coordination.Domain.Time;
using Status = Coordination.Domain.Concertations.ConcertationStatus;

namespace Coordination.Domain.Concertations;

/// <summary>What is planned.</summary>
/// <param name="PlannedBy">Account that will owe the minutes: a person, never a machine.</param>
/// <param name="AgreementPresent">Whether an agreement of the family covers it now.</param>
public sealed record ConcertationPlan(
    Guid Concertation,
    Guid Case,
    string Site,
    Guid PlannedBy,
    Slot Slot,
    string Purpose,
    ImmutableArray<Participant> Participants,
    bool FamilyInvited,
    bool AgreementPresent);

/// <summary>Decisions on the meeting itself; those on its minutes are in the sibling file.</summary>
public static partial class ConcertationDecider
{
    private const int LongestMinutes = 720;

    public static Decision Plan(Concertation concertation, ConcertationPlan plan, Stamp stamp) =>
        concertation.Status != Status.None
            ? concertation.Case == plan.Case ? Decision.AlreadySo : ConcertationRefusals.IdTaken
            : Unplannable(plan) ?? TooEarly(plan.Slot, stamp) ?? Decision.Of(Planned(plan, stamp));

    public static Decision Invite(Concertation concertation, Participant participant, Stamp stamp) =>
        NotPlanned(concertation)
        ?? (concertation.SeatOf(participant.Id) is not null ? Decision.AlreadySo : Decision.Of(new ParticipantInvited(participant, stamp)));

    /// <summary>Notes an answer; a later one replaces it.</summary>
    /// <param name="sequence">Revision of the invitation that is answered, from a calendar's reply; null when somebody said it.</param>
    public static Decision AnswerInvitation(
        Concertation concertation, Guid participant, InvitationAnswer answer, Protected? @delegate, int? sequence, Stamp stamp)
    {
        if (NotPlanned(concertation) is { } no)
        {
            return no;
        }

        return concertation.SeatOf(participant) switch
        {
            null => ConcertationRefusals.ParticipantUnknown,
            _ when sequence < concertation.Sequence => ConcertationRefusals.AnswerStale,
            var seat when (seat.Answer, seat.Delegate) == (answer, @delegate) => Decision.AlreadySo,
            _ => Decision.Of(new InvitationAnswered(participant, answer, @delegate, stamp)),
        };
    }

    public static Decision Move(Concertation concertation, Slot slot, Stamp stamp) =>
        NotPlanned(concertation)
        ?? Impossible(slot)
        ?? (concertation.Slot == slot ? Decision.AlreadySo : TooEarly(slot, stamp) ?? Decision.Of(new ConcertationMoved(slot, stamp)));

    /// <summary>It took place. Said again with more or other facts, the later word stands.</summary>
    public static Decision Hold(Concertation concertation, Held held, Stamp stamp) => concertation.Status switch
    {
        Status.Held when concertation.Held == held => Decision.AlreadySo,
        Status.Planned or Status.Held => Unheld(concertation, held, stamp) ?? Decision.Of(Taken(held, stamp)),
        Status.Cancelled => ConcertationRefusals.Cancelled,
        _ => ConcertationRefusals.Unknown,
    };

    /// <summary>
    /// That it took place, in as many facts as somebody gave: what was left out stays as known, else as planned, and who did not decline
    /// counts as present.
    /// </summary>
    public static Held Sitting(
        Concertation concertation, DateTimeOffset? heldAt, ImmutableArray<Guid>? attendees, YesNo? familyPresent, int? durationMinutes)
    {
        var known = concertation.Held ?? Implied(concertation);
        var expected = concertation.Seats.Where(seat => seat.Answer != InvitationAnswer.Declined).Select(seat => seat.Who.Id);
        return new(
            heldAt ?? known.HeldAt,
            attendees ?? known.Attendees ?? [.. expected],
            familyPresent ?? known.FamilyPresent,
            durationMinutes ?? known.DurationMinutes);
    }

    public static Decision Cancel(Concertation concertation, string reason, Protected? note, Stamp stamp) =>
        concertation.Status == Status.Cancelled ? Decision.AlreadySo
        : NotPlanned(concertation) ?? Unreasoned(reason) ?? Decision.Of(new ConcertationCancelled(reason.Trim(), note, stamp));

    private static ConcertationPlanned Planned(ConcertationPlan plan, Stamp stamp) => new(
        plan.Concertation,
        plan.Case,
        plan.Site,
        plan.PlannedBy,
        plan.Concertation.ToString("D"),
        plan.Slot,
        plan.Purpose,
        plan.Participants,
        plan.FamilyInvited,
        plan.AgreementPresent,
        stamp);

    private static ConcertationHeld Taken(Held held, Stamp stamp) => new(held.HeldAt, held.Attendees, held.FamilyPresent, held.DurationMinutes, stamp);

    private static Refusal? NotPlanned(Concertation concertation) => concertation.Status switch
    {
        Status.Planned => null,
        Status.Held => ConcertationRefusals.AlreadyHeld,
        Status.Cancelled => ConcertationRefusals.Cancelled,
        _ => ConcertationRefusals.Unknown,
    };

    private static Refusal? Unplannable(ConcertationPlan plan) =>
        plan.Participants.IsDefaultOrEmpty && !plan.FamilyInvited ? ConcertationRefusals.NobodyInvited
        : plan.Participants.OrEmpty().DistinctBy(who => who.Id).Count() != plan.Participants.OrEmpty().Length ? ConcertationRefusals.ParticipantTwice
        : Impossible(plan.Slot);

    private static Refusal? Impossible(Slot slot) => slot.DurationMinutes is < 1 or > LongestMinutes ? ConcertationRefusals.DurationImpossible : null;

    // The civil day, not the instant: a call that has just ended is planned and recorded in one go.
    private static Refusal? TooEarly(Slot slot, Stamp stamp) =>
        CivilTime.DayOf(slot.StartsAt) < CivilTime.DayOf(stamp.At) ? ConcertationRefusals.InThePast : null;

    private static Refusal? Unheld(Concertation concertation, Held held, Stamp stamp) =>
        held.HeldAt > stamp.At && held.HeldAt == concertation.Slot.StartsAt ? ConcertationRefusals.NotBegun
        : held.HeldAt > stamp.At ? ConcertationRefusals.InTheFuture
        : held.DurationMinutes is < 1 or > LongestMinutes ? ConcertationRefusals.DurationImpossible
        : (held.Attendees ?? []).Any(id => concertation.SeatOf(id) is null) ? ConcertationRefusals.ParticipantUnknown
        : null;

    private static Refusal? Unreasoned(string reason) => string.IsNullOrWhiteSpace(reason) ? ConcertationRefusals.ReasonMissing : null;
}

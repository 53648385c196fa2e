using System.Collections.Immutable;
using Coordination.Domain.Time;

namespace Coordination.Domain.Concertations;

/// <summary>A decision as the minutes give it.</summary>
/// <param name="DueOn">Civil day; null for <see cref="ConcertationDecider.DaysToDecide"/> days from now.</param>
public sealed record NewDecision(Guid Id, Protected Text, DecisionOwner Owner, DateOnly? DueOn = null, Protected? Disagreement = null);

/// <summary>The minutes and the life of each decision.</summary>
public static partial class ConcertationDecider
{
    /// <summary>Days from the recording until a decision is due, when nobody says otherwise.</summary>
    public const int DaysToDecide = 14;

    /// <summary>
    /// Writes the minutes: a decision, a text or what the family was told. They imply that the meeting took place. A decision that is known already is passed over, so that minutes sent
    /// twice add nothing.
    /// </summary>
    /// <param name="held">Who was there; null when nobody said more than that it took place.</param>
    public static Decision RecordMinutes(
        Concertation concertation, Held? held, ImmutableArray<NewDecision> decisions, Protected? text, Protected? toldToFamily, Stamp stamp)
    {
        var meeting = Hold(concertation, held ?? concertation.Held ?? Implied(concertation), stamp);
        if (meeting.IsRefused)
        {
            return meeting;
        }

        var known = concertation.Minutes;
        var written = new MinutesRecorded(text ?? known?.Text, toldToFamily ?? known?.ToldToFamily, stamp);
        if (IsEmpty(concertation, decisions, written))
        {
            return ConcertationRefusals.MinutesEmpty;
        }

        var fresh = decisions.OrEmpty().Where(decision => concertation.Find(decision.Id) is null).DistinctBy(decision => decision.Id).ToImmutableArray();
        if (fresh.Select(decision => Untakeable(concertation, decision, stamp)).FirstOrDefault(no => no is not null) is { } refusal)
        {
            return refusal;
        }

        var complete = known is not null && (known.Text, known.ToldToFamily) == (written.Text, written.ToldToFamily);
        return Decision.Of([.. meeting.Events, .. fresh.Select(decision => Taken(decision, stamp)), .. complete ? [] : new object[] { written }]);
    }

    /// <summary>Records a meeting that nobody had planned: planned, held and minuted in one decision.</summary>
    public static Decision RecordUnplanned(
        Concertation concertation, ConcertationPlan plan, Held held, ImmutableArray<NewDecision> decisions, Protected? text, Stamp stamp)
    {
        if (concertation.Status != ConcertationStatus.None)
        {
            return concertation.Case == plan.Case ? RecordMinutes(concertation, held, decisions, text, null, stamp) : ConcertationRefusals.IdTaken;
        }

        if (Unplannable(plan) is { } no)
        {
            return no;
        }

        var planned = Planned(plan, stamp);
        var minutes = RecordMinutes(Concertation.Evolve(concertation, planned), held, decisions, text, null, stamp);
        return minutes.IsRefused ? minutes : Decision.Of([planned, .. minutes.Events]);
    }

    public static Decision Complete(Concertation concertation, Guid decision, Protected? note, Stamp stamp) => concertation.Find(decision)?.Status switch
    {
        null => Absent(concertation),
        DecisionStatus.Done => Decision.AlreadySo,
        DecisionStatus.Dropped => ConcertationRefusals.DecisionDropped,
        _ => Decision.Of(new DecisionDone(decision, note, stamp)),
    };

    /// <summary>Gives a decision another day. What was owed on the old day is owed no more, and its chases with it.</summary>
    public static Decision Postpone(Concertation concertation, Guid decision, DateOnly dueOn, string reason, Protected? note, Stamp stamp) =>
        concertation.Find(decision) switch
        {
            null => Absent(concertation),
            { Status: DecisionStatus.Done } => ConcertationRefusals.DecisionAlreadyDone,
            { Status: DecisionStatus.Dropped } => ConcertationRefusals.DecisionDropped,
            var open when open.DueOn == dueOn => Decision.AlreadySo,
            _ => DueInThePast(dueOn, stamp) ?? Unreasoned(reason) ?? Decision.Of(new DecisionMoved(decision, dueOn, reason.Trim(), note, stamp)),
        };

    public static Decision Drop(Concertation concertation, Guid decision, string reason, Protected? note, Stamp stamp) =>
        concertation.Find(decision)?.Status switch
        {
            null => Absent(concertation),
            DecisionStatus.Dropped => Decision.AlreadySo,
            DecisionStatus.Done => ConcertationRefusals.DecisionAlreadyDone,
            _ => Unreasoned(reason) ?? Decision.Of(new DecisionDropped(decision, reason.Trim(), note, stamp)),
        };

    // The planned start is the best guess; of a meeting that was held earlier somebody says when.
    private static Held Implied(Concertation concertation) => new(concertation.Slot.StartsAt, null, YesNo.Unknown, null);

    private static bool IsEmpty(Concertation concertation, ImmutableArray<NewDecision> decisions, MinutesRecorded written) =>
        decisions.IsDefaultOrEmpty && concertation.Decisions.IsDefaultOrEmpty && written is { Text: null, ToldToFamily: null };

    private static DecisionTaken Taken(NewDecision decision, Stamp stamp) =>
        new(decision.Id, decision.Text, decision.Owner, decision.DueOn ?? CivilTime.DayOf(stamp.At).AddDays(DaysToDecide), decision.Disagreement, stamp);

    private static Refusal? Untakeable(Concertation concertation, NewDecision decision, Stamp stamp) => decision switch
    {
        { Owner.Id: var id } when id == Guid.Empty => ConcertationRefusals.DecisionOwnerMissing,
        { Owner: { Kind: ParticipantKind.External, Id: var id } } when concertation.SeatOf(id) is null => ConcertationRefusals.ParticipantUnknown,
        { DueOn: { } day } => DueInThePast(day, stamp),
        _ => null,
    };

    private static Refusal? DueInThePast(DateOnly day, Stamp stamp) => day < CivilTime.DayOf(stamp.At) ? ConcertationRefusals.DecisionDueInThePast : null;

    private static Refusal Absent(Concertation concertation) =>
        concertation.Status == ConcertationStatus.None ? ConcertationRefusals.Unknown : ConcertationRefusals.DecisionUnknown;
}

using Coordination.Domain.Time;
using static Coordination.Domain.Handovers.HandoverStatus;

namespace Coordination.Domain.Handovers;

/// <summary>
/// The ways out. They stay open after the first contact: a relay that met the family once and then gives up, or a family that does not
/// come back, must not leave a handover that is owed for ever. The baton returns to the coordinator.
/// </summary>
public static partial class HandoverDecider
{
    public static Decision RefuseLate(Handover handover, Answer answer, string reason, Protected? suggestedColleague, Protected? note, Stamp stamp) =>
        handover.Status switch
        {
            Waitlisted or Accepted or MeetingPlanned or Contacted => Misdated(handover, answer.SaidAt, stamp) ?? Unreasoned(reason)
                ?? Decision.Of(new HandoverRefusedLate(answer, reason.Trim(), suggestedColleague, note, stamp)),
            RefusedLate when Same(handover, reason) => Decision.AlreadySo,
            Effective => HandoverRefusals.AlreadyEffective,
            _ => NotNow(handover, HandoverRefusals.NotAccepted),
        };

    public static Decision Withdraw(Handover handover, string reason, Protected? note, Stamp stamp) =>
        handover.Status == Withdrawn ? Decision.AlreadySo
        : !handover.IsOpen ? NotNow(handover, HandoverRefusals.AlreadyEffective)
        : Unreasoned(reason) ?? Decision.Of(new HandoverWithdrawn(reason.Trim(), note, stamp));

    /// <summary>Gives the handover up by the decision of a named person.</summary>
    public static Decision Lapse(Handover handover, Guid decidedBy, string reason, Protected? note, Stamp stamp) =>
        handover.Status == Lapsed ? Decision.AlreadySo
        : !handover.IsOpen ? NotNow(handover, HandoverRefusals.AlreadyEffective)
        : decidedBy == Guid.Empty || decidedBy == Actors.Sweep || stamp.By == Actors.Sweep ? HandoverRefusals.PersonMissing
        : Unreasoned(reason) ?? Decision.Of(new HandoverLapsed(decidedBy, reason.Trim(), note, stamp));

    /// <summary>The support that had become effective is over.</summary>
    public static Decision End(Handover handover, string reason, Protected? note, Stamp stamp) => handover.Status switch
    {
        Effective => Unreasoned(reason) ?? Decision.Of(new HandoverEnded(reason.Trim(), note, stamp)),
        Ended => Decision.AlreadySo,
        _ => NotNow(handover, HandoverRefusals.NotEffective),
    };

    /// <summary>Not there, or closed, comes before the act's own reason.</summary>
    private static Refusal NotNow(Handover handover, Refusal own) => handover switch
    {
        { Status: None } => HandoverRefusals.Unknown,
        { Closing: not null } => HandoverRefusals.Closed(handover.Status),
        _ => own,
    };

    /// <summary>A refusal is an answer, every other closing is not.</summary>
    private static Refusal AnsweredOtherwise(Handover handover) =>
        handover.Status == Refused ? HandoverRefusals.AlreadyAnswered : NotNow(handover, HandoverRefusals.AlreadyAnswered);

    private static bool Same(Handover handover, string reason) => handover.Closing?.Reason == reason?.Trim();

    private static Refusal? Unreasoned(string reason) => string.IsNullOrWhiteSpace(reason) ? HandoverRefusals.ReasonMissing : null;

    // The day before the request is compared, not the instant: a visit noted with its date alone stands at any hour of that day.
    private static Refusal? Misdated(Handover handover, DateTimeOffset at, Stamp stamp) =>
        at > stamp.At ? HandoverRefusals.InTheFuture : Day(at) < Day(handover.AskedAt) ? HandoverRefusals.BeforeAsked : null;

    private static DateOnly Day(DateTimeOffset at) => CivilTime.DayOf(at);
}

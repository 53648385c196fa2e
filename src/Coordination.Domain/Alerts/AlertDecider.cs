using Coordination.Domain.Time;

namespace Coordination.Domain.Alerts;

/// <summary>Decisions about an alert. It is never dropped: it waits until a person takes or qualifies it.</summary>
public static partial class AlertDecider
{
    // A sender's clock may run ahead of ours; an alert is not refused for that.
    private static readonly TimeSpan ClockSlack = TimeSpan.FromHours(1);

    /// <summary>Receives the alert, with every red flag that it carries or means. The same alert again changes nothing, whatever became of it since.</summary>
    /// <param name="state">The alert, not received yet.</param>
    /// <param name="received">What came.</param>
    /// <param name="misaddressed">Set when a record named another site than its own.</param>
    public static Decision Receive(Alert state, AlertReceived received, AlertQuarantined? misaddressed = null)
    {
        if (state.Standing != AlertStanding.None)
        {
            return Decision.AlreadySo;
        }

        if (Fault(received) is { } refusal)
        {
            return refusal;
        }

        var flagged = received with { Flags = AlertFlags.Of(received) };
        return misaddressed is null ? Decision.Of(flagged) : Decision.Of(flagged, misaddressed);
    }

    /// <summary>Takes the alert into a case: the case's own events go into the same commit.</summary>
    /// <param name="state">The alert.</param>
    /// <param name="into">The case.</param>
    /// <param name="newCase">True when the case is opened by this.</param>
    /// <param name="stamp">The coordinator.</param>
    public static Decision Take(Alert state, Guid into, bool newCase, Stamp stamp) => state switch
    {
        { Standing: AlertStanding.None } => AlertRefusals.Unknown,
        { Standing: AlertStanding.Taken } when state.Case == into => Decision.AlreadySo,
        { Standing: AlertStanding.Taken } => AlertRefusals.AlreadyTaken,
        { Standing: AlertStanding.Qualified or AlertStanding.Closed } => AlertRefusals.AlreadyQualified,
        _ when IsNobody(stamp) => AlertRefusals.NeedsPersonToDecide,
        _ => Decision.Of(new AlertTaken(into, newCase, stamp)),
    };

    /// <summary>Answers the alert without a case. With a red flag this always needs a written qualification.</summary>
    public static Decision Qualify(Alert state, AlertOutcome outcome, Protected? reason, Guid? duplicateOf, Stamp stamp) => state switch
    {
        { Standing: AlertStanding.None } => AlertRefusals.Unknown,
        { Standing: AlertStanding.Taken } => AlertRefusals.AlreadyTaken,
        { Standing: AlertStanding.Qualified or AlertStanding.Closed } when state.Outcome == outcome && state.DuplicateOf == duplicateOf => Decision.AlreadySo,
        { Standing: AlertStanding.Qualified or AlertStanding.Closed } => AlertRefusals.AlreadyQualified,
        _ when IsNobody(stamp) => AlertRefusals.NeedsPersonToDecide,
        { HasOpenFlag: true } when reason is null => AlertRefusals.RedFlagNeedsQualification,
        _ when reason is null && outcome != AlertOutcome.Duplicate => AlertRefusals.NeedsReasonText,
        _ when outcome == AlertOutcome.Duplicate && duplicateOf is null => AlertRefusals.NeedsDuplicate,
        _ when duplicateOf == state.Id => AlertRefusals.DuplicateOfItself,
        _ => Decision.Of(new AlertQualified(outcome, reason, outcome == AlertOutcome.Duplicate ? duplicateOf : null, stamp)),
    };

    /// <summary>
    /// Sends it to the other site. Its delays run on from the first minute. For an alert that named another site, its own site is an answer too.
    /// </summary>
    public static Decision ReAddress(Alert state, string site, Stamp stamp) =>
        NotWaiting(state) is { } refusal ? refusal
        : state.Site == site && state.NamedSite is null ? Decision.AlreadySo
        : Decision.Of(new AlertReAddressed(site, stamp));

    public static Decision AcknowledgeFlag(Alert state, Guid flag, Stamp stamp) =>
        NotWaiting(state) is { } refusal ? refusal
        : IsNobody(stamp) ? AlertRefusals.NeedsPersonToDecide
        : Find(state, flag) is not { } found ? AlertRefusals.UnknownFlag
        : found.Acknowledged is not null ? Decision.AlreadySo
        : Decision.Of(new AlertFlagAcknowledged(flag, stamp));

    /// <summary>A professional assessed the flag before anybody took the alert. Seeing it is part of assessing it.</summary>
    public static Decision AssessFlag(Alert state, Guid flag, Protected qualification, Stamp stamp)
    {
        if (NotWaiting(state) is { } refusal)
        {
            return refusal;
        }

        if (IsNobody(stamp))
        {
            return AlertRefusals.NeedsPersonToDecide;
        }

        return Find(state, flag) switch
        {
            null => AlertRefusals.UnknownFlag,
            { Assessed: not null } => Decision.AlreadySo,
            { Acknowledged: null } => Decision.Of(new AlertFlagAcknowledged(flag, stamp), new AlertFlagAssessed(flag, qualification, stamp)),
            _ => Decision.Of(new AlertFlagAssessed(flag, qualification, stamp)),
        };
    }

    private static Refusal? Fault(AlertReceived alert) => alert switch
    {
        { About: { Name: null, Ssin: null, Telephone: null } } => AlertRefusals.NeedsPerson,
        { Sender: { Kind: AlertSources.Other, KindText: null } } => AlertRefusals.NeedsSourceText,
        { Reason: null } when IsBare(alert) => AlertRefusals.NeedsReason,
        _ when alert.OccurredAt > alert.Stamp.At + ClockSlack => AlertRefusals.HappensLater,
        _ => Dates(alert.About, CivilTime.DayOf(alert.Stamp.At)),
    };

    private static bool IsBare(AlertReceived alert) =>
        alert.Reasons.OrEmpty().IsEmpty && alert.Screenings.OrEmpty().IsEmpty && alert.Flags.OrEmpty().IsEmpty;

    private static Refusal? Dates(AlertSubject about, DateOnly today) =>
        PregnancyDates.Check(about.LastPeriod, about.DueDate, about.ChildBornOn, today) is not { } fault ? null
        // In an alert the birth date is the mother's own.
        : fault with { Field = fault.Field == "birthDate" ? "about.childBornOn" : $"about.{fault.Field}" };

    private static Refusal? NotWaiting(Alert state) => state.Standing switch
    {
        AlertStanding.None => AlertRefusals.Unknown,
        AlertStanding.Taken => AlertRefusals.AlreadyTaken,
        AlertStanding.Qualified or AlertStanding.Closed => AlertRefusals.AlreadyQualified,
        AlertStanding.Waiting => null,
    };

    private static AlertFlagState? Find(Alert state, Guid flag) => state.Flags.FirstOrDefault(f => f.Flag.Id == flag);

    private static bool IsNobody(Stamp stamp) => stamp.By == Actors.Sweep || stamp.By == Actors.Installer;
}

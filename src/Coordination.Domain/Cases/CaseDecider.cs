using System.Collections.Immutable;
using Coordination.Domain.Alerts;
using Coordination.Domain.FollowUp;
using Coordination.Domain.Time;

namespace Coordination.Domain.Cases;

/// <summary>What a case is opened with. Cold, a name and one date are enough.</summary>
/// <param name="Case">Id of the new case.</param>
/// <param name="Heads">Service, site and the coordinators that the opening attaches.</param>
/// <param name="Mother">Index parent.</param>
/// <param name="LastPeriod">First day of the last period.</param>
/// <param name="DueDate">Due date.</param>
/// <param name="Basis">Where the due date comes from.</param>
/// <param name="ExpectedChildren">One unless said otherwise.</param>
/// <param name="ChildBornOn">Birth date of a child already born.</param>
public sealed record Opening(
    Guid Case,
    Heads Heads,
    Person Mother,
    DateOnly? LastPeriod = null,
    DateOnly? DueDate = null,
    DueDateBasis Basis = DueDateBasis.Stated,
    int ExpectedChildren = 1,
    DateOnly? ChildBornOn = null)
{
    /// <summary>The site's own follow-up plan, or null.</summary>
    public PlanEdition? Plan { get; init; }
}

/// <summary>One thing owed at closing and why it is not done (rule A70).</summary>
public sealed record Satisfied(string Code, string Occurrence, string Reason);

/// <summary>How a case ends.</summary>
/// <param name="Reason">Coded reason.</param>
/// <param name="Note">Free text.</param>
/// <param name="Instead">A reason for each thing still owed.</param>
/// <param name="OpenHandovers">Handovers of this case that are not over; they are streams of their own.</param>
public sealed record Closing(string Reason, Protected? Note, ImmutableArray<Satisfied> Instead, int OpenHandovers)
{
    /// <summary>Sealed items that are hidden from whoever closes.</summary>
    public ImmutableArray<Guid> Unknown { get; init; } = [];
}

/// <summary>Opening, leading and closing a case.</summary>
public static class CaseDecider
{
    /// <summary>Opens a case nobody sent an alert about.</summary>
    public static Decision Open(CaseFile state, Opening opening, Stamp stamp) => Open(state, opening, null, stamp);

    /// <summary>Opens a case from an alert: its red flags, scores and reasons come with it, their delays running on.</summary>
    public static Decision OpenFromAlert(CaseFile state, Opening opening, Alert alert, Stamp stamp) => Open(state, opening, alert, stamp);

    /// <summary>Takes a further alert into this case.</summary>
    public static Decision LinkAlert(CaseFile state, Alert alert, Stamp stamp) =>
        CaseGuard.NotOpen(state) is { } refusal ? refusal
        : state.Alerts.Contains(alert.Id) ? Decision.AlreadySo
        : Decision.Of([new AlertLinked(alert.Id, stamp) { Origin = AlertOrigin.Of(alert) }, .. AlertFindings.Of(state, alert, stamp)]);

    /// <summary>Assigns the coordinators: two at a site with a pair, one elsewhere. Nobody whom a person excluded, and nobody herself unless the case is left with nobody.</summary>
    public static Decision Assign(CaseFile state, Heads heads, string reason, Stamp stamp, bool orphaned = false) =>
        CaseGuard.NotOpen(state) is { } refusal ? refusal
        : heads.Second == heads.First ? CaseRefusals.SameHeadTwice
        : state.Heads == heads with { Service = state.Service, Site = state.Site } ? Decision.AlreadySo
        : HeadRules.Fault(state, heads, stamp.By, orphaned) is { } fault ? fault
        : !CaseCodes.Assignment.Contains(reason) ? CaseRefusals.UnknownReason
        : Decision.Of(new CoordinatorsAssigned(heads.First, heads.Second, heads.Midwife, heads.SocialWorker, reason, stamp));

    /// <summary>A person decides the care intensity; a proposal never does.</summary>
    public static Decision DecideIntensity(CaseFile state, CareIntensity intensity, string reason, Stamp stamp) =>
        CaseGuard.NotOpen(state) is { } refusal ? refusal
        : !Enum.IsDefined(intensity) ? CaseRefusals.UnknownIntensity
        : !CaseCodes.Intensity.Contains(reason) ? CaseRefusals.UnknownReason
        : state.Intensity == intensity ? Decision.AlreadySo
        : Decision.Of(new IntensityDecided(intensity, reason, stamp));

    /// <summary>Closes. What is still owed is handed over, done, or given a reason in the same commit.</summary>
    public static Decision Close(CaseFile state, Closing closing, PlanVersion plan, Stamp stamp)
    {
        if (CaseGuard.NotOpen(state) is { } refusal)
        {
            return state.Standing == CaseStanding.Closed ? Decision.AlreadySo : refusal;
        }

        if (!CaseCodes.Closing.Contains(closing.Reason) || closing.Instead.OrEmpty().Any(s => !CaseCodes.NotRelevant.Contains(s.Reason)))
        {
            return CaseRefusals.UnknownReason;
        }

        var owed = CaseOwed.AtClosing(state, plan, stamp.At, closing.Unknown);
        var reasons = closing.Instead.OrEmpty().Where(s => !FlagCodes.IsFlag(s.Code) && owed.Any(row => Answers(s, row))).ToImmutableArray();
        var left = owed.RemoveAll(row => reasons.Any(s => Answers(s, row)));
        return left.IsEmpty && closing.OpenHandovers == 0
            ? Decision.Of([
                .. reasons.Select(s => new StepNotRelevant(s.Code, s.Occurrence, s.Reason, stamp)),
                new CaseClosed(closing.Reason, closing.Note, stamp),
            ])
            : CaseRefusals.Owes(left, closing.OpenHandovers);
    }

    private static bool Answers(Satisfied reason, Obligation row) => reason.Code == row.Code && reason.Occurrence == row.Occurrence;

    public static Decision Reopen(CaseFile state, string reason, Stamp stamp) => state.Standing switch
    {
        CaseStanding.None => CaseRefusals.Unknown,
        CaseStanding.Open => Decision.AlreadySo,
        _ when !CaseCodes.Reopening.Contains(reason) => CaseRefusals.UnknownReason,
        _ => Decision.Of(new CaseReopened(reason, stamp)),
    };

    private static Decision Open(CaseFile state, Opening opening, Alert? alert, Stamp stamp)
    {
        if (state.Standing != CaseStanding.None)
        {
            return state.Opened == stamp || (alert is not null && state.Alerts.Contains(alert.Id)) ? Decision.AlreadySo : CaseRefusals.AlreadyOpened;
        }

        if (Fault(opening, alert, CivilTime.DayOf(stamp.At)) is { } refusal)
        {
            return refusal;
        }

        var (service, site) = (opening.Heads.Service, opening.Heads.Site);
        var opened = new CaseOpened(opening.Case, service, site, alert?.Id, opening.Mother with { Role = PersonRole.Mother }, stamp)
        {
            Origin = alert is null ? null : AlertOrigin.Of(alert),
            Plan = opening.Plan,
        };
        var heads = opening.Heads;
        var file = CaseFile.Evolve(CaseFile.None, opened);
        return Decision.Of([
            opened,
            new CoordinatorsAssigned(heads.First, heads.Second, heads.Midwife, heads.SocialWorker, alert is null ? "opened" : "taken", stamp),
            .. FamilyDecider.Family(opening, stamp),
            .. alert is null ? [] : AlertFindings.Of(file, alert, stamp),
        ]);
    }

    private static Refusal? Fault(Opening opening, Alert? alert, DateOnly today) => opening switch
    {
        // An alert may know no name yet (a telephone number, a national number): its case is opened all the same.
        { Mother.Name: null } when alert is null => CaseRefusals.NeedsName,
        { LastPeriod: null, DueDate: null, ChildBornOn: null } when alert is null => CaseRefusals.NeedsDate,
        { ExpectedChildren: < 1 or > 5 } => CaseRefusals.ExpectedChildren,
        _ when opening.Heads.Second == opening.Heads.First => CaseRefusals.SameHeadTwice,
        _ when PregnancyDates.Check(opening.LastPeriod, opening.DueDate, opening.ChildBornOn, today) is { } fault =>
            fault.Field == "birthDate" ? fault with { Field = "childBornOn" } : fault,
        _ => null,
    };
}

using Coordination.Domain.Time;

namespace Coordination.Domain.Cases;

/// <summary>
/// A family that went silent is not reported and not threatened: somebody whom it trusts chooses how it is sought again. Source: capability 14 of the
/// service's catalogue, rupture detection that respects trust.
/// </summary>
public static class RecontactDecider
{
    /// <summary>Days. Whoever is not found by then is decided about anew.</summary>
    public const int Longest = 92;

    public static Decision Plan(CaseFile state, RecontactPlanned plan)
    {
        var today = CivilTime.DayOf(plan.Stamp.At);
        return CaseGuard.NotOpen(state) is { } refusal ? refusal
            : Known(state, plan) is not null ? Decision.AlreadySo
            : !CaseCodes.Recontacting.Contains(plan.Way) ? RecontactRefusals.UnknownWay
            : plan.Until < today || plan.Until > today.AddDays(Longest) ? RecontactRefusals.Days
            : !MayChoose(state, plan) ? RecontactRefusals.Chooser
            : Running(state) is not null ? RecontactRefusals.Runs
            : Decision.Of(plan);
    }

    /// <summary>The same plan as it runs already, or was made on the same day, or null.</summary>
    public static Recontact? Known(CaseFile state, RecontactPlanned plan) => state.Recontacts.OrEmpty().FirstOrDefault(r =>
        r.Outcome is null && r.Way == plan.Way && r.Until == plan.Until && r.ChosenBy == plan.ChosenBy && (Runs(state, r) || r.On == CivilTime.DayOf(plan.Stamp.At)));

    public static Decision End(CaseFile state, RecontactEnded end) =>
        CaseGuard.NotOpen(state) is { } refusal ? refusal
        : state.Recontacts.OrEmpty().FirstOrDefault(r => r.Id == end.Recontact) is not { } known ? RecontactRefusals.Unknown
        : !CaseCodes.RecontactOutcomes.Contains(end.Outcome) ? RecontactRefusals.UnknownOutcome
        : known.Outcome is { } said ? (said == end.Outcome ? Decision.AlreadySo : RecontactRefusals.Ended)
        : Decision.Of(end);

    /// <summary>The plan that nobody ended and that no contact ended, or null.</summary>
    public static Recontact? Running(CaseFile state) => state.Recontacts.OrEmpty().FirstOrDefault(r => Runs(state, r));

    /// <summary>Whether somebody still owes to say what came of it: a contact on a later day says it by itself, one on the same day may have come before.</summary>
    public static bool Runs(CaseFile state, Recontact recontact) => recontact.Outcome is null && !(Silence.HeardOn(state) > recontact.On);

    private static bool MayChoose(CaseFile state, RecontactPlanned plan) =>
        plan.ChosenBy == plan.Stamp.By || CaseRights.IsHead(state, plan.ChosenBy)
        || state.Find(plan.ChosenBy) is { Role: PersonRole.Supporter or PersonRole.Trusted or PersonRole.Representative or PersonRole.CoParent };
}

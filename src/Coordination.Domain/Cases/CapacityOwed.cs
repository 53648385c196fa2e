using Coordination.Domain.FollowUp;
using Coordination.Domain.Time;

namespace Coordination.Domain.Cases;

/// <summary>
/// What a case owes about who decides: that somebody is assessed anew before an assessment is over, and that a person is asked herself about what was agreed
/// before she came of age or was found able. It stands beside the plan and changes nothing else of it.
/// </summary>
internal static class CapacityOwed
{
    public static IEnumerable<Obligation> Of(CaseFile state, PlanVersion plan, OwedBy owner, StepOutcomes said) =>
    [
        .. from found in state.Assessments
           where IsLast(state, found) && !(Deciding.AdultFrom(state, found.Person) <= found.Until) && !said.IsOver(CapacityDecider.Review, Name(found))
           select Row(plan, CapacityDecider.Review, owner, Name(found), CivilTime.StartOfDay(found.Until), said),
        .. from person in state.Minorities.Select(m => m.Person)
           let adult = Deciding.AdultFrom(state, person)
           where adult is not null && state.Consents.Any(c => IsToAsk(c, person, adult.Value)) && !said.IsOver(CapacityDecider.AsAdult, Name(person))
           select Row(plan, CapacityDecider.AsAdult, owner, Name(person), CivilTime.StartOfDay(adult.Value), said),
        .. from found in state.Assessments
           where found.Conclusion == CapacityConclusion.AbleAlone && Deciding.Assessed(state, found.Person, CapacityScope.Consent)?.Assessment == found.Assessment
               && state.Consents.Any(c => IsOthers(c, found)) && !said.IsOver(CapacityDecider.FoundAble, Name(found))
           select Row(plan, CapacityDecider.FoundAble, owner, Name(found), found.Stamp.At, said),
    ];

    private static Obligation Row(PlanVersion plan, string code, OwedBy owner, string name, DateTimeOffset anchor, StepOutcomes said)
    {
        var moved = said.MovedTo(code, name);
        return Owed.Row(plan, code, owner, StepOutcomes.Occurrence(name, moved), moved is { } day ? CivilTime.StartOfDay(day) : anchor);
    }

    // Who is an adult by then decides for herself: nobody asks any more whether she may.
    private static bool IsLast(CaseFile state, CapacityAssessed found) => found.Scopes.Any(scope => Deciding.Assessed(state, found.Person, scope)?.Assessment == found.Assessment);

    private static bool IsToAsk(Consent consent, Guid person, DateOnly adult) =>
        Stands(consent, person) && consent.SaidLast < adult && (consent.Terms.Until is null || consent.Terms.Until >= adult);

    private static bool IsOthers(Consent consent, CapacityAssessed found) =>
        Stands(consent, found.Person) && consent.Terms.By != found.Person && consent.Confirmed is null && consent.Recorded.At <= found.Stamp.At
        && (consent.LastDay is null || consent.LastDay >= found.On);

    private static bool Stands(Consent consent, Guid person) => consent is { Refused: false, Withdrawn: null } && consent.Terms.About.Contains(person);

    private static string Name(Guid id) => id.ToString("N");

    // Whom it is about stands first, so that a list can offer what to do.
    private static string Name(CapacityAssessed found) => $"{Name(found.Person)}:{Name(found.Assessment)}";
}

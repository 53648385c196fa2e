using System.Collections.Immutable;
using Coordination.Domain.FollowUp;
using Coordination.Domain.Time;

namespace Coordination.Domain.Cases;

/// <summary>
/// That a protection decision is looked at again: owed by its reviewer, then by its author, and by nobody who may not know of it. It goes on when the case
/// is closed, which somebody may do who does not know.
/// </summary>
internal static class ProtectionOwed
{
    public static ImmutableArray<Obligation> Of(CaseFile state, PlanVersion plan) =>
        [.. state.Protections.Where(p => p.ReviewOn is not null).Select(p => Row(state, plan, p, p.ReviewOn!.Value))];

    private static Obligation Row(CaseFile state, PlanVersion plan, ProtectionDecision decision, DateOnly on)
    {
        var two = new Heads(state.Service, state.Site, decision.Reviewer, decision.Author, null, null);
        var by = new OwedBy(state.Id, state.Id, state.Site, decision.Reviewer, two, state.Fired);
        return Owed.Row(plan, ProtectionDecider.Review, by, StepOutcomes.Occurrence(decision.Id.ToString("N"), on), Anchor(plan, on));
    }

    // Counted back from its day, so that the plan's own delays hold for a day that somebody chose.
    private static DateTimeOffset Anchor(PlanVersion plan, DateOnly on) =>
        CivilTime.StartOfDay(on.AddDays(on.DayNumber - PlanClock.Day(plan[ProtectionDecider.Review].Window.Due, on).DayNumber));
}

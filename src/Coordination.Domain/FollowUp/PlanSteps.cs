using System.Collections.Immutable;
using Coordination.Domain.Cases;
using Coordination.Domain.Time;

namespace Coordination.Domain.FollowUp;

/// <summary>The plan of a case: every live row whose anchor is known and that is not over (domain.md §3.4). Pure.</summary>
public static class PlanSteps
{
    /// <summary>What an open case owes by its plan. A closed case owes none of it: do not ask.</summary>
    /// <param name="clock">What the family's steps are counted from.</param>
    /// <param name="careIntensity">1–3, null counts as 1.</param>
    /// <param name="outcomes">What was recorded about the steps.</param>
    /// <param name="plan">Version of the rules.</param>
    /// <param name="by">Who owes it: the case's stream, its responsible coordinator and heads.</param>
    public static ImmutableArray<Obligation> Of(FamilyClock clock, int? careIntensity, IEnumerable<StepOutcome> outcomes, PlanVersion plan, OwedBy by)
    {
        var owedBy = by with { CareIntensity = careIntensity };
        var known = new StepOutcomes(outcomes);
        var planned = plan.Rows.Where(row => row.Live && row.From <= (careIntensity ?? 1));
        ImmutableArray<Obligation> owed = [.. planned.SelectMany(row => Row(row, clock, known, plan, owedBy))];
        return owed.Any(step => step.Listed) ? owed : [.. owed, Review(clock, known, plan, owedBy)];
    }

    private static IEnumerable<Obligation> Row(PlanRow row, FamilyClock clock, StepOutcomes outcomes, PlanVersion plan, OwedBy by)
    {
        var anchors = Anchors.Of(row, clock, outcomes).SelectMany(anchor => Each(row, anchor));
        foreach (var anchor in anchors.Where(anchor => !outcomes.IsOver(row.Code, anchor.Part)))
        {
            var window = Window(row, clock, anchor, by);
            if (window.Closes is null || window.Closes >= clock.Opened)
            {
                var moved = outcomes.MovedTo(row.Code, anchor.Part);
                var occurrence = StepOutcomes.Occurrence(anchor.Part, moved ?? (Revised(row, clock) ? clock.Term : null));
                yield return Owed.Of(plan, row, by, occurrence, anchor.At, moved is { } day ? To(day, window) : window);
            }
        }
    }

    // An open case always owes one listed step: where the plan has none left, the day to look at it again.
    private static Obligation Review(FamilyClock clock, StepOutcomes outcomes, PlanVersion plan, OwedBy by)
    {
        var since = outcomes.DecidedOn(ReviewCode) is { } day ? CivilTime.StartOfDay(day) : clock.Opened;
        return Owed.Row(plan, ReviewCode, by, StepOutcomes.Occurrence("1", CivilTime.DayOf(since)), since);
    }

    private const string ReviewCode = "review";

    private static IEnumerable<Anchor> Each(PlanRow row, Anchor anchor) => row.Each.IsEmpty
        ? [anchor]
        : row.Each.Select(each => anchor with
        {
            Part = $"{anchor.Part}.{each}",
            At = CivilTime.StartOfDay(PlanClock.Day(each, CivilTime.DayOf(anchor.At))),
        });

    private static PlanWindow Window(PlanRow row, FamilyClock clock, Anchor anchor, OwedBy by)
    {
        var rule = clock.EarlyBirthExpected && row.EarlyBirth is { } early ? early : Owed.RuleOf(row, by);
        var window = PlanClock.Window(row, rule, anchor.At);
        if (anchor.Child is { } child)
        {
            window = Between(row, rule, window, kind => Anchors.Of(kind, clock, child));
        }

        return row.LateEntry is { } late && clock.Opened > window.Due ? To(PlanClock.Day(late, CivilTime.DayOf(clock.Opened)), window) : window;
    }

    private static PlanWindow Between(PlanRow row, WindowRule rule, PlanWindow window, Func<AnchorKind, DateTimeOffset?> anchor) => window with
    {
        Opens = row.OpenFrom is { } from && anchor(from) is { } opening ? PlanClock.Opens(rule.Open, opening) : window.Opens,
        Closes = row.CloseFrom is not { } to ? window.Closes : anchor(to) is { } closing ? PlanClock.Closes(rule.Close!, closing) : null,
    };

    // A day chosen by a person, or the delay of a family that entered late: the step never closes before it.
    private static PlanWindow To(DateOnly due, PlanWindow window)
    {
        var (nine, end) = (CivilTime.Nine(due), CivilTime.EndOfDay(due));
        return new(window.Opens < nine ? window.Opens : nine, nine, window.Closes < end ? end : window.Closes);
    }

    private static bool Revised(PlanRow row, FamilyClock clock) => clock.DueDateRevised && row.Anchor is AnchorKind.Gestation or AnchorKind.DueDate;
}

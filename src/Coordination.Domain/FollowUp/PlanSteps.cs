using System.Collections.Immutable;
using Coordination.Domain.Cases;
using Coordination.Domain.Time;

namespace Coordination.Domain.FollowUp;

/// <summary>The plan of a case: every live row whose anchor is known and that is not over. Pure.</summary>
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
        // Worked out at every write and read of a case: plain loops, no iterator per row.
        var owed = ImmutableArray.CreateBuilder<Obligation>();
        foreach (var row in plan.LiveFrom(careIntensity ?? 1))
        {
            Add(owed, row, clock, known, plan, owedBy);
        }

        AddReview(owed, clock, known, plan, owedBy);

        return owed.ToImmutable();
    }

    /// <summary>Of the plan of a case only what results ask for, as <see cref="Of"/> has it.</summary>
    /// <param name="clock">Its repeats are asked for, and nothing else.</param>
    /// <param name="outcomes">What was recorded about the steps.</param>
    /// <param name="plan">Version of the rules.</param>
    /// <param name="by">Who owes it, at which care intensity.</param>
    public static ImmutableArray<Obligation> OfResults(FamilyClock clock, IEnumerable<StepOutcome> outcomes, PlanVersion plan, OwedBy by)
    {
        var known = new StepOutcomes(outcomes);
        var owed = ImmutableArray.CreateBuilder<Obligation>();
        foreach (var row in plan.LiveFrom(by.CareIntensity ?? 1))
        {
            if (row.Anchor == AnchorKind.Result)
            {
                Add(owed, row, clock, known, plan, by);
            }
        }

        return owed.ToImmutable();
    }

    private static void Add(ImmutableArray<Obligation>.Builder owed, PlanRow row, FamilyClock clock, StepOutcomes outcomes, PlanVersion plan, OwedBy by)
    {
        foreach (var anchor in Anchors.Of(row, clock, outcomes, by.CareIntensity ?? 1))
        {
            Add(owed, row, anchor, clock, outcomes, plan, by);
        }
    }

    private static void Add(
        ImmutableArray<Obligation>.Builder owed, PlanRow row, Anchor anchor, FamilyClock clock, StepOutcomes outcomes, PlanVersion plan, OwedBy by)
    {
        if (row.Each.IsEmpty)
        {
            AddOne(owed, row, anchor, clock, outcomes, plan, by);
            return;
        }

        foreach (var each in Anchors.EachOf(row, anchor))
        {
            AddOne(owed, row, each, clock, outcomes, plan, by);
        }
    }

    private static void AddOne(
        ImmutableArray<Obligation>.Builder owed, PlanRow row, Anchor anchor, FamilyClock clock, StepOutcomes outcomes, PlanVersion plan, OwedBy by)
    {
        if (outcomes.IsOver(row.Code, anchor.Part))
        {
            return;
        }

        var window = Window(row, clock, anchor, by);
        if (window.Closes < clock.Opened || (row.AsksAgain && !(clock.ConsentGiven < CivilTime.DayOf(window.Opens))))
        {
            return;
        }

        var moved = Waited(row, clock, window, outcomes.MovedTo(row.Code, anchor.Part));
        var occurrence = StepOutcomes.Occurrence(anchor.Part, moved ?? Replanned(row, clock, anchor));
        owed.Add(moved is { } day
            ? Moved(Owed.Of(plan, row, by, occurrence, anchor.At, To(day, window)), window.Due)
            : Owed.Of(plan, row, by, occurrence, anchor.At, window));
    }

    // What would be due while the plan waits is due when it goes on.
    private static DateOnly? Waited(PlanRow row, FamilyClock clock, PlanWindow window, DateOnly? moved)
    {
        if (clock.Pauses.IsEmpty || !row.Pausable)
        {
            return moved;
        }

        var day = moved ?? CivilTime.DayOf(window.Due);
        foreach (var pause in clock.Pauses)
        {
            if (pause.From <= day && day < pause.Until)
            {
                moved = day = row.DayOff == DayOffRule.Stay ? pause.Until : WorkingDays.OnOrAfter(pause.Until);
            }
        }

        return moved;
    }

    // Whoever moves a step moves its chases and escalations with it: nobody is told that a step is late before its new day.
    private static Obligation Moved(Obligation owed, DateTimeOffset before)
    {
        var days = CivilTime.DayOf(owed.DueAt).DayNumber - CivilTime.DayOf(before).DayNumber;
        return owed with { Pending = [.. owed.Pending.Select(step => Moved(step, days)).OrderBy(step => step.At)] };
    }

    private static DueStep Moved(DueStep step, int days) =>
        step.Name is "due" or "missed" ? step : step with { At = CivilTime.Nine(CivilTime.DayOf(step.At).AddDays(days)) };

    // A silence that may never come is nothing planned: the case is looked at before it would count as lost. A step of the year after next is no plan either.
    private static void AddReview(ImmutableArray<Obligation>.Builder owed, FamilyClock clock, StepOutcomes known, PlanVersion plan, OwedBy by)
    {
        var next = owed.Where(step => step.Listed && plan[step.Code].Lost is null).Select(step => (DateTimeOffset?)step.DueAt).Min();
        if (next is null)
        {
            owed.Add(Review(ReviewCode, clock, known, plan, by));
        }
        else if (Review(QuietCode, clock, known, plan, by) is var quiet && next > quiet.DueAt)
        {
            owed.Add(quiet);
        }
    }

    /// <summary>Whether a row is the day on which a case is looked at because nothing else is due.</summary>
    public static bool IsReview(string code) => code is ReviewCode or QuietCode;

    // An open case always owes one listed step: where the plan has none left, the day to look at it again. Counted from the last thing
    // that happened, so that a case is not overdue on the day its last step is done.
    private static Obligation Review(string code, FamilyClock clock, StepOutcomes outcomes, PlanVersion plan, OwedBy by)
    {
        var last = outcomes.LastDecidedOn() is { } decided && decided > clock.LastEvent ? decided : clock.LastEvent;
        var moved = outcomes.MovedTo(code, "1") is { } day && day > last ? day : (DateOnly?)null;
        var owed = Owed.Row(plan, code, by, StepOutcomes.Occurrence("1", moved ?? last), CivilTime.StartOfDay(last));
        return moved is { } to
            ? Moved(owed with { DueAt = CivilTime.Nine(to), Pending = [.. owed.Pending.Select(step => DueOn(step, to))] }, owed.DueAt)
            : owed;
    }

    private static DueStep DueOn(DueStep step, DateOnly day) => step.Name == "due" ? step with { At = CivilTime.Nine(day) } : step;

    private const string ReviewCode = "review";
    private const string QuietCode = "review-quiet";

    private static PlanWindow Window(PlanRow row, FamilyClock clock, Anchor anchor, OwedBy by)
    {
        var rule = clock.EarlyBirthExpected && row.EarlyBirth is { } early ? early : Owed.RuleOf(row, by);
        var window = PlanClock.Window(row, rule, anchor.At);
        if (row.OpenFrom is not null || row.CloseFrom is not null)
        {
            window = Between(row, rule, window, kind => Anchors.Of(kind, clock, anchor.Child));
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

    // What was counted from another day before is another occurrence, and speaks up on its new day. The day of leaving a ward is often foreseen, and then another.
    private static DateOnly? Replanned(PlanRow row, FamilyClock clock, Anchor anchor) =>
        clock.DueDateRevised && row.Anchor is AnchorKind.Gestation or AnchorKind.DueDate ? clock.Term
        : row.Anchor == AnchorKind.Discharge ? CivilTime.DayOf(anchor.At)
        : null;
}

using Coordination.Domain.Cases;

namespace Coordination.Domain.FollowUp;

/// <summary>
/// What was recorded about the steps of a case. A step keeps its name through every re-plan: <c>1</c>, then <c>1@2026-06-20</c> for the
/// occurrence that replaced it, so that what is done stays done and what moved speaks up again on its new day.
/// </summary>
internal sealed class StepOutcomes(IEnumerable<StepOutcome> outcomes)
{
    private const char Replanned = '@';

    private readonly ILookup<(string Code, string Name), StepOutcome> _byStep = outcomes.ToLookup(outcome => (outcome.Code, Name(outcome.Occurrence)));

    /// <summary>The name of a step whatever was re-planned.</summary>
    public static string Name(string occurrence) => occurrence.Split(Replanned)[0];

    public static string Occurrence(string name, DateOnly? replanned) => replanned is { } day ? $"{name}{Replanned}{day:yyyy-MM-dd}" : name;

    /// <summary>Whether the step is over: done here or elsewhere, or not relevant.</summary>
    public bool IsOver(string code, string name) => _byStep[(code, name)].Any(outcome => outcome.End != StepEnd.Moved);

    /// <summary>The day a step still owed was last moved to, or null.</summary>
    public DateOnly? MovedTo(string code, string name) =>
        _byStep[(code, name)].Where(outcome => outcome.End == StepEnd.Moved).MaxBy(outcome => outcome.Stamp.At)?.On;

    /// <summary>Last day on which a step was done, here or elsewhere, or null.</summary>
    public DateOnly? DoneOn(string code) =>
        _byStep.Where(step => step.Key.Code == code).SelectMany(step => step).Where(outcome => outcome.End is StepEnd.Done or StepEnd.Elsewhere).Max(outcome => outcome.On);

    /// <summary>Last day on which somebody recorded the step as done, whatever day was given for it; null = never.</summary>
    public DateOnly? DecidedOn(string code) => Decided(code).Select(day => (DateOnly?)day).Max();

    /// <summary>How often the step was recorded as done on this day.</summary>
    public int DecidedTimes(string code, DateOnly day) => Decided(code).Count(decided => decided == day);

    private IEnumerable<DateOnly> Decided(string code) => _byStep
        .Where(step => step.Key.Code == code)
        .SelectMany(step => step)
        .Where(outcome => outcome.End is StepEnd.Done or StepEnd.Elsewhere)
        .Select(outcome => Time.CivilTime.DayOf(outcome.Stamp.At));

    /// <summary>Last day on which any step was ended, or null.</summary>
    public DateOnly? LastDecidedOn() => _byStep
        .SelectMany(step => step)
        .Where(outcome => outcome.End != StepEnd.Moved)
        .Max(outcome => (DateOnly?)(outcome.On ?? Time.CivilTime.DayOf(outcome.Stamp.At)));
}

using Coordination.Domain.FollowUp;
using Coordination.Domain.Time;

namespace Coordination.Domain.Cases;

/// <summary>What a person says about a step of the plan: done, later, not relevant.</summary>
public static class PlanStepDecider
{
    /// <summary>The step is done, by the coordination or elsewhere. A step that has a record of its own is done by that record.</summary>
    public static Decision Done(CaseFile state, StepDone done, PlanVersion plan)
    {
        if (Fault(state, done.Code, done.Occurrence, plan) is { } refusal)
        {
            return refusal;
        }

        var known = Last(state, done.Code, done.Occurrence);
        var end = done.How == StepHow.Elsewhere ? StepEnd.Elsewhere : StepEnd.Done;
        return known?.End == end && known.On == done.On ? Decision.AlreadySo
            : done.How == StepHow.Done && StepProofs.HasRecord(done.Code) ? PlanStepRefusals.NeedsItsRecord
            : done.On > CivilTime.DayOf(done.Stamp.At) ? CaseRefusals.DayInFuture
            : Decision.Of(done);
    }

    /// <summary>Later, with a reason. It stays owed, by its new day.</summary>
    public static Decision Move(CaseFile state, StepMoved moved, PlanVersion plan)
    {
        if (Fault(state, moved.Code, moved.Occurrence, plan) is { } refusal)
        {
            return refusal;
        }

        return Last(state, moved.Code, moved.Occurrence) switch
        {
            { End: StepEnd.Moved } known when known.On == moved.To => Decision.AlreadySo,
            { End: not StepEnd.Moved } => PlanStepRefusals.Over,
            _ when !CaseCodes.Moving.Contains(moved.Reason) => CaseRefusals.UnknownReason,
            _ when moved.To < CivilTime.DayOf(moved.Stamp.At) => CaseRefusals.DayPast,
            _ when moved.To > CivilTime.DayOf(moved.Stamp.At).AddDays(StepProofs.FarthestMove) => PlanStepRefusals.TooFar,
            _ => Decision.Of(moved),
        };
    }

    public static Decision NotRelevant(CaseFile state, StepNotRelevant answer, PlanVersion plan)
    {
        if (Fault(state, answer.Code, answer.Occurrence, plan) is { } refusal)
        {
            return refusal;
        }

        return Last(state, answer.Code, answer.Occurrence) switch
        {
            { End: StepEnd.NotRelevant } => Decision.AlreadySo,
            { End: StepEnd.Done or StepEnd.Elsewhere } => PlanStepRefusals.Over,
            _ when !CaseCodes.NotRelevant.Contains(answer.Reason) => CaseRefusals.UnknownReason,
            _ => Decision.Of(answer),
        };
    }

    // A step keeps its name through every move, so an answer given from an older list still meets it. A review day comes again under the same name: what was
    // said about an earlier one says nothing about this one.
    private static StepOutcome? Last(CaseFile state, string code, string occurrence) => PlanSteps.IsReview(code)
        ? state.Step(code, occurrence)
        : state.Steps.Where(s => s.Code == code && StepOutcomes.Name(s.Occurrence) == StepOutcomes.Name(occurrence)).MaxBy(s => s.Stamp.At);

    private static Refusal? Fault(CaseFile state, string code, string occurrence, PlanVersion plan) =>
        CaseGuard.NotOpen(state)
        ?? (FlagCodes.IsFlag(code) ? PlanStepRefusals.FlagNeedsQualification
            : code is ProtectionDecider.Review or TherapeuticExceptionDecider.Review ? PlanStepRefusals.NeedsItsRecord
            : plan.Find(code) is null || occurrence.Length is 0 or > 80 ? PlanStepRefusals.Unknown
            : null);
}

namespace Coordination.Domain.Cases;

/// <summary>Expected "no" about steps of the plan.</summary>
public static class PlanStepRefusals
{
    public static Refusal Unknown { get; } = Refusal.Missing("step of the plan");

    public static Refusal FlagNeedsQualification { get; } =
        Refusal.Conflict("red-flag-needs-qualification", "A red flag is neither ticked, moved nor waved away: a professional assesses it in writing.");

    public static Refusal NeedsItsRecord { get; } =
        Refusal.Conflict("step-needs-its-record", "This step is done by its own record: a contact, a consent, or a result.");

    public static Refusal Over { get; } = Refusal.Conflict("step-over", "This step is over.");

    public static Refusal TooFar { get; } = Refusal.Meaning("step-moved-too-far", "A step is moved by at most 90 days.", "to");
}

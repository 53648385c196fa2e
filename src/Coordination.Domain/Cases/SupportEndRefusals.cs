namespace Coordination.Domain.Cases;

/// <summary>Expected "no" about the end of a support.</summary>
public static class SupportEndRefusals
{
    public static Refusal NotRunning { get; } = Refusal.Conflict("support-not-running", "Only a support that was agreed to and is not over has an end to foresee.");

    public static Refusal Days { get; } = Refusal.Meaning("support-end-days", "A support ends today or later, at most 1500 days ahead; who takes over needs that day.", "until");

    public static Refusal Successor { get; } = Refusal.Meaning("support-successor", "Who takes over is another handover of this case, asked or holding.", "successorId");
}

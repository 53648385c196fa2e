namespace Coordination.Domain.Cases;

/// <summary>Expected "no" about scores, factors and red flags of a case.</summary>
public static class ScreeningRecordRefusals
{
    public static Refusal UnknownFactor { get; } = Refusal.Missing("factor of this case");

    public static Refusal UnknownFlag { get; } = Refusal.Missing("red flag of this case");

    public static Refusal LevelTooLow { get; } =
        Refusal.Meaning("screening-level-too-low", "What the instrument or the factor is about sets the lowest level: violence is sealed.", "level");

    public static Refusal FlagNeedsProfessional { get; } =
        Refusal.Conflict("red-flag-needs-professional", "Only a person acknowledges or assesses a red flag.");

    public static Refusal NeedsCode { get; } = Refusal.Meaning("red-flag-needs-code", "Say which red flag it is.", "code");
}

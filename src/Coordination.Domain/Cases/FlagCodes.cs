namespace Coordination.Domain.Cases;

/// <summary>Codes by which red flags stand among the steps of the plan.</summary>
internal static class FlagCodes
{
    /// <summary>A red flag is neither moved nor waved away: only an assessment in writing ends it.</summary>
    public static bool IsFlag(string stepCode) => stepCode.StartsWith("RF-", StringComparison.Ordinal);
}

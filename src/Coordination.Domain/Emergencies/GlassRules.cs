using System.Collections.Immutable;
using Coordination.Domain.Access;
using Coordination.Domain.Codes;

namespace Coordination.Domain.Emergencies;

/// <summary>Reasons and times of an emergency access, as versioned reference data.</summary>
public static class GlassRules
{
    private static readonly Rows Data = ReferenceData.Read<Rows>("Emergencies.glass-rules.json");

    public static string Version => Data.Version;

    public static string Source => Data.Source;

    /// <summary>Minutes that it lasts when nobody says otherwise.</summary>
    public static int UsualMinutes => Data.UsualMinutes;

    /// <summary>Minutes that it lasts at most.</summary>
    public static int MostMinutes => Data.MostMinutes;

    /// <summary>Fewest characters of the text that says why it was needed.</summary>
    public static int LeastText => Data.LeastText;

    /// <summary>Reasons that can be given at the click.</summary>
    public static ImmutableArray<Coded> Reasons { get; } = [.. Data.Reasons.Select(reason => new Coded(reason.Code, reason.Label))];

    public static bool IsReason(string? code) => EmergencyOf(code) is not null;

    /// <summary>What a code means for the access table; null for one that is not in the list.</summary>
    public static EmergencyReason? EmergencyOf(string? code) => Data.Reasons.FirstOrDefault(reason => reason.Code == code) is { } known
        ? known.Vital ? EmergencyReason.VitalDanger : EmergencyReason.Coded
        : null;

    private sealed record Rows(string Version, string Source, int UsualMinutes, int MostMinutes, int LeastText, ImmutableArray<Row> Reasons);

    /// <param name="Vital">A danger for life: alone opens to whom the family excluded (rule A12).</param>
    private sealed record Row(string Code, Label Label, bool Vital = false);
}

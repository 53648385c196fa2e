using System.Collections.Immutable;
using Coordination.Domain.Codes;

namespace Coordination.Domain.Cases;

/// <summary>A legal ground of a protection decision.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Label">Words, never a number.</param>
/// <param name="Source">The text it comes from.</param>
/// <param name="Articles">The same by number, old and new.</param>
public sealed record ProtectionGround(string Code, Label Label, string Source, ImmutableArray<ArticleNumber> Articles);

/// <summary>What can be decided when danger is suspected, on which grounds, and how far a next review may be: versioned reference data.</summary>
public static class ProtectionRules
{
    private static readonly Rows Data = ReferenceData.Read<Rows>("Cases.protection-rules.json");

    public static string Version => Data.Version;

    public static string Source => Data.Source;

    /// <summary>Farthest day of a next review, in days.</summary>
    public static int FarthestReview => Data.FarthestReviewDays;

    /// <summary>What can be decided.</summary>
    public static ImmutableArray<Coded> Decisions => Data.Decisions;

    /// <summary>Legal grounds.</summary>
    public static ImmutableArray<ProtectionGround> Grounds => Data.Grounds;

    public static bool IsDecision(string code) => Decisions.Any(d => d.Code == code);

    public static bool IsGround(string code) => Grounds.Any(g => g.Code == code);

    private sealed record Rows(string Version, string Source, int FarthestReviewDays, ImmutableArray<Coded> Decisions, ImmutableArray<ProtectionGround> Grounds);
}

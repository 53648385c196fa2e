using System.Collections.Immutable;
using Coordination.Domain.Time;

namespace Coordination.Domain.Cases;

/// <summary>An age from which something holds.</summary>
/// <param name="Years">Completed years.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Verified">False where it was not read in the text itself: nothing is decided by it.</param>
public sealed record AgeThreshold(int Years, string Source, bool Verified);

/// <summary>What shows that somebody acts for a person or assists her.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Label">Words.</param>
/// <param name="Kinds">In what way one may act by it.</param>
public sealed record ActingProof(string Code, Label Label, ImmutableArray<ActingKind> Kinds);

/// <summary>Ages, delays and proofs of who decides for whom: versioned reference data.</summary>
public static class CapacityRules
{
    private static readonly Rows Data = ReferenceData.Read<Rows>("Cases.capacity-rules.json");

    public static string Version => Data.Version;

    public static string Source => Data.Source;

    /// <summary>From this age a person is an adult.</summary>
    public static AgeThreshold Adult => Data.Adult;

    /// <summary>From this age youth aid needs the young person's own agreement.</summary>
    public static AgeThreshold YouthAid => Data.YouthAid;

    /// <summary>From this age with a lawyer.</summary>
    public static AgeThreshold YouthAidWithLawyer => Data.YouthAidWithLawyer;

    /// <summary>Kinds of service that are youth aid.</summary>
    public static ImmutableArray<string> YouthAidKinds => Data.YouthAidKinds;

    /// <summary>For how many months an assessment counts at most.</summary>
    public static int AssessmentMonths => Data.AssessmentMonths;

    /// <summary>What shows that somebody acts for a person or assists her.</summary>
    public static ImmutableArray<ActingProof> Proofs => Data.Proofs;

    /// <summary>The first day on which somebody born on this day is an adult.</summary>
    public static DateOnly AdultFrom(DateOnly born) => ThousandDays.Birthday(born, Adult.Years);

    /// <summary>The last day on which an assessment of this day may count.</summary>
    public static DateOnly LastDayOf(DateOnly assessed) => ThousandDays.MonthsAfter(assessed, AssessmentMonths);

    /// <summary>Whether youth aid needs the young person's own agreement on this day. Where nobody knows her age it does.</summary>
    /// <param name="adultFrom">First day on which she is an adult, or null.</param>
    /// <param name="day">Today.</param>
    public static bool AgreesToYouthAid(DateOnly? adultFrom, DateOnly day) =>
        adultFrom is not { } from || day >= ThousandDays.Birthday(from, YouthAid.Years - Adult.Years);

    private sealed record Rows(
        string Version, string Source, AgeThreshold Adult, AgeThreshold YouthAid, AgeThreshold YouthAidWithLawyer,
        ImmutableArray<string> YouthAidKinds, int AssessmentMonths, ImmutableArray<ActingProof> Proofs);
}

using System.Collections.Immutable;
using Coordination.Domain.Codes;

namespace Coordination.Domain.Cases;

/// <summary>An article that a basis rests on, by one of the numberings in use.</summary>
/// <param name="Law">The code or law.</param>
/// <param name="Article">Its number there.</param>
/// <param name="Verified">False where the number was not read in the text itself: it is then shown to nobody as certain.</param>
public sealed record ArticleNumber(string Law, string Article, bool Verified);

/// <summary>On what a disclosure rests and what it then demands.</summary>
/// <param name="Code">Stable code; several rows of one code hold at different times.</param>
/// <param name="Label">Words, never a number.</param>
/// <param name="Text">The text it comes from, in words.</param>
/// <param name="Articles">The same by number, old and new.</param>
/// <param name="ValidFrom">First day on which it is used.</param>
/// <param name="ValidUntil">Last day, or null.</param>
/// <param name="To">Whom it reaches: <c>holder</c> of a relation, or an outside authority by its code.</param>
/// <param name="Conditions">Conditions that must be answered with yes.</param>
/// <param name="Consent">A consent of the case that covers the recipient is demanded.</param>
/// <param name="Reason">A written reason is demanded.</param>
/// <param name="ThirdParties">Somebody must have looked whether it tells of third parties.</param>
public sealed record DisclosureBasis(
    string Code,
    Label Label,
    string Text,
    ImmutableArray<ArticleNumber> Articles,
    DateOnly ValidFrom,
    DateOnly? ValidUntil,
    ImmutableArray<string> To,
    ImmutableArray<string> Conditions,
    bool Consent,
    bool Reason,
    bool ThirdParties)
{
    public bool HoldsOn(DateOnly day) => ValidFrom <= day && (ValidUntil is null || day <= ValidUntil);
}

/// <summary>Bases of a disclosure, the five conditions of shared secrecy, and whom one may tell outside: versioned reference data.</summary>
public static class DisclosureBases
{
    /// <summary>The basis of what is told in an emergency (access rule A85).</summary>
    public const string Emergency = "emergency";

    /// <summary>In <see cref="DisclosureBasis.To"/>: somebody who has a relation to the case.</summary>
    public const string Holder = "holder";

    private static readonly Rows Data = ReferenceData.Read<Rows>("Cases.disclosure-bases.json");

    public static string Version => Data.Version;

    public static string Source => Data.Source;

    public static ImmutableArray<DisclosureBasis> All => Data.Bases;

    /// <summary>The five conditions of shared secrecy, in their order.</summary>
    public static ImmutableArray<Coded> Conditions => Data.Conditions;

    /// <summary>Outside authorities, by kind.</summary>
    public static ImmutableArray<Coded> Authorities => Data.Authorities;

    /// <summary>Coded reasons for telling somebody in an emergency.</summary>
    public static ImmutableArray<Coded> Emergencies => Data.Emergencies;

    /// <summary>The row of this code that holds on a day, or null.</summary>
    public static DisclosureBasis? Find(string code, DateOnly day) => All.FirstOrDefault(basis => basis.Code == code && basis.HoldsOn(day));

    /// <summary>It rests on her agreement: while she restricts the use of what is kept about her, nobody is told on it. What the law or a danger carries stays possible.</summary>
    public static bool RestsOnHer(string code) => All.Any(basis => basis.Code == code && basis.Conditions.Contains("agrees"));

    public static bool IsEmergency(string? code) => Emergencies.Any(reason => reason.Code == code);

    public static bool IsAuthority(string? code) => Authorities.Any(authority => authority.Code == code);

    private sealed record Rows(
        string Version, string Source, ImmutableArray<Coded> Conditions, ImmutableArray<Coded> Authorities, ImmutableArray<Coded> Emergencies, ImmutableArray<DisclosureBasis> Bases);
}

using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Coordination.Domain.Screening;

/// <summary>
/// A vulnerability or a strength of the catalogue. Not to be taken for a step of the plan: S01 and H01 exist in both.
/// </summary>
public sealed record FactorCode
{
    public string Code { get; init; } = "";

    /// <summary><c>S</c> social and material, <c>P</c> psychic and relational, <c>B</c> baby, <c>H</c> high risk, <c>R</c> resource.</summary>
    public string Domain { get; init; } = "";

    public Label Label { get; init; } = new("", "", "");

    /// <summary>Category codes of the HL7 SDOH Clinical Care guide.</summary>
    public ImmutableArray<string> Sdoh { get; init; } = [];

    /// <summary>ICD-10 codes, to be checked in the edition loaded.</summary>
    public ImmutableArray<string> Icd { get; init; } = [];

    public string? Snomed { get; init; }

    /// <summary>Level an entry about it starts with, and the lowest it may have; violence is sealed. The author may raise it.</summary>
    public Confidentiality Confidentiality { get; init; } = Confidentiality.N2;
}

/// <summary>The factors known here, as reference data.</summary>
public static class FactorCodes
{
    private static readonly Rows Data = ReferenceData.Read<Rows>("Screening.factors.json");

    private static readonly FrozenDictionary<string, FactorCode> ByCode = Data.Factors.ToFrozenDictionary(f => f.Code, CodeSpelling.Any);

    public static string Version => Data.Version;

    /// <summary>Where the catalogue comes from.</summary>
    public static string Source => $"{Data.Source}; {Data.Evidence}";

    public static ImmutableArray<FactorCode> All => Data.Factors;

    /// <summary>The factor of a code, however it is written. Null for one we do not know: it is kept as text, uncoded.</summary>
    public static FactorCode? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>Level a factor starts with. One that no code fits is restricted to the heads until its author says otherwise: it may tell of violence.</summary>
    public static Confidentiality LevelOf(string code) => Find(code)?.Confidentiality ?? Confidentiality.N3;

    private sealed record Rows(string Version, string Source, string Evidence, ImmutableArray<FactorCode> Factors);
}

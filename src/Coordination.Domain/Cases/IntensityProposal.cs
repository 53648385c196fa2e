using System.Collections.Immutable;
using System.Globalization;
using Coordination.Domain.Screening;

namespace Coordination.Domain.Cases;

/// <summary>Why an intensity is proposed.</summary>
/// <param name="Rule">
/// <c>factor</c>, <c>flag</c>, <c>factor-domains</c>, <c>factor-count</c>, <c>functional-impact</c>, <c>services</c>, <c>default</c>.
/// </param>
/// <param name="Value">The code or the count that met it.</param>
public sealed record IntensityReason(string Rule, string Value);

/// <summary>
/// Care intensity that the facts suggest, with reasons. A pure function; only a person decides, and may decide otherwise.
/// </summary>
public sealed record IntensityProposal(CareIntensity Intensity, ImmutableArray<IntensityReason> Reasons, string Rules)
{
    private static readonly RuleRows Data = ReferenceData.Read<RuleRows>("Cases.intensity-rules.json");

    /// <param name="factors">Factors of the case; those resolved do not count.</param>
    /// <param name="flags">Red flags that stand or stood in this case.</param>
    /// <param name="scores">Results; a band may carry a flag that was raised elsewhere.</param>
    /// <param name="services">Services that take part.</param>
    public static IntensityProposal Of(IEnumerable<Factor> factors, IEnumerable<RedFlag> flags, IEnumerable<ScreeningResult> scores, int services)
    {
        var counted = factors
            .Where(f => f.Resolved is null && f.Domain is { } domain && !Data.NotCounted.Contains(domain))
            .DistinctBy(f => f.Code)
            .ToImmutableArray();
        var codes = flags.Select(f => f.Code).Concat(scores.SelectMany(s => s.Flags.OrEmpty()).Select(hit => hit.Code)).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<IntensityReason> coordinated = [.. Coordinated(counted, codes, services)];
        ImmutableArray<IntensityReason> tailored = [.. Tailored(counted, codes)];
        return (coordinated, tailored) switch
        {
            ({ IsEmpty: false }, _) => new(CareIntensity.Coordinated, coordinated, Data.Version),
            (_, { IsEmpty: false }) => new(CareIntensity.Tailored, tailored, Data.Version),
            _ => new(CareIntensity.Inform, [new("default", "")], Data.Version),
        };
    }

    /// <summary>The proposal for a case as it is now.</summary>
    public static IntensityProposal Of(CaseFile state) =>
        Of(state.Factors, state.Flags, state.Screenings.Select(s => s.Result), state.Relations.Where(TakesPart).Select(r => r.Holder).Distinct().Count());

    private static IEnumerable<IntensityReason> Coordinated(ImmutableArray<Factor> factors, HashSet<string> flags, int services)
    {
        var rule = Data.Coordinated;
        var domains = factors.Select(f => f.Domain).Distinct().Count();
        return [
            .. factors.Where(f => rule.Factors.Contains(f.Code)).Select(f => new IntensityReason("factor", f.Code)),
            .. rule.Flags.Where(flags.Contains).Select(code => new IntensityReason("flag", code)),
            .. Reached("factor-domains", domains, rule.Domains),
            .. Reached("services", services, rule.Services),
        ];
    }

    private static IEnumerable<IntensityReason> Tailored(ImmutableArray<Factor> factors, HashSet<string> flags)
    {
        var rule = Data.Tailored;
        return [
            .. Reached("factor-count", factors.Length, rule.Count),
            .. rule.Flags.Where(flags.Contains).Select(code => new IntensityReason("flag", code)),
            .. factors.Where(f => rule.Factors.Contains(f.Code)).Select(f => new IntensityReason("factor", f.Code)),
            .. factors.Where(f => f.FunctionalImpact && f.Domain == rule.ImpactDomain).Select(f => new IntensityReason("functional-impact", f.Code)),
        ];
    }

    private static IEnumerable<IntensityReason> Reached(string rule, int count, int needed) =>
        count >= needed ? [new(rule, count.ToString(CultureInfo.InvariantCulture))] : [];

    private static bool TakesPart(Relation relation) => relation is { Role: RelationRole.CareMember or RelationRole.Mandated, Ended: null };

    private sealed record RuleRows(
        string Version,
        string Source,
        string Evidence,
        CoordinatedRule Coordinated,
        TailoredRule Tailored,
        ImmutableArray<string> NotCounted);

    private sealed record CoordinatedRule(int Domains, int Services, ImmutableArray<string> Flags, ImmutableArray<string> Factors);

    private sealed record TailoredRule(int Count, ImmutableArray<string> Flags, ImmutableArray<string> Factors, string ImpactDomain);
}

using Coordination.Domain.Cases;
using Coordination.Domain.Screening;
using Xunit;
using static Coordination.Domain.Tests.Cases.CaseSample;

namespace Coordination.Domain.Tests.Cases;

/// <summary>Rules of thumb by which an intensity is proposed.</summary>
public sealed class ProposingIntensity
{
    [Theory]
    [InlineData(1, "default:")]
    [InlineData(1, "default:", "S04", "S05")]
    [InlineData(2, "factor-count:3", "S04", "S05", "S06")]
    [InlineData(2, "factor:B01", "B01")]
    [InlineData(3, "factor:P06", "P06")]
    [InlineData(3, "factor:H09", "H09")]
    [InlineData(3, "factor:S01", "S01")]
    [InlineData(3, "factor-domains:3", "S04", "P01", "B06")]
    [InlineData(2, "factor-count:3", "S04", "P01", "P02")]
    [InlineData(1, "default:", "R01", "R02", "R03", "R04")]
    [InlineData(2, "factor-count:3", "S04", "S05", "S06", "S04")]
    [InlineData(1, "default:", "S04", "S05", "S04", "LOCAL-7")]
    public void From_factors(int intensity, string reason, params string[] codes)
    {
        var proposal = IntensityProposal.Of(codes.Select(code => Factor(code)), [], [], 0);

        Assert.Equal((CareIntensity)intensity, proposal.Intensity);
        Assert.Contains(reason, proposal.Reasons.Select(r => $"{r.Rule}:{r.Value}"));
        Assert.NotEmpty(proposal.Rules);
    }

    [Theory]
    [InlineData("SELF_HARM", 3)]
    [InlineData("SEVERE_SCORE", 2)]
    [InlineData("MODERATE_SCORE", 1)]
    public void From_a_flag_or_the_score_that_carries_it(string flag, int intensity)
    {
        var raised = new RedFlag(Flag, flag, "statement", Elise, On("2026-04-24").At, null, null, null);
        var score = new ScreeningResult { Instrument = "EPDS", Flags = [new RedFlagHit(flag, "EPDS total")] };

        Assert.Equal((CareIntensity)intensity, IntensityProposal.Of([], [raised], [], 0).Intensity);
        Assert.Equal((CareIntensity)intensity, IntensityProposal.Of([], [], [score], 0).Intensity);
    }

    [Fact]
    public void Three_services_make_it_coordinated()
    {
        Assert.Equal(CareIntensity.Inform, IntensityProposal.Of([], [], [], 2).Intensity);
        Assert.Equal(new IntensityReason("services", "3"), Assert.Single(IntensityProposal.Of([], [], [], 3).Reasons));
    }

    [Fact]
    public void A_psychic_factor_with_impact_makes_it_tailored()
    {
        Assert.Equal(CareIntensity.Inform, IntensityProposal.Of([Factor("P01")], [], [], 0).Intensity);
        Assert.Equal(CareIntensity.Tailored, IntensityProposal.Of([Factor("P01") with { FunctionalImpact = true }], [], [], 0).Intensity);
        Assert.Equal(CareIntensity.Inform, IntensityProposal.Of([Factor("S04") with { FunctionalImpact = true }], [], [], 0).Intensity);
    }

    [Fact]
    public void A_resolved_factor_counts_no_more() =>
        Assert.Equal(CareIntensity.Inform, IntensityProposal.Of([Factor("P06") with { Resolved = On("2026-05-01") }], [], [], 0).Intensity);

    [Fact]
    public void The_services_of_a_case_are_those_that_take_part()
    {
        object[] events = [.. Opened(), .. Enumerable.Range(1, 3).Select(n => Granted(n, RelationRole.CareMember)), Granted(4, RelationRole.RelayIntake)];

        Assert.Equal(new IntensityReason("services", "3"), Assert.Single(IntensityProposal.Of(State(events)).Reasons));
        Assert.Equal(CareIntensity.Inform, IntensityProposal.Of(State([.. events, new RelationEnded(Number(1), "ended", On("2026-05-02"))])).Intensity);
    }

    private static Factor Factor(string code) => new(
        Ids.Derived("factor", code),
        code,
        FactorCodes.Find(code)?.Domain,
        FactorSubject.Mother,
        Elise,
        FactorStatus.Stated,
        null,
        FactorSource.Person,
        Certainty.Certain,
        false,
        Confidentiality.N2,
        null,
        On("2026-04-24"),
        null);

    private static RelationGranted Granted(int number, RelationRole role) => new(
        Number(number), Number(number), HolderKind.Relay, role, RelationBasis.Help, null, On("2026-05-01").At, null, ProofKind.Handover, Number(number), On("2026-05-01"));

    private static Guid Number(int number) => Ids.Derived("relation", $"{number}");
}

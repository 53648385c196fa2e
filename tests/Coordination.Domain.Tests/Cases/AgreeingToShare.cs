using Coordination.Domain.Cases;
using Coordination.Domain.Screening;
using Xunit;
using static Coordination.Domain.Tests.Cases.CaseSample;

namespace Coordination.Domain.Tests.Cases;

/// <summary>What a service outside may see by the consents that name it: persons, categories, and whether it treats.</summary>
public sealed class AgreeingToShare
{
    private static readonly Guid Partner = new("0197a000-0000-7000-8000-0000000000c0");

    private static readonly CaseFile File = CaseFile.None with
    {
        Mother = Elise,
        Persons = [new Person(Elise, PersonRole.Mother), new Person(Partner, PersonRole.CoParent), new Person(Flag, PersonRole.ExpectedChild)],
    };

    [Theory]
    [InlineData("S14", "S", DataCategory.Social, true)]
    [InlineData("S14", "S", DataCategory.Psychic, false)]
    [InlineData("P03", "P", DataCategory.Psychic, true)]
    [InlineData("B01", "B", DataCategory.ChildDevelopment, true)]
    [InlineData("H04", "H", DataCategory.Violence, true)]
    [InlineData("H04", "H", DataCategory.Social, false)]
    [InlineData("R01", "R", DataCategory.Social, true)]
    [InlineData("tired", null, DataCategory.Social, false)]
    public void A_factor_is_of_the_category_of_its_domain(string code, string? domain, DataCategory agreed, bool covered) =>
        Assert.Equal(covered, By(agreed).Covers(Factor(code, domain), File));

    [Theory]
    [InlineData("EPDS", "K17", true)]
    [InlineData("EPDS", "K01", false)]
    [InlineData("GAD7", "K16", true)]
    [InlineData("HITS", "K17", false)]
    [InlineData("UNHEARD_OF", "K17", false)]
    public void A_score_about_somebodys_mind_is_for_a_service_that_treats(string instrument, string kind, bool covered) =>
        Assert.Equal(covered, By(DataCategory.Psychic, kind).Covers(Screened(instrument)));

    [Fact]
    public void Every_instrument_and_every_red_flag_has_a_category()
    {
        var all = Agreement.Of(File, [Consent(Elise, [.. Enum.GetValues<DataCategory>()])], ["K17"]);

        Assert.All(Instruments.All, i => Assert.True(all.Covers(Screened(i.Code)), i.Code));
        Assert.All(RedFlags.All, f => Assert.True(all.Covers(new RedFlag(Flag, f.Code, "statement", Elise, On("2026-04-24").At, null, null, null)), f.Code));
        Assert.All(FactorCodes.All, f => Assert.True(all.Covers(Factor(f.Code, f.Domain), File), f.Code));
        Assert.False(all.Covers(new RedFlag(Flag, "UNHEARD_OF", "statement", Elise, On("2026-04-24").At, null, null, null)));
    }

    [Fact]
    public void A_mother_decides_for_her_children_and_not_for_their_other_parent()
    {
        var agreed = By(DataCategory.Social);

        Assert.True(agreed.Covers(File.Find(Flag)!));
        Assert.False(agreed.Covers(File.Find(Partner)!));
        Assert.False(agreed.Covers(Factor("S14", "S") with { About = FactorSubject.CoParent }, File));
        Assert.True(Agreement.Of(File, [Consent(Partner, [DataCategory.Social])], []).Covers(Factor("S14", "S") with { About = FactorSubject.CoParent }, File));
    }

    [Fact]
    public void Without_a_consent_nothing_is_agreed()
    {
        var none = Agreement.Of(File, [], ["K17"]);

        Assert.False(none.Covers(File.Find(Elise)!));
        Assert.False(none.Covers(Screened("EPDS")));
        Assert.False(none.Covers(Factor("S14", "S"), File));
    }

    private static Agreement By(DataCategory category, string kind = "K01") => Agreement.Of(File, [Consent(Elise, [category])], [kind]);

    private static Consent Consent(Guid by, DataCategory[] categories) =>
        new(Flag, Terms() with { By = by, About = [by], Categories = [.. categories] }, false, On("2026-04-24"), null);

    private static Factor Factor(string code, string? domain) => new(
        Flag, code, domain, FactorSubject.Mother, null, FactorStatus.Stated, null, FactorSource.Person, Certainty.Probable, false, Confidentiality.N2, null, On("2026-04-24"), null);

    private static Screened Screened(string instrument) =>
        new(Flag, new ScreeningResult { Instrument = instrument, Subject = Elise }, Confidentiality.N2, null, On("2026-04-24"));
}

using Coordination.Domain.Relays;
using Xunit;
using static Coordination.Domain.Tests.Days;
using static Coordination.Domain.Tests.Relays.RelaySample;

namespace Coordination.Domain.Tests.Relays;

/// <summary>What an evaluation of fit must answer, apart from the criteria.</summary>
public sealed class MatchingARelay
{
    private static readonly AgeWindow FirstYear = new(new(AgeUnit.ChildDays, 0), new(AgeUnit.ChildYears, 1));

    [Theory]
    [InlineData("2026-10-19", null, null, "age-too-early", FitClass.DoesNotFit, "Entrée à partir du 19/10/2026.")]
    [InlineData("2026-10-19", null, "2026-10-25", "age-not-yet", FitClass.FitsWithConditions, "Entrée à partir du 19/10/2026.")]
    [InlineData(null, "2026-05-20", null, "age-fits-until", FitClass.Fits, null)]
    [InlineData(null, "2025-06-20", null, "age-fits-until", FitClass.Fits, null)]
    [InlineData(null, "2025-06-20", "2026-07-01", "age-too-late", FitClass.DoesNotFit, "Entrée avant le 20/06/2026.")]
    [InlineData(null, "2025-06-02", null, "age-too-late", FitClass.DoesNotFit, null)]
    [InlineData(null, null, null, "age-unknown", FitClass.Unknown, "À demander : date prévue ou date de naissance.")]
    public void Age_is_read_now_and_at_the_expected_entry(string? due, string? birth, string? entry, string code, FitClass fit, string? change)
    {
        var facts = Family with { DueDate = due is null ? null : Day(due), Birth = birth is null ? null : Day(birth) };
        var result = Fit(Home with { Age = FirstYear }, facts, entry);
        Assert.Equal((fit, change), (result.Class, result.Find(code).Change?.Fr));
    }

    [Fact]
    public void After_a_loss_no_age_of_a_child_is_asked() => Assert.Equal(
        (FitClass.Unknown, "À demander : si le service accompagne après une perte."),
        (Fit(Home with { Age = FirstYear }, Family with { Loss = true }).Class, Fit(Home with { Age = FirstYear }, Family with { Loss = true }).Find("age-after-loss").Change!.Fr));

    [Fact]
    public void The_kind_s_ages_are_read_where_the_record_gives_none() =>
        Assert.Equal(Verdict.Against, Fit(Home with { Kind = "K15" }, Family).Find("age-too-early").Verdict);

    [Theory]
    [InlineData("4000", "place-served", FitClass.Fits)]
    [InlineData("4800", "place-served", FitClass.Fits)]
    [InlineData("4801", "place-not-served", FitClass.DoesNotFit)]
    [InlineData(null, "place-unknown", FitClass.Unknown)]
    public void Territory_blocks_and_says_where_it_would_fit(string? postcode, string code, FitClass fit)
    {
        var result = Fit(Home with { Catchment = ["4000-4699", "4800"], Region = Region.Brussels }, Family with { Postcode = postcode });
        Assert.Equal(fit, result.Class);
        var reason = result.Find(code);
        Assert.Equal(code == "place-not-served" ? "Le service conviendrait avec : un lieu de vie dans 4000-4699, 4800." : reason.Change?.Fr, reason.Change?.Fr);
    }

    [Theory]
    [InlineData(Region.Wallonia, "1300", FitClass.Fits)]
    [InlineData(Region.Wallonia, "1299", FitClass.DoesNotFit)]
    [InlineData(Region.Brussels, "1000", FitClass.Fits)]
    [InlineData(Region.Flanders, "3000", FitClass.Fits)]
    [InlineData(Region.WalloniaBrussels, "9000", FitClass.DoesNotFit)]
    [InlineData(Region.WalloniaBrussels, "7999", FitClass.Fits)]
    [InlineData(Region.Belgium, "9000", FitClass.Fits)]
    public void Without_a_catchment_the_region_decides(Region region, string postcode, FitClass fit) =>
        Assert.Equal(fit, Fit(Home with { Region = region }, Family with { Postcode = postcode }).Class);

    [Fact]
    public void A_region_that_is_not_served_is_named() => Assert.Equal(
        "Le service conviendrait avec : un lieu de vie dans Bruxelles.",
        Fit(Home with { Region = Region.Brussels }, Family).Find("place-not-served").Change!.Fr);

    [Theory]
    [InlineData(LegalBasis.Mandated, "court", "basis-mandate-present", Verdict.For)]
    [InlineData(LegalBasis.Mandated, "saj", "basis-mandate-missing", Verdict.Against)]
    [InlineData(LegalBasis.Mandated, "", "basis-mandate-missing", Verdict.Against)]
    [InlineData(LegalBasis.Mandated, null, "basis-mandate-unknown", Verdict.Unknown)]
    [InlineData(LegalBasis.Voluntary, "saj", "basis-support-not-supervision", Verdict.Condition)]
    [InlineData(LegalBasis.Voluntary, "", "basis-voluntary", Verdict.For)]
    [InlineData(LegalBasis.Voluntary, null, "basis-voluntary", Verdict.For)]
    [InlineData(LegalBasis.Both, "court", "basis-both", Verdict.For)]
    public void Voluntary_and_mandated_are_never_confused(LegalBasis basis, string? mandate, string code, Verdict verdict)
    {
        var record = Home with { Basis = basis, MandatingAuthorities = basis == LegalBasis.Voluntary ? [] : ["spj", "court"] };
        var facts = Family with { Mandates = mandate is null ? null : mandate.Length == 0 ? [] : [mandate] };
        Assert.Equal(verdict, Fit(record, facts).Find(code).Verdict);
    }

    [Theory]
    [InlineData(Admitted.Mother, "admits")]
    [InlineData(Admitted.Dyad, "admits")]
    [InlineData(Admitted.Triad, "admits-part")]
    [InlineData(Admitted.Child, "admits-other")]
    [InlineData(Admitted.Family, "admits-other")]
    public void Who_is_admitted(Admitted sought, string code) =>
        Assert.Equal("seeks", Fit(Home with { Admits = [Admitted.Dyad] }, Family with { Seeks = sought }).Find(code).Fact);

    [Theory]
    [InlineData("fr", YesNo.Unknown, "language-common", Verdict.For)]
    [InlineData("ti", YesNo.Unknown, "language-interpreter", Verdict.Condition)]
    [InlineData("ti", YesNo.Yes, "language-mediator", Verdict.For)]
    [InlineData(null, YesNo.Unknown, "language-unknown", Verdict.Note)]
    public void Language(string? spoken, YesNo mediator, string code, Verdict verdict) => Assert.Equal(
        verdict,
        Fit(Home with { Languages = ["fr-BE", "nl"] }, Family.With("R17", mediator) with { Languages = spoken is null ? null : [spoken] }).Find(code).Verdict);

    [Fact]
    public void A_known_address_is_a_condition_under_partner_violence()
    {
        var violence = Family.With("P10", YesNo.Yes);
        Assert.Equal(Verdict.Condition, Fit(Home, violence).Find("safety-address-known").Verdict);
        Assert.Equal(Verdict.For, Fit(Home with { HiddenAddress = true }, violence).Find("safety-hidden").Verdict);
        Assert.Equal(Verdict.Condition, Fit(Home with { HiddenAddress = true }, violence with { ContactWithPartner = YesNo.Yes }).Find("safety-contact").Verdict);
        Assert.DoesNotContain(Fit(Home, Family).Reasons, r => r.Code.StartsWith("safety", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("K16", "travel", Verdict.Condition)]
    [InlineData("K02", "travel-none", Verdict.For)]
    public void Without_transport_a_service_that_does_not_come_is_a_condition(string kind, string code, Verdict verdict) =>
        Assert.Equal(verdict, Fit(Home with { Kind = kind }, Family.With("S15", YesNo.Yes)).Find(code).Verdict);

    [Fact]
    public void A_record_without_criteria_is_read_with_the_kind_s_and_never_blocks_by_them()
    {
        var unit = Home with { Kind = "K04", Admission = [] };
        var fit = Fit(unit, Family.With("P14", YesNo.Yes) with { Birth = Day("2026-05-20") });
        Assert.Equal(Verdict.Condition, fit.Find("exclusion-to-discuss").Verdict);
        Assert.Equal(FitClass.FitsWithConditions, fit.Class);
    }

    [Fact]
    public void A_drop_in_fits_and_cannot_be_asked()
    {
        var fit = Fit(Home with { Kind = "K33", Basis = LegalBasis.Anonymous }, Family with { Birth = Day("2026-05-20") });
        Assert.Equal((FitClass.Fits, false, Verdict.Note), (fit.Class, fit.CanBeAsked, fit.Find("basis-anonymous").Verdict));
    }

    [Fact]
    public void A_relay_that_left_does_not_fit()
    {
        var fit = Fit(Registered(Home) with { Withdrawn = "closed" }, Family);
        Assert.Equal((FitClass.DoesNotFit, false, Verdict.Against), (fit.Class, fit.CanBeAsked, fit.Find("record-withdrawn").Verdict));
    }

    [Fact]
    public void A_network_is_no_relay_for_a_family() => Assert.Equal(
        Verdict.Against,
        RelayMatch.Evaluate(Registered(Home), Kinds.Find("K39")!, Family, Today).Find("kind-not-a-relay").Verdict);
}

using Coordination.Domain.Relays;
using Xunit;
using static Coordination.Domain.Tests.Days;
using static Coordination.Domain.Tests.Relays.RelaySample;

namespace Coordination.Domain.Tests.Relays;

/// <summary>Each criterion against a family for which it holds, one for which it does not, and one nobody asked.</summary>
public sealed class CriteriaTable
{
    private static readonly FamilyFacts Nobody = new();

    private sealed record Row(string Fact, Criterion Criterion, FamilyFacts Holds, FamilyFacts Fails);

    private static readonly Row[] Rows =
    [
        new("child-age", new ChildAge(0, 30), new() { Birth = Day("2026-05-03") }, new() { Birth = Day("2026-05-02") }),
        new("child-age", new ChildAge(0, null), new() { Birth = Today }, new() { DueDate = Day("2026-10-19") }),
        new("child-age", new ChildAge(null, 182), new() { DueDate = Day("2026-10-19") }, new() { Birth = Day("2025-12-01") }),
        new("gestational-age", new GestationalAge(141, 141), new() { DueDate = Day("2026-10-19") }, new() { DueDate = Day("2026-10-20") }),
        new("gestational-age", new GestationalAge(0, 300), new() { DueDate = Day("2026-10-19") }, new() { Birth = Day("2026-06-01"), DueDate = Day("2026-06-08") }),
        new("gestational-age", new GestationalAge(0, 300), new() { DueDate = Day("2026-10-19") }, new() { DueDate = Day("2026-10-19"), Loss = true }),
        new("gestation-or-weight-at-birth", new BornEarlyOrSmall(224, 1500), Born(223, 1900), Born(224, 1500)),
        new("gestation-or-weight-at-birth", new BornEarlyOrSmall(224, 1500), Born(null, 1499), Born(230, 1501)),
        new("parent-age", new ParentAge(13, 55), new() { ParentBirth = Day("1970-06-03") }, new() { ParentBirth = Day("1970-06-02") }),
        new("parent-age", new ParentAge(18, null), new() { ParentBirth = Day("2008-06-02") }, new() { ParentBirth = Day("2008-06-03") }),
        new("postcode", new LivesIn(["4000-4099", "4800"]), new() { Postcode = "4800" }, new() { Postcode = "4801" }),
        new("insured", new IsInsured(), new() { Insured = YesNo.Yes }, new() { Insured = YesNo.No }),
        new("factor:P14", new HasFactor(["P14"]), Nobody.With("P14", YesNo.Yes), Nobody.With("P14", YesNo.No)),
        new("factor:P13+P14", new HasFactor(["P13", "P14"]), Nobody.With("P14", YesNo.Yes), Nobody.With("P13", YesNo.No).With("P14", YesNo.No)),
        new("mandate", new UnderMandate(["spj", "court"]), new() { Mandates = ["court"] }, new() { Mandates = ["saj"] }),
        new("languages", new Speaks(["fr"]), new() { Languages = ["ti", "fr-BE"] }, new() { Languages = ["ti"] }),
        new("partner-takes-part", new PartnerTakesPart(), new() { PartnerTakesPart = YesNo.Yes }, new() { PartnerTakesPart = YesNo.No }),
        new("contact-with-partner", new ContactWithPartner(), new() { ContactWithPartner = YesNo.Yes }, new() { ContactWithPartner = YesNo.No }),
        new("factor:R08", new Adherence(), Nobody.With("R08", YesNo.Yes), Nobody.With("R08", YesNo.No)),
        new("stated:stabilised", new Stated("stabilised"), Nobody.Answering("stabilised", YesNo.Yes), Nobody.Answering("stabilised", YesNo.No)),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Rows.Length)];

    [Fact]
    public void Every_kind_of_criterion_is_in_the_table() => Assert.Equal(
        typeof(Criterion).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Criterion))).Select(t => t.Name).Order(),
        Rows.Select(r => r.Criterion.GetType().Name).Distinct().Order());

    [Theory]
    [MemberData(nameof(Numbers))]
    public void It_asks_one_fact_and_says_which(int row) => Assert.Equal(Rows[row].Fact, Rows[row].Criterion.Fact());

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Asked_for_admission_it_admits_blocks_or_asks(int row)
    {
        var record = Home with { Admission = [Rows[row].Criterion] };
        Says(record, Rows[row], Rows[row].Holds, "admission-met", Verdict.For, null);
        Says(record, Rows[row], Rows[row].Fails, "admission-not-met", Verdict.Against, "Le service conviendrait avec : ");
        Says(record, Rows[row], Nobody, "admission-unknown", Verdict.Unknown, "À demander : ");
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Excluded_it_blocks_admits_or_asks(int row)
    {
        var record = Home with { Admission = [], Exclusion = [Rows[row].Criterion] };
        Says(record, Rows[row], Rows[row].Holds, "exclusion-hit", Verdict.Against, "Le service conviendrait sans : ");
        Says(record, Rows[row], Rows[row].Fails, "exclusion-clear", Verdict.For, null);
        Says(record, Rows[row], Nobody, "exclusion-unknown", Verdict.Unknown, "À demander : ");
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Soft_it_is_talked_over_and_never_blocks(int row)
    {
        var soft = Rows[row].Criterion with { Strength = Strength.Soft };
        Says(Home with { Admission = [soft] }, Rows[row], Rows[row].Fails, "admission-to-discuss", Verdict.Condition, "Le service conviendrait avec : ");
        Says(Home with { Admission = [soft] }, Rows[row], Nobody, "admission-unknown", Verdict.Condition, "À demander : ");
        Says(Home with { Admission = [], Exclusion = [soft] }, Rows[row], Rows[row].Holds, "exclusion-to-discuss", Verdict.Condition, "Le service conviendrait sans : ");
        Says(Home with { Admission = [], Exclusion = [soft] }, Rows[row], Nobody, "exclusion-unknown", Verdict.Condition, "À demander : ");
    }

    [Fact]
    public void One_factor_not_asked_keeps_the_exclusion_open() => Assert.Equal(
        YesNo.Unknown,
        new HasFactor(["P13", "P14"]).Holds(Nobody.With("P13", YesNo.No), Today));

    [Fact]
    public void A_service_s_own_words_are_shown_instead_of_a_code()
    {
        var record = Home with { Admission = [], Exclusion = [new HasFactor(["P06"]) { Wording = "Maladie psychiatrique décompensée" }] };
        Assert.Equal("Critère d'exclusion présent : Maladie psychiatrique décompensée.", Fit(record, Nobody.With("P06", YesNo.Yes)).Find("exclusion-hit").Sentence.Fr);
        Assert.Equal("Critère d'exclusion présent : facteur P06.", Fit(Home with { Exclusion = [new HasFactor(["P06"])] }, Nobody.With("P06", YesNo.Yes)).Find("exclusion-hit").Sentence.Fr);
    }

    private static FamilyFacts Born(int? days, int? grams) => new() { Birth = Day("2026-05-20"), GestationAtBirth = days, BirthWeight = grams };

    private static void Says(ServiceRecord record, Row row, FamilyFacts facts, string code, Verdict verdict, string? change)
    {
        var reason = Fit(record, facts).Find(code);
        Assert.Equal((row.Fact, verdict), (reason.Fact, reason.Verdict));
        Assert.DoesNotContain('{', reason.Sentence.Fr + reason.Sentence.Nl + reason.Sentence.En);
        Assert.Equal(change, reason.Change is { Fr: var text } ? text[..(text.IndexOf(':', StringComparison.Ordinal) + 2)] : null);
    }
}

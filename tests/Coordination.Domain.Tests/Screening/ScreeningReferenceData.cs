using Coordination.Domain.Screening;
using Xunit;

namespace Coordination.Domain.Tests.Screening;

public sealed class ScreeningReferenceData
{
    [Fact]
    public void Every_instrument_of_the_reference_is_known()
    {
        string[] expected =
        [
            "AAS", "ADBB", "ALPHA", "AUDITC", "BIB", "EPDS", "FTND", "GAD2", "GAD7", "HARK", "HITS", "HSI", "MADBB", "PHQ2", "PHQ9", "TACE", "WAST",
            "WAST_SHORT", "WHOOLEY",
        ];

        Assert.Equal(expected, Instruments.All.Select(i => i.Code).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_version_of_an_instrument_is_there_once_and_can_be_found_again()
    {
        Assert.NotEmpty(Instruments.All);
        Assert.Equal(Instruments.All.Length, Instruments.All.DistinctBy(i => (i.Code, i.Version)).Count());
        Assert.All(Instruments.All, i => Assert.Same(i, Instruments.Find(i.Code, i.Version)));
    }

    [Fact]
    public void The_range_of_a_sum_is_the_range_of_its_items() => Assert.All(
        Instruments.All.Where(i => i.Scoring == ScoringRule.Sum),
        i =>
        {
            var counted = i.Items.Where(item => !item.Uncounted).ToList();
            Assert.Equal((counted.Sum(item => item.Min), counted.Sum(item => item.Max)), (i.TotalMin, i.TotalMax));
            Assert.Equal(Enumerable.Range(1, i.Items.Length), i.Items.Select(item => item.No));
        });

    [Fact]
    public void Every_flag_raised_by_an_instrument_is_in_the_catalogue()
    {
        var raised = Instruments.All.SelectMany(i => i.Bands.Select(b => b.Raises).Concat(i.ItemFlags.Select(f => f.Raises))).OfType<string>().Distinct().ToList();

        Assert.NotEmpty(raised);
        Assert.DoesNotContain(raised, code => RedFlags.Find(code) is null);
    }

    [Fact]
    public void Every_row_says_where_it_comes_from_and_has_its_words_in_three_languages()
    {
        var labels = Instruments.All.SelectMany(i => i.Bands.Select(b => b.Label).Append(i.Label))
            .Concat(RedFlags.All.SelectMany(f => new[] { f.Label, f.Action }))
            .Concat(FactorCodes.All.Select(f => f.Label));

        Assert.All(labels, l => Assert.All(["fr", "nl", "en"], language => Assert.False(string.IsNullOrWhiteSpace(l.In(language)))));
        Assert.All(Instruments.All.SelectMany(i => i.Bands.Select(b => (b.Source, b.Evidence)).Append((i.Source, i.Evidence))), IsMarked);
        Assert.All(RedFlags.All.Select(f => (f.Source, f.Evidence)), IsMarked);
        Assert.All(Instruments.All, i => Assert.Contains(i.Licence, new[] { "free", "score only", "check" }));
    }

    [Theory]
    [InlineData("71354-5", "EPDS", "99046-5")]
    [InlineData("99046-5", "EPDS", "99046-5")]
    [InlineData("44249-1", "PHQ9", "44261-6")]
    [InlineData("69737-5", "GAD7", "70274-6")]
    public void Both_loinc_codes_come_in_and_the_total_goes_out(string received, string instrument, string sent)
    {
        var found = Instruments.ByLoinc(received);

        Assert.Equal((instrument, sent), (found?.Code, found?.LoincOut));
    }

    [Fact]
    public void The_red_flags_are_the_twelve_of_the_reference() => Assert.Equal(
        [
            "SELF_HARM", "HARM_TO_BABY", "PSYCHOSIS", "IPV_CURRENT", "IPV_LETHALITY", "CHILD_DANGER", "INFANT_WITHDRAWAL", "NO_ROOF_TONIGHT",
            "ALCOHOL_DRUG_PREGNANCY", "NO_CARE", "SEVERE_SCORE", "MODERATE_SCORE",
        ],
        RedFlags.All.Select(f => f.Code));

    [Fact]
    public void Partner_violence_switches_to_safe_contact_and_is_sealed() => Assert.All(
        ["IPV_CURRENT", "IPV_LETHALITY"],
        code => Assert.Equal((true, Confidentiality.N4), (RedFlags.Find(code)?.SafeContact, RedFlags.Find(code)?.Confidentiality)));

    [Theory]
    [InlineData("S", 22)]
    [InlineData("P", 24)]
    [InlineData("B", 11)]
    [InlineData("H", 12)]
    [InlineData("R", 18)]
    public void The_factors_of_a_domain_are_numbered_without_gap(string domain, int count) => Assert.Equal(
        Enumerable.Range(1, count).Select(n => FormattableString.Invariant($"{domain}{n:00}")),
        FactorCodes.All.Where(f => f.Domain == domain).Select(f => f.Code));

    [Fact]
    public void Violence_is_sealed_by_default_and_an_unknown_factor_is_not_found()
    {
        Assert.All(["P10", "P11", "H12"], code => Assert.Equal(Confidentiality.N4, FactorCodes.Find(code)?.Confidentiality));
        Assert.Equal(Confidentiality.N2, FactorCodes.Find("S14")?.Confidentiality);
        Assert.Null(FactorCodes.Find("Z99"));
    }

    [Fact]
    public void A_code_is_known_however_it_is_written_and_what_is_none_is_not_shared()
    {
        Assert.All(["ipv_current", "IPV-CURRENT", " Ipv Current\t", "IPV\u2011CURRENT\u200B"], code => Assert.Equal(("IPV_CURRENT", Confidentiality.N4), (RedFlags.Find(code)?.Code, RedFlags.LevelOf(code))));
        Assert.All(["p10", "P-10 ", "p 10"], code => Assert.Equal(("P10", Confidentiality.N4), (FactorCodes.Find(code)?.Code, FactorCodes.LevelOf(code))));
        Assert.Equal(("PHQ9", "WAST_SHORT"), (Instruments.Find("phq-9")?.Code, Instruments.Find("WAST short")?.Code));
        Assert.Equal((Confidentiality.N4, Confidentiality.N3), (RedFlags.LevelOf("violence"), FactorCodes.LevelOf("violence")));
        Assert.Equal((Confidentiality.N2, Confidentiality.N2), (RedFlags.LevelOf("self harm"), FactorCodes.LevelOf("s14")));
    }

    private static void IsMarked((string Source, string Evidence) row)
    {
        Assert.False(string.IsNullOrWhiteSpace(row.Source));
        Assert.Contains(row.Evidence, new[] { "public", "default", "unverified" });
    }
}

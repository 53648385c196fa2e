using Coordination.Domain.Screening;
using Xunit;
using static Coordination.Domain.Tests.Screening.Passed;

namespace Coordination.Domain.Tests.Screening;

public sealed class ScoringOtherInstruments
{
    [Theory]
    [InlineData(1, 1, 1, 1, 4, false)]
    [InlineData(5, 5, 5, 5, 20, true)]
    [InlineData(3, 3, 2, 2, 10, false)]
    [InlineData(3, 3, 2, 3, 11, true)]
    public void Hits_is_positive_above_ten(int hurt, int insult, int threaten, int scream, int total, bool positive)
    {
        var result = Result("HITS", ScreeningAnswers.Items(hurt, insult, threaten, scream));

        Assert.Equal(total, result.Total);
        Assert.Equal(positive ? ["IPV_CURRENT"] : [], result.Flags.Select(f => f.Code));
        Assert.Equal(Confidentiality.N4, result.Confidentiality);
    }

    [Theory]
    [InlineData(YesNo.Yes, false)]
    [InlineData(YesNo.No, true)]
    [InlineData(YesNo.Unknown, true)]
    public void A_low_violence_score_is_reassuring_only_when_asked_alone(YesNo alone, bool noted) =>
        Assert.Equal(noted, Result("HARK", ScreeningAnswers.Items(0, 0, 0, 0), Alone with { AskedAlone = alone }).Notes.Contains(ScreeningNotes.NotReassuring));

    [Theory]
    [InlineData("AAS")]
    [InlineData("HARK")]
    public void One_yes_of_a_violence_form_raises_the_flag_even_in_an_incomplete_one(string instrument)
    {
        var result = Result(instrument, ScreeningAnswers.Items(1));

        Assert.Null(result.Total);
        Assert.Equal(["IPV_CURRENT"], result.Flags.Select(f => f.Code));
    }

    [Fact]
    public void Tace_counts_two_points_for_more_than_two_drinks()
    {
        var result = Result("TACE", ScreeningAnswers.Printed(3, 0, 0, 0));

        Assert.Equal(2, result.Total);
        Assert.Contains("positive", result.Bands);
        Assert.Equal(["ALCOHOL_DRUG_PREGNANCY"], result.Flags.Select(f => f.Code));
        Assert.Equal(0, Result("TACE", ScreeningAnswers.Printed(2, 0, 0, 0)).Total);
    }

    [Theory]
    [InlineData(0, true, false, false)]
    [InlineData(1, true, true, false)]
    [InlineData(1, null, true, false)]
    [InlineData(1, false, false, false)]
    [InlineData(3, false, false, true)]
    [InlineData(3, true, true, true)]
    public void Any_drinking_in_pregnancy_is_a_concern(int total, bool? pregnant, bool flagged, bool positive)
    {
        var result = Result("AUDITC", ScreeningAnswers.Items(total, 0, 0), Alone with { Pregnant = pregnant });

        Assert.Equal(flagged, result.Flags.Any(f => f.Code == "ALCOHOL_DRUG_PREGNANCY"));
        Assert.Equal(positive, result.Bands.Contains("positive"));
    }

    [Fact]
    public void The_modified_adbb_raises_the_flag_at_the_second_positive_result()
    {
        var first = Result("MADBB", ScreeningAnswers.Items(1, 1, 0, 0, 0));
        var second = Result("MADBB", ScreeningAnswers.Items(1, 1, 0, 0, 0), Alone with { EarlierPositive = true });

        Assert.Empty(first.Flags);
        Assert.Equal([ScreeningNotes.RepeatToConfirm], first.Notes.AsEnumerable());
        Assert.Equal(["INFANT_WITHDRAWAL"], second.Flags.Select(f => f.Code));
        Assert.Empty(second.Notes);
    }

    [Fact]
    public void Fagerstrom_keeps_item_scores_and_counts_on_the_senders_total()
    {
        var result = Result("FTND", ScreeningAnswers.Items(1, 1, 0, 1, 1, 0) with { Total = 4 });

        Assert.Equal((4, TotalSource.Sender, false), (result.Total, result.TotalFrom, result.TotalDiffers));
        Assert.Equal(["low"], result.Bands.AsEnumerable());
        Assert.Null(Result("FTND", ScreeningAnswers.Items(1, 1, 0, 1, 1, 0)).Total);
    }

    [Fact]
    public void Born_in_belgium_is_accepted_with_indicator_results_and_an_unknown_indicator()
    {
        var sent = ScreeningAnswers.Of(new("HOUSING", 2.5m, true), new("DOMESTIC_VIOLENCE", null, true), new("NEW_ONE", 1m, null));

        var result = Result("BIB", sent);

        Assert.Null(result.Total);
        Assert.False(result.Complete);
        Assert.Equal(sent.Indicators.AsEnumerable(), result.Answers.Indicators);
        Assert.Equal([ScreeningNotes.ViolenceIndicator], result.Notes.AsEnumerable());
        Assert.Empty(result.Flags);
    }

    [Fact]
    public void An_unknown_instrument_is_kept_uncoded()
    {
        var result = Result("Échelle maison (v2)", ScreeningAnswers.Items(3, null, 1) with { Total = 12 });

        Assert.False(result.Coded);
        Assert.Equal(("Échelle maison (v2)", "", 12, null), (result.Instrument, result.Version, result.TotalSent, result.Total));
        Assert.Equal([3, null, 1], result.Answers.Values.AsEnumerable());
    }

    [Theory]
    [InlineData(AnswerKind.NotAsked)]
    [InlineData(AnswerKind.Declined)]
    public void Not_asked_and_declined_are_answers_without_total_or_flag(AnswerKind kind)
    {
        var result = Result("EPDS", new ScreeningAnswers { Kind = kind });

        Assert.Equal((kind, null, false), (result.Answers.Kind, result.Total, result.Complete));
        Assert.Empty(result.Flags);
        Assert.Empty(result.Notes);
    }
}

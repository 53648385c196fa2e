using Coordination.Domain.Screening;
using Xunit;
using static Coordination.Domain.Tests.Screening.Passed;

namespace Coordination.Domain.Tests.Screening;

public sealed class ScoringAnInstrument
{
    [Theory]
    [InlineData(1, 21)]
    [InlineData(4, 9)]
    public void Epds_with_one_printed_column_turns_the_reversed_items(int position, int total)
    {
        var result = Result("EPDS", ScreeningAnswers.Printed([.. Enumerable.Repeat<int?>(position, 10)]));

        Assert.Equal(total, result.Total);
        Assert.True(result.Complete);
    }

    [Fact]
    public void Epds_of_the_first_story_is_recomputed_to_fifteen_without_self_harm()
    {
        var result = Result("EPDS", ScreeningAnswers.Printed(3, 3, 2, 2, 2, 2, 3, 2, 3, 4) with { Total = 15 });

        Assert.Equal([2, 2, 2, 1, 2, 2, 1, 2, 1, 0], result.Items.AsEnumerable());
        Assert.Equal(15, result.Total);
        Assert.False(result.TotalDiffers);
        Assert.Equal([new RedFlagHit("SEVERE_SCORE", "EPDS total")], result.Flags.AsEnumerable());
        Assert.Equal(["possible", "repeat", "probable", "assess", "high"], result.Bands.AsEnumerable());
        Assert.Equal([new SubscaleScore("anxiety", 5)], result.Subscales.AsEnumerable());
    }

    [Fact]
    public void Epds_of_the_forty_fourth_day_raises_self_harm_and_severe()
    {
        var result = Result("EPDS", ScreeningAnswers.Items(2, 2, 2, 2, 2, 2, 1, 2, 1, 1));

        Assert.Equal(17, result.Total);
        Assert.Equal(["SELF_HARM", "SEVERE_SCORE"], result.Flags.Select(f => f.Code));
    }

    [Fact]
    public void Epds_with_an_open_item_has_no_total_and_still_raises_self_harm()
    {
        var result = Result("EPDS", ScreeningAnswers.Printed(1, 1, null, 1, 4, 4, 4, 4, 4, 3));

        Assert.Null(result.Total);
        Assert.False(result.Complete);
        Assert.Empty(result.Bands);
        Assert.Equal([new RedFlagHit("SELF_HARM", "EPDS item 10")], result.Flags.AsEnumerable());
    }

    [Fact]
    public void An_open_item_does_not_hide_a_severe_score()
    {
        var result = Result("EPDS", ScreeningAnswers.Items(3, 3, null, 3, 3, 3, 0, 0, 0, 0));

        Assert.Null(result.Total);
        Assert.Equal(["SEVERE_SCORE"], result.Flags.Select(f => f.Code));
    }

    [Fact]
    public void A_differing_total_is_kept_and_noted()
    {
        var result = Result("EPDS", ScreeningAnswers.Printed(1, 1, 4, 1, 4, 4, 4, 4, 4, 4) with { Total = 30 });

        Assert.Equal(0, result.Total);
        Assert.Equal(30, result.TotalSent);
        Assert.True(result.TotalDiffers);
        Assert.Equal([ScreeningNotes.TotalZero, ScreeningNotes.TotalDiffers], result.Notes.AsEnumerable());
        Assert.Empty(result.Flags);
    }

    [Fact]
    public void A_total_alone_is_taken_over_and_the_open_red_flag_item_is_noted()
    {
        var result = Result("EPDS", ScreeningAnswers.OfTotal(12));

        Assert.Equal((12, TotalSource.Sender, true), (result.Total, result.TotalFrom, result.Complete));
        Assert.Equal(["MODERATE_SCORE"], result.Flags.Select(f => f.Code));
        Assert.Equal([ScreeningNotes.RedFlagItemOpen], result.Notes.AsEnumerable());
    }

    [Theory]
    [InlineData("EPDS", 9, null)]
    [InlineData("EPDS", 10, "MODERATE_SCORE")]
    [InlineData("EPDS", 12, "MODERATE_SCORE")]
    [InlineData("EPDS", 13, "SEVERE_SCORE")]
    [InlineData("PHQ9", 9, null)]
    [InlineData("PHQ9", 10, "MODERATE_SCORE")]
    [InlineData("PHQ9", 19, "MODERATE_SCORE")]
    [InlineData("PHQ9", 20, "SEVERE_SCORE")]
    [InlineData("GAD7", 9, null)]
    [InlineData("GAD7", 10, "MODERATE_SCORE")]
    [InlineData("GAD7", 14, "MODERATE_SCORE")]
    [InlineData("GAD7", 15, "SEVERE_SCORE")]
    [InlineData("HITS", 10, null)]
    [InlineData("HITS", 11, "IPV_CURRENT")]
    [InlineData("WAST_SHORT", 1, null)]
    [InlineData("WAST_SHORT", 2, "IPV_CURRENT")]
    [InlineData("ADBB", 4, null)]
    [InlineData("ADBB", 5, "INFANT_WITHDRAWAL")]
    public void A_total_raises_the_flag_of_its_threshold(string instrument, int total, string? flag) =>
        Assert.Equal(flag, Result(instrument, ScreeningAnswers.OfTotal(total)).Flags.SingleOrDefault()?.Code);

    [Theory]
    [InlineData(10, false)]
    [InlineData(11, true)]
    public void The_measure_is_repeated_above_ten_not_at_ten(int total, bool repeated) =>
        Assert.All(["EPDS", "GAD7"], code => Assert.Equal(repeated, Result(code, ScreeningAnswers.OfTotal(total)).Bands.Contains("repeat")));

    [Fact]
    public void Phq9_item_nine_raises_self_harm_at_one()
    {
        Assert.Equal(["SELF_HARM"], Result("PHQ9", ScreeningAnswers.Items(0, 0, 0, 0, 0, 0, 0, 0, 1)).Flags.Select(f => f.Code));
        Assert.Empty(Result("PHQ9", ScreeningAnswers.Printed(2, 2, 1, 1, 1, 1, 1, 1, 1)).Flags);
    }

    [Theory]
    [InlineData(0, 0, null, false)]
    [InlineData(1, 0, null, true)]
    [InlineData(0, 1, 1, true)]
    [InlineData(0, 0, 1, false)]
    public void Whooley_counts_its_two_questions_and_not_the_wish_for_help(int first, int second, int? help, bool positive)
    {
        var result = Result("WHOOLEY", ScreeningAnswers.Items(first, second, help));

        Assert.Equal(first + second, result.Total);
        Assert.Equal(positive, result.Bands.Contains("positive"));
    }

    [Theory]
    [InlineData("PHQ2", 2, false)]
    [InlineData("PHQ2", 3, true)]
    [InlineData("GAD2", 2, false)]
    [InlineData("GAD2", 3, true)]
    public void The_two_item_forms_are_positive_from_three(string instrument, int total, bool positive) =>
        Assert.Equal(positive, Result(instrument, ScreeningAnswers.Items(total - 1, 1)).Bands.Contains("positive"));
}

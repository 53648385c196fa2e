using Coordination.Domain.Cases;
using Coordination.Domain.FollowUp;
using Coordination.Domain.Screening;
using Xunit;
using static Coordination.Domain.Tests.Days;

namespace Coordination.Domain.Tests.FollowUp;

/// <summary>F10 along the measures of domain.md §9.1.</summary>
public sealed class AskingForARepeat
{
    private static readonly Guid Mother = new("55555555-5555-7555-8555-555555555555");

    private static readonly Guid Father = new("66666666-6666-7666-8666-666666666666");

    [Fact]
    public void The_last_passation_of_an_instrument_decides()
    {
        Assert.Equal([Day("2026-04-20")], Owed(Epds("2026-04-20", 15)));
        Assert.Equal([Day("2026-05-18")], Owed(Epds("2026-04-20", 15), Epds("2026-05-18", 14)));
        Assert.Equal([Day("2026-06-02")], Owed(Epds("2026-05-18", 14), Epds("2026-06-02", 12), Passed("GAD7", "2026-06-02", 9)));
        Assert.Empty(Owed(Epds("2026-06-02", 12), Epds("2026-06-25", 9)));
    }

    [Theory]
    [InlineData(10, 0)]
    [InlineData(11, 1)]
    public void The_guideline_says_above_ten(int total, int owed) => Assert.Equal(owed, Owed(Epds("2026-04-20", total)).Count());

    [Fact]
    public void A_parent_s_measure_does_not_answer_for_the_other() =>
        Assert.Equal([Day("2026-04-20")], Owed(Epds("2026-04-20", 15), Epds("2026-05-18", 3, Father)));

    [Fact]
    public void A_refused_measure_leaves_the_repeat_owed() => Assert.Equal([Day("2026-04-20")], Owed(Epds("2026-04-20", 15), Epds("2026-05-11", null)));

    [Fact]
    public void A_measure_written_down_late_does_not_hide_a_newer_one() =>
        Assert.Empty(Owed(Epds("2026-06-25", 9), Epds("2026-06-02", 12)));

    private static IEnumerable<DateOnly> Owed(params Screened[] screenings) => RepeatMeasures.Of(screenings).Select(repeat => repeat.On);

    private static Screened Epds(string on, int? total, Guid? subject = null) => Passed("EPDS", on, total, subject);

    private static Screened Passed(string instrument, string on, int? total, Guid? subject = null)
    {
        var answers = total is { } known ? ScreeningAnswers.OfTotal(known) : ScreeningAnswers.Declined;
        var scored = Screening.Passed.Result(instrument, answers, new Passation(subject ?? Mother, Day(on), YesNo.Unknown, Pregnant: true));
        return new(Ids.Derived("test", instrument, on), scored, Confidentiality.N2, null, new Stamp(Actors.Installer, Noon(on)));
    }
}

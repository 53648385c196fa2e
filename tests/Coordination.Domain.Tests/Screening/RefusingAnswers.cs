using Coordination.Domain.Screening;
using Xunit;
using static Coordination.Domain.Tests.Screening.Passed;

namespace Coordination.Domain.Tests.Screening;

public sealed class RefusingAnswers
{
    public static TheoryData<string, ScreeningAnswers, string, string> Faults { get; } = new()
    {
        { "EPDS", ScreeningAnswers.Items(0, 0, 0, 0, 0, 0, 0, 0, 0, 4), "answers[9]", "screening-answer-out-of-range" },
        { "EPDS", ScreeningAnswers.Printed(0, 1, 1, 1, 1, 1, 1, 1, 1, 1), "answers[0]", "screening-answer-out-of-range" },
        { "EPDS", ScreeningAnswers.Printed(1, 1, 1, 1, 5, 1, 1, 1, 1, 1), "answers[4]", "screening-answer-out-of-range" },
        { "HITS", ScreeningAnswers.Items(1, 1, 1, 0), "answers[3]", "screening-answer-out-of-range" },
        { "TACE", ScreeningAnswers.Printed(3, 2, 0, 0), "answers[1]", "screening-answer-out-of-range" },
        { "WHOOLEY", ScreeningAnswers.Items(0, 0, 0, 0), "answers", "screening-too-many-answers" },
        { "WHOOLEY", ScreeningAnswers.Printed(1, 1), "answers", "screening-no-printed-scoring" },
        { "EPDS", ScreeningAnswers.Items(null, null), "answers", "screening-answers-missing" },
        { "EPDS", ScreeningAnswers.Items(), "answers", "screening-answers-missing" },
        { "EPDS", ScreeningAnswers.OfTotal(31), "total", "screening-total-out-of-range" },
        { "HITS", ScreeningAnswers.OfTotal(3), "total", "screening-total-out-of-range" },
        { "EPDS", ScreeningAnswers.Items(1) with { Total = -1 }, "total", "screening-total-out-of-range" },
        { "EPDS", ScreeningAnswers.OfTotal(1) with { Total = null }, "total", "screening-total-missing" },
        { "EPDS", ScreeningAnswers.Declined with { Total = 4 }, "answers", "screening-answers-contradict" },
        { "EPDS", ScreeningAnswers.OfTotal(4) with { Values = [1] }, "answers", "screening-answers-contradict" },
        { "EPDS", ScreeningAnswers.Of(new IndicatorResult("DEPRESSION", null, true)), "indicators", "screening-no-indicators" },
        { "BIB", ScreeningAnswers.Of(), "indicators", "screening-indicators-missing" },
        { "BIB", ScreeningAnswers.Of(new("HOUSING", 1.5m, null), new("HOUSING", 2m, null)), "indicators[1]", "screening-indicator-unreadable" },
        { "BIB", ScreeningAnswers.Of(new IndicatorResult("HOUSING", 1.3m, null)), "indicators[0]", "screening-indicator-unreadable" },
        { "BIB", ScreeningAnswers.Of(new IndicatorResult("HOUSING", -1m, null)), "indicators[0]", "screening-indicator-unreadable" },
        { "BIB", ScreeningAnswers.Of(new IndicatorResult("HOUSING", null, null)), "indicators[0]", "screening-indicator-unreadable" },
        { "BIB", ScreeningAnswers.Of(new IndicatorResult("a sentence", 1m, null)), "indicators[0]", "screening-indicator-unreadable" },
        { "", ScreeningAnswers.OfTotal(4), "instrument", "screening-instrument-unreadable" },
        { new string('x', 81), ScreeningAnswers.OfTotal(4), "instrument", "screening-instrument-unreadable" },
        { "<b>", ScreeningAnswers.OfTotal(4), "instrument", "screening-instrument-unreadable" },
        { "SOMETHING", ScreeningAnswers.Items(1001), "answers[0]", "screening-answer-out-of-range" },
    };

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public void The_refusal_names_the_field(string instrument, ScreeningAnswers answers, string field, string code)
    {
        var refusal = Refusal(instrument, answers);

        Assert.Equal((code, field, RefusalKind.Meaning), (refusal.Code, refusal.Field, refusal.Kind));
    }
}

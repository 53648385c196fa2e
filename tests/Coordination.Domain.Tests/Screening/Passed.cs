using Coordination.Domain.Screening;
using Xunit;

namespace Coordination.Domain.Tests.Screening;

internal static class Passed
{
    public static Passation Alone { get; } = new(new Guid("11111111-0000-7000-8000-000000000001"), new DateOnly(2026, 4, 20), YesNo.Yes, Pregnant: true);

    public static ScreeningResult Result(string instrument, ScreeningAnswers answers, Passation? passation = null)
    {
        var scored = Scoring.Score(instrument, answers, passation ?? Alone);
        Assert.Null(scored.Refusal);
        return Assert.IsType<ScreeningResult>(scored.Result);
    }

    public static Refusal Refusal(string instrument, ScreeningAnswers answers)
    {
        var scored = Scoring.Score(instrument, answers, Alone);
        Assert.Null(scored.Result);
        return Assert.IsType<Refusal>(scored.Refusal);
    }
}

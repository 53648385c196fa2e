namespace Coordination.Domain.Screening;

/// <summary>Can these answers belong to this instrument? The first fault is named with its field.</summary>
internal static class AnswerShape
{
    private const int MostItems = 100;
    private const int MostPoints = 1000;

    // 22 items of at most 4 points: no indicator of the Born in Belgium tool can hold more.
    private const decimal MostIndicatorPoints = 88m;

    /// <summary>An instrument we do not know is accepted and kept; only sizes are checked.</summary>
    public static Refusal? CheckUnknown(string instrument, ScreeningAnswers answers) =>
        instrument.Length is 0 or > 80 || !instrument.All(c => char.IsLetterOrDigit(c) || " .-_()/+".Contains(c, StringComparison.Ordinal))
            ? ScreeningRefusals.InstrumentUnreadable
            : Check(new Instrument { Code = instrument, Scoring = ScoringRule.TotalOnly, Printed = true }, answers);

    public static Refusal? Check(Instrument instrument, ScreeningAnswers answers) =>
        Presence(answers) ?? Form(instrument, answers) ?? Values(instrument, answers) ?? Total(instrument, answers) ?? Indicators(answers);

    private static Refusal? Presence(ScreeningAnswers answers) => answers.Kind switch
    {
        AnswerKind.Printed or AnswerKind.Items when answers.Values.All(v => v is null) => ScreeningRefusals.AnswersMissing,
        AnswerKind.Total when answers.Total is null => ScreeningRefusals.TotalMissing,
        AnswerKind.Indicators when answers.Indicators.IsEmpty => ScreeningRefusals.IndicatorsMissing,
        AnswerKind.NotAsked or AnswerKind.Declined when answers.Total is not null => ScreeningRefusals.AnswersContradict,
        not (AnswerKind.Printed or AnswerKind.Items) when !answers.Values.IsEmpty => ScreeningRefusals.AnswersContradict,
        not AnswerKind.Indicators when !answers.Indicators.IsEmpty => ScreeningRefusals.AnswersContradict,
        _ => null,
    };

    private static Refusal? Form(Instrument instrument, ScreeningAnswers answers) => answers.Kind switch
    {
        AnswerKind.Printed when !instrument.Printed => ScreeningRefusals.NoPrintedScoring(instrument.Code),
        AnswerKind.Indicators when instrument.Items.Length > 0 => ScreeningRefusals.NoIndicators(instrument.Code),
        _ => null,
    };

    private static Refusal? Values(Instrument instrument, ScreeningAnswers answers)
    {
        var most = instrument.Items.IsEmpty ? MostItems : instrument.Items.Length;
        if (answers.Values.Length > most)
        {
            return ScreeningRefusals.TooMany(instrument.Code, most);
        }

        for (var index = 0; index < answers.Values.Length; index++)
        {
            var (min, max) = Range(instrument, answers.Kind, index);
            if (answers.Values[index] < min || answers.Values[index] > max)
            {
                return ScreeningRefusals.OutOfRange(index, min, max);
            }
        }

        return null;
    }

    private static (int Min, int Max) Range(Instrument instrument, AnswerKind kind, int index) =>
        instrument.Items.IsEmpty ? (0, MostPoints)
        : kind != AnswerKind.Printed ? (instrument.Items[index].Min, instrument.Items[index].Max)
        : instrument.Items[index].CountAbove is null ? (1, instrument.Items[index].Max - instrument.Items[index].Min + 1)
        : (0, instrument.Items[index].CountMost);

    private static Refusal? Total(Instrument instrument, ScreeningAnswers answers)
    {
        var (min, max) = (instrument.TotalMin ?? 0, instrument.TotalMax ?? MostPoints);
        return answers.Total < min || answers.Total > max ? ScreeningRefusals.TotalOutOfRange(min, max) : null;
    }

    private static Refusal? Indicators(ScreeningAnswers answers)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < answers.Indicators.Length; index++)
        {
            if (index == MostItems || !IsReadable(answers.Indicators[index]) || !seen.Add(answers.Indicators[index].Code))
            {
                return ScreeningRefusals.IndicatorUnreadable(index);
            }
        }

        return null;
    }

    private static bool IsReadable(IndicatorResult indicator) =>
        indicator.Code.Length is > 0 and <= 40
        && indicator.Code.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
        && (indicator.Points is not null || indicator.Positive is not null)
        && (indicator.Points is null || (indicator.Points >= 0 && indicator.Points <= MostIndicatorPoints && indicator.Points * 2 % 1 == 0));
}

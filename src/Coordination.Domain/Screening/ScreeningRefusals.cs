using System.Globalization;

namespace Coordination.Domain.Screening;

/// <summary>Why answers cannot be scored. The field is the one of the request; an answer is named by its place, from 0.</summary>
public static class ScreeningRefusals
{
    public static Refusal InstrumentUnreadable { get; } = Refusal.Meaning(
        "screening-instrument-unreadable", "The instrument is named by 1 to 80 letters, digits, spaces and .-_()/+ signs.", "instrument");

    public static Refusal AnswersMissing { get; } = Refusal.Meaning(
        "screening-answers-missing", "Send the answers of at least one item, a total, indicators, or that it was not asked or declined.", "answers");

    public static Refusal AnswersContradict { get; } = Refusal.Meaning(
        "screening-answers-contradict", "The answers carry more than their kind says: items, a total, indicators, not asked and declined exclude each other.", "answers");

    public static Refusal TotalMissing { get; } = Refusal.Meaning("screening-total-missing", "A result by total needs the total.", "total");

    public static Refusal IndicatorsMissing { get; } = Refusal.Meaning(
        "screening-indicators-missing", "A result by indicators needs at least one indicator.", "indicators");

    public static Refusal TooMany(string instrument, int items) => Refusal.Meaning(
        "screening-too-many-answers", string.Create(CultureInfo.InvariantCulture, $"{instrument} has {items} items at most."), "answers");

    public static Refusal OutOfRange(int index, int min, int max) => Refusal.Meaning(
        "screening-answer-out-of-range",
        string.Create(CultureInfo.InvariantCulture, $"Answer {index + 1} lies between {min} and {max}."),
        string.Create(CultureInfo.InvariantCulture, $"answers[{index}]"));

    public static Refusal NoPrintedScoring(string instrument) => Refusal.Meaning(
        "screening-no-printed-scoring", $"{instrument} has no scoring by printed position here: send the points of each item.", "answers");

    public static Refusal NoIndicators(string instrument) => Refusal.Meaning(
        "screening-no-indicators", $"{instrument} is scored by items or total, not by indicators.", "indicators");

    public static Refusal TotalOutOfRange(int min, int max) => Refusal.Meaning(
        "screening-total-out-of-range", string.Create(CultureInfo.InvariantCulture, $"The total lies between {min} and {max}."), "total");

    public static Refusal IndicatorUnreadable(int index) => Refusal.Meaning(
        "screening-indicator-unreadable",
        "An indicator has a code of 1 to 40 letters, digits and -_ signs, given once, with points in steps of 0.5 from 0 to 88, a verdict, or both.",
        string.Create(CultureInfo.InvariantCulture, $"indicators[{index}]"));
}

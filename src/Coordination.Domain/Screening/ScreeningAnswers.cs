using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Coordination.Domain.Screening;

/// <summary>In which form the answers of an instrument arrived.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AnswerKind>))]
public enum AnswerKind
{
    /// <summary>The instrument was due and not put to the person: a first-class answer.</summary>
    NotAsked,

    /// <summary>The person did not want to answer.</summary>
    Declined,

    /// <summary>As printed on the form: position 1 is the top answer; a count stays a count (drinks of the T-ACE).</summary>
    Printed,

    /// <summary>Points of each item, already turned; yes is 1, no is 0.</summary>
    Items,

    /// <summary>The total alone, as a hospital sends it.</summary>
    Total,

    /// <summary>One result per indicator (Born in Belgium, ALPHA).</summary>
    Indicators,
}

/// <summary>Result of one indicator.</summary>
/// <param name="Code">Indicator; a code we do not know is kept.</param>
/// <param name="Points">Points in steps of 0.5, or null when the sender gives only the verdict.</param>
/// <param name="Positive">The sender's verdict against the indicator's threshold, or null when the sender gives only points.</param>
public sealed record IndicatorResult(string Code, decimal? Points, bool? Positive);

/// <summary>What was answered, in numbers only: free text never belongs here.</summary>
public sealed record ScreeningAnswers
{
    public AnswerKind Kind { get; init; }

    /// <summary>One value per item in the order of the form, null where an item was left open. Shorter lists leave the rest open.</summary>
    public ImmutableArray<int?> Values { get; init; } = [];

    /// <summary>The sender's own total, kept as sent.</summary>
    public int? Total { get; init; }

    public ImmutableArray<IndicatorResult> Indicators { get; init; } = [];

    public static ScreeningAnswers NotAsked { get; } = new() { Kind = AnswerKind.NotAsked };

    public static ScreeningAnswers Declined { get; } = new() { Kind = AnswerKind.Declined };

    public static ScreeningAnswers Printed(params ReadOnlySpan<int?> positions) => new() { Kind = AnswerKind.Printed, Values = [.. positions] };

    public static ScreeningAnswers Items(params ReadOnlySpan<int?> points) => new() { Kind = AnswerKind.Items, Values = [.. points] };

    public static ScreeningAnswers OfTotal(int total) => new() { Kind = AnswerKind.Total, Total = total };

    public static ScreeningAnswers Of(params ReadOnlySpan<IndicatorResult> indicators) =>
        new() { Kind = AnswerKind.Indicators, Indicators = [.. indicators] };
}

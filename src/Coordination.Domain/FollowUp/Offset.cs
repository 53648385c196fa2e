using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Coordination.Domain.FollowUp;

/// <summary>What an <see cref="Offset"/> counts.</summary>
public enum OffsetUnit
{
    /// <summary>Calendar days, <c>+14d</c>.</summary>
    Days,

    /// <summary>Belgian working days, <c>+5wd</c>.</summary>
    WorkingDays,

    /// <summary>Hours that run day and night, <c>+2h</c>.</summary>
    Hours,

    /// <summary>Seconds, <c>+5s</c>: no plan for families counts them, a trial does.</summary>
    Seconds,

    /// <summary>Calendar months, <c>+3m</c>.</summary>
    Months,

    /// <summary>Days of gestational age from the last period, written <c>28w0d</c>.</summary>
    Gestation,

    /// <summary>Share of the row's own delay, <c>150%</c>: half a delay after it ran out.</summary>
    PercentOfDelay,
}

/// <summary>Distance from an anchor, as the plan's data writes it: <c>+5wd</c>, <c>-1d</c>, <c>28w0d</c>, <c>+36m+30d</c>.</summary>
/// <param name="Count">How many units; days for <see cref="OffsetUnit.Gestation"/>.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Then">A second distance, counted from where the first one ends.</param>
[JsonConverter(typeof(OffsetJson))]
public sealed partial record Offset(int Count, OffsetUnit Unit, Offset? Then = null)
{
    public static Offset Zero { get; } = new(0, OffsetUnit.Days);

    /// <summary>True when it stays on the anchor itself.</summary>
    public bool IsZero => Count == 0 && Unit != OffsetUnit.Gestation && Then is null;

    public static Offset Parse(string text) =>
        TryParse(text, out var offset) ? offset : throw new FormatException($"'{text}' is no offset: +5wd, +14d, +2h, +5s, +3m, 28w0d, 150% or +36m+30d.");

    public static bool TryParse(string? text, [NotNullWhen(true)] out Offset? offset)
    {
        var match = Written().Match(text ?? "");
        offset = match switch
        {
            { Success: false } => null,
            _ when match.Groups["weeks"].Success => new((7 * Number(match, "weeks")) + Number(match, "days"), OffsetUnit.Gestation),
            _ when match.Groups["percent"].Success => new(Number(match, "percent"), OffsetUnit.PercentOfDelay),
            _ => new(Number(match, "count"), Counted(match, "unit"), Second(match)),
        };
        return offset is not null;
    }

    public override string ToString() => Unit switch
    {
        OffsetUnit.Gestation => string.Create(CultureInfo.InvariantCulture, $"{Count / 7}w{Count % 7}d"),
        OffsetUnit.PercentOfDelay => string.Create(CultureInfo.InvariantCulture, $"{Count}%"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Count:+0;-0;+0}{Suffix}{Then}"),
    };

    private string Suffix => Unit switch
    {
        OffsetUnit.WorkingDays => "wd",
        OffsetUnit.Hours => "h",
        OffsetUnit.Seconds => "s",
        OffsetUnit.Months => "m",
        _ => "d",
    };

    private static Offset? Second(Match match) => match.Groups["count2"].Success ? new(Number(match, "count2"), Counted(match, "unit2")) : null;

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    private static OffsetUnit Counted(Match match, string group) => match.Groups[group].Value switch
    {
        "wd" => OffsetUnit.WorkingDays,
        "h" => OffsetUnit.Hours,
        "s" => OffsetUnit.Seconds,
        "m" => OffsetUnit.Months,
        _ => OffsetUnit.Days,
    };

    [GeneratedRegex(@"^(?:(?<weeks>[0-9]{1,2})w(?<days>[0-6])d|(?<percent>[0-9]{1,4})%|(?<count>[+-][0-9]{1,4})(?<unit>wd|d|h|s|m)(?:(?<count2>[+-][0-9]{1,4})(?<unit2>wd|d|h|s|m))?)\z")]
    private static partial Regex Written();
}

/// <summary>An offset travels as its text.</summary>
public sealed class OffsetJson : JsonConverter<Offset>
{
    public override Offset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Offset.Parse(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, Offset value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

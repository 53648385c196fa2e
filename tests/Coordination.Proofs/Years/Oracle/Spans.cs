namespace Coordination.Proofs.Years.Oracle;

/// <summary>When something opens, is due and closes.</summary>
internal sealed record Times(long Opens, long Due, long? Closes);

/// <summary>From distances to instants.</summary>
internal static class Spans
{
    public static Times Of(Row row, Span span, long from)
    {
        var (opens, due) = (Opens(span.Open, from), Due(row, span.Due, from));
        return new(Math.Min(opens, due), due, span.Close is { } close ? Closes(close, from) : null);
    }

    public static long Opens(Distance open, long from) => open.IsNone ? from : open.Unit == "h" ? from + (open.Count * Almanac.Hour) : Almanac.Midnight(Day(open, Almanac.DayOf(from)));

    public static long Closes(Distance close, long from) => close.Unit == "h" ? from + (close.Count * Almanac.Hour) : Almanac.LastSecond(Day(close, Almanac.DayOf(from)));

    public static int Day(Distance by, int from, bool holidays = true)
    {
        var day = by.Unit switch
        {
            "wd" => Almanac.AddWorked(from, by.Count, holidays),
            "m" => Almanac.AddMonths(from, by.Count),
            "d" or "g" => from + by.Count,
            _ => throw new InvalidOperationException($"{by} names no day."),
        };
        return by.Then is { } then ? Day(then, day, holidays) : day;
    }

    public static long Step(Row row, Distance at, long from, long due) => (at.Unit, row.Clock) switch
    {
        ("%", "days") => Speaks(row, new(Up(Almanac.DayOf(due) - Almanac.DayOf(from), at.Count), "d", null), from),
        ("%", _) => from + ((due - from) * at.Count / 100),
        (_, "hours") => from + (at.Count * Almanac.Hour),
        _ => Speaks(row, at, from),
    };

    /// <summary>Whether the due day would be another one if there were no public holidays.</summary>
    public static bool MovedByHoliday(Row row, Distance due, long from) =>
        row.Clock == "days" && SpeakingDay(row, due, from, holidays: true) != SpeakingDay(row, due, from, holidays: false);

    private static long Due(Row row, Distance due, long from) => row.Clock switch
    {
        "hours" => from + (due.Count * Almanac.Hour),
        "sameDay" => Almanac.LastSecond(Almanac.DayOf(from)),
        _ => Speaks(row, due, from),
    };

    private static long Speaks(Row row, Distance by, long from)
    {
        var nine = Almanac.Nine(SpeakingDay(row, by, from, holidays: true));
        return by.IsNone && nine < from ? from : nine;
    }

    private static int SpeakingDay(Row row, Distance by, long from, bool holidays) => Worked(row, Day(by, Almanac.DayOf(from), holidays), holidays);

    /// <summary>The day itself, or the one to which a day off moves it.</summary>
    public static int Worked(Row row, int day, bool holidays = true)
    {
        var off = Almanac.IsWeekend(day) || (holidays && Almanac.IsHoliday(day));
        return row.DayOff == "stay" || !off ? day : Almanac.AddWorked(day, row.DayOff == "after" ? 1 : -1, holidays);
    }

    private static int Up(int days, int percent) => ((days * percent) + 99) / 100;
}

namespace Coordination.Proofs.Years.Oracle;

/// <summary>
/// The civil calendar of Brussels, worked out a second time. Days are numbered from 1 January 1970; instants are milliseconds of UTC since then.
/// </summary>
internal static class Almanac
{
    public const long Minute = 60_000;
    public const long Hour = 60 * Minute;
    public const long Day = 24 * Hour;

    private const int FirstYear = 2000;
    private const int LastYear = 2060;

    private static readonly (long Spring, long Autumn)[] Summers = [.. Years().Select(year => (Change(year, 3), Change(year, 10)))];
    private static readonly HashSet<int> Holidays = [.. Years().SelectMany(HolidaysOf)];

    public static int Number(int year, int month, int day)
    {
        var years = month > 2 ? year : year - 1;
        var days = (((153 * (month > 2 ? month - 3 : month + 9)) + 2) / 5) + day - 1;
        return (years / 400 * 146_097) + (years % 400 * 365) + (years % 400 / 4) - (years % 400 / 100) + days - 719_468;
    }

    public static (int Year, int Month, int Day) Civil(int number)
    {
        var days = number + 719_468;
        var (era, inEra) = (days / 146_097, days % 146_097);
        var years = (inEra - (inEra / 1460) + (inEra / 36_524) - (inEra / 146_096)) / 365;
        var inYear = inEra - ((365 * years) + (years / 4) - (years / 100));
        var month = ((5 * inYear) + 2) / 153;
        return ((era * 400) + years + (month >= 10 ? 1 : 0), month < 10 ? month + 3 : month - 9, inYear - (((153 * month) + 2) / 5) + 1);
    }

    public static string Text(int number) => Civil(number) is var (year, month, day) ? $"{year:0000}-{month:00}-{day:00}" : "";

    public static string Compact(int number) => Text(number).Replace("-", "", StringComparison.Ordinal);

    /// <summary>0 = Sunday.</summary>
    public static int Weekday(int number) => (number + 4) % 7;

    public static bool IsHoliday(int number) => Holidays.Contains(number);

    public static bool IsWeekend(int number) => Weekday(number) is 0 or 6;

    public static bool IsWorked(int number) => !IsWeekend(number) && !IsHoliday(number);

    public static int AddWorked(int number, int count, bool holidays = true)
    {
        var (step, left) = (count < 0 ? -1 : 1, Math.Abs(count));
        while (left > 0)
        {
            number += step;
            left -= IsWeekend(number) || (holidays && IsHoliday(number)) ? 0 : 1;
        }

        return number;
    }

    /// <summary>Almanac months later; where the month has no such day, the first of the next one.</summary>
    public static int AddMonths(int number, int count)
    {
        var (year, month, day) = Civil(number);
        var months = (12 * year) + month - 1 + count;
        var (first, next) = (Number(months / 12, (months % 12) + 1, 1), Number((months + 1) / 12, ((months + 1) % 12) + 1, 1));
        return Math.Min(first + day - 1, next);
    }

    public static int DayOf(long instant) => (int)((instant + (IsSummer(instant) ? 2 * Hour : Hour)) / Day);

    public static long Midnight(int day) => Civil(day, 0);

    public static long Nine(int day) => Civil(day, 9 * Hour);

    public static long LastSecond(int day) => Midnight(day + 1) - 1000;

    /// <summary>Both changes of the clock of a year, as instants.</summary>
    public static (long Spring, long Autumn) ClockChanges(int year) => Summers[year - FirstYear];

    /// <summary>Easter Sunday after Gauss.</summary>
    public static int Easter(int year)
    {
        var century = year / 100;
        var moon = (15 - ((13 + (8 * century)) / 25) + century - (century / 4)) % 30;
        var full = ((19 * (year % 19)) + moon) % 30;
        var sunday = ((2 * (year % 4)) + (4 * (year % 7)) + (6 * full) + ((4 + century - (century / 4)) % 7)) % 7;
        var late = (full == 29 && sunday == 6) || (full == 28 && sunday == 6 && ((11 * moon) + 11) % 30 < 19);
        return Number(year, 3, 22) + full + sunday - (late ? 7 : 0);
    }

    private static bool IsSummer(long instant)
    {
        var year = Civil((int)(instant / Day)).Year;
        var (spring, autumn) = Summers[year - FirstYear];
        return spring <= instant && instant < autumn;
    }

    private static long Civil(int day, long time)
    {
        var winter = (day * Day) + time - Hour;
        return IsSummer(winter) ? winter - Hour : winter;
    }

    // The last Sunday of March and of October, one o'clock UTC.
    private static long Change(int year, int month)
    {
        var last = Number(year, month, 31);
        return ((last - Weekday(last)) * Day) + Hour;
    }

    private static IEnumerable<int> Years() => Enumerable.Range(FirstYear, LastYear - FirstYear);

    private static int[] HolidaysOf(int year) =>
    [
        Number(year, 1, 1), Number(year, 5, 1), Number(year, 7, 21), Number(year, 8, 15), Number(year, 11, 1), Number(year, 11, 11), Number(year, 12, 25),
        Easter(year) + 1, Easter(year) + 39, Easter(year) + 50,
    ];
}

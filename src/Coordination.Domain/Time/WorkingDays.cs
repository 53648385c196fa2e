namespace Coordination.Domain.Time;

/// <summary>Working days of Belgium: every day but week-ends and public holidays.</summary>
public static class WorkingDays
{
    /// <summary>Version of the holiday data behind every answer.</summary>
    public static string Version => HolidayRules.Current.Version;

    public static bool IsHoliday(DateOnly day)
    {
        var easter = Easter(day.Year);
        foreach (var rule in HolidayRules.Current.Rules)
        {
            if (rule.Falls(day, easter))
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsHoliday(day);

    /// <summary>The day <paramref name="workingDays"/> working days after (before, when negative) a day. The day itself is never counted; zero gives it back.</summary>
    public static DateOnly Add(DateOnly day, int workingDays)
    {
        var step = Math.Sign(workingDays);
        for (var left = Math.Abs(workingDays); left > 0;)
        {
            day = day.AddDays(step);
            left -= IsWorkingDay(day) ? 1 : 0;
        }

        return day;
    }

    /// <summary>The day itself when it is worked, else the next working day.</summary>
    public static DateOnly OnOrAfter(DateOnly day) => IsWorkingDay(day) ? day : Add(day, 1);

    /// <summary>The day itself when it is worked, else the working day before.</summary>
    public static DateOnly OnOrBefore(DateOnly day) => IsWorkingDay(day) ? day : Add(day, -1);

    /// <summary>Easter Sunday of the Gregorian calendar (the anonymous computus).</summary>
    public static DateOnly Easter(int year)
    {
        var (century, inCentury, golden) = (year / 100, year % 100, year % 19);
        var epact = ((19 * golden) + century - (century / 4) - ((century - ((century + 8) / 25) + 1) / 3) + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (inCentury / 4)) - epact - (inCentury % 4)) % 7;
        var correction = (golden + (11 * epact) + (22 * weekday)) / 451;
        var day = epact + weekday - (7 * correction) + 114;
        return new DateOnly(year, day / 31, (day % 31) + 1);
    }
}

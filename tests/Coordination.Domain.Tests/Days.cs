using System.Globalization;
using Coordination.Domain.Time;

namespace Coordination.Domain.Tests;

/// <summary>Dates of the stories, as they are written there.</summary>
internal static class Days
{
    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateTimeOffset Noon(string day) => CivilTime.At(Day(day), new TimeOnly(12, 0));

    public static string Text(DateTimeOffset instant) => CivilTime.DayOf(instant).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

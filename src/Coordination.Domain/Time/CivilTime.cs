namespace Coordination.Domain.Time;

/// <summary>
/// Between an instant (UTC) and the civil calendar of Europe/Brussels. Plan steps are promised in civil days, so the instant is
/// always computed from the day and never by adding 24 hours: a day that is 23 or 25 hours long still fires at nine.
/// </summary>
public static class CivilTime
{
    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    /// <summary>Civil day on which an instant falls.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Brussels).DateTime);

    /// <summary>Civil date and time of an instant, with the offset of that moment.</summary>
    public static DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Brussels);

    /// <summary>Midnight at which a day starts, UTC.</summary>
    public static DateTimeOffset StartOfDay(DateOnly day) => At(day, TimeOnly.MinValue);

    /// <summary>When steps counted in days fire: 09:00 of their day, UTC.</summary>
    public static DateTimeOffset Nine(DateOnly day) => At(day, new TimeOnly(9, 0));

    /// <summary>Last second of a day, UTC: what was promised by a day may still be done on it, and its date still reads as that day.</summary>
    public static DateTimeOffset EndOfDay(DateOnly day) => StartOfDay(day.AddDays(1)).AddSeconds(-1);

    /// <summary>
    /// A civil day and time, UTC. An hour that the spring change skips counts as the one after it; an hour that the autumn change
    /// repeats is taken the second time, so that nothing is late an hour early.
    /// </summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var civil = day.ToDateTime(time);
        var shifted = Brussels.IsInvalidTime(civil) ? civil.AddHours(1) : civil;
        return new DateTimeOffset(shifted, Brussels.GetUtcOffset(shifted)).ToUniversalTime();
    }
}

namespace Coordination.Domain.Time;

/// <summary>Calendar of the 1000 days (domain.md §3.2): day precision, civil calendar of Europe/Brussels.</summary>
public static class ThousandDays
{
    /// <summary>
    /// A number of calendar months later. Where the month has no such day the first of the next one: a child born on 29 February has its
    /// birthday on 1 March in common years, so that nothing closes a day early.
    /// </summary>
    public static DateOnly MonthsAfter(DateOnly day, int months)
    {
        var clamped = day.AddMonths(months);
        return clamped.Day < day.Day ? clamped.AddDays(1) : clamped;
    }
}

using Coordination.Domain.Time;

namespace Coordination.Domain.Samples;

/// <summary>Days of which the accesses are drawn together, civil days in Brussels.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Day after the last.</param>
public sealed record SamplePeriod(DateOnly From, DateOnly To)
{
    // A Monday: a period of seven days is a week.
    private static readonly DateOnly Monday = new(2024, 1, 1);

    /// <summary>Instant at which it begins, UTC.</summary>
    public DateTimeOffset Begins => CivilTime.StartOfDay(From);

    /// <summary>First instant after it, UTC.</summary>
    public DateTimeOffset Ends => CivilTime.StartOfDay(To);

    /// <summary>The last one that is over on a day.</summary>
    public static SamplePeriod LastBefore(DateOnly day, int days)
    {
        var over = day.DayNumber - Monday.DayNumber;
        var to = Monday.AddDays(over - (((over % days) + days) % days));
        return new(to.AddDays(-days), to);
    }

    /// <summary>The one that follows.</summary>
    public static SamplePeriod After(DateOnly to, int days) => new(to, to.AddDays(days));
}

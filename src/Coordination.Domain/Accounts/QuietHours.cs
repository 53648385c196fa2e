using System.Collections.Immutable;
using Coordination.Domain.Time;

namespace Coordination.Domain.Accounts;

/// <summary>Hours in which nobody of a site is written to about anything ordinary. What is red or escalates waits for no hour.</summary>
/// <param name="From">First quiet moment of an evening, Europe/Brussels.</param>
/// <param name="Until">End of the quiet, the next morning where it is earlier than <paramref name="From"/>; equal to it where no hour is quiet.</param>
/// <param name="WeekEnds">Saturdays and Sundays are quiet as a whole.</param>
public sealed record QuietHours(TimeOnly From, TimeOnly Until, bool WeekEnds)
{
    private const int LongestInDays = 4;

    public bool IsQuietAt(DateTimeOffset instant)
    {
        var local = CivilTime.Local(instant);
        var time = TimeOnly.FromDateTime(local.DateTime);
        return (WeekEnds && local.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            || (From < Until ? From <= time && time < Until : From > Until && (From <= time || time < Until));
    }

    /// <summary>The instant itself where it is not quiet at each of these places, else the first one that is not.</summary>
    public static DateTimeOffset EndsFor(ImmutableArray<QuietHours> places, DateTimeOffset instant) =>
        places.IsDefaultOrEmpty ? instant : places.Min(quiet => quiet.EndFrom(instant));

    private DateTimeOffset EndFrom(DateTimeOffset instant)
    {
        if (!IsQuietAt(instant))
        {
            return instant;
        }

        var day = CivilTime.DayOf(instant);
        var ends = from later in Enumerable.Range(0, LongestInDays)
                   from time in new[] { TimeOnly.MinValue, Until }
                   select CivilTime.At(day.AddDays(later), time);
        return ends.First(end => end > instant && !IsQuietAt(end));
    }
}

using Coordination.Domain.Time;

namespace Coordination.Domain.Cases;

/// <summary>Whether and when a person may be reached by a channel, by what she said last (rules A57, A81). Who set no limit may be reached by each.</summary>
public static class ContactSafety
{
    // A week and the day it started in: whoever has an hour at all has one within.
    private const int Days = 8;

    /// <summary>Whether the channel is safe on this day, at some hour.</summary>
    public static bool IsSafe(SafeContact? safe, string channel, DateOnly day) => safe is not { Restricted: true } || (safe.CountsOn(day) && safe.Channels.OrEmpty().Contains(channel));

    /// <summary>The first instant from now on at which something may be sent by the channel; null where none comes while her answer counts.</summary>
    public static DateTimeOffset? FirstFrom(SafeContact? safe, string channel, DateTimeOffset now)
    {
        if (safe is not { Restricted: true })
        {
            return now;
        }

        var today = CivilTime.DayOf(now);
        return Enumerable.Range(0, Days).Select(today.AddDays).Where(day => IsSafe(safe, channel, day))
            .SelectMany(day => Starts(safe.Terms ?? new(), day, now))
            .Where(at => at >= now).Order().Select(at => (DateTimeOffset?)at).FirstOrDefault();
    }

    private static IEnumerable<DateTimeOffset> Starts(ContactTerms terms, DateOnly day, DateTimeOffset now)
    {
        var (code, local) = (ContactHours.CodeOf(day.DayOfWeek), CivilTime.Local(now));
        if (CivilTime.DayOf(now) == day && terms.Allow(code, TimeOnly.FromDateTime(local.DateTime)))
        {
            yield return now;
        }

        foreach (var start in terms.Hours.OrEmpty().Where(hours => hours.Days.Contains(code)).Select(hours => hours.From).Append(TimeOnly.MinValue))
        {
            if (terms.Allow(code, start))
            {
                yield return CivilTime.At(day, start);
            }
        }
    }
}

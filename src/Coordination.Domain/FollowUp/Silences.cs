using System.Collections.Immutable;
using Coordination.Domain.Time;

namespace Coordination.Domain.FollowUp;

/// <summary>
/// From when contact with a family counts as lost: after a silence, or sooner after some attempts in a row that
/// nobody answered. Each silence is an occurrence of its own: a contact ends it, and the next one is owed anew.
/// </summary>
internal static class Silences
{
    private const string First = "1";

    /// <summary>Day from which silence counts: the last one on which the family was heard of, else the opening, or what began it anew since.</summary>
    public static DateOnly Since(DateTimeOffset opened, DateOnly? heard, DateOnly? countsFrom)
    {
        var since = heard ?? CivilTime.DayOf(opened);
        return countsFrom > since ? countsFrom.Value : since;
    }

    public static ImmutableArray<Anchor> Of(PlanRow row, FamilyClock clock, StepOutcomes outcomes, int careIntensity)
    {
        var rule = row.Lost ?? throw new InvalidOperationException($"Row {row.Code} counts silence and says no rule for it.");
        if (clock.Carried && careIntensity < rule.CarriedFrom)
        {
            return [];
        }

        // Whoever decides to go on looking for the family is asked again when that, too, meets silence; while it is sought in a way that somebody
        // chose, it is not lost a second time.
        var (since, missed) = (clock.SilentSince, clock.Missed);
        if (clock.Recontacts.Select(sought => (DateOnly?)sought.Last).Append(outcomes.DecidedOn(row.Code)).Max() is { } decided && decided >= since)
        {
            (since, missed) = (decided, [.. missed.Where(day => day > decided)]);
        }

        var silent = PlanClock.Day(careIntensity == 3 ? rule.Intensive : rule.After, since);
        var lost = missed.Length >= rule.Missed && missed[rule.Missed - 1] < silent ? missed[rule.Missed - 1] : silent;
        return [new(Name(row, clock, outcomes, since), CivilTime.StartOfDay(lost))];
    }

    // Silences may begin on one day: after a contact, a decision to go on, a way of seeking it that ended at once.
    private static string Name(PlanRow row, FamilyClock clock, StepOutcomes outcomes, DateOnly since)
    {
        var name = since == CivilTime.DayOf(clock.Opened) ? First : $"{since:yyyy-MM-dd}";
        var decided = outcomes.DecidedTimes(row.Code, since) + clock.Recontacts.Count(sought => sought.On == since);
        return decided == 0 ? name : $"{name}.{decided}";
    }
}

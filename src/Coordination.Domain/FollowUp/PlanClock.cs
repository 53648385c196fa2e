using Coordination.Domain.Time;

namespace Coordination.Domain.FollowUp;

/// <summary>Open, due and close of one obligation, UTC.</summary>
internal sealed record PlanWindow(DateTimeOffset Opens, DateTimeOffset Due, DateTimeOffset? Closes);

/// <summary>From the offsets of a row and an anchor to instants.</summary>
internal static class PlanClock
{
    public static PlanWindow Window(PlanRow row, WindowRule rule, DateTimeOffset anchor)
    {
        var (opens, due) = (Opens(rule.Open, anchor), Due(row, rule.Due, anchor));

        // A due day that moved before a week-end may move before the opening.
        return new(opens < due ? opens : due, due, rule.Close is { } close ? Closes(close, anchor) : null);
    }

    public static DateTimeOffset Opens(Offset open, DateTimeOffset anchor) =>
        open.IsZero ? anchor : Elapsed(open) is { } span ? anchor + span : CivilTime.StartOfDay(Day(open, CivilTime.DayOf(anchor)));

    public static DateTimeOffset Closes(Offset close, DateTimeOffset anchor) =>
        Elapsed(close) is { } span ? anchor + span : CivilTime.EndOfDay(Day(close, CivilTime.DayOf(anchor)));

    public static DateTimeOffset Due(PlanRow row, Offset due, DateTimeOffset anchor) => row.Clock switch
    {
        PlanClockKind.Hours => anchor + Running(due),
        PlanClockKind.SameDay => CivilTime.EndOfDay(CivilTime.DayOf(anchor)),
        PlanClockKind.Days => Fires(row, due, anchor),
    };

    /// <summary>Instant of a step that is not the due one.</summary>
    public static DateTimeOffset Step(PlanRow row, Offset at, DateTimeOffset anchor, DateTimeOffset due) => (at.Unit, row.Clock) switch
    {
        (OffsetUnit.PercentOfDelay, PlanClockKind.Days) => Fires(row, Share(CivilTime.DayOf(anchor), CivilTime.DayOf(due), at.Count), anchor),
        (OffsetUnit.PercentOfDelay, _) => anchor + ((due - anchor) * at.Count / 100),
        (_, PlanClockKind.Hours) => anchor + Running(at),
        _ => Fires(row, at, anchor),
    };

    public static DateOnly Day(Offset offset, DateOnly from)
    {
        var day = offset.Unit switch
        {
            OffsetUnit.WorkingDays => WorkingDays.Add(from, offset.Count),
            OffsetUnit.Months => ThousandDays.MonthsAfter(from, offset.Count),
            OffsetUnit.Days or OffsetUnit.Gestation => from.AddDays(offset.Count),
            OffsetUnit.Hours or OffsetUnit.Seconds or OffsetUnit.PercentOfDelay => throw new InvalidOperationException($"{offset} names no day."),
        };
        return offset.Then is { } then ? Day(then, day) : day;
    }

    public static DateOnly Moved(DayOffRule rule, DateOnly day) => rule switch
    {
        DayOffRule.Stay => day,
        DayOffRule.After => WorkingDays.OnOrAfter(day),
        DayOffRule.Before => WorkingDays.OnOrBefore(day),
    };

    // What runs day and night, or null for what counts civil days.
    private static TimeSpan? Elapsed(Offset offset) => offset.Unit switch
    {
        OffsetUnit.Hours => TimeSpan.FromHours(offset.Count),
        OffsetUnit.Seconds => TimeSpan.FromSeconds(offset.Count),
        _ => null,
    };

    private static TimeSpan Running(Offset offset) => Elapsed(offset) ?? throw new InvalidOperationException($"{offset} does not run day and night.");

    // A step that is due on its anchor must not be late before the anchor happened: the anchor may fall after nine.
    private static DateTimeOffset Fires(PlanRow row, Offset offset, DateTimeOffset anchor)
    {
        var nine = CivilTime.Nine(Moved(row.DayOff, Day(offset, CivilTime.DayOf(anchor))));
        return offset.IsZero && nine < anchor ? anchor : nine;
    }

    // Half a day does not exist in a plan of days: the share is rounded up.
    private static Offset Share(DateOnly anchor, DateOnly due, int percent) =>
        new((((due.DayNumber - anchor.DayNumber) * percent) + 99) / 100, OffsetUnit.Days);
}

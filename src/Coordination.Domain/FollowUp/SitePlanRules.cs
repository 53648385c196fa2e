namespace Coordination.Domain.FollowUp;

/// <summary>What a site may make of a row: other days, another owner, another care intensity, or none of it where the promise to the family does not hang on it.</summary>
public static class SitePlanRules
{
    /// <summary>Farthest day from an anchor, in days: the third birthday and the months until a file is closed.</summary>
    public const int Farthest = 1300;

    // Any day serves: only which of two days comes first is asked. A Monday without a holiday near it.
    private static readonly DateOnly Anchor = new(2026, 3, 2);

    /// <summary>The first fault of an edited row, its field counted from the row; null where there is none.</summary>
    /// <param name="plan">The plan in force.</param>
    /// <param name="edit">The row as the site wants it.</param>
    public static Refusal? Fault(PlanVersion plan, PlanRowEdit edit)
    {
        if (plan.Find(edit.Code) is not { } row || row.SiteEdit == SiteEdit.None)
        {
            return SitePlanRefusals.Fixed with { Field = "code" };
        }

        return OfDays(row, "window", row.Window, edit.Window)
            ?? (edit.Intensive is { } intensive ? OfDays(row, "intensive", row.Window, intensive) : null)
            ?? (edit.EarlyBirth is { } early ? OfDays(row, "earlyBirth", row.Window, early) : null)
            ?? OfLateEntry(row, edit)
            ?? OfEscalations(row, edit)
            ?? OfPeople(row, edit);
    }

    private static Refusal? OfDays(PlanRow row, string field, WindowRule standard, WindowRule wish)
    {
        foreach (var (name, offset) in new[] { ("open", wish.Open), ("due", wish.Due), ("close", wish.Close) })
        {
            if (offset is not null && !Counts(row, offset))
            {
                return SitePlanRefusals.Uncountable with { Field = $"{field}.{name}" };
            }
        }

        return wish.Close is null && standard.Close is not null ? SitePlanRefusals.Endless with { Field = $"{field}.close" }
            : row.OpenFrom is null && Day(wish.Open) > Day(wish.Due) ? SitePlanRefusals.Disordered with { Field = $"{field}.due" }
            : row.CloseFrom is null && wish.Close is { } close && Day(wish.Due) > Day(close) ? SitePlanRefusals.Disordered with { Field = $"{field}.close" }
            : null;
    }

    private static Refusal? OfLateEntry(PlanRow row, PlanRowEdit edit) =>
        edit.LateEntry is { } late && !(late.Unit is OffsetUnit.Days or OffsetUnit.WorkingDays && late.Count >= 0 && Counts(row, late))
            ? SitePlanRefusals.Uncountable with { Field = "lateEntry" }
            : null;

    // An escalation keeps its distance from the due day: both are counted in the same unit.
    private static Refusal? OfEscalations(PlanRow row, PlanRowEdit edit) =>
        row.Steps.Any(step => step.At is not null) && (edit.Window.Due.Unit != row.Window.Due.Unit || edit.Window.Due.Then is not null || edit.Intensive is not null)
            ? SitePlanRefusals.OtherUnit
            : null;

    private static Refusal? OfPeople(PlanRow row, PlanRowEdit edit) =>
        edit.Owners.OrEmpty() is { IsEmpty: true } || edit.Owners.Any(owner => owner == OwnerRole.Named) ? SitePlanRefusals.Owners
        : edit.From is < 1 or > 3 || edit.ListedFrom is < 1 or > 3 ? SitePlanRefusals.Intensity
        : row.SiteEdit == SiteEdit.Keep && !Holds(row, edit) ? SitePlanRefusals.Kept
        : null;

    // What the promise hangs on stays planned, for as many families, in as many lists, by as near a person.
    private static bool Holds(PlanRow row, PlanRowEdit edit) =>
        edit.Live && edit.From <= row.From && (row.ListedFrom is null || edit.ListedFrom <= row.ListedFrom) && (row.Outside || !edit.Over(row).Outside);

    private static bool Counts(PlanRow row, Offset offset) =>
        (offset.Unit is OffsetUnit.Days or OffsetUnit.WorkingDays or OffsetUnit.Months || (offset.Unit == OffsetUnit.Gestation && row.Anchor == AnchorKind.Gestation))
        && offset.Then is null or { Unit: OffsetUnit.Days or OffsetUnit.WorkingDays or OffsetUnit.Months }
        && Math.Abs(Day(offset).DayNumber - Anchor.DayNumber) <= Farthest;

    private static DateOnly Day(Offset offset) => PlanClock.Day(offset, Anchor);
}


/// <summary>Every expected "no" to a site's plan.</summary>
public static class SitePlanRefusals
{
    /// <summary>An edition of the site's plan was made since the one that was read.</summary>
    public static Refusal Changed { get; } = Refusal.Conflict("site-plan-changed", "The plan of this site was changed since the edition that was read: read it again.", "edition");

    /// <summary>A row stands in the edition twice.</summary>
    public static Refusal Twice { get; } = Refusal.Meaning("site-plan-row-twice", "A row stands in an edition once.", "code");

    /// <summary>Not a row of the follow-up plan that a site may change.</summary>
    public static Refusal Fixed { get; } = Refusal.Meaning("site-plan-row-fixed", "This is no row of the plan that a site may change: the plan of the site lists those that it may.", "code");

    /// <summary>A distance that the anchor of the row cannot count.</summary>
    public static Refusal Uncountable { get; } = Refusal.Meaning(
        "site-plan-distance-impossible", "Distances are days (+14d), working days (+5wd), months (+3m) or, in a row of the pregnancy, weeks (28w0d), at most 1300 days away.", "window");

    /// <summary>Open, due and close in another order.</summary>
    public static Refusal Disordered { get; } = Refusal.Meaning("site-plan-order-impossible", "A step opens, then is due, then closes.", "window");

    /// <summary>A row that closes would never be missed.</summary>
    public static Refusal Endless { get; } = Refusal.Meaning("site-plan-close-missing", "This row closes: without a day for it nobody would be told that the step was missed.", "window.close");

    /// <summary>A due day in another unit than the escalations that follow it.</summary>
    public static Refusal OtherUnit { get; } = Refusal.Meaning(
        "site-plan-unit-other", "The escalations of this row follow its due day: it is counted in the unit of the plan in force, for every care intensity alike.", "window.due");

    /// <summary>Nobody does it, or a person that only a decision can name.</summary>
    public static Refusal Owners { get; } = Refusal.Meaning("site-plan-owner-impossible", "A row is done by a role; a named person is none.", "owners");

    /// <summary>A care intensity outside 1–3.</summary>
    public static Refusal Intensity { get; } = Refusal.Meaning("site-plan-intensity-impossible", "A care intensity is 1, 2 or 3.", "from");

    /// <summary>A row that no family may be without.</summary>
    public static Refusal Kept { get; } = Refusal.Meaning(
        "site-plan-row-kept", "This row is kept for every family: it stays planned, in the list, and the coordination's. Its days may change.", "code");
}

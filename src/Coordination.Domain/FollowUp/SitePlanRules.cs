using System.Collections.Immutable;

namespace Coordination.Domain.FollowUp;

/// <summary>What a site may make of a row: other days, another owner, another care intensity, or none of it where the promise to the family does not hang on it.</summary>
public static class SitePlanRules
{
    /// <summary>Farthest day from an anchor, in days: the third birthday and the months until a file is closed.</summary>
    public const int Farthest = 1300;

    // Any day serves: only which of two days comes first is asked. A Monday without a holiday near it.
    private static readonly DateOnly Anchor = new(2026, 3, 2);

    /// <summary>The row is as in the plan in force: no change.</summary>
    public static bool IsAsItIs(PlanVersion plan, PlanRowEdit row) => plan.Find(row.Code) is { } standard && PlanRowEdit.Of(standard).Equals(row);

    /// <summary>The first fault of the rows that a site wants otherwise, or null.</summary>
    /// <param name="plan">The plan in force.</param>
    /// <param name="rows">The rows as the site wants them.</param>
    public static Refusal? Fault(PlanVersion plan, ImmutableArray<PlanRowEdit> rows)
    {
        for (var index = 0; index < rows.Length; index++)
        {
            var row = rows[index];
            var fault = rows.Take(index).Any(earlier => earlier.Code == row.Code) ? SitePlanRefusals.Twice : IsAsItIs(plan, row) ? null : Fault(plan, row);
            if (fault is not null)
            {
                return fault with { Field = $"rows[{index}].{fault.Field}" };
            }
        }

        return null;
    }

    // Its field is counted from the row.
    private static Refusal? Fault(PlanVersion plan, PlanRowEdit edit)
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

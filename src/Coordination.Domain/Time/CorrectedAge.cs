namespace Coordination.Domain.Time;

/// <summary>
/// Age of a child counted from the term it should have reached. Only for a preterm child and until 24 months of
/// chronological age: vaccines and legal ages stay chronological.
/// </summary>
public static class CorrectedAge
{
    /// <summary>Months of chronological age during which development is read on the corrected age.</summary>
    public const int UsedForMonths = 24;

    /// <summary>Days taken off the chronological age: 0 for a child born at term.</summary>
    public static int CorrectionDays(DateOnly birth, DateOnly dueDate) =>
        GestationalAge.On(birth, dueDate).IsPreterm ? dueDate.DayNumber - birth.DayNumber : 0;

    /// <summary>Corrected age in days; negative while the child is before term.</summary>
    public static int InDays(DateOnly birth, DateOnly dueDate, DateOnly day) => day.DayNumber - Start(birth, dueDate).DayNumber;

    /// <summary>Day from which the corrected age counts: the due date of a preterm child, else the birth.</summary>
    public static DateOnly Start(DateOnly birth, DateOnly dueDate) => birth.AddDays(CorrectionDays(birth, dueDate));

    /// <summary>Day of <paramref name="months"/> corrected months: calendar months after <see cref="Start"/>.</summary>
    public static DateOnly DayOfMonths(DateOnly birth, DateOnly dueDate, int months) => ThousandDays.MonthsAfter(Start(birth, dueDate), months);

    /// <summary>Whether the corrected age is still the one to read on this day.</summary>
    public static bool AppliesOn(DateOnly birth, DateOnly dueDate, DateOnly day) =>
        CorrectionDays(birth, dueDate) > 0 && day < ThousandDays.MonthsAfter(birth, UsedForMonths);
}

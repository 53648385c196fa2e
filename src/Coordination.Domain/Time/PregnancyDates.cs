namespace Coordination.Domain.Time;

/// <summary>Dates that cannot be true, refused with the field at fault. Null = possible.</summary>
public static class PregnancyDates
{
    // Nobody is pregnant for longer: 46 weeks leaves room for a due date that was never revised.
    private const int LongestDays = 46 * 7;

    // An ultrasound may correct a last period by weeks, not by months.
    private const int WidestCorrectionDays = 8 * 7;

    /// <summary>Last period and due date of a pregnancy on the day they are written down.</summary>
    /// <param name="lastPeriod">First day of the last period, or null.</param>
    /// <param name="dueDate">Due date given by a clinician, or null.</param>
    /// <param name="birthDate">Birth that ended it, or null while pregnant.</param>
    /// <param name="today">Civil day in Brussels.</param>
    public static Refusal? Check(DateOnly? lastPeriod, DateOnly? dueDate, DateOnly? birthDate, DateOnly today)
    {
        var dates = birthDate is { } birth
            ? Birth(birth, dueDate ?? lastPeriod?.AddDays(GestationalAge.DaysToDueDate), today)
            : LastPeriod(lastPeriod, today) ?? DueDate(dueDate, today);
        return dates ?? Agree(lastPeriod, dueDate);
    }

    /// <summary>A birth against the due date of its pregnancy, when one is known.</summary>
    public static Refusal? Birth(DateOnly birthDate, DateOnly? dueDate, DateOnly today) => (birthDate, dueDate) switch
    {
        _ when birthDate > today => Refusal.Meaning("birth-in-future", "A birth is recorded once it has happened.", "birthDate"),
        (_, { } due) when birthDate < GestationalAge.ConceptionFromDueDate(due) =>
            Refusal.Meaning("birth-before-conception", "The birth date is before the conception that the due date stands for.", "birthDate"),
        (_, { } due) when GestationalAge.On(birthDate, due).TotalDays > LongestDays =>
            Refusal.Meaning("birth-too-late", "The birth date is more than 6 weeks after the due date.", "birthDate"),
        _ => null,
    };

    private static Refusal? LastPeriod(DateOnly? lastPeriod, DateOnly today) => (today.DayNumber - lastPeriod?.DayNumber) switch
    {
        < 0 => Refusal.Meaning("last-period-in-future", "The last period is in the future.", "lastPeriod"),
        > LongestDays => Refusal.Meaning("last-period-too-old", "The last period is more than 46 weeks ago.", "lastPeriod"),
        _ => null,
    };

    private static Refusal? DueDate(DateOnly? dueDate, DateOnly today) => (dueDate?.DayNumber - today.DayNumber) switch
    {
        > GestationalAge.DaysToDueDate => Refusal.Meaning("due-date-too-far", "The due date is more than 40 weeks away.", "dueDate"),
        < GestationalAge.DaysToDueDate - LongestDays => Refusal.Meaning("due-date-past", "The due date passed more than 6 weeks ago; give the birth date.", "dueDate"),
        _ => null,
    };

    private static Refusal? Agree(DateOnly? lastPeriod, DateOnly? dueDate) =>
        dueDate?.DayNumber - lastPeriod?.DayNumber - GestationalAge.DaysToDueDate is < -WidestCorrectionDays or > WidestCorrectionDays
            ? Refusal.Meaning("due-date-not-from-last-period", "The due date is more than 8 weeks off the one that the last period gives.", "dueDate")
            : null;
}

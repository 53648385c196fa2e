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
        _ when birthDate > today => PregnancyRefusals.BirthInFuture,
        (_, { } due) when birthDate < GestationalAge.ConceptionFromDueDate(due) => PregnancyRefusals.BirthBeforeConception,
        (_, { } due) when GestationalAge.On(birthDate, due).TotalDays > LongestDays => PregnancyRefusals.BirthTooLate,
        _ => null,
    };

    private static Refusal? LastPeriod(DateOnly? lastPeriod, DateOnly today) => (today.DayNumber - lastPeriod?.DayNumber) switch
    {
        < 0 => PregnancyRefusals.LastPeriodInFuture,
        > LongestDays => PregnancyRefusals.LastPeriodTooOld,
        _ => null,
    };

    private static Refusal? DueDate(DateOnly? dueDate, DateOnly today) => (dueDate?.DayNumber - today.DayNumber) switch
    {
        > GestationalAge.DaysToDueDate => PregnancyRefusals.DueDateTooFar,
        < GestationalAge.DaysToDueDate - LongestDays => PregnancyRefusals.DueDatePast,
        _ => null,
    };

    private static Refusal? Agree(DateOnly? lastPeriod, DateOnly? dueDate) =>
        dueDate?.DayNumber - lastPeriod?.DayNumber - GestationalAge.DaysToDueDate is < -WidestCorrectionDays or > WidestCorrectionDays
            ? PregnancyRefusals.DueDateNotFromLastPeriod
            : null;
}

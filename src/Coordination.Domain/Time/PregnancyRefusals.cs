namespace Coordination.Domain.Time;

/// <summary>Expected "no" about the dates of a pregnancy and its birth.</summary>
public static class PregnancyRefusals
{
    public static Refusal BirthInFuture { get; } = Refusal.Meaning("birth-in-future", "A birth is recorded once it has happened.", "birthDate");

    public static Refusal BirthBeforeConception { get; } =
        Refusal.Meaning("birth-before-conception", "The birth date is before the conception that the due date stands for.", "birthDate");

    public static Refusal BirthTooLate { get; } = Refusal.Meaning("birth-too-late", "The birth date is more than 6 weeks after the due date.", "birthDate");

    public static Refusal LastPeriodInFuture { get; } = Refusal.Meaning("last-period-in-future", "The last period is in the future.", "lastPeriod");

    public static Refusal LastPeriodTooOld { get; } = Refusal.Meaning("last-period-too-old", "The last period is more than 46 weeks ago.", "lastPeriod");

    public static Refusal DueDateTooFar { get; } = Refusal.Meaning("due-date-too-far", "The due date is more than 40 weeks away.", "dueDate");

    public static Refusal DueDatePast { get; } = Refusal.Meaning("due-date-past", "The due date passed more than 6 weeks ago; give the birth date.", "dueDate");

    public static Refusal DueDateNotFromLastPeriod { get; } =
        Refusal.Meaning("due-date-not-from-last-period", "The due date is more than 8 weeks off the one that the last period gives.", "dueDate");
}

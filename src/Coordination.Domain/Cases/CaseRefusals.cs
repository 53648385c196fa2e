using System.Collections.Immutable;

namespace Coordination.Domain.Cases;

/// <summary>Expected "no" of a case file.</summary>
public static class CaseRefusals
{
    public static Refusal Unknown { get; } = Refusal.Missing("case");

    public static Refusal UnknownPerson { get; } = Refusal.Missing("person in this case");

    public static Refusal Closed { get; } = Refusal.Conflict("case-closed", "The case is closed; reopen it first.");

    public static Refusal Restricted { get; } = Refusal.Conflict(
        "case-restricted", "The person restricted the use of what is kept about her: nobody new is told anything until that is lifted. Care that runs goes on.");

    public static Refusal AlreadyOpened { get; } = Refusal.Conflict("case-already-opened", "A case with this id is there already.");

    public static Refusal NeedsName { get; } = Refusal.Meaning("case-needs-name", "A case is opened with a name.", "name");

    public static Refusal NeedsDate { get; } =
        Refusal.Meaning("case-needs-date", "A case is opened with a due date, a last period or a child's birth date.", "dueDate");

    public static Refusal UnknownReason { get; } = Refusal.Meaning("case-unknown-reason", "The reason is not in the list of reasons.", "reason");

    public static Refusal UnknownIntensity { get; } = Refusal.Meaning("case-unknown-intensity", "Care intensity is 1, 2 or 3.", "intensity");

    public static Refusal SameHeadTwice { get; } =
        Refusal.Meaning("case-same-head-twice", "The two coordinators of a case are two people.", "second");

    public static Refusal PersonIsThere { get; } =
        Refusal.Conflict("person-already-there", "The case has a person with this id and other facts; correct that one.");

    public static Refusal OneMother { get; } =
        Refusal.Meaning("person-one-mother", "A case has one index parent: her role is not given away nor taken by a second person.", "role");

    public static Refusal RoleByBirth { get; } =
        Refusal.Meaning("person-role-by-birth", "An expected child becomes a child by recording the birth.", "role");

    public static Refusal NoPregnancy { get; } = Refusal.Conflict("pregnancy-not-dated", "The pregnancy has no due date yet; record it first.");

    public static Refusal PregnancyIsThere { get; } =
        Refusal.Conflict("pregnancy-already-dated", "The pregnancy is dated; revise the due date instead.");

    public static Refusal ExpectedChildren { get; } =
        Refusal.Meaning("pregnancy-children-count", "Between one and five children are expected.", "expectedChildren");

    public static Refusal NotAChild { get; } = Refusal.Meaning("birth-not-a-child", "Only a child of this pregnancy is born in this case.", "child");

    public static Refusal OtherBirthDate { get; } =
        Refusal.Conflict("birth-already-recorded", "The birth of this child is recorded with another date.", "on");

    public static Refusal DayInFuture { get; } = Refusal.Meaning("day-in-future", "This is noted when it has happened.", "on");

    public static Refusal DayPast { get; } = Refusal.Meaning("day-past", "The day is today or later.", "to");

    /// <summary>What must be handed over, done or given a reason before the case can close (rule A70).</summary>
    public static Refusal Owes(ImmutableArray<Obligation> owed, int handovers)
    {
        var rows = owed.Select(row => row.Occurrence == "1" ? row.Code : $"{row.Code} ({row.Occurrence})");
        var list = string.Join(", ", handovers == 0 ? rows : rows.Append($"{handovers} open handover(s)"));
        return Refusal.Conflict("case-owes", $"The case still owes: {list}. Do it, hand it over, or give a reason for each.") with { Row = "A70" };
    }

    /// <param name="field">The head at fault: <c>first</c> or <c>second</c>.</param>
    public static Refusal HeadNoCoordinator(string field) => Refusal.Meaning("case-head-no-coordinator", "A head of a case is a coordinator of its site today.", field);
}

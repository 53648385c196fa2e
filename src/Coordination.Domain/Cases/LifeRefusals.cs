namespace Coordination.Domain.Cases;

/// <summary>Expected "no" about what happens in a family, and about pauses of its plan.</summary>
public static class LifeRefusals
{
    public static Refusal UnknownKind { get; } = Refusal.Meaning("life-unknown-kind", "This is no kind of life event.", "kind");

    public static Refusal WrongPerson { get; } = Refusal.Meaning("life-wrong-person", "This does not happen to this person: a loss is of an expected child, a placement of a child that is born.", "personId");

    public static Refusal NeedsPerson { get; } = Refusal.Meaning("life-needs-person", "Say to whom it happened.", "personId");

    public static Refusal TooEarly { get; } = Refusal.Meaning("life-before-birth", "This is before the birth of this child.", "on");

    public static Refusal AfterDeath { get; } = Refusal.Conflict("life-after-death", "This person died before that day, as recorded: take that back first if it is wrong.");

    public static Refusal TooFar { get; } = Refusal.Meaning("life-too-far-ahead", "This is noted when it has happened, or as far ahead as its kind allows.", "on");

    public static Refusal Lost { get; } = Refusal.Conflict("birth-of-lost-child", "This child is recorded as lost before its birth: take that back first if it is wrong.");

    public static Refusal Unknown { get; } = Refusal.Missing("life event in this case");

    public static Refusal UnknownPause { get; } = Refusal.Missing("pause of this case");

    public static Refusal PauseDays { get; } = Refusal.Meaning("pause-days", "A pause begins today or later, ends after it begins, and lasts at most 183 days.", "until");

    public static Refusal PauseWithFlag { get; } = Refusal.Conflict("pause-with-red-flag", "A red flag is open: it is assessed before the plan is paused.");

    public static Refusal Pauses { get; } = Refusal.Conflict("plan-paused-already", "The plan is paused on these days already: end that pause first.");
}

namespace Coordination.Domain.Alerts;

/// <summary>Expected "no" of an alert.</summary>
public static class AlertRefusals
{
    public static Refusal Unknown { get; } = Refusal.Missing("alert");

    public static Refusal UnknownFlag { get; } = Refusal.Missing("red flag of this alert");

    public static Refusal NeedsPerson { get; } =
        Refusal.Meaning("alert-needs-person", "Say about whom the alert is: a name, a national number or a telephone number.", "about");

    public static Refusal NeedsReason { get; } =
        Refusal.Meaning("alert-needs-reason", "Say why: a coded reason, a text, a screening result or a red flag.", "reasons");

    public static Refusal NeedsSourceText { get; } =
        Refusal.Meaning("alert-needs-source", "A sender of kind 'other' says in words what it is.", "sender.kindText");

    public static Refusal AlreadyTaken { get; } =
        Refusal.Conflict("alert-already-taken", "The alert is in a case already.");

    public static Refusal AlreadyQualified { get; } =
        Refusal.Conflict("alert-already-qualified", "The alert was already answered without a case.");

    public static Refusal NeedsReasonText { get; } =
        Refusal.Meaning("alert-needs-qualification", "An alert that becomes no case is qualified with a written reason.", "reason");

    public static Refusal RedFlagNeedsQualification { get; } =
        Refusal.Meaning("alert-red-flag-needs-qualification", "A red flag is dismissed only with a written qualification by a professional.", "reason");

    public static Refusal NeedsPersonToDecide { get; } =
        Refusal.Conflict("alert-needs-professional", "Only a person can decide about an alert.");

    public static Refusal NeedsDuplicate { get; } =
        Refusal.Meaning("alert-needs-duplicate", "A duplicate names the other alert.", "duplicateOf");

    public static Refusal DuplicateOfItself { get; } =
        Refusal.Meaning("alert-duplicate-of-itself", "An alert cannot be the duplicate of itself.", "duplicateOf");

    public static Refusal HappensLater { get; } =
        Refusal.Meaning("alert-in-future", "What an alert tells cannot have happened in the future.", "occurredAt");

    public static Refusal UnknownDuplicate { get; } =
        Refusal.Meaning("alert-duplicate-unknown", "The alert it repeats is not known to you.", "duplicateOf");

    public static Refusal DuplicateOfDuplicate { get; } =
        Refusal.Meaning("alert-duplicate-of-duplicate", "That alert was itself answered as a duplicate: name the first one.", "duplicateOf");

    public static Refusal UnknownSite { get; } = Refusal.Meaning("alert-site-unknown", "This service has no such site.", "site");

    public static Refusal UnknownConflict { get; } = Refusal.Missing("conflict of this alert");

    public static Refusal ConflictAlreadyClosed { get; } = Refusal.Conflict("alert-conflict-closed", "The two contents were compared already, with another outcome.");
}

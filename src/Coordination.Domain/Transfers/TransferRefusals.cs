namespace Coordination.Domain.Transfers;

/// <summary>Every expected "no" of a transfer list.</summary>
public static class TransferRefusals
{
    public static Refusal Unknown { get; } = Refusal.Missing("transfer list, or no case of it");

    public static Refusal NoteNotYours { get; } = new(
        "transfer-note-not-yours", RefusalKind.Forbidden, "Whoever goes writes it, or the other head; when she cannot, the lead of the site.");

    public static Refusal Own { get; } = Refusal.Conflict("transfer-own", "Somebody else picks up what you leave.");

    public static Refusal NeedsHead { get; } = Refusal.Conflict(
        "transfer-needs-head", "She does not come back: make somebody else head of the case, PUT /v1/cases/{caseId}/coordinators.");

    public static Refusal Back { get; } = Refusal.Conflict("transfer-back", "She is back: it is hers again.");

    public static Refusal StillAway { get; } = Refusal.Conflict("transfer-still-away", "The absence still runs: end it first, POST /v1/me/absence/{absenceId}/end.");
}

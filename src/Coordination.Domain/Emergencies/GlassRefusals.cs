namespace Coordination.Domain.Emergencies;

/// <summary>Every expected "no" of an emergency access.</summary>
public static class GlassRefusals
{
    public static Refusal Unknown { get; } = Refusal.Missing("emergency access");

    public static Refusal UnknownReason { get; } = Refusal.Meaning("glass-reason-unknown", "The reason is one of the list glass-reason.", "reason");

    public static Refusal TooLong { get; } = Refusal.Meaning(
        "glass-time-impossible", "An emergency access lasts at least a minute and no longer than the rules of the service allow.", "minutes");

    public static Refusal Expired { get; } = Refusal.Conflict("glass-expired", "The emergency access has run out.");

    public static Refusal AlreadyExplained { get; } = Refusal.Conflict("glass-already-explained", "Why it was needed has been said already, in other words.", "text");

    public static Refusal NotExplained { get; } = Refusal.Conflict(
        "glass-not-explained", "An emergency access is found justified once who opened it has written why.", "verdict");

    public static Refusal OwnReview { get; } = new("glass-own-review", RefusalKind.Forbidden, "Nobody reviews her own emergency access.");

    public static Refusal AlreadyReviewed { get; } = Refusal.Conflict("glass-already-reviewed", "The review is decided already, and otherwise.");
}

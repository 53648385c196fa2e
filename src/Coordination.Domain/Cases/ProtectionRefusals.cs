namespace Coordination.Domain.Cases;

/// <summary>Expected "no" about protection decisions.</summary>
public static class ProtectionRefusals
{
    public static Refusal Unknown { get; } = Refusal.Missing("protection decision of this case");

    public static Refusal NeedsFacts { get; } = Refusal.Meaning("protection-needs-facts", "Say what was seen, told or supposed, each in its own field.", "seen");

    public static Refusal NeedsWhyNot { get; } = Refusal.Meaning("protection-needs-why-not", "Say why the family was not informed.", "whyNotInformed");

    public static Refusal ReviewerIsAuthor { get; } = Refusal.Meaning("protection-own-review", "Somebody else than the author is named to look at it again.", "reviewer");

    public static Refusal ReviewerUnrelated { get; } = Refusal.Meaning(
        "protection-reviewer-unrelated", "The reviewer is one of the coordinators who answer for the case, or a supervisor of its site.", "reviewer");

    public static Refusal ReviewDay { get; } = Refusal.Meaning("protection-review-day", "It is looked at again after today and not later than the rules of the service allow.", "reviewOn");

    public static Refusal NotHers { get; } = new("protection-not-yours", RefusalKind.Forbidden, "Only its author and its reviewer look at a protection decision again.");

    public static Refusal Over { get; } = Refusal.Conflict("protection-over", "It was ended, or a further decision follows it.");
}

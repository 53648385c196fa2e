namespace Coordination.Domain.Samples;

/// <summary>Every expected "no" of the review of a sampled access.</summary>
public static class SampleRefusals
{
    public static Refusal Unknown { get; } = Refusal.Missing("sampled access");

    public static Refusal NeedsWords { get; } = Refusal.Meaning("sample-needs-words", "Say why it is questionable, or why it cannot be told.", "text");

    public static Refusal AlreadyReviewed { get; } = Refusal.Conflict("sample-already-reviewed", "The review is answered already, and otherwise.");

    public static Refusal NotQuestionable { get; } = Refusal.Conflict("sample-not-questionable", "It was not found questionable: there is nothing to follow up.");

    public static Refusal AlreadyFollowedUp { get; } = Refusal.Conflict("sample-already-followed-up", "What came of it was said already, in other words.", "text");
}

namespace Coordination.Domain.Cases;

/// <summary>Every expected "no" to a tie with an earlier pregnancy's case.</summary>
public static class EarlierCaseRefusals
{
    public static Refusal Itself { get; } = Refusal.Meaning("earlier-case-itself", "A case is not earlier than itself.", "earlierCaseId");

    public static Refusal Later { get; } = Refusal.Conflict("earlier-case-later", "That case has this one as an earlier one: it is the later of the two.", "earlierCaseId");

    public static Refusal TooMany { get; } = Refusal.Conflict("earlier-case-too-many", "A case is tied to at most twelve earlier ones: tie it to the last, which leads to those before it.", "earlierCaseId");
}

namespace Coordination.Domain.Cases;

/// <summary>Expected "no" about being let into a case.</summary>
public static class AccessAskRefusals
{
    public static Refusal Unknown { get; } = Refusal.Missing("request to be let into this case");

    public static Refusal InAlready { get; } = Refusal.Conflict("access-in-already", "You have a relation to this case: it needs no asking.");

    public static Refusal Answered { get; } = Refusal.Conflict("access-answered", "This was answered otherwise.");
}

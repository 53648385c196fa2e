namespace Coordination.Domain.Cases;

/// <summary>Expected "no" about seeking contact again.</summary>
public static class RecontactRefusals
{
    public static Refusal UnknownWay { get; } = Refusal.Meaning("recontact-unknown-way", "This is no way of seeking contact again.", "way");

    public static Refusal Days { get; } = Refusal.Meaning("recontact-days", "It runs until today or later, and at most 92 days.", "until");

    public static Refusal Chooser { get; } = Refusal.Meaning("recontact-chooser", "It is chosen by whoever records it, by a coordinator of the case, or by somebody of the case whom the family trusts.", "chosenBy");

    public static Refusal Runs { get; } = Refusal.Conflict("recontact-runs", "Contact is being sought already: say first what came of it.");

    public static Refusal UnknownOutcome { get; } = Refusal.Meaning("recontact-unknown-outcome", "This is no outcome of seeking contact again.", "outcome");

    public static Refusal Ended { get; } = Refusal.Conflict("recontact-ended", "Another outcome was said already.");

    public static Refusal Unknown { get; } = Refusal.Missing("plan of contact in this case");
}

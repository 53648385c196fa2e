namespace Coordination.Domain.Cases;

/// <summary>Expected "no" about the register of mandates.</summary>
public static class MandateRefusals
{
    public static Refusal Unknown { get; } = Refusal.Missing("mandate of this case");

    public static Refusal AlreadyThere { get; } = Refusal.Conflict("mandate-already-there", "This mandate is recorded already, with another end, or is over.");

    public static Refusal Nobody { get; } =
        Refusal.Meaning("mandate-of-nobody", "Where no authority mandates there is no mandate: nothing is recorded.", "authority");

    public static Refusal EndsBeforeStart { get; } = Refusal.Meaning("mandate-ends-before-start", "A mandate ends on the day it starts or later.", "until");

    public static Refusal OtherHelp { get; } =
        Refusal.Meaning("mandate-other-help", "This authority works in accepted help only; director and court constrain.", "help");

    public static Refusal HelpUnsaid { get; } =
        Refusal.Meaning("mandate-help-unsaid", "Of an authority that is not on the list, say in which help it works.", "help");

    public static Refusal OfAnother { get; } =
        Refusal.Meaning("relation-mandate-of-another", "This mandate concerns another person of the case.", "person");

    public static Refusal Outlived { get; } = Refusal.Meaning("relation-outlives-mandate", "A relation ends with the mandate it rests on, or before.", "until");
}

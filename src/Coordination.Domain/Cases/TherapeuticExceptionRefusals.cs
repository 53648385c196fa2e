namespace Coordination.Domain.Cases;

/// <summary>Expected "no" about what a person is not told for the time being.</summary>
public static class TherapeuticExceptionRefusals
{
    public static Refusal Unknown { get; } = Refusal.Missing("therapeutic exception of this case");

    public static Refusal ReviewTooFar { get; } = Refusal.Meaning("exception-review-day", "It is reviewed after today and within twelve months.", "reviewOn");

    public static Refusal SecondIsTheFirst { get; } =
        new("exception-own-opinion", RefusalKind.Forbidden, "The second opinion is that of another professional than who asked for it.");
}

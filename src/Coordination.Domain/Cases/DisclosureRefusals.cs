namespace Coordination.Domain.Cases;

/// <summary>Expected "no" about disclosures.</summary>
public static class DisclosureRefusals
{
    public static Refusal Unknown { get; } = Refusal.Missing("disclosure of this case");

    public static Refusal UnknownItem { get; } = Refusal.Missing("item of this case");

    public static Refusal UnknownBasis { get; } = Refusal.Meaning("disclosure-unknown-basis", "The basis is one of the list legal-reason that holds today.", "basis");

    public static Refusal NotToThem { get; } = Refusal.Meaning("disclosure-not-to-them", "This basis does not reach such a recipient.", "basis");

    public static Refusal NeedsCategories { get; } = Refusal.Meaning("disclosure-needs-categories", "Say which categories of data it tells of.", "categories");

    public static Refusal NeedsConsent { get; } =
        Refusal.Meaning("disclosure-needs-consent", "No consent of today covers this recipient, whose data it is and its categories.", "consentId");

    public static Refusal NeedsReason { get; } = Refusal.Meaning("disclosure-needs-reason", "This basis demands a written reason.", "reason");

    public static Refusal ThirdParties { get; } =
        Refusal.Meaning("disclosure-third-parties", "Look first whether it tells of third parties, and say that you did.", "thirdPartiesChecked");

    public static Refusal NotInformed { get; } = Refusal.Meaning("disclosure-not-informed", "Condition informed: the person was not informed beforehand, or nobody answered.", "answers");

    public static Refusal NotAgreed { get; } = Refusal.Meaning("disclosure-not-agreed", "Condition agrees: the person does not agree, or nobody answered.", "answers");

    public static Refusal NotHerInterest { get; } = Refusal.Meaning("disclosure-not-her-interest", "Condition her-interest: it is not in her interest only, or nobody answered.", "answers");

    public static Refusal NotNecessary { get; } =
        Refusal.Meaning("disclosure-not-necessary", "Condition necessary: it is not limited to what is strictly necessary, or nobody answered.", "answers");

    public static Refusal NotSameMission { get; } =
        Refusal.Meaning("disclosure-not-same-mission", "Condition same-mission: the recipient is not bound by secrecy in the same mission, or nobody answered.", "answers");

    public static Refusal NothingTold { get; } = Refusal.Meaning("disclosure-nothing-told", "Say what was told: items of the case, or words.", "items");

    public static Refusal UnknownEmergency { get; } = Refusal.Meaning("disclosure-unknown-emergency", "The reason is one of the list emergency-reason.", "reason");

    public static Refusal NotOwedToTell { get; } = Refusal.Conflict("disclosure-not-owed-to-tell", "Only of what was disclosed in an emergency the person is told afterwards.");

    public static Refusal AlreadyTold { get; } = Refusal.Conflict("disclosure-already-told", "The person was told already.");

    public static Refusal ToldBefore { get; } = Refusal.Meaning("disclosure-told-before", "She was told afterwards: not before the disclosure, and not in the future.", "on");
}

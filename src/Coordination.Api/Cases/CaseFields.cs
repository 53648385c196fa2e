namespace Coordination.Api.Cases;

/// <summary>Where a case's sealed texts stand.</summary>
internal static class CaseFields
{
    public const string Contact = "contact.text";
    public const string Reminder = "reminder.text";
    public const string Entry = "entry.text";
    public const string Qualification = "flag.qualification";
    public const string FactorWords = "factor.words";
    public const string FlagWords = "flag.words";
    public const string Instrument = "screening.instrument";
    public const string Factor = "factor.note";
    public const string Evidence = "consent.evidence";
    public const string Instructions = "safe-contact.instructions";
    public const string SafeTelephone = "safe-contact.telephone";
    public const string SafeMail = "safe-contact.mail";
    public const string SafeAddress = "safe-contact.address";
    public const string NeutralSender = "safe-contact.sender";
    public const string CodeWord = "safe-contact.code-word";
    public const string AccessText = "access.text";
    public const string Exclusion = "exclusion.reason";
    public const string DisclosureReason = "disclosure.reason";
    public const string DisclosureAnswer = "disclosure.answer";
    public const string DisclosureText = "disclosure.text";
    public const string AlertKind = "alert.kind";
    public const string AlertSender = "alert.sender";
    public const string AlertOrganisation = "alert.organisation";
    public const string AlertWords = "alert.words";
    public const string Exception = "exception.reason";
    public const string MandateDecider = "mandate.decided-by";
    public const string MandateReference = "mandate.reference";
    public const string ProtectionCode = "protection.decision";
    public const string ProtectionGround = "protection.ground";
    public const string Seen = "protection.seen";
    public const string Told = "protection.told";
    public const string Supposed = "protection.supposed";
    public const string Tried = "protection.tried";
    public const string ConsultedOthers = "protection.consulted";
    public const string WhyNotInformed = "protection.why-not-informed";
    public const string ProtectionReview = "protection.review";
    public const string Capacity = "capacity.ground";
    public const string ActingReference = "acting.reference";
    public const string Interest = "consent.interest";
    public const string Closing = "closing.note";
}

namespace Coordination.Domain.Relays;

/// <summary>Why a decision on a relay's record is refused.</summary>
public static class RelayRefusals
{
    public static Refusal Unknown { get; } = Refusal.Missing("relay");

    public static Refusal AlreadyRegistered { get; } = Refusal.Conflict("relay-already-registered", "This relay is registered with another content; revise it instead.");

    public static Refusal Withdrawn { get; } = Refusal.Conflict("relay-withdrawn", "This relay left the directory.");

    public static Refusal KindUnknown { get; } = Refusal.Meaning("relay-kind-unknown", "The kind is none of the kinds in force.", "kind");

    public static Refusal KindNotARelay { get; } = Refusal.Meaning("relay-kind-not-a-relay", "A network of professionals is not a relay for a family.", "kind");

    public static Refusal NameMissing { get; } = Refusal.Meaning("relay-name-missing", "A relay has a name.", "name");

    public static Refusal OperatorNumberInvalid { get; } = Refusal.Meaning(
        "relay-operator-number-invalid", "The enterprise number has 10 digits, the last two being 97 minus the remainder of the first eight by 97.", "operator");

    public static Refusal PostcodeInvalid(string field) => Refusal.Meaning(
        "relay-postcode-invalid", "A postcode has four digits; an area reads 4000-4699, lowest first.", field);

    public static Refusal AgeWindowInverted { get; } = Refusal.Meaning("relay-age-window-inverted", "The age window ends before it starts.", "age");

    public static Refusal BasisNotOfKind { get; } = Refusal.Meaning(
        "relay-basis-not-of-kind", "Services of this kind are anonymous, or mandated only, and no other kind is anonymous.", "basis");

    public static Refusal MandatingAuthorityUnknown { get; } = Refusal.Meaning(
        "relay-mandating-authority-unknown", "A mandating authority is saj, spj or court.", "mandatingAuthorities");

    public static Refusal MandatingAuthorityMissing { get; } = Refusal.Meaning(
        "relay-mandating-authority-missing", "A mandated service names who mandates it.", "mandatingAuthorities");

    public static Refusal MandateOnVoluntary { get; } = Refusal.Meaning(
        "relay-mandate-on-voluntary", "A voluntary or anonymous service has no mandating authority.", "mandatingAuthorities");

    public static Refusal CriterionUnsound(string field) => Refusal.Meaning(
        "relay-criterion-unsound", "A criterion has parameters without meaning: an empty or inverted range, an unknown code, or a malformed one.", field);

    public static Refusal CriteriaContradict { get; } = Refusal.Meaning(
        "relay-criteria-contradict", "The same statement cannot be asked for admission and excluded.", "exclusion");

    public static Refusal LanguageInvalid(string field) => Refusal.Meaning("relay-language-invalid", "A language is a BCP 47 tag such as fr or nl-BE.", field);

    public static Refusal HiddenAddressGiven { get; } = Refusal.Meaning(
        "relay-hidden-address-given", "The address of a secret place, its postcode included, is kept nowhere.", "address");

    public static Refusal MailInvalid { get; } = Refusal.Meaning("relay-mail-invalid", "A mail address has one @ between two parts and no space.", "mail");

    public static Refusal EntryRouteUnknown { get; } = Refusal.Meaning("relay-entry-route-unknown", "An entry route is phone, form, mail, ehealthbox or saj-only.", "entry");

    public static Refusal NumberNegative(string field) => Refusal.Meaning("relay-number-negative", "Places and lengths of stay are above zero, renewals zero or more.", field);

    public static Refusal DayInFuture(string field) => Refusal.Meaning("relay-day-in-future", "What was observed or reviewed lies in the past.", field);

    public static Refusal WaitEndsBeforeObserved { get; } = Refusal.Meaning("relay-wait-ends-before-observed", "The announced place lies before the day it was announced.", "until");

    public static Refusal PlaceAnnouncedWhileFree { get; } = Refusal.Meaning("relay-place-announced-while-free", "A service with places announces no later day.", "until");

    public static Refusal WithdrawalReasonUnknown { get; } = Refusal.Meaning("relay-withdrawal-reason-unknown", "A relay leaves as closed, merged, duplicate or other.", "reason");
}

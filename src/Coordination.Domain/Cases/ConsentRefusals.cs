namespace Coordination.Domain.Cases;

/// <summary>Expected "no" about consent and safe contact.</summary>
public static class ConsentRefusals
{
    public static Refusal Unknown { get; } = Refusal.Missing("consent of this case");

    public static Refusal NeverGiven { get; } = Refusal.Conflict("consent-never-given", "This was a refusal; there is nothing to withdraw.");

    public static Refusal NeedsAbout { get; } = Refusal.Meaning("consent-needs-about", "Say whose data it is about.", "about");

    public static Refusal NeedsCategories { get; } = Refusal.Meaning("consent-needs-categories", "Say which categories of data.", "categories");

    public static Refusal NeedsPurpose { get; } = Refusal.Meaning("consent-needs-purpose", "Say for what purpose.", "purpose");

    public static Refusal NeedsRecipients { get; } =
        Refusal.Meaning("consent-needs-recipients", "Name the services or the kinds of service; 'the network' is no recipient.", "relays");

    public static Refusal RecipientsWithoutName { get; } =
        Refusal.Meaning("consent-recipients-without-name", "A consent inside the coordination names no other service.", "scope");

    public static Refusal EndsBeforeStart { get; } = Refusal.Meaning("consent-ends-before-start", "A consent ends after it starts.", "until");

    public static Refusal OverAlready { get; } = Refusal.Meaning("consent-over-already", "A consent that is over already permits nothing.", "until");

    public static Refusal NotHers { get; } =
        Refusal.Meaning("consent-not-hers", "In this capacity the person cannot decide about the data of that person.", "capacity");

    public static Refusal UnknownChannel { get; } =
        Refusal.Meaning("safe-contact-unknown-channel", "A safe channel is telephone, sms, mail, letter or visit.", "channels");

    public static Refusal ChannelsWithoutRestriction { get; } =
        Refusal.Meaning("safe-contact-channels", "Safe channels are named when contact is restricted.", "channels");

    public static Refusal TermsWithoutRestriction { get; } =
        Refusal.Meaning("safe-contact-terms", "Hours, a neutral sender, a code word and the like go with a restriction.", "restricted");

    public static Refusal NoHours { get; } =
        Refusal.Meaning("safe-contact-hours", "Hours name days from mon to sun, and end after they start; 00:00 ends a day.", "hours");

    public static Refusal AnswerOver { get; } =
        Refusal.Meaning("safe-contact-over", "The last day on which her answer counts is not before today.", "validUntil");

    public static Refusal UnknownMessage { get; } =
        Refusal.Meaning("message-kind-unknown", "A message to a family says call-back or appointment, and nothing else.", "kind");

    public static Refusal AppointmentWithoutTime { get; } =
        Refusal.Meaning("message-needs-time", "Say when the appointment is, later than now.", "startsAt");

    public static Refusal NotToBeTold { get; } =
        Refusal.Conflict("message-not-to-be-told", "Nothing is said to somebody who is excluded, or who represents and assists nobody here today.");

    public static Refusal NoAddress { get; } =
        Refusal.Conflict("message-no-address", "No mail address is known of this person: reach her another way.");

    public static Refusal LiftedNotAlone { get; } =
        Refusal.Meaning("safe-contact-not-alone", "A restriction is eased, or another number or address named, only when the person was asked alone.", "askedAlone");

    public static Refusal UnknownEasing { get; } = Refusal.Missing("easing of safe contact in this case");

    public static Refusal EasingAnswered { get; } =
        Refusal.Conflict("safe-contact-answered", "This was answered otherwise, or the person was asked again since.");

    public static Refusal SecondIsTheFirst { get; } =
        new("safe-contact-second-person", RefusalKind.Forbidden, "The other head of the case agrees that safe contact is eased, or the site's lead in whose list it stands; never who asked.", null);
}

namespace Coordination.Domain.Cases;

/// <summary>Expected "no" about contacts and reminders.</summary>
public static class ContactRefusals
{
    public static Refusal UnknownReminder { get; } = Refusal.Missing("reminder of this case");

    public static Refusal NeedsWith { get; } =
        Refusal.Meaning("contact-needs-with", "Say with whom: a person of the case, a relay, or a role.", "with");

    public static Refusal TooLongAgo { get; } =
        Refusal.Meaning("contact-too-long-ago", "A contact is noted within a year; what happened before is told in an entry.", "occurredOn");

    public static Refusal NeedsText { get; } = Refusal.Meaning("contact-needs-text", "Write what was said.", "text");
}

namespace Coordination.Domain.Consultations;

/// <summary>Every expected "no" of a penal case consultation.</summary>
public static class ConsultationRefusals
{
    public static Refusal Unknown { get; } = Refusal.Missing("penal case consultation");

    public static Refusal NobodyInvited { get; } = Refusal.Meaning("consultation-nobody-invited", "A consultation is held with somebody.", "participants");

    public static Refusal SomebodyTwice { get; } = Refusal.Meaning("consultation-somebody-twice", "Each is asked once, and the organiser is there already.", "coordinatorIds");

    public static Refusal CoordinatorUnknown { get; } = Refusal.Meaning(
        "consultation-coordinator-unknown", "Those of this service are invited by their living accounts, as coordinators or supervisors.", "coordinatorIds");

    public static Refusal DurationImpossible { get; } = Refusal.Meaning("consultation-duration-impossible", "It lasts between one minute and twelve hours.", "durationMinutes");

    public static Refusal InThePast { get; } = Refusal.Meaning("consultation-in-the-past", "It is set up for today or later.", "startsAt");

    public static Refusal InTheFuture { get; } = Refusal.Meaning("consultation-in-the-future", "What is recorded as held cannot lie in the future.", "heldAt");

    public static Refusal SilenceUntold { get; } = Refusal.Meaning(
        "consultation-silence-untold", "Speaking is allowed and nobody is bound to it: attendance is recorded once that was told to all.", "silenceTold");

    public static Refusal AttendeeUnknown { get; } = Refusal.Meaning("consultation-attendee-unknown", "Whoever was there was asked to it.", "attendees");

    public static Refusal DecidesForAnother { get; } = Refusal.Meaning(
        "consultation-decides-for-another", "Each decides for herself: a decision is of somebody who was there.", "decisions");

    public static Refusal Closed { get; } = Refusal.Conflict("consultation-closed", "The consultation is closed.");
}

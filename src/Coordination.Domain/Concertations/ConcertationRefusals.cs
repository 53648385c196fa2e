namespace Coordination.Domain.Concertations;

/// <summary>Every expected "no" of a concertation and its decisions.</summary>
public static class ConcertationRefusals
{
    public static Refusal Unknown { get; } = Refusal.Missing("concertation");

    public static Refusal IdTaken { get; } = Refusal.Conflict("concertation-id-taken", "A concertation with this id belongs to another case.", "concertation");

    public static Refusal AlreadyHeld { get; } = Refusal.Conflict("concertation-already-held", "The concertation has taken place.");

    public static Refusal Cancelled { get; } = Refusal.Conflict("concertation-cancelled", "The concertation was cancelled.");

    public static Refusal NobodyInvited { get; } = Refusal.Meaning(
        "concertation-nobody-invited", "A concertation needs somebody to meet with.", "participants");

    public static Refusal ParticipantTwice { get; } = Refusal.Meaning(
        "concertation-participant-twice", "A participant stands in the list twice.", "participants");

    public static Refusal ParticipantIdTaken { get; } = Refusal.Meaning(
        "concertation-participant-id-taken", "The id given for a person belongs to somebody who is known already.", "with");

    public static Refusal InviteeUnknown { get; } = Refusal.Meaning(
        "concertation-invitee-unknown", "Only accounts and relays that are in use can be invited; anybody else is invited by name.", "with");

    public static Refusal InviteeExcluded { get; } = Refusal.Meaning(
        "concertation-invitee-excluded", "The family named somebody in the list as one who must not see the file.", "with");

    public static Refusal ParticipantUnknown { get; } = Refusal.Meaning(
        "concertation-participant-unknown", "Only participants of the concertation can be named here: invite the person first.", "participant");

    public static Refusal DurationImpossible { get; } = Refusal.Meaning(
        "concertation-duration-impossible", "A concertation lasts from 1 minute to 12 hours.", "durationMinutes");

    public static Refusal InThePast { get; } = Refusal.Meaning(
        "concertation-in-the-past", "A concertation is planned for today or later; one that took place is recorded as held.", "startsAt");

    public static Refusal InTheFuture { get; } = Refusal.Meaning("concertation-in-the-future", "What took place cannot lie in the future.", "heldAt");

    public static Refusal NotBegun { get; } = Refusal.Conflict(
        "concertation-not-begun", "The concertation has not begun yet; of one that was held before its time, say when.", "heldAt");

    public static Refusal MinutesEmpty { get; } = Refusal.Meaning(
        "concertation-minutes-empty", "Minutes hold a decision, a text or what the family was told.", "decisions");

    public static Refusal AnswerStale { get; } = Refusal.Conflict(
        "concertation-answer-stale", "This answers an invitation for an earlier time; the concertation was moved since.", "sequence");

    public static Refusal ReasonMissing { get; } = Refusal.Meaning("concertation-reason-missing", "A coded reason is needed.", "reason");

    public static Refusal DecisionUnknown { get; } = Refusal.Missing("decision");

    public static Refusal DecisionOwnerMissing { get; } = Refusal.Meaning(
        "decision-owner-missing", "A decision needs an owner: an account, a relay or a participant.", "owner");

    public static Refusal DecisionOwnerUnknown { get; } = Refusal.Meaning(
        "decision-owner-unknown", "The owner of a decision is a participant, or an account or relay that is in use.", "owner");

    public static Refusal DecisionDueInThePast { get; } = Refusal.Meaning("decision-due-in-the-past", "A decision is due today or later.", "dueOn");

    public static Refusal DecisionAlreadyDone { get; } = Refusal.Conflict("decision-already-done", "The decision is done.");

    public static Refusal DecisionDropped { get; } = Refusal.Conflict("decision-dropped", "The decision was given up.");
}

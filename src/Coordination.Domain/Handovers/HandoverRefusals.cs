namespace Coordination.Domain.Handovers;

/// <summary>Every expected "no" of a handover.</summary>
public static class HandoverRefusals
{
    public static Refusal Unknown { get; } = Refusal.Missing("handover");

    public static Refusal IdTaken { get; } = Refusal.Conflict(
        "handover-id-taken", "A handover with this id asks another relay or another case.", "handover");

    public static Refusal AlreadyAsked { get; } = Refusal.Conflict(
        "handover-already-asked", "This relay is already asked for this case and has not closed the request.", "relay");

    public static Refusal RelayUnknown { get; } = Refusal.Meaning("handover-relay-unknown", "The directory has no such relay.", "relay");

    public static Refusal RelayAnonymous { get; } = Refusal.Conflict(
        "handover-relay-anonymous", "This relay works without knowing who comes: nothing of a family is asked of it.", "relay");

    public static Refusal NotOfHelp { get; } = Refusal.Meaning(
        "request-not-of-help", "A service of voluntary help does not supervise and gives no report.", "kind");

    public static Refusal MandateMissing { get; } = Refusal.Conflict(
        "request-mandate-missing", "This is asked of this service only under a mandate, and none of an authority that mandates it runs in the case.", "kind");

    public static Refusal ConstraintMissing { get; } = Refusal.Conflict(
        "request-constraint-missing", "Surveillance is asked only under a mandate in constrained help; the one that runs is accepted help.", "kind");

    public static Refusal ConsentMissing { get; } = Refusal.Meaning(
        "handover-consent-missing", "A request that names the family needs the consent that covers this relay; an anonymous enquiry needs none.", "consent");

    public static Refusal StillAnonymous { get; } = Refusal.Conflict(
        "handover-still-anonymous", "The relay does not know who the family is: name the family first, with its consent.");

    public static Refusal AlreadyAnswered { get; } = Refusal.Conflict(
        "handover-already-answered", "The relay has already given another answer; a no after a yes is a late refusal.");

    public static Refusal NotAccepted { get; } = Refusal.Conflict("handover-not-accepted", "The relay has not accepted yet.");

    public static Refusal NotWaitlisted { get; } = Refusal.Conflict("handover-not-waitlisted", "The relay has not put the family on a waiting list.");

    public static Refusal BridgingPlanMissing { get; } = Refusal.Meaning("handover-bridging-plan-missing", "What holds the family until she enters is needed.", "bridgingPlan");

    public static Refusal AlreadyContacted { get; } = Refusal.Conflict("handover-already-contacted", "The relay has already met the family.");

    public static Refusal NotContacted { get; } = Refusal.Conflict("handover-not-contacted", "The first contact with the family is not confirmed yet.");

    public static Refusal NotEffective { get; } = Refusal.Conflict("handover-not-effective", "Only an effective handover can end.");

    public static Refusal AlreadyEffective { get; } = Refusal.Conflict("handover-already-effective", "The handover is effective: end it instead.");

    public static Refusal ReasonMissing { get; } = Refusal.Meaning("handover-reason-missing", "A coded reason is needed.", "reason");

    public static Refusal NeedMissing { get; } = Refusal.Meaning("handover-need-missing", "A coded need is needed.", "need");

    public static Refusal PersonMissing { get; } = Refusal.Meaning(
        "handover-person-missing", "A handover lapses by the decision of a named person, never by itself.", "decidedBy");

    public static Refusal InTheFuture { get; } = Refusal.Meaning("handover-in-the-future", "What is recorded as done cannot lie in the future.", "at");

    public static Refusal BeforeAsked { get; } = Refusal.Meaning("handover-before-asked", "This cannot have happened before the relay was asked.", "at");

    public static Refusal BeforeContact { get; } = Refusal.Meaning(
        "handover-before-first-contact", "Nobody can confirm that the support holds before the first contact.", "at");

    public static Refusal MeetingInThePast { get; } = Refusal.Meaning(
        "handover-meeting-in-the-past", "A first meeting is planned ahead; one that took place is recorded as held.", "startsAt");

    public static Refusal ExpectedInThePast { get; } = Refusal.Meaning(
        "handover-expected-in-the-past", "The expected date lies before the answer.", "expectedOn");

    public static Refusal PlaceImpossible { get; } = Refusal.Meaning("handover-place-impossible", "A place on a waiting list counts from 1.", "place");

    public static Refusal Closed(HandoverStatus status) => Refusal.Conflict("handover-closed", $"The handover is closed ({status}).");
}

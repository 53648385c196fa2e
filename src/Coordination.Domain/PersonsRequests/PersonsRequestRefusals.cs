namespace Coordination.Domain.PersonsRequests;

/// <summary>Every expected "no" about a person's request.</summary>
public static class PersonsRequestRefusals
{
    public static Refusal Unknown { get; } = Refusal.Missing("request");

    public static Refusal BeforeBirth { get; } = Refusal.Meaning(
        "persons-request-before-birth", "Before birth what is known of a child is its mother's: the request is about her.", "personId");

    public static Refusal NotInThisCapacity { get; } = Refusal.Meaning(
        "persons-request-capacity", "A child is asked for by a parent or a representative; a parent asks for a child of the case.", "capacity");

    public static Refusal NeedsAsker { get; } = Refusal.Meaning("persons-request-needs-asker", "A parent who asks is a parent of this case: name her.", "askerId");

    public static Refusal UnknownIdentity { get; } = Refusal.Meaning("persons-request-identity-unknown", "How it was proven who asks is one of the list identity-proof.", "identity");

    public static Refusal Ended { get; } = Refusal.Conflict("persons-request-ended", "The request is answered or refused already.");

    public static Refusal AlreadyExtended { get; } = Refusal.Conflict("persons-request-already-extended", "The delay of a request is extended once.");

    public static Refusal ToldTooLate { get; } = Refusal.Conflict(
        "persons-request-told-too-late", "A delay is extended before it has run out, and the person is told by then.", "toldOn");

    public static Refusal NotForCopy { get; } = Refusal.Conflict("persons-request-not-for-copy", "This request asks for no copy.");

    public static Refusal NotReleased { get; } = Refusal.Conflict("persons-request-copy-not-released", "A request for a copy is answered once the copy is released.");

    public static Refusal OtherRight { get; } = Refusal.Conflict("persons-request-other-right", "This is not what the request asks for.");

    public static Refusal UnknownItem { get; } = Refusal.Meaning("persons-request-item-unknown", "What is left out is an item of the preparation.", "leaveOut");

    public static Refusal UnknownGround { get; } = Refusal.Meaning("persons-request-ground-unknown", "The reason is one of the list request-refusal.", "reason");
}

namespace Coordination.Domain.PersonsRequests;

/// <summary>Every expected "no" about a person's request.</summary>
public static class PersonsRequestRefusals
{
    public static Refusal Unknown { get; } = Refusal.Missing("request");

    public static Refusal BeforeBirth { get; } = Refusal.Meaning(
        "persons-request-before-birth", "Before birth what is known of a child is its mother's: the request is about her.", "personId");

    public static Refusal NotInThisCapacity { get; } = Refusal.Meaning(
        "persons-request-capacity", "A child is asked for by a parent or a representative; a parent asks as such for a child of the case.", "capacity");

    public static Refusal NeedsAsker { get; } = Refusal.Meaning("persons-request-needs-asker", "A parent who asks is a parent of this case: name her.", "askerId");

    public static Refusal WithoutRight { get; } = Refusal.Conflict(
        "persons-request-without-right", "Whoever asks is neither the person nor recorded as acting for her in this, on these days: nothing is given or changed by this request, and it is refused with reasons.") with
    {
        Next = new(
            "Refuser la demande en la motivant ; ou noter d'abord qui la représente, avec la preuve et les dates.",
            "Weiger de vraag met de redenen; of noteer eerst wie haar vertegenwoordigt, met bewijs en data.",
            "Refuse the request with reasons; or record first who represents her, with the proof and the days."),
    };

    public static Refusal AskerMayNot { get; } = Refusal.Meaning(
        "persons-request-asker-may-not", "Who asks for somebody else is recorded as her representative or, for a copy alone, as her trusted person, and these days run.", "askerId") with
    {
        Next = new(
            "Noter d'abord l'accord daté de la personne ; ou noter la demande comme d'une représentante : sans droit, elle est refusée avec ses raisons.",
            "Noteer eerst het gedateerde akkoord van de persoon; of noteer de vraag als die van een vertegenwoordiger: zonder recht wordt ze met redenen geweigerd.",
            "Record the person's dated agreement first; or note the request as of a representative: without a right it is refused with its reasons."),
    };

    public static Refusal MinorNotAssessed { get; } = Refusal.Meaning(
        "persons-request-minor-not-assessed", "A minor asks for her file herself once a professional assessed that she judges her own interests in it.", "capacity") with
    {
        Next = new(
            "Évaluer d'abord sa capacité et la noter, ou demander à qui la représente.",
            "Beoordeel en noteer eerst haar bekwaamheid, of vraag het aan wie haar vertegenwoordigt.",
            "Assess and record her capacity first, or ask whoever represents her."),
    };

    public static Refusal FoundUnable { get; } = Refusal.Meaning("persons-request-found-unable", "She was found unable to decide this alone: whoever represents her asks.", "capacity");

    public static Refusal UnknownIdentity { get; } = Refusal.Meaning("persons-request-identity-unknown", "How it was proven who asks is one of the list identity-proof.", "identity");

    public static Refusal Ended { get; } = Refusal.Conflict("persons-request-ended", "The request is answered or refused already.");

    public static Refusal AlreadyExtended { get; } = Refusal.Conflict("persons-request-already-extended", "The delay of a request is extended once.");

    public static Refusal ToldTooLate { get; } = Refusal.Conflict(
        "persons-request-told-too-late", "A delay is extended before it has run out, and the person is told by then.", "toldOn");

    public static Refusal NotForCopy { get; } = Refusal.Conflict("persons-request-not-for-copy", "This request asks for no copy.");

    public static Refusal NotReleased { get; } = Refusal.Conflict("persons-request-copy-not-released", "A request for a copy is answered once the copy is released.");

    public static Refusal OtherRight { get; } = Refusal.Conflict("persons-request-other-right", "This is not what the request asks for.");

    public static Refusal UnknownItem { get; } = Refusal.Meaning("persons-request-item-unknown", "What is left out is an item of the preparation.", "leaveOut");

    public static Refusal Unconfirmed { get; } = Refusal.Conflict(
        "persons-request-unconfirmed", "A records officer noted this request: the file is read and changed by it once a head of the case, or the lead of its site, confirms that the person asked.");

    public static Refusal SecondIsTheFirst { get; } =
        new("persons-request-second-person", RefusalKind.Forbidden, "A head of the case, or the lead of its site, confirms a request; never who noted it.", null);

    public static Refusal NotToDecide { get; } = Refusal.Meaning("persons-request-item-not-to-decide", "What is let in is an item of the preparation whose verdict is decide.", "include");

    public static Refusal UnknownGround { get; } = Refusal.Meaning("persons-request-ground-unknown", "The reason is one of the list request-refusal.", "reason");
}

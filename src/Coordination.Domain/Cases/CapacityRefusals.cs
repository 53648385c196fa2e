namespace Coordination.Domain.Cases;

/// <summary>Expected "no" about who decides for whom.</summary>
public static class CapacityRefusals
{
    public static Refusal OfChild { get; } = Refusal.Meaning("capacity-of-a-child", "Of a child born of this pregnancy nobody asks whether it is a minor or decides alone.", "personId");

    public static Refusal DateSays { get; } = Refusal.Meaning("minority-by-birth-date", "Her birth date says it: correct the date where it is wrong.", "minor");

    public static Refusal NeedsScope { get; } = Refusal.Meaning("capacity-needs-scope", "Say what it is about: care, data or consent.", "scopes");

    public static Refusal NeedsProfessional { get; } = new("capacity-needs-professional", RefusalKind.Forbidden, "A professional assesses whether a person judges her own interests.", null);

    public static Refusal CountsTooLong { get; } = Refusal.Meaning("capacity-until", "An assessment counts from its day for a year at most, and is not over when it is recorded.", "until");

    public static Refusal NeedsAssessment { get; } = Refusal.Meaning(
        "consent-minor-not-assessed", "A minor decides alone once a professional assessed that she judges her own interests in this, and while that counts.", "capacity") with
    {
        Next = new(
            "Évaluer d'abord sa capacité et le noter, ou demander à qui la représente.",
            "Beoordeel en noteer eerst haar bekwaamheid, of vraag het aan wie haar vertegenwoordigt.",
            "Assess and record her capacity first, or ask whoever represents her."),
    };

    public static Refusal FoundUnable { get; } = Refusal.Meaning("consent-found-unable", "She was found unable to decide this alone: whoever represents her decides, and she is heard.", "capacity") with
    {
        Next = new(
            "Demander à qui la représente, ou évaluer à nouveau sa capacité.",
            "Vraag het aan wie haar vertegenwoordigt, of beoordeel haar bekwaamheid opnieuw.",
            "Ask whoever represents her, or assess her capacity anew."),
    };

    public static Refusal Adult { get; } = Refusal.Meaning("consent-adult", "She is an adult: she decides as herself.", "capacity");

    public static Refusal HerOwn { get; } = Refusal.Meaning("consent-her-own-needed", "She was found able to judge alone: nobody decides in her place, and her own agreement is needed.", "capacity") with
    {
        Next = new("Demander son propre accord, seule.", "Vraag haar eigen akkoord, alleen.", "Ask for her own agreement, alone."),
    };

    public static Refusal NotHolder { get; } = Refusal.Meaning("consent-not-holder", "Of a child its own parents decide, however young they are; their parents do not.", "by") with
    {
        Next = new("Demander l'accord de la mère ou de l'autre parent de l'enfant.", "Vraag het akkoord van de moeder of de andere ouder van het kind.", "Ask the mother or the other parent of the child."),
    };

    public static Refusal NotRepresentative { get; } = Refusal.Meaning("consent-not-representative", "A representative is recorded as such, for this, with days and a proof, and these days run.", "capacity") with
    {
        Next = new("Noter d'abord qui la représente, avec la preuve et les dates.", "Noteer eerst wie haar vertegenwoordigt, met bewijs en data.", "Record first who represents her, with the proof and the days."),
    };

    public static Refusal YoungPersonAgrees { get; } = Refusal.Meaning("consent-young-person-agrees", "From this age youth aid needs the young person's own agreement.", "by");

    public static Refusal SheSaidNo { get; } = Refusal.Meaning("consent-she-said-no", "She said no to this herself: nobody agrees to it in her place.", "by");

    public static Refusal OtherParentSaidNo { get; } = Refusal.Meaning(
        "consent-other-parent-said-no", "The other parent said no to this: write down why the child's interest asks for it all the same.", "interest") with
    {
        Next = new(
            "Écrire pourquoi l'intérêt de l'enfant le demande malgré le refus de l'autre parent.",
            "Schrijf op waarom het belang van het kind dit vraagt ondanks de weigering van de andere ouder.",
            "Write down why the child's interest asks for it although the other parent refuses."),
    };

    public static Refusal NotHersToTakeBack { get; } = Refusal.Meaning(
        "consent-not-hers-to-take-back", "A consent is taken back by whom it is about, or by who decides for that person today; never in the place of who said it herself.", "by");

    public static Refusal NotHersToConfirm { get; } = Refusal.Meaning("consent-not-hers-to-confirm", "What was agreed is confirmed by the person whom it is about.", "consents");

    public static Refusal TakenBack { get; } = Refusal.Conflict("consent-taken-back", "This consent was taken back: ask anew.");

    public static Refusal ActsForHerself { get; } = Refusal.Meaning("acting-for-oneself", "Nobody represents or assists herself.", "by");

    public static Refusal ActingEndsBeforeStart { get; } = Refusal.Meaning("acting-ends-before-start", "It ends after it starts.", "until");

    public static Refusal ProofOfOther { get; } = Refusal.Meaning("acting-proof", "The proof is one of the list acting-proof, and shows this way of acting.", "proof");

    public static Refusal ActsExcluded { get; } = Refusal.Meaning("acting-excluded", "This person was excluded: she neither represents nor assists anybody here.", "by");

    public static Refusal ParentsByRole { get; } = Refusal.Meaning("acting-parents-by-role", "The mother and the other parent are parents of the children of the case by what they are, and of nobody else.", "kind");

    public static Refusal NotAMinor { get; } = Refusal.Meaning("acting-not-a-minor", "A parent or a guardian acts for somebody who is known to be a minor.", "kind") with
    {
        Next = new("Noter d'abord sa date de naissance, ou qu'elle est mineure.", "Noteer eerst haar geboortedatum, of dat ze minderjarig is.", "Record her birth date first, or that she is a minor."),
    };

    public static Refusal AMinor { get; } = Refusal.Meaning("acting-a-minor", "A minor has parents or a guardian: this way of acting is for an adult, or for who chooses herself.", "kind");

    public static Refusal UnknownActing { get; } = Refusal.Missing("representative or trusted person of this case");
}

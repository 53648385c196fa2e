namespace Coordination.Domain.Cases;

/// <summary>Expected "no" about relations and exclusions.</summary>
public static class RelationRefusals
{
    public static Refusal Unknown { get; } = Refusal.Missing("relation of this case");

    public static Refusal UnknownExclusion { get; } = Refusal.Missing("exclusion of this case");

    public static Refusal AlreadyThere { get; } =
        Refusal.Conflict("relation-already-there", "This relation was granted already, with another end or an end that has come.");

    public static Refusal EndsBeforeStart { get; } = Refusal.Meaning("relation-ends-before-start", "A relation ends after it starts.", "until");

    public static Refusal TooLong { get; } = Refusal.Meaning("relation-too-long", "A relation lasts a year from today at most: give it anew before it ends.", "until");

    public static Refusal MandateNeedsBasis { get; } =
        Refusal.Meaning("relation-mandate-basis", "A mandated holder works under a mandate: say so in the basis.", "basis");

    public static Refusal NeedsPerson { get; } = Refusal.Meaning("relation-needs-person", "Say which person of the case it concerns.", "person");

    public static Refusal Excluded { get; } =
        Refusal.Conflict("relation-excluded", "A person of the case excluded this professional or service.");

    public static Refusal ExclusionOfAnother { get; } =
        Refusal.Conflict("exclusion-of-another", "Only the person who excluded somebody takes it back.");

    public static Refusal ExclusionEndedByHeads { get; } =
        new("exclusion-ended-by-heads", RefusalKind.Forbidden, "A head of the case writes down that a person takes an exclusion back; nobody who is only let in, or covers.")
        {
            Next = new(
                "Demandez à une coordinatrice responsable du dossier de l'entendre de la personne elle-même.",
                "Vraag een verantwoordelijke coördinator van het dossier om het van de persoon zelf te horen.",
                "Ask a coordinator who leads the case to hear it from the person herself."),
        };

    public static Refusal ExclusionHerOwn { get; } =
        new("exclusion-her-own", RefusalKind.Forbidden, "She set this exclusion by her own account: she ends it by her own account, and nobody in her place.")
        {
            Next = new(
                "Dites-lui comment la lever elle-même ; si elle n'a plus de compte, liez-lui-en un autre.",
                "Zeg haar hoe ze ze zelf opheft; heeft ze geen account meer, koppel er dan een ander aan haar.",
                "Tell her how to end it herself; where she has no account any more, bind another one to her."),
        };

    public static Refusal ExclusionIsMothers { get; } = new("exclusion-is-mothers", RefusalKind.Forbidden, "Whoever cares for the mother is excluded by herself alone.")
    {
        Next = new(
            "Parlez-en à la mère ou à la coordinatrice : la mère peut exclure quelqu'un, elle-même ou par la coordinatrice.",
            "Bespreek het met de moeder of met de coördinator: de moeder kan iemand uitsluiten, zelf of via de coördinator.",
            "Talk to the mother or to the coordinator: the mother can exclude somebody, herself or through the coordinator."),
    };

    public static Refusal ByItsOwnAct { get; } =
        Refusal.Meaning("relation-by-its-own-act", "This relation comes with its own act and is not given.", "role");

    public static Refusal UnknownHolder { get; } =
        Refusal.Meaning("relation-unknown-holder", "The holder is a living account with this role, or a relay of the directory.", "holder");

    public static Refusal UnknownProof { get; } =
        Refusal.Meaning("relation-unknown-proof", "The proof is of a kind that gives this role on this basis: a taken alert, a running handover or invitation of this case that concerns the holder, a mandate in the register that runs, or a paper outside. A cover lets in by itself.", "proofId");

    public static Refusal Own { get; } =
        new("relation-own", RefusalKind.Forbidden, "Nobody gives a relation to herself: another coordinator or the lead does.", "holder");

    public static Refusal UnknownPartner { get; } = Refusal.Missing("account or relay");
}

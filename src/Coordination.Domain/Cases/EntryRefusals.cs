namespace Coordination.Domain.Cases;

/// <summary>Expected "no" about entries.</summary>
public static class EntryRefusals
{
    public static Refusal Unknown { get; } = Refusal.Missing("entry of this case");

    public static Refusal NeedsKind { get; } = Refusal.Meaning("entry-needs-kind", "Say what kind of entry it is.", "kind");

    public static Refusal NotAboutNobody { get; } = Refusal.Meaning("entry-level-n0", "N0 is for the directory: an entry is about a person.", "level");

    public static Refusal NeedsReaders { get; } =
        Refusal.Meaning("entry-needs-readers", "A restricted entry names a discipline, accounts, or the heads.", "named");

    public static Refusal SealNeedsLevel { get; } = Refusal.Meaning("entry-seal-needs-level", "A sealed list belongs to level N4.", "sealed");

    public static Refusal NotYours { get; } =
        new("entry-not-yours", RefusalKind.Forbidden, "Only the author amends or discloses an entry.") { Row = "A27" };

    public static Refusal AuthorIsThere { get; } = Refusal.Conflict("entry-author-is-there", "Its author works here still and amends it.", "text");

    public static Refusal WorkingNote { get; } = Refusal.Conflict("entry-working-note", "A working note is disclosed to nobody.");

    public static Refusal NoRelation { get; } =
        Refusal.Meaning("entry-recipient-unrelated", "An entry is disclosed to somebody who has a relation to the case.", "recipient");
}

using Coordination.Domain.Cases;
using Xunit;
using static Coordination.Domain.Tests.Cases.CaseSample;

namespace Coordination.Domain.Tests.Cases;

public sealed class WritingEntries
{
    private static readonly Guid Number = new("0198c000-0000-7000-8000-0000000000f1");
    private static readonly Stamp Now = On("2026-04-24");

    private static EntryWritten Entry(Confidentiality level = Confidentiality.N2) =>
        new(Number, "note", level, Elise, null, [], true, [], RelationBasis.Help, Text("entry.text"), Now.At, Now);

    [Fact]
    public void An_entry_is_written_once()
    {
        Open().When(file => EntryDecider.Write(file, Entry())).Then(Entry());
        Open(Entry()).When(file => EntryDecider.Write(file, Entry())).ThenNothing();
        Closed().When(file => EntryDecider.Write(file, Entry())).ThenRefused("case-closed");
        Open().When(file => EntryDecider.Write(file, Entry() with { Subject = Marc })).ThenRefused("not-found");
    }

    [Fact]
    public void Its_level_and_its_readers_must_agree()
    {
        Open().When(file => EntryDecider.Write(file, Entry() with { Kind = "" })).ThenRefused("entry-needs-kind");
        Open().When(file => EntryDecider.Write(file, Entry(Confidentiality.N0))).ThenRefused("entry-level-n0");
        Open().When(file => EntryDecider.Write(file, Entry(Confidentiality.N3) with { HeadsNamed = false })).ThenRefused("entry-needs-readers");
        Open().When(file => EntryDecider.Write(file, Entry() with { Sealed = [Midwife] })).ThenRefused("entry-seal-needs-level");
        var named = Entry(Confidentiality.N3) with { HeadsNamed = false, Discipline = "midwife" };
        Open().When(file => EntryDecider.Write(file, named)).Then(named);
    }

    [Fact]
    public void The_author_is_always_on_the_sealed_list()
    {
        var state = OpeningACase.Run(EntryDecider.Write(State(Opened()), Entry(Confidentiality.N4) with { Sealed = [SocialWorker] }), State(Opened()));

        Assert.Equal([Midwife, SocialWorker], Assert.Single(state.Entries).Sealed.ToArray());
    }

    [Fact]
    public void Only_the_author_amends_and_both_texts_are_kept()
    {
        var second = Text("entry.text") with { Cipher = "b3RoZXI=" };
        var state = Open(Entry()).When(file => EntryDecider.Amend(file, Number, second, Now)).Then(new EntryAmended(Number, second, Now));

        Assert.Equal(2, Assert.Single(state.Entries).Texts.Length);
        Open(Entry()).When(file => EntryDecider.Amend(file, Number, Text("entry.text"), Now)).ThenNothing();
        Open(Entry()).When(file => EntryDecider.Amend(file, Number, second, On("2026-04-25", SocialWorker))).ThenRefused("entry-not-yours");
        Open().When(file => EntryDecider.Amend(file, Number, second, Now)).ThenRefused("not-found");
        Assert.Equal(RefusalKind.Forbidden, EntryDecider.Amend(State([.. Opened(), Entry()]), Number, second, On("2026-04-25", SocialWorker)).Refusal!.Kind);
    }

    [Fact]
    public void One_entry_is_disclosed_to_somebody_related_on_a_basis()
    {
        var related = new RelationGranted(
            Number, Relay, HolderKind.Relay, RelationRole.Mandated, RelationBasis.Mandate, Child, Now.At, null, ProofKind.Mandate, Number, Now);
        var disclosed = new EntryDisclosed(Number, Relay, "court-order", Now) { Terms = "court-order".Answered() };
        Open(Entry(), related).When(Disclose).Then(disclosed);
        Open(Entry(), related, disclosed).When(Disclose).ThenNothing();
        Open(Entry()).When(Disclose).ThenRefused("entry-recipient-unrelated");
        Open(Entry(), related, new RelationEnded(Number, "mandate-over", Now)).When(Disclose).ThenRefused("entry-recipient-unrelated");
        Open(Entry(), related, new PersonExcluded(Flag, Elise, Relay, HolderKind.Relay, null, Now)).When(Disclose).ThenRefused("relation-excluded");
        Open(Entry(Confidentiality.N5), related).When(Disclose).ThenRefused("entry-working-note");
        Open(Entry(), related).When(file => EntryDecider.Disclose(file, Number, Relay, "court-order".Answered(), ToRelay, On("2026-04-24", SocialWorker))).ThenRefused("entry-not-yours");
        Open(related).When(Disclose).ThenRefused("not-found");
    }

    private static Decision Disclose(CaseFile file) => EntryDecider.Disclose(file, Number, Relay, "court-order".Answered(), ToRelay, Now);
}

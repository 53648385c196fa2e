using Coordination.Domain.Cases;
using Coordination.Domain.Time;
using Xunit;
using static Coordination.Domain.Tests.Cases.CaseSample;

namespace Coordination.Domain.Tests.Cases;

/// <summary>What each basis demands, and what is owed after an emergency.</summary>
public sealed class Disclosing
{
    private static readonly Guid Number = new("0198c000-0000-7000-8000-0000000000d1");
    private static readonly Stamp Now = On("2026-05-04");

    private static readonly EntryWritten Entry = new(
        Number, "note", Confidentiality.N2, Elise, null, [], true, [], RelationBasis.Help, Text("entry.text"), Now.At, Now);

    private static readonly RelationGranted Related = new(
        Number, Relay, HolderKind.Relay, RelationRole.CareMember, RelationBasis.Help, null, Now.At, null, ProofKind.Handover, Number, Now);

    public static TheoryData<string, string, string> Demanded => new()
    {
        { "shared-secrecy", "informed", "disclosure-not-informed" },
        { "shared-secrecy", "agrees", "disclosure-not-agreed" },
        { "shared-secrecy", "her-interest", "disclosure-not-her-interest" },
        { "shared-secrecy", "necessary", "disclosure-not-necessary" },
        { "shared-secrecy", "same-mission", "disclosure-not-same-mission" },
        { "consent", "informed", "disclosure-not-informed" },
        { "consent", "same-mission", "disclosure-not-same-mission" },
        { "court-order", "necessary", "disclosure-not-necessary" },
        { "458ter", "necessary", "disclosure-not-necessary" },
    };

    [Theory]
    [MemberData(nameof(Demanded))]
    public void Each_condition_that_the_basis_demands_is_answered_with_yes(string basis, string condition, string refusal)
    {
        var terms = basis.Answered(Consent("2026-04-24").Consent);
        Open(Entry, Related, Consent("2026-04-24")).When(file => Disclose(file, terms)).Then(new EntryDisclosed(Number, Relay, basis, Now) { Terms = terms });
        foreach (var answer in new[] { YesNo.No, YesNo.Unknown })
        {
            Open(Entry, Related, Consent("2026-04-24")).When(file => Disclose(file, terms with { Answers = [.. terms.Answers.Select(a => a.Condition == condition ? a with { Met = answer } : a)] })).ThenRefused(refusal);
        }

        Open(Entry, Related, Consent("2026-04-24")).When(file => Disclose(file, terms with { Answers = terms.Answers.RemoveAll(a => a.Condition == condition) })).ThenRefused(refusal);
        Open(Entry, Related, Consent("2026-04-24")).When(file => Disclose(file, terms with { Answers = terms.Answers.Add(new(condition, YesNo.No, null)) })).ThenRefused(refusal);
    }

    [Fact]
    public void What_else_a_basis_demands_is_said_by_name()
    {
        Open(Entry, Related).When(file => Disclose(file, "court-order".Answered() with { Reason = null })).ThenRefused("disclosure-needs-reason");
        Open(Entry, Related).When(file => Disclose(file, "court-order".Answered() with { ThirdParties = YesNo.No })).ThenRefused("disclosure-third-parties");
        Open(Entry, Related).When(file => Disclose(file, "court-order".Answered() with { Categories = [] })).ThenRefused("disclosure-needs-categories");
        Open(Entry, Related).When(file => Disclose(file, "458bis".Answered())).ThenRefused("disclosure-not-to-them");
        Open(Entry, Related).When(file => Disclose(file, "emergency".Answered())).ThenRefused("disclosure-not-to-them");
        Open(Entry, Related).When(file => Disclose(file, "because".Answered())).ThenRefused("disclosure-unknown-basis");
    }

    [Fact]
    public void A_consent_carries_what_it_names_and_only_as_long_as_it_holds()
    {
        var consent = Consent("2026-04-24");
        var terms = "consent".Answered(consent.Consent);
        Open(Entry, Related).When(file => Disclose(file, terms)).ThenRefused("disclosure-needs-consent");
        Open(Entry, Related, consent).When(file => Disclose(file, terms with { Consent = null })).ThenRefused("disclosure-needs-consent");
        Open(Entry, Related, consent).When(file => Disclose(file, terms with { Categories = [DataCategory.Violence] })).ThenRefused("disclosure-needs-consent");
        Open(Entry, Related, consent).When(file => Disclose(file, terms, ToRelay with { Relays = [Marc], Kinds = [] })).ThenRefused("disclosure-needs-consent");
        Open(Entry with { Subject = Marc }, Related, consent, new PersonAdded(new Person(Marc, PersonRole.CoParent), Now)).When(file => Disclose(file, terms)).ThenRefused("disclosure-needs-consent");
        Open(Entry, Related, consent, new ConsentWithdrawn(consent.Consent, Elise, ConsentForm.Oral, Now)).When(file => Disclose(file, terms)).ThenRefused("disclosure-needs-consent");
        Assert.Equal(consent.Consent, DisclosureDecider.Carrying(State([.. Opened(), consent]), terms, [Elise, Child], ToRelay, Days.Day("2026-05-04")));
    }

    [Fact]
    public void Every_condition_has_its_own_no_and_every_basis_its_words_and_demands()
    {
        Assert.Equal(5, DisclosureBases.Conditions.Select(c => DisclosureDecider.NoOf(c.Code)).Distinct().Count());
        Assert.All(DisclosureBases.All, basis => Assert.Subset(DisclosureBases.Conditions.Select(c => c.Code).ToHashSet(), basis.Conditions.ToHashSet()));
        Assert.All(DisclosureBases.All, basis => Assert.Subset(DisclosureBases.Authorities.Select(a => a.Code).Append(DisclosureBases.Holder).ToHashSet(), basis.To.ToHashSet()));
        Assert.All(DisclosureBases.All, basis => Assert.DoesNotContain(basis.Label.En + basis.Label.Fr + basis.Label.Nl, char.IsDigit));
        Assert.All(DisclosureBases.All.SelectMany(basis => basis.Articles).Where(a => a.Law.Contains("2024", StringComparison.Ordinal)), a => Assert.False(a.Verified));
        Assert.Null(DisclosureBases.Find("consent", new(2025, 12, 31)));
    }

    [Fact]
    public void In_an_emergency_whoever_helps_is_told_and_the_person_afterwards()
    {
        var told = InEmergency("2026-05-04", new DisclosedItem(DisclosedKind.Entry, Number));
        var state = Open(Entry).When(file => DisclosureDecider.TellOutside(file, told)).Then(told);
        Assert.Equal(Midwife, Assert.Single(CaseOwed.Of(state, Pair, Plan), row => row.Code == "disclosure-told").Owner);
        Open(Entry, told).When(file => DisclosureDecider.TellOutside(file, told)).ThenNothing();
        Open().When(file => DisclosureDecider.TellOutside(file, told)).ThenRefused("not-found");
        Open(Entry).When(file => DisclosureDecider.TellOutside(file, told with { Emergency = "hurry" })).ThenRefused("disclosure-unknown-emergency");
        Open(Entry).When(file => DisclosureDecider.TellOutside(file, told with { Authority = "prosecutor" })).ThenRefused("disclosure-not-to-them");
        Open(Entry).When(file => DisclosureDecider.TellOutside(file, told with { Items = [], Text = null })).ThenRefused("disclosure-nothing-told");
        Open(Entry with { Level = Confidentiality.N5 }).When(file => DisclosureDecider.TellOutside(file, told)).ThenRefused("entry-working-note");

        var said = new DisclosureTold(Told, Elise, SocialWorker, Days.Day("2026-05-05"), On("2026-05-06"));
        Open(Entry, told).When(file => DisclosureDecider.Told(file, said with { On = Days.Day("2026-05-03") })).ThenRefused("disclosure-told-before");
        Open(Entry, told).When(file => DisclosureDecider.Told(file, said with { On = Days.Day("2026-05-07") })).ThenRefused("disclosure-told-before");
        Open(Entry).When(file => DisclosureDecider.Told(file, said)).ThenRefused("not-found");
        Assert.DoesNotContain(CaseOwed.Of(Open(Entry, told).When(file => DisclosureDecider.Told(file, said)).Then(said), Pair, Plan), row => row.Code == "disclosure-told");
        Open(Entry, told, said).When(file => DisclosureDecider.Told(file, said with { Stamp = Now })).ThenNothing();
        Open(Entry, told, said).When(file => DisclosureDecider.Told(file, said with { ToldBy = Midwife })).ThenRefused("disclosure-already-told");
    }

    [Fact]
    public void Told_later_it_stays_owed_by_another_day_and_no_tick_ends_it()
    {
        var told = InEmergency("2026-05-04");
        var state = Open(told).When(file => DisclosureDecider.TellLater(file, Told, Days.Day("2026-05-20"), "later", Plan, Now))
            .Then(new StepMoved("disclosure-told", Told.ToString("N"), Days.Day("2026-05-20"), "later", Now));
        Assert.Equal(Days.Day("2026-05-20"), CivilTime.DayOf(Assert.Single(CaseOwed.Of(state, Pair, Plan), row => row.Code == "disclosure-told").DueAt));
        Open(told).When(file => PlanStepDecider.Done(file, new StepDone("disclosure-told", Told.ToString("N"), Days.Day("2026-05-04"), StepHow.Done, Now), Plan)).ThenRefused("step-needs-its-record");
        Open(told with { Emergency = null }).When(file => DisclosureDecider.TellLater(file, Told, Days.Day("2026-05-20"), "later", Plan, Now)).ThenRefused("disclosure-not-owed-to-tell");
        Open().When(file => DisclosureDecider.TellLater(file, Told, Days.Day("2026-05-20"), "later", Plan, Now)).ThenRefused("not-found");
    }

    [Fact]
    public void Of_something_sealed_only_who_told_it_owes_a_word_and_nothing_escalates()
    {
        var sealedEntry = Entry with { Level = Confidentiality.N4, Sealed = [SocialWorker], Stamp = On("2026-05-04", SocialWorker) };
        var told = InEmergency("2026-05-04", new DisclosedItem(DisclosedKind.Entry, Number)) with { Stamp = On("2026-05-04", SocialWorker) };
        var state = Open(sealedEntry).When(file => DisclosureDecider.TellOutside(file, told)).Then(told with { Level = Confidentiality.N4 });
        Assert.Equal(SocialWorker, Assert.Single(CaseOwed.Of(state, Pair, Plan), row => row.Code == "disclosure-told").Owner);
        var fired = state with { Fired = [.. Plan["disclosure-told"].Steps.Select(s => FollowUp.Fired(state, s.Name))] };
        Assert.Equal(SocialWorker, Assert.Single(CaseOwed.Of(fired, Pair, Plan), row => row.Code == "disclosure-told").Owner);
    }

    private static Decision Disclose(CaseFile file, DisclosureTerms terms, DisclosureRecipient? to = null) => EntryDecider.Disclose(file, Number, Relay, terms, to ?? ToRelay, Now);

    private static class FollowUp
    {
        public static string Fired(CaseFile state, string step) =>
            StepFired.KeyOf(CaseOwed.Of(state, Pair, Plan).Single(row => row.Code == "disclosure-told").Id, step);
    }
}

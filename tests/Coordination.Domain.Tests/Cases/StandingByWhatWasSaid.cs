using Coordination.Domain.Cases;
using Xunit;
using static Coordination.Domain.Tests.Cases.CaseSample;

namespace Coordination.Domain.Tests.Cases;

/// <summary>Whose yes opens a case, and what a no takes from it.</summary>
public sealed class StandingByWhatWasSaid
{
    private const string Kind = "K12";
    private static readonly Stamp Now = On("2026-04-24");
    private static readonly DateOnly Day = Days.Day("2026-04-24");
    private static readonly Guid Other = new("0197a000-0000-7000-8000-0000000000d1");

    private static readonly ConsentTerms Hers = Terms() with { Categories = [DataCategory.Identity, DataCategory.Psychic] };
    private static readonly ConsentTerms OfHimself = Hers with { By = Marc, About = [Marc] };
    private static readonly ConsentTerms OfHerChild = Hers with { By = Marc, About = [Child], Capacity = ConsentCapacity.Parent };
    private static readonly ConsentTerms Inside = Hers with { Scope = ConsentScope.Coordination, Relays = [] };

    [Fact]
    public void What_somebody_agrees_to_for_himself_lets_nobody_into_her_case()
    {
        Assert.Empty(Naming(Yes(OfHimself)));
        Assert.Equal([Marc], StandingConsents.To(File(Yes(OfHimself)), [Relay], [], null, Day).SelectMany(c => c.Terms.About));
        Assert.Equal(2, Naming(Yes(OfHimself), Yes(Hers)).Length);
        Assert.False(StandingConsents.Coordination(File(Yes(Inside with { By = Marc, About = [Marc] })), Day));
        Assert.True(StandingConsents.Coordination(File(Yes(Inside)), Day));
    }

    [Fact]
    public void What_somebody_takes_back_of_his_own_takes_nothing_from_her_and_gives_nothing_back()
    {
        Assert.False(StandingConsents.IsWithdrawn(File(Yes(OfHimself), TakenBack(OfHimself)), Day));
        Assert.True(StandingConsents.IsWithdrawn(File(Yes(Hers), TakenBack(Hers)), Day));
        Assert.True(StandingConsents.IsWithdrawn(File(Yes(Hers), TakenBack(Hers), Yes(Inside with { By = Marc, About = [Marc] })), Day));
        Assert.False(StandingConsents.IsWithdrawn(File(Yes(Hers), TakenBack(Hers), Yes(Inside)), Day));
    }

    [Fact]
    public void Each_consent_agrees_to_its_own_persons_and_categories()
    {
        var agreed = Agreement.Of(File(), [Consent(Hers), Consent(OfHimself with { Categories = [DataCategory.Justice] })], []);

        Assert.True(agreed.Covers(Elise, DataCategory.Psychic));
        Assert.False(agreed.Covers(Elise, DataCategory.Justice));
        Assert.True(agreed.Covers(Marc, DataCategory.Justice));
        Assert.False(agreed.Covers(Marc, DataCategory.Identity));
    }

    [Fact]
    public void A_later_no_takes_from_a_yes_what_it_says()
    {
        Assert.Empty(Naming(Yes(Hers), No(Hers)));
        Assert.Empty(Naming(Yes(Hers with { Relays = [], Kinds = [Kind] }), No(Hers)));
        Assert.Empty(Naming(Yes(Hers), No(Hers with { Relays = [], Kinds = [Kind] })));
        Assert.Empty(Naming(Yes(Hers), No(Inside)));
        Assert.Equal([DataCategory.Identity], Naming(Yes(Hers), No(Hers with { Categories = [DataCategory.Psychic] })).SelectMany(c => c.Terms.Categories));
        Assert.Equal([Child], Naming(Yes(Hers with { About = [Elise, Child] }), No(Hers)).SelectMany(c => c.Terms.About));
        Assert.Single(Naming(Yes(Hers), No(Hers with { Relays = [Other] })));
        Assert.Single(Naming(No(Hers), Yes(Hers)));
        Assert.Single(Naming(Yes(Hers), No(Hers with { From = Day.AddDays(1) })));
        Assert.False(StandingConsents.Coordination(File(Yes(Inside), No(Inside)), Day));
        Assert.True(StandingConsents.IsWithdrawn(File(Yes(Inside), No(Inside)), Day));
    }

    [Fact]
    public void The_no_of_whom_it_is_about_counts_against_what_others_agree_to_at_any_time_until_she_agrees()
    {
        var theirs = Hers with { By = Other, Capacity = ConsentCapacity.Representative, Relays = [], Kinds = [Kind] };

        Assert.Empty(Naming(No(Hers), Yes(theirs)));
        Assert.Empty(Naming(Yes(theirs), No(Hers)));
        Assert.Empty(Naming(Yes(Hers), TakenBack(Hers), Yes(theirs)));
        Assert.Single(Naming(Yes(theirs)));
        Assert.Single(Naming(No(Hers), Yes(theirs), new ConsentConfirmed(IdOf(theirs), Elise, ConsentForm.Oral, On("2026-04-25"))));
        Assert.Empty(Naming(Yes(theirs), No(Hers with { By = Marc, About = [Marc, Elise] }), No(Hers)));
        Assert.Single(Naming(Yes(theirs), No(Hers with { By = Marc })));
    }

    [Fact]
    public void The_other_parents_no_about_a_child_stands_before_a_yes_without_a_reason_and_after_none()
    {
        var hers = Hers with { About = [Child], Capacity = ConsentCapacity.Parent };

        Assert.Empty(Naming(No(hers), Yes(OfHerChild with { Relays = [], Kinds = [Kind] })));
        Assert.Single(Naming(No(hers), Yes(OfHerChild with { Relays = [], Kinds = [Kind], Interest = Text() })));
        Assert.Single(Naming(Yes(hers), No(OfHerChild)));
    }

    private static Consent[] Naming(params object[] events) => [.. StandingConsents.Naming(File(events), [Relay], [Kind], null, Day)];

    private static CaseFile File(params object[] events) => State(
        [.. Opened(), new PersonAdded(new Person(Marc, PersonRole.CoParent), Now), new PersonAdded(new Person(Child, PersonRole.Child), Now), .. events]);

    private static Consent Consent(ConsentTerms terms) => new(IdOf(terms), terms, false, Now, null);

    private static ConsentGiven Yes(ConsentTerms terms) => new(IdOf(terms), terms, Now);

    private static ConsentRefused No(ConsentTerms terms) => new(Ids.Derived("no", IdOf(terms).ToString("N")), terms, Now);

    private static ConsentWithdrawn TakenBack(ConsentTerms terms) => new(IdOf(terms), terms.By, ConsentForm.Oral, Now);

    private static Guid IdOf(ConsentTerms terms) =>
        Ids.Derived("consent", $"{terms.By} {terms.Scope} {string.Join(' ', terms.About)} {string.Join(' ', terms.Relays)} {string.Join(' ', terms.Kinds)} {string.Join(' ', terms.Categories)} {terms.Interest is null}");
}

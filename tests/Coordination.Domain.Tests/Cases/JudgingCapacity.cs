using Coordination.Domain.Cases;
using Xunit;
using static Coordination.Domain.Tests.Cases.CaseSample;

namespace Coordination.Domain.Tests.Cases;

/// <summary>Who decides for whom: a minor found able decides alone and nobody in her place; a young mother is parent of her child whatever her age.</summary>
public sealed class JudgingCapacity
{
    private static readonly Guid Number = new("0198c000-0000-7000-8000-0000000000e1");

    private static readonly Guid Grandmother = new("0198c000-0000-7000-8000-0000000000e2");

    private static readonly Stamp Now = On("2026-04-24");

    /// <summary>Sixteen today.</summary>
    private static readonly MinorityRecorded Minor = new(Elise, true, Days.Day("2027-11-22"), MinorityBasis.BirthDate, Now);

    private static readonly object[] Family = [new PersonAdded(new Person(Grandmother, PersonRole.Supporter), Now), new PersonAdded(new Person(Marc, PersonRole.CoParent), Now)];

    private static readonly CapacityAssessed Able = new(
        Number, Elise, CapacityConclusion.AbleAlone, [CapacityScope.Care, CapacityScope.Data, CapacityScope.Consent], Days.Day("2026-04-24"), Days.Day("2027-04-24"), Text("capacity.ground"), Now);

    private static readonly CapacityAssessed NotAble = Able with { Assessment = Marc, Conclusion = CapacityConclusion.NotAble };

    private static readonly ActingRecorded Parent = new(
        Number, Elise, Grandmother, ActingKind.Parent, [CapacityScope.Data, CapacityScope.Consent], Days.Day("2026-04-20"), null, "civil-status", null, Now);

    private static readonly ConsentTerms Hers = Terms() with { Capacity = ConsentCapacity.MinorAble };

    private static readonly ConsentTerms Theirs = Terms() with { By = Grandmother, Capacity = ConsentCapacity.Representative };

    [Fact]
    public void A_minor_decides_alone_once_she_was_found_able_and_while_that_counts()
    {
        foreach (var terms in new[] { Hers, Hers with { Capacity = ConsentCapacity.Self } })
        {
            Give(terms, Minor).ThenRefused("consent-minor-not-assessed");
            Give(terms, Minor, Able with { Conclusion = CapacityConclusion.AbleWithAssistance }).ThenRefused("consent-minor-not-assessed");
            Give(terms, Minor, Able with { Scopes = [CapacityScope.Care] }).ThenRefused("consent-minor-not-assessed");
            Give(terms, Minor, Able with { Until = Days.Day("2026-04-23") }).ThenRefused("consent-minor-not-assessed");
            Give(terms, Minor, Able).Then(new ConsentGiven(Number, terms, Now));
            Give(terms, Minor, Able, NotAble).ThenRefused("consent-minor-not-assessed");
        }

        Give(Hers, Minor with { AdultOn = Days.Day("2026-04-24") }, Able).ThenRefused("consent-adult");
        Give(Hers).ThenRefused("consent-minor-not-assessed");
        Give(Terms(), Minor with { AdultOn = Days.Day("2026-04-24") }).Then(new ConsentGiven(Number, Terms(), Now));
        Give(Terms()).Then(new ConsentGiven(Number, Terms(), Now));
    }

    [Fact]
    public void An_adult_decides_herself_unless_she_was_found_unable_as_an_adult()
    {
        Give(Terms(), NotAble).ThenRefused("consent-found-unable");
        Give(Terms(), NotAble with { Until = Days.Day("2026-04-23") }).Then(new ConsentGiven(Number, Terms(), Now));
        var adult = Minor with { AdultOn = Days.Day("2026-04-24") };
        Give(Terms(), adult, NotAble with { On = Days.Day("2026-04-23") }).Then(new ConsentGiven(Number, Terms(), Now));
        Give(Terms(), adult, NotAble).ThenRefused("consent-found-unable");
        Give(Theirs, NotAble, Parent with { Kind = ActingKind.Mandatary }).Then(new ConsentGiven(Number, Theirs, Now));
        Give(Theirs, Parent with { Kind = ActingKind.Mandatary }).ThenRefused("consent-not-representative");
        Give(Theirs, Parent with { Kind = ActingKind.Administrator }).Then(new ConsentGiven(Number, Theirs, Now));
        Give(Theirs, Minor, Parent with { Kind = ActingKind.Administrator }).ThenRefused("consent-not-representative");
    }

    [Fact]
    public void Nobody_decides_in_the_place_of_a_minor_who_was_found_able_nor_when_that_is_over()
    {
        foreach (var terms in new[] { Theirs, Theirs with { Capacity = ConsentCapacity.Parent } })
        {
            Give(terms, Minor, Parent).Then(new ConsentGiven(Number, terms, Now));
            Give(terms, Minor, Parent, Able).ThenRefused("consent-her-own-needed");
            Give(terms, Minor, Parent, Able with { Until = Days.Day("2026-04-23") }).ThenRefused("consent-her-own-needed");
            Give(terms, Minor, Parent, Able, NotAble).Then(new ConsentGiven(Number, terms, Now));
            Give(terms, Minor).ThenRefused("consent-not-representative");
        }

        Give(Theirs with { Capacity = ConsentCapacity.Parent }, Parent).ThenRefused("consent-not-hers");
        Assert.NotNull(CapacityRefusals.HerOwn.Next);
    }

    [Fact]
    public void A_representative_acts_on_her_days_for_what_she_is_recorded_and_while_nothing_speaks_against_her()
    {
        Give(Theirs, Minor, Parent with { Kind = ActingKind.Trusted }).ThenRefused("consent-not-representative");
        Give(Theirs, Minor, Parent with { Scopes = [CapacityScope.Data] }).ThenRefused("consent-not-representative");
        Give(Theirs, Minor, Parent with { From = Days.Day("2026-04-25") }).ThenRefused("consent-not-representative");
        Give(Theirs, Minor, Parent with { Until = Days.Day("2026-04-23") }).ThenRefused("consent-not-representative");
        Give(Theirs, Minor, Parent, new ActingEnded(Number, "ended", Now)).ThenRefused("consent-not-representative");
        Give(Theirs, Minor, Parent, new PersonExcluded(Number, Elise, Grandmother, HolderKind.Person, null, Now)).ThenRefused("consent-not-representative");
        Give(Theirs, Minor, Parent, SafeContact("2026-04-23") with { Restricted = true, Channels = ["sms"] }).ThenRefused("consent-not-representative");
    }

    [Fact]
    public void Of_her_child_a_young_mother_decides_and_her_own_parents_do_not()
    {
        var child = Terms() with { Capacity = ConsentCapacity.Parent, About = [Child] };
        Give(child, Minor).Then(new ConsentGiven(Number, child, Now));
        Give(child with { By = Marc }, Minor).Then(new ConsentGiven(Number, child with { By = Marc }, Now));
        Give(child with { By = Grandmother }, Minor, Parent).ThenRefused("consent-not-holder");
    }

    [Fact]
    public void Where_the_other_parent_said_no_it_is_written_down_why_the_child_needs_it()
    {
        var child = Terms() with { Capacity = ConsentCapacity.Parent, About = [Child] };
        var refused = new ConsentRefused(Number, child with { By = Marc }, Now);
        var why = child with { Interest = Text("consent.interest") };
        Give(child, Number2, refused).ThenRefused("consent-other-parent-said-no");
        Give(why, Number2, refused).Then(new ConsentGiven(Number2, why, Now));
        Give(child, Number2, refused, new ConsentGiven(Marc, child with { By = Marc }, Now)).Then(new ConsentGiven(Number2, child, Now));
        Give(child with { Relays = [], Kinds = ["K01"] }, Number2, refused).Then(new ConsentGiven(Number2, child with { Relays = [], Kinds = ["K01"] }, Now));
    }

    [Fact]
    public void Youth_aid_needs_the_young_persons_own_agreement_from_fourteen()
    {
        var aid = Theirs with { Relays = [], Kinds = ["K26"] };
        Give(aid, Minor with { AdultOn = Days.Day("2030-04-25") }, Parent).Then(new ConsentGiven(Number, aid, Now));
        Give(aid, Minor with { AdultOn = Days.Day("2030-04-24") }, Parent).ThenRefused("consent-young-person-agrees");
        Give(aid, Minor with { AdultOn = null }, Parent).ThenRefused("consent-young-person-agrees");
        Open([.. Family, Minor, Parent]).When(file => ConsentDecider.Give(file, Number, Theirs, Now, ["K26"])).ThenRefused("consent-young-person-agrees");
        Assert.False(CapacityRules.YouthAidWithLawyer.Verified);
    }

    [Fact]
    public void What_she_said_herself_nobody_undoes()
    {
        var refused = new ConsentRefused(Number, Hers, Now);
        var given = new ConsentGiven(Number, Hers, Now);
        Give(Theirs, Number2, Minor, Able, refused, NotAble, Parent).ThenRefused("consent-she-said-no");
        Give(Theirs, Number2, Minor, Able, given, new ConsentWithdrawn(Number, Elise, ConsentForm.Oral, Now), NotAble, Parent).ThenRefused("consent-she-said-no");
        Give(Theirs with { Relays = [Flag] }, Number2, Minor, Able, refused, NotAble, Parent).Then(new ConsentGiven(Number2, Theirs with { Relays = [Flag] }, Now));
        TakeBack(Grandmother, Minor, Able, given, NotAble, Parent).ThenRefused("consent-not-hers-to-take-back");
        TakeBack(Elise, Minor, Able, given, NotAble, Parent).Then(new ConsentWithdrawn(Number, Elise, ConsentForm.Oral, Now));
        TakeBack(Marc, Minor, Able, given).ThenRefused("consent-not-hers-to-take-back");
        TakeBack(Grandmother, Minor, Parent, new ConsentGiven(Number, Theirs, Now)).Then(new ConsentWithdrawn(Number, Grandmother, ConsentForm.Oral, Now));
        // A refusal would tell her of the limit, or that she was excluded.
        TakeBack(Grandmother, Minor, Parent, new ConsentGiven(Number, Theirs, Now), SafeContact("2026-04-23") with { Restricted = true, Channels = ["sms"] }).Then(new ConsentWithdrawn(Number, Grandmother, ConsentForm.Oral, Now));
        TakeBack(Grandmother, Minor, Parent, new ConsentGiven(Number, Theirs, Now), new PersonExcluded(Number, Elise, Grandmother, HolderKind.Person, null, Now)).Then(new ConsentWithdrawn(Number, Grandmother, ConsentForm.Oral, Now));
        TakeBack(Grandmother, Minor, Parent, new ConsentGiven(Number, Theirs, Now), Able).ThenRefused("consent-not-hers-to-take-back");
        TakeBack(Elise, Minor, Parent, new ConsentGiven(Number, Theirs, Now)).Then(new ConsentWithdrawn(Number, Elise, ConsentForm.Oral, Now));
    }

    private static readonly Guid Number2 = new("0198c000-0000-7000-8000-0000000000e3");

    private static Given<CaseFile> Give(ConsentTerms terms, params object[] before) => Give(terms, Number, before);

    private static Given<CaseFile> Give(ConsentTerms terms, Guid number, params object[] before) => Open([.. Family, .. before]).When(file => ConsentDecider.Give(file, number, terms, Now));

    private static Given<CaseFile> TakeBack(Guid by, params object[] before) => Open([.. Family, .. before]).When(file => ConsentDecider.Withdraw(file, Number, by, ConsentForm.Oral, Now));
}

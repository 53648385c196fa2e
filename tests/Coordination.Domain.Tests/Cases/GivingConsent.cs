using Coordination.Domain.Cases;
using Xunit;
using static Coordination.Domain.Tests.Cases.CaseSample;

namespace Coordination.Domain.Tests.Cases;

public sealed class GivingConsent
{
    private static readonly Guid Number = new("0198c000-0000-7000-8000-0000000000c1");
    private static readonly Stamp Now = On("2026-04-24");
    private static readonly Person CoParent = new(Marc, PersonRole.CoParent);

    [Fact]
    public void It_is_recorded_once_with_all_its_fields()
    {
        var state = Open().When(file => ConsentDecider.Give(file, Number, Terms(), Now)).Then(new ConsentGiven(Number, Terms(), Now));

        Assert.True(CaseRights.Covers(state, Relay, null, Days.Day("2026-04-24")));
        Assert.False(CaseRights.Covers(state, Relay, null, Days.Day("2026-04-23")));
        Open(new ConsentGiven(Number, Terms(), Now)).When(file => ConsentDecider.Give(file, Number, Terms(), Now)).ThenNothing();
        Closed().When(file => ConsentDecider.Give(file, Number, Terms(), Now)).ThenRefused("case-closed");
        Nothing().When(file => ConsentDecider.Give(file, Number, Terms(), Now)).ThenRefused("not-found");
    }

    [Fact]
    public void A_kind_of_service_is_a_recipient_too()
    {
        var terms = Terms() with { Relays = [], Kinds = ["K12"] };

        var state = Open().When(file => ConsentDecider.Give(file, Number, terms, Now)).Then(new ConsentGiven(Number, terms, Now));

        Assert.True(CaseRights.Covers(state, Relay, "K12", Days.Day("2026-04-24")));
        Assert.False(CaseRights.Covers(state, Relay, "K13", Days.Day("2026-04-24")));
    }

    [Fact]
    public void A_refusal_permits_nothing_and_is_kept()
    {
        var state = Open().When(file => ConsentDecider.Refuse(file, Number, Terms(), Now)).Then(new ConsentRefused(Number, Terms(), Now));

        Assert.True(Assert.Single(state.Consents).Refused);
        Assert.Empty(state.Consents.Where(c => c.HoldsOn(Days.Day("2026-04-24"))));
    }

    [Fact]
    public void Withdrawn_it_permits_nothing_more_and_stays_listed()
    {
        var state = Given().When(file => ConsentDecider.Withdraw(file, Number, Elise, ConsentForm.Oral, Now))
            .Then(new ConsentWithdrawn(Number, Elise, ConsentForm.Oral, Now));

        Assert.Empty(state.Consents.Where(c => c.HoldsOn(Days.Day("2026-04-24"))));
        Assert.True(StandingConsents.IsWithdrawn(state, Days.Day("2026-04-24")));
        Assert.Single(state.Consents);
    }

    [Fact]
    public void Withdrawing_works_in_a_closed_case_and_once()
    {
        var withdrawn = new ConsentWithdrawn(Number, Elise, ConsentForm.Oral, Now);
        Open(new ConsentGiven(Number, Terms(), Now), new CaseClosed("agreed-end", null, Now))
            .When(file => ConsentDecider.Withdraw(file, Number, Elise, ConsentForm.Oral, Now)).Then(withdrawn);
        Open(new ConsentGiven(Number, Terms(), Now), withdrawn).When(file => ConsentDecider.Withdraw(file, Number, Elise, ConsentForm.Oral, Now)).ThenNothing();
        Open().When(file => ConsentDecider.Withdraw(file, Number, Elise, ConsentForm.Oral, Now)).ThenRefused("not-found");
        Given().When(file => ConsentDecider.Withdraw(file, Number, Marc, ConsentForm.Oral, Now)).ThenRefused("not-found");
        Open(new ConsentRefused(Number, Terms(), Now)).When(file => ConsentDecider.Withdraw(file, Number, Elise, ConsentForm.Oral, Now))
            .ThenRefused("consent-never-given");
    }

    public static TheoryData<string, ConsentTerms> Faulty() => new()
    {
        { "not-found", Terms() with { By = Marc } },
        { "not-found", Terms() with { About = [Marc] } },
        { "consent-needs-about", Terms() with { About = [] } },
        { "consent-needs-categories", Terms() with { Categories = [] } },
        { "consent-needs-purpose", Terms() with { Purpose = "" } },
        { "consent-needs-recipients", Terms() with { Relays = [] } },
        { "consent-recipients-without-name", Terms() with { Scope = ConsentScope.Coordination } },
        { "consent-ends-before-start", Terms() with { Until = Days.Day("2026-04-23") } },
        { "consent-over-already", Terms() with { From = Days.Day("2026-01-01"), Until = Days.Day("2026-04-23") } },
        { "consent-not-hers", Terms() with { Capacity = ConsentCapacity.Parent } },
        { "consent-not-hers", Terms() with { Capacity = ConsentCapacity.Representative } },
    };

    [Theory]
    [MemberData(nameof(Faulty), DisableDiscoveryEnumeration = true)]
    public void What_cannot_be_meant_is_refused(string code, ConsentTerms terms) =>
        Open().When(file => ConsentDecider.Give(file, Number, terms, Now)).ThenRefused(code);

    [Fact]
    public void Before_birth_the_mother_decides_for_the_child_and_the_other_parent_for_himself()
    {
        var child = Terms() with { About = [Elise, Child] };
        Open().When(file => ConsentDecider.Give(file, Number, child, Now)).Then(new ConsentGiven(Number, child, Now));
        Open(new PersonAdded(CoParent, Now)).When(file => ConsentDecider.Give(file, Number, Terms() with { By = Marc, About = [Child] }, Now))
            .ThenRefused("consent-not-hers");
        Open(new PersonAdded(CoParent, Now)).When(file => ConsentDecider.Give(file, Number, Terms() with { By = Marc, About = [Elise] }, Now))
            .ThenRefused("consent-not-hers");
        var own = Terms() with { By = Marc, About = [Marc] };
        Open(new PersonAdded(CoParent, Now)).When(file => ConsentDecider.Give(file, Number, own, Now)).Then(new ConsentGiven(Number, own, Now));
    }

    private static Given<CaseFile> Given() => Open(new ConsentGiven(Number, Terms(), Now));
}

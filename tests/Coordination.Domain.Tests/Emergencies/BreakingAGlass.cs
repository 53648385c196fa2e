using Coordination.Domain.Access;
using Coordination.Domain.Accounts;
using Coordination.Domain.Emergencies;
using Xunit;
using static Coordination.Domain.Tests.Emergencies.GlassSample;

namespace Coordination.Domain.Tests.Emergencies;

/// <summary>One case, a coded reason, a limited time.</summary>
public sealed class BreakingAGlass
{
    [Fact]
    public void It_opens_one_case_for_an_hour() =>
        Given().When(g => GlassDecider.Break(g, Opened, Click(), By(OnCall))).Then(Broken());

    [Theory]
    [InlineData(1)]
    [InlineData(240)]
    public void Or_for_as_long_as_was_asked(int minutes) =>
        Given().When(g => GlassDecider.Break(g, Opened, Click(minutes: minutes), By(OnCall))).Then(Broken(minutes));

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(241)]
    public void Never_longer_than_four_hours(int minutes) =>
        Given().When(g => GlassDecider.Break(g, Opened, Click(minutes: minutes), By(OnCall))).ThenRefused("glass-time-impossible");

    [Theory]
    [InlineData("")]
    [InlineData("CURIOSITY")]
    [InlineData("vital_emergency")]
    public void Only_for_a_reason_of_the_list(string reason) =>
        Given().When(g => GlassDecider.Break(g, Opened, Click(reason), By(OnCall))).ThenRefused("glass-reason-unknown");

    [Fact]
    public void The_same_record_is_broken_once() => Given(Broken()).When(g => GlassDecider.Break(g, Opened, Click(), By(OnCall))).ThenNothing();

    [Fact]
    public void That_she_was_excluded_stands_in_the_record() =>
        Given().When(g => GlassDecider.Break(g, Opened, Click("VITAL_EMERGENCY", excluded: true), By(OnCall))).Then(Broken(reason: "VITAL_EMERGENCY", excluded: true));

    [Fact]
    public void The_second_click_opens_seals_and_lengthens_nothing()
    {
        var state = Given(Broken()).When(g => GlassDecider.OpenSeals(g, By(OnCall, 0.5))).Then(new GlassSealsOpened(By(OnCall, 0.5)));

        Assert.Equal(Monday.AddHours(1), state.Until);
        Given(Broken(), new GlassSealsOpened(By(OnCall, 0.5))).When(g => GlassDecider.OpenSeals(g, By(OnCall, 0.6))).ThenNothing();
    }

    [Fact]
    public void From_its_last_instant_on_it_opens_nothing()
    {
        Assert.True(State(Broken()).OpensAt(Monday.AddMinutes(60).AddTicks(-1)));
        Assert.False(State(Broken()).OpensAt(Monday.AddMinutes(60)));
        Given(Broken()).When(g => GlassDecider.OpenSeals(g, By(OnCall, 1))).ThenRefused("glass-expired");
    }

    [Fact]
    public void Nobody_else_clicks_for_her() => Given(Broken()).When(g => GlassDecider.OpenSeals(g, By(Officer, 0.5))).ThenRefused("not-found");

    [Fact]
    public void Only_danger_to_life_is_vital()
    {
        Assert.Equal(EmergencyReason.VitalDanger, GlassRules.EmergencyOf("VITAL_EMERGENCY"));
        Assert.Equal([EmergencyReason.Coded], GlassRules.Reasons.Skip(1).Select(reason => GlassRules.EmergencyOf(reason.Code)).OfType<EmergencyReason>().Distinct());
        Assert.Equal(["VITAL_EMERGENCY", "CHILD_DANGER", "VIOLENCE_DANGER", "ON_CALL_CONTINUITY"], GlassRules.Reasons.Select(reason => reason.Code));
        Assert.Null(GlassRules.EmergencyOf(null));
    }

    [Fact]
    public void An_account_holds_what_is_open_and_forgets_what_ran_out()
    {
        var first = new HeldGlass(Id, Case, "CHILD_DANGER", Sealed: false, Monday.AddHours(1));
        var next = new HeldGlass(Officer, Mother, "CHILD_DANGER", Sealed: false, Monday.AddHours(3));
        var account = Account.None with { Id = OnCall, Created = By(Officer) };

        account = Held(account, first, 0);
        Assert.Equal(first, account.GlassOn(Case, Monday));
        account = Held(account, first with { Sealed = true }, 0.5);
        Assert.Equal(first with { Sealed = true }, Assert.Single(account.Glasses));
        Assert.Empty(AccountDecider.Hold(account, first with { Sealed = true }, By(OnCall, 0.6)).Events);
        Assert.False(account.GlassOn(Case, Monday.AddHours(1))!.OpensAt(Monday.AddHours(1)));
        Assert.Null(account.GlassOn(Mother, Monday));

        account = Held(account, next, 2);
        Assert.Equal(next, Assert.Single(account.Glasses));
        Assert.Equal("account-ended", AccountDecider.Hold(account with { Ended = By(Officer) }, first, By(OnCall, 2)).Refusal!.Code);
    }

    [Fact]
    public void Of_two_on_one_case_the_one_that_is_open_counts()
    {
        var (longer, shorter) = (new HeldGlass(Id, Case, "CHILD_DANGER", true, Monday.AddHours(4)), new HeldGlass(Officer, Case, "VITAL_EMERGENCY", false, Monday.AddHours(1)));
        var account = Account.None with { Glasses = [longer, shorter] };

        Assert.Equal(shorter, account.GlassOn(Case, Monday));
        Assert.Equal(longer, account.GlassOn(Case, Monday.AddHours(2)));
        Assert.Equal(shorter, account.GlassOn(Case, Monday.AddHours(5)));
    }

    private static Account Held(Account account, HeldGlass held, double hours) =>
        AccountDecider.Hold(account, held, By(OnCall, hours)).Events.Aggregate(account, Account.Evolve);
}

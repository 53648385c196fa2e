using Coordination.Domain.Accounts;
using Xunit;
using static Coordination.Domain.Tests.Accounts.Crew;

namespace Coordination.Domain.Tests.Accounts;

public sealed class LookingAtOnesList
{
    private static readonly ListFilter Late = new("late") { When = ListSpan.Late };

    [Fact]
    public void A_filter_is_kept_once_and_replaced_by_its_name()
    {
        Of(Midwife).When(a => OwnListDecider.KeepFilter(a, Late, By(Midwife))).Then(new FilterKept(Late, By(Midwife)));
        Of(Midwife).Events(new FilterKept(Late, By(Midwife))).When(a => OwnListDecider.KeepFilter(a, Late with { }, By(Midwife))).ThenNothing();
        var kept = Of(Midwife).Events(new FilterKept(Late, By(Midwife)))
            .When(a => OwnListDecider.KeepFilter(a, Late with { Site = "heusy" }, By(Midwife))).Then(new FilterKept(Late with { Site = "heusy" }, By(Midwife)));
        Assert.Equal("heusy", Assert.Single(kept.Filters).Site);
    }

    [Fact]
    public void One_filter_is_for_today_and_the_one_before_stays_kept()
    {
        var (first, second) = (Late with { ForToday = true }, new ListFilter("coming") { When = ListSpan.Coming, ForToday = true });
        var kept = Of(Midwife).Events(new FilterKept(first, By(Midwife)))
            .When(a => OwnListDecider.KeepFilter(a, second, By(Midwife))).Then(new FilterKept(Late, By(Midwife)), new FilterKept(second, By(Midwife)));
        Assert.Equal(["coming"], kept.Filters.Where(f => f.ForToday).Select(f => f.Name));
    }

    [Fact]
    public void Twenty_are_kept_and_one_of_them_may_still_be_replaced()
    {
        object[] all = [.. Enumerable.Range(0, ListFilter.Most).Select(n => new FilterKept(new($"f{n}"), By(Midwife)))];
        Of(Midwife).Events(all).When(a => OwnListDecider.KeepFilter(a, Late, By(Midwife))).ThenRefused("filter-too-many");
        Of(Midwife).Events(all).When(a => OwnListDecider.KeepFilter(a, new("f3") { OpenNow = true }, By(Midwife)))
            .Then(new FilterKept(new("f3") { OpenNow = true }, By(Midwife)));
    }

    [Fact]
    public void A_filter_that_is_not_kept_is_dropped_already()
    {
        Of(Midwife).When(a => OwnListDecider.DropFilter(a, "late", By(Midwife))).ThenNothing();
        Assert.Empty(Of(Midwife).Events(new FilterKept(Late, By(Midwife))).When(a => OwnListDecider.DropFilter(a, "late", By(Midwife))).Then(new FilterDropped("late", By(Midwife))).Filters);
    }

    [Fact]
    public void A_new_address_takes_the_place_of_the_one_before_and_ends_with_the_account()
    {
        var given = new CalendarAddressGiven("a", By(Midwife));
        Assert.Equal("b", Of(Midwife).Events(given).When(a => OwnListDecider.GiveCalendarAddress(a, "b", By(Midwife))).Then(new CalendarAddressGiven("b", By(Midwife))).Calendar);
        Of(Midwife).Events(given).When(a => OwnListDecider.EndCalendarAddress(a, By(Midwife))).Then(new CalendarAddressEnded(By(Midwife)));
        Of(Midwife).When(a => OwnListDecider.EndCalendarAddress(a, By(Midwife))).ThenNothing();
        var ended = Account.Evolve(Account.Evolve(Midwife, given), new AccountEnded("left", By(Lead)));
        Assert.Null(ended.Calendar);
        Of(ended).When(a => OwnListDecider.GiveCalendarAddress(a, "b", By(Midwife))).ThenRefused("account-ended");
        Of(ended).When(a => OwnListDecider.KeepFilter(a, Late, By(Midwife))).ThenRefused("account-ended");
    }

    [Fact]
    public void Whoever_chose_nothing_has_the_usual_choice_and_says_it_to_no_effect()
    {
        Of(Midwife).When(a => OwnListDecider.ChooseDigest(a, DigestRules.Usual, By(Midwife))).ThenNothing();
        var daily = new DigestChoice(DigestDays.Daily, new(7, 30));
        Assert.Equal(daily, Of(Midwife).When(a => OwnListDecider.ChooseDigest(a, daily, By(Midwife))).Then(new DigestChosen(daily, By(Midwife))).DigestOrUsual);
    }

    private static Given<Account> Of(Account account) => new(account, Account.Evolve);
}

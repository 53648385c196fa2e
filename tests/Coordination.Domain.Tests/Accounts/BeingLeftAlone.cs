using Coordination.Domain.Access;
using Coordination.Domain.Accounts;
using Coordination.Domain.Time;
using Xunit;
using static Coordination.Domain.Tests.Accounts.Crew;

namespace Coordination.Domain.Tests.Accounts;

/// <summary>Quiet hours, and the days on which a list is summed up. Monday 20 April 2026 is a working day; 1 May a holiday.</summary>
public sealed class BeingLeftAlone
{
    private static readonly QuietHours Usual = DigestRules.UsuallyQuiet;

    private static readonly QuietHours Never = new(new(0, 0), new(0, 0), WeekEnds: false);

    [Theory]
    [InlineData("2026-04-20", "19:59", null)]
    [InlineData("2026-04-20", "20:00", "2026-04-21 07:00")]
    [InlineData("2026-04-21", "06:59", "2026-04-21 07:00")]
    [InlineData("2026-04-21", "07:00", null)]
    [InlineData("2026-04-24", "20:30", "2026-04-27 07:00")]
    [InlineData("2026-04-25", "12:00", "2026-04-27 07:00")]
    [InlineData("2026-10-24", "23:00", "2026-10-26 07:00")]
    public void Evenings_nights_and_week_ends_are_quiet(string day, string time, string? ends)
    {
        var at = CivilTime.At(DateOnly.Parse(day, null), TimeOnly.Parse(time, null));
        Assert.Equal(ends is not null, Usual.IsQuietAt(at));
        Assert.Equal(ends ?? $"{day} {time}", CivilTime.Local(QuietHours.EndsFor([Usual], at)).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_site_may_have_other_hours_or_none_and_she_is_left_alone_only_where_all_her_sites_are()
    {
        var night = CivilTime.At(new(2026, 4, 20), new(23, 0));
        Assert.False(Never.IsQuietAt(night));
        Assert.Equal(night, QuietHours.EndsFor([Usual, Never], night));
        var noon = new QuietHours(new(12, 0), new(13, 0), WeekEnds: true);
        Assert.True(noon.IsQuietAt(CivilTime.At(new(2026, 4, 20), new(12, 30))));
        Assert.Equal(CivilTime.StartOfDay(new(2026, 4, 27)), QuietHours.EndsFor([noon], CivilTime.At(new(2026, 4, 25), new(10, 0))));
    }

    [Theory]
    [InlineData(DigestDays.Off, "")]
    [InlineData(DigestDays.Daily, "27 28 29 30 1")]
    [InlineData(DigestDays.WorkingDays, "27 28 29 30")]
    [InlineData(DigestDays.Weekly, "27")]
    public void Each_choice_has_its_days(DigestDays days, string of)
    {
        var week = Enumerable.Range(0, 7).Select(n => new DateOnly(2026, 4, 27).AddDays(n));
        Assert.Equal(of, string.Join(' ', week.Where(day => DigestRules.DueOn(new(days, new(8, 0)), [Usual], day) is not null).Select(day => day.Day)));
    }

    [Fact]
    public void A_week_that_begins_with_a_holiday_is_summed_up_on_its_first_working_day() => Assert.Equal(
        [7],
        Enumerable.Range(6, 7).Where(day => DigestRules.DueOn(new(DigestDays.Weekly, new(8, 0)), [Usual], new(2026, 4, day)) is not null));

    [Fact]
    public void A_quiet_hour_waits_for_its_end_on_the_same_day_and_a_late_one_has_none()
    {
        Assert.Equal(CivilTime.At(new(2026, 4, 20), new(7, 0)), DigestRules.DueOn(new(DigestDays.Daily, new(5, 0)), [Usual], new(2026, 4, 20)));
        Assert.Null(DigestRules.DueOn(new(DigestDays.Daily, new(21, 0)), [Usual], new(2026, 4, 20)));
    }

    [Fact]
    public void Nothing_reaches_whoever_is_away_from_every_site_that_she_coordinates()
    {
        var both = With("both", Give("one", Role.Coordinator, "montlegia", Disciplines.Midwife), Give("two", Role.Coordinator, "heusy", Disciplines.Midwife));
        AbsenceDeclared Away(string site) => new(Ids.Derived("absence", site), site, Today, Today, [Lead.Id], By(both));
        var (one, two) = (Account.Evolve(both, Away("montlegia")), Account.Evolve(Account.Evolve(both, Away("montlegia")), Away("heusy")));
        Assert.Equal([false, false, true], new[] { both, one, two }.Select(a => DigestRules.IsAway(a, Now)));
        Assert.False(DigestRules.IsAway(Lead, Now));
        Assert.False(DigestRules.IsAway(two, Now.AddDays(1)));
    }

    [Fact]
    public void Reminders_are_gathered_for_who_chose_so_and_has_a_list()
    {
        Account Choosing(Account who) => Account.Evolve(who, new DigestChosen(new(DigestDays.Weekly, new(8, 0)), By(who)));
        Assert.False(DigestRules.Gathers(Midwife, Now));
        Assert.True(DigestRules.Gathers(Choosing(Midwife), Now));
        Assert.False(DigestRules.Gathers(Choosing(With("sender", Give("sender", Role.Sender, "montlegia"))), Now));
    }

    [Fact]
    public void The_hours_of_a_site_are_its_own_and_else_the_usual_ones()
    {
        var service = CoordinationService.Evolve(CoordinationService.None, new SiteAdded("montlegia", "MontLégia", SiteSettings.Usual with { Quiet = Never }, Installer));
        Assert.Equal(Never, Assert.Single(DigestRules.QuietOf(Midwife, service, Now)));
        Assert.Equal(Usual, Assert.Single(DigestRules.QuietOf(OtherLead, service, Now)));
    }
}

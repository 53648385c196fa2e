using System.Globalization;
using Coordination.Domain.Time;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static Coordination.Domain.Tests.Days;

namespace Coordination.Domain.Tests.Time;

public sealed class ReadingCivilTime
{
    private static readonly Arbitrary<DateOnly> AnyDay = Gen.Choose(0, 36_524).Select(day => new DateOnly(2000, 1, 1).AddDays(day)).ToArbitrary();

    [Theory]
    [InlineData("2026-03-28", "2026-03-28T08:00:00Z")]
    [InlineData("2026-03-29", "2026-03-29T07:00:00Z")]
    [InlineData("2026-10-24", "2026-10-24T07:00:00Z")]
    [InlineData("2026-10-25", "2026-10-25T08:00:00Z")]
    public void Nine_follows_the_change_of_the_clock(string day, string utc) => Assert.Equal(Utc(utc), CivilTime.Nine(Day(day)));

    [Theory]
    [InlineData("2026-10-25", "2026-10-24T22:00:00Z", "2026-10-25T22:59:59Z")]
    [InlineData("2026-03-29", "2026-03-28T23:00:00Z", "2026-03-29T21:59:59Z")]
    public void A_day_lasts_from_midnight_to_its_last_second(string day, string start, string end) =>
        Assert.Equal((Utc(start), Utc(end)), (CivilTime.StartOfDay(Day(day)), CivilTime.EndOfDay(Day(day))));

    [Theory]
    [InlineData("2026-03-29", "2026-03-29T01:30:00Z")]
    [InlineData("2026-10-25", "2026-10-25T01:30:00Z")]
    public void An_hour_that_is_skipped_or_repeated_is_taken_late(string day, string utc) =>
        Assert.Equal(Utc(utc), CivilTime.At(Day(day), new TimeOnly(2, 30)));

    [Theory]
    [InlineData("2026-06-30T22:30:00Z", "2026-07-01")]
    [InlineData("2026-12-31T22:59:59Z", "2026-12-31")]
    public void An_instant_falls_on_the_day_of_Brussels(string utc, string day) => Assert.Equal(Day(day), CivilTime.DayOf(Utc(utc)));

    [Fact]
    public void Law_nine_is_nine_in_Brussels_on_every_day() =>
        Prop.ForAll(AnyDay, day =>
        {
            var local = CivilTime.Local(CivilTime.Nine(day));
            return (DateOnly.FromDateTime(local.DateTime), local.TimeOfDay) == (day, TimeSpan.FromHours(9));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Law_a_day_begins_where_the_one_before_ends_and_keeps_its_date() =>
        Prop.ForAll(AnyDay, day =>
            CivilTime.EndOfDay(day).AddSeconds(1) == CivilTime.StartOfDay(day.AddDays(1))
            && CivilTime.DayOf(CivilTime.StartOfDay(day)) == day
            && CivilTime.DayOf(CivilTime.EndOfDay(day)) == day).QuickCheckThrowOnFailure();

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}

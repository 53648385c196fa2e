using Coordination.Domain.Time;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static Coordination.Domain.Tests.Days;

namespace Coordination.Domain.Tests.Time;

public sealed class CountingWorkingDays
{
    private static readonly Arbitrary<DateOnly> AnyDay = Gen.Choose(0, 36_524).Select(Day2000).ToArbitrary();

    private static readonly Arbitrary<int> AnyCount = Gen.Choose(-60, 60).ToArbitrary();

    [Theory]
    [InlineData("2026-05-12", 5, "2026-05-20")]
    [InlineData("2026-05-20", -5, "2026-05-12")]
    [InlineData("2026-04-20", 2, "2026-04-22")]
    [InlineData("2026-05-14", 10, "2026-05-29")]
    [InlineData("2026-12-24", 1, "2026-12-28")]
    [InlineData("2026-05-16", 0, "2026-05-16")]
    public void Skips_week_ends_and_holidays(string from, int count, string to) => Assert.Equal(Day(to), WorkingDays.Add(Day(from), count));

    [Fact]
    public void Knows_the_ten_holidays_of_2026()
    {
        string[] expected =
        [
            "2026-01-01", "2026-04-06", "2026-05-01", "2026-05-14", "2026-05-25", "2026-07-21", "2026-08-15", "2026-11-01", "2026-11-11", "2026-12-25",
        ];
        var year = Enumerable.Range(0, 365).Select(day => Day("2026-01-01").AddDays(day));
        Assert.Equal(expected.Select(Day), year.Where(WorkingDays.IsHoliday));
    }

    [Theory]
    [InlineData(1961, "1961-04-02")]
    [InlineData(2000, "2000-04-23")]
    [InlineData(2024, "2024-03-31")]
    [InlineData(2026, "2026-04-05")]
    [InlineData(2027, "2027-03-28")]
    [InlineData(2038, "2038-04-25")]
    [InlineData(2285, "2285-03-22")]
    public void Finds_Easter(int year, string sunday) => Assert.Equal(Day(sunday), WorkingDays.Easter(year));

    [Theory]
    [InlineData("2026-05-14", "2026-05-15", "2026-05-13")]
    [InlineData("2026-05-25", "2026-05-26", "2026-05-22")]
    [InlineData("2026-05-26", "2026-05-26", "2026-05-26")]
    public void Moves_a_day_off_after_or_before(string day, string after, string before) =>
        Assert.Equal((Day(after), Day(before)), (WorkingDays.OnOrAfter(Day(day)), WorkingDays.OnOrBefore(Day(day))));

    [Fact]
    public void Law_a_count_lands_on_a_working_day() =>
        Prop.ForAll(AnyDay, AnyCount, (day, count) => count == 0 || WorkingDays.IsWorkingDay(WorkingDays.Add(day, count))).QuickCheckThrowOnFailure();

    [Fact]
    public void Law_a_later_day_or_a_greater_count_is_never_earlier() =>
        Prop.ForAll(AnyDay, AnyCount, (day, count) =>
            WorkingDays.Add(day, count) <= WorkingDays.Add(day.AddDays(1), count)
            && WorkingDays.Add(day, count) < WorkingDays.Add(day, count < 0 ? 0 : count + 1)).QuickCheckThrowOnFailure();

    [Fact]
    public void Law_from_a_working_day_there_and_back_is_the_same_day() =>
        Prop.ForAll(AnyDay, AnyCount, (day, count) =>
        {
            var worked = WorkingDays.OnOrAfter(day);
            return WorkingDays.Add(WorkingDays.Add(worked, count), -count) == worked;
        }).QuickCheckThrowOnFailure();

    private static DateOnly Day2000(int days) => new DateOnly(2000, 1, 1).AddDays(days);
}

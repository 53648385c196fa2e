using Coordination.Domain.Time;
using Xunit;
using static Coordination.Domain.Tests.Days;

namespace Coordination.Domain.Tests.Time;

public sealed class RefusingImpossibleDates
{
    private static readonly DateOnly Today = Day("2026-04-20");

    [Theory]
    [InlineData("2026-01-12", null, null)]
    [InlineData(null, "2026-10-19", null)]
    [InlineData("2026-01-12", "2026-11-02", null)]
    [InlineData("2026-04-20", null, null)]
    [InlineData(null, "2027-01-25", null)]
    [InlineData(null, null, "2023-06-01")]
    [InlineData(null, "2026-04-10", "2026-04-12")]
    [InlineData(null, "2024-04-10", "2024-02-01")]
    [InlineData(null, null, null)]
    public void Possible_dates_pass(string? lastPeriod, string? dueDate, string? birthDate) => Assert.Null(Check(lastPeriod, dueDate, birthDate));

    [Theory]
    [InlineData(null, "2027-04-05", null, "due-date-too-far", "dueDate")]
    [InlineData(null, "2027-01-26", null, "due-date-too-far", "dueDate")]
    [InlineData(null, "2025-05-05", null, "due-date-past", "dueDate")]
    [InlineData("2026-01-12", "2026-12-31", null, "due-date-not-from-last-period", "dueDate")]
    [InlineData("2026-01-12", "2026-08-01", null, "due-date-not-from-last-period", "dueDate")]
    [InlineData("2026-04-21", null, null, "last-period-in-future", "lastPeriod")]
    [InlineData("2025-04-01", null, null, "last-period-too-old", "lastPeriod")]
    [InlineData(null, null, "2026-04-21", "birth-in-future", "birthDate")]
    [InlineData(null, "2026-10-19", "2026-01-25", "birth-before-conception", "birthDate")]
    [InlineData("2026-01-12", null, "2026-01-10", "birth-before-conception", "birthDate")]
    [InlineData(null, "2025-10-19", "2026-04-19", "birth-too-late", "birthDate")]
    public void Impossible_dates_are_refused_with_the_field(string? lastPeriod, string? dueDate, string? birthDate, string code, string field)
    {
        var refusal = Check(lastPeriod, dueDate, birthDate);
        Assert.Equal((code, field, RefusalKind.Meaning), (refusal?.Code, refusal?.Field, refusal?.Kind));
    }

    private static Refusal? Check(string? lastPeriod, string? dueDate, string? birthDate) =>
        PregnancyDates.Check(Known(lastPeriod), Known(dueDate), Known(birthDate), Today);

    private static DateOnly? Known(string? day) => day is null ? null : Day(day);
}

using Coordination.Domain.Time;
using Xunit;
using static Coordination.Domain.Tests.Days;

namespace Coordination.Domain.Tests.Time;

/// <summary>Dates with the ages that they must give.</summary>
public sealed class CountingAges
{
    [Theory]
    [InlineData("2026-01-12", "2026-10-19")]
    [InlineData("2026-02-02", "2026-11-09")]
    [InlineData("2026-03-02", "2026-12-07")]
    public void A_last_period_gives_the_due_date_and_back(string lastPeriod, string dueDate)
    {
        Assert.Equal(Day(dueDate), GestationalAge.DueDateFromLastPeriod(Day(lastPeriod)));
        Assert.Equal(Day(lastPeriod), GestationalAge.StartFromDueDate(Day(dueDate)));
        Assert.Equal(Day(lastPeriod).AddDays(14), GestationalAge.ConceptionFromDueDate(Day(dueDate)));
        Assert.Equal(Day(dueDate).AddDays(-266), GestationalAge.ConceptionFromDueDate(Day(dueDate)));
    }

    [Theory]
    [InlineData("2026-10-19", "2026-06-02", "20w1d")]
    [InlineData("2026-10-19", "2026-10-17", "39w5d")]
    [InlineData("2026-10-19", "2026-08-10", "30w0d")]
    [InlineData("2026-10-19", "2026-04-20", "14w0d")]
    [InlineData("2026-11-09", "2026-09-15", "32w1d")]
    [InlineData("2026-12-07", "2026-07-27", "21w0d")]
    public void Gestational_age_is_counted_from_the_due_date(string dueDate, string day, string age) =>
        Assert.Equal(age, GestationalAge.On(Day(day), Day(dueDate)).ToString());

    [Theory]
    [InlineData(195, TermClass.ExtremelyPreterm, true)]
    [InlineData(196, TermClass.VeryPreterm, true)]
    [InlineData(223, TermClass.VeryPreterm, true)]
    [InlineData(224, TermClass.ModeratelyPreterm, true)]
    [InlineData(238, TermClass.LatePreterm, true)]
    [InlineData(258, TermClass.LatePreterm, true)]
    [InlineData(259, TermClass.Term, false)]
    [InlineData(293, TermClass.Term, false)]
    [InlineData(294, TermClass.PostTerm, false)]
    public void A_birth_has_a_class_of_term(int days, TermClass term, bool preterm) =>
        Assert.Equal((term, preterm), (new GestationalAge(days).Class, new GestationalAge(days).IsPreterm));

    [Theory]
    [InlineData(999, BirthWeightClass.ExtremelyLow)]
    [InlineData(1000, BirthWeightClass.VeryLow)]
    [InlineData(1499, BirthWeightClass.VeryLow)]
    [InlineData(1500, BirthWeightClass.Low)]
    [InlineData(2499, BirthWeightClass.Low)]
    [InlineData(2500, BirthWeightClass.Usual)]
    public void A_birth_has_a_class_of_weight(int grams, BirthWeightClass expected) => Assert.Equal(expected, ThousandDays.WeightClass(grams));

    [Theory]
    [InlineData(223, null, true)]
    [InlineData(224, 1499, true)]
    [InlineData(224, 1500, false)]
    [InlineData(224, null, false)]
    public void Very_preterm_is_by_age_or_by_weight(int days, int? grams, bool expected) =>
        Assert.Equal(expected, ThousandDays.IsVeryPreterm(new GestationalAge(days), grams));

    [Theory]
    [InlineData("2026-11-10", 56, 1)]
    [InlineData("2027-03-15", 181, 126)]
    [InlineData("2026-11-01", 47, -8)]
    public void A_preterm_child_has_a_corrected_age(string on, int chronological, int corrected)
    {
        var (birth, dueDate) = (Day("2026-09-15"), Day("2026-11-09"));
        Assert.Equal(55, CorrectedAge.CorrectionDays(birth, dueDate));
        Assert.Equal(chronological, Day(on).DayNumber - birth.DayNumber);
        Assert.Equal(corrected, CorrectedAge.InDays(birth, dueDate, Day(on)));
    }

    [Fact]
    public void Corrected_months_count_from_the_due_date_until_two_years()
    {
        var (birth, dueDate) = (Day("2026-09-15"), Day("2026-11-09"));
        Assert.Equal(Day("2027-02-09"), CorrectedAge.DayOfMonths(birth, dueDate, 3));
        Assert.True(CorrectedAge.AppliesOn(birth, dueDate, Day("2028-09-14")));
        Assert.False(CorrectedAge.AppliesOn(birth, dueDate, Day("2028-09-15")));
    }

    [Fact]
    public void A_child_born_at_term_has_no_correction()
    {
        var (birth, dueDate) = (Day("2026-10-17"), Day("2026-10-19"));
        Assert.Equal(0, CorrectedAge.CorrectionDays(birth, dueDate));
        Assert.Equal(Day("2027-01-17"), CorrectedAge.DayOfMonths(birth, dueDate, 3));
        Assert.False(CorrectedAge.AppliesOn(birth, dueDate, birth));
    }

    [Theory]
    [InlineData("2026-10-17", 2, "2028-10-17")]
    [InlineData("2028-02-29", 1, "2029-03-01")]
    [InlineData("2028-02-29", 3, "2031-03-01")]
    [InlineData("2028-02-29", 4, "2032-02-29")]
    public void A_birthday_is_in_calendar_years_and_never_early(string birth, int years, string day) =>
        Assert.Equal(Day(day), ThousandDays.Birthday(Day(birth), years));

    [Theory]
    [InlineData("2009-11-22", "2027-11-21", 17)]
    [InlineData("2009-11-22", "2027-11-22", 18)]
    [InlineData("2008-02-29", "2026-02-28", 17)]
    public void Completed_years_change_on_the_birthday(string birth, string day, int years) => Assert.Equal(years, ThousandDays.AgeInYears(Day(birth), Day(day)));

    [Fact]
    public void The_milestone_is_the_second_birthday_and_the_horizon_is_a_setting() =>
        Assert.Equal(
            (Day("2028-10-17"), Day("2029-10-17")),
            (ThousandDays.Milestone(Day("2026-10-17")), ThousandDays.Horizon(Day("2026-10-17"), 36)));
}

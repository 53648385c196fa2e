using System.Text.Json.Serialization;

namespace Coordination.Domain.Time;

/// <summary>Class of a birth by weight (ICD-10 P07).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BirthWeightClass>))]
public enum BirthWeightClass
{
    /// <summary>Under 1000 g.</summary>
    ExtremelyLow,

    /// <summary>1000 to 1499 g.</summary>
    VeryLow,

    /// <summary>1500 to 2499 g.</summary>
    Low,

    /// <summary>From 2500 g.</summary>
    Usual,
}

/// <summary>Calendar of the 1000 days: day precision, civil calendar of Europe/Brussels.</summary>
public static class ThousandDays
{
    /// <summary>
    /// A number of calendar months later. Where the month has no such day the first of the next one: a child born on 29 February has its
    /// birthday on 1 March in common years, so that nothing closes a day early.
    /// </summary>
    public static DateOnly MonthsAfter(DateOnly day, int months)
    {
        var clamped = day.AddMonths(months);
        return clamped.Day < day.Day ? clamped.AddDays(1) : clamped;
    }

    /// <summary>The <paramref name="years"/>th birthday, in calendar years.</summary>
    public static DateOnly Birthday(DateOnly birth, int years) => MonthsAfter(birth, 12 * years);

    /// <summary>The 1000-day milestone: the second birthday. Not the end of the product's follow-up.</summary>
    public static DateOnly Milestone(DateOnly birth) => Birthday(birth, 2);

    /// <summary>End of the follow-up; the horizon in months is a setting of the site (24 or 36).</summary>
    public static DateOnly Horizon(DateOnly birth, int months) => MonthsAfter(birth, months);

    /// <summary>Completed years on a day.</summary>
    public static int AgeInYears(DateOnly birth, DateOnly day)
    {
        var years = day.Year - birth.Year;
        return day < Birthday(birth, years) ? years - 1 : years;
    }

    public static BirthWeightClass WeightClass(int grams) => grams switch
    {
        < 1000 => BirthWeightClass.ExtremelyLow,
        < 1500 => BirthWeightClass.VeryLow,
        < 2500 => BirthWeightClass.Low,
        _ => BirthWeightClass.Usual,
    };

    /// <summary>Whether the specialised follow-up of very preterm children is for this child: under 32w0d or under 1500 g.</summary>
    public static bool IsVeryPreterm(GestationalAge? atBirth, int? grams) => atBirth?.TotalDays < 32 * 7 || grams < 1500;
}

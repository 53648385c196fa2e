using System.Globalization;
using System.Text.Json.Serialization;

namespace Coordination.Domain.Time;

/// <summary>Class of a birth by gestational age, as in the World Health Organization's "Preterm birth" (https://www.who.int/news-room/fact-sheets/detail/preterm-birth).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TermClass>))]
public enum TermClass
{
    /// <summary>Under 28w0d.</summary>
    ExtremelyPreterm,

    /// <summary>28w0d to 31w6d.</summary>
    VeryPreterm,

    /// <summary>32w0d to 33w6d.</summary>
    ModeratelyPreterm,

    /// <summary>34w0d to 36w6d.</summary>
    LatePreterm,

    /// <summary>37w0d to 41w6d (259–293 days).</summary>
    Term,

    /// <summary>From 42w0d (294 days).</summary>
    PostTerm,
}

/// <summary>
/// Gestational age in days since the first day of the last period (<em>semaines d'aménorrhée</em>). Weeks of pregnancy
/// counted from conception are two weeks less; a bare number of weeks is never accepted.
/// </summary>
/// <param name="TotalDays">Days since the last period.</param>
public readonly record struct GestationalAge(int TotalDays)
{
    /// <summary>Days from last period to due date.</summary>
    public const int DaysToDueDate = 280;

    /// <summary>Days from last period to the estimated conception.</summary>
    public const int DaysToConception = 14;

    public int Weeks => TotalDays / 7;

    public int DaysOfWeek => TotalDays % 7;

    public bool IsPreterm => TotalDays < 37 * 7;

    public TermClass Class => TotalDays switch
    {
        < 28 * 7 => TermClass.ExtremelyPreterm,
        < 32 * 7 => TermClass.VeryPreterm,
        < 34 * 7 => TermClass.ModeratelyPreterm,
        < 37 * 7 => TermClass.LatePreterm,
        < 42 * 7 => TermClass.Term,
        _ => TermClass.PostTerm,
    };

    /// <summary>Age on a day, from the due date. A due date by ultrasound overrides the last period, so this is the one way in.</summary>
    public static GestationalAge On(DateOnly day, DateOnly dueDate) => new(DaysToDueDate - (dueDate.DayNumber - day.DayNumber));

    public static DateOnly DueDateFromLastPeriod(DateOnly lastPeriod) => lastPeriod.AddDays(DaysToDueDate);

    /// <summary>First day of the last period that a due date stands for.</summary>
    public static DateOnly StartFromDueDate(DateOnly dueDate) => dueDate.AddDays(-DaysToDueDate);

    public static DateOnly ConceptionFromDueDate(DateOnly dueDate) => StartFromDueDate(dueDate).AddDays(DaysToConception);

    /// <summary>Written <c>31w3d</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Weeks}w{DaysOfWeek}d");
}

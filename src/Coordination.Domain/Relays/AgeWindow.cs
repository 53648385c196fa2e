using System.Text.Json.Serialization;
using Coordination.Domain.Time;

namespace Coordination.Domain.Relays;

/// <summary>What an age bound counts.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AgeUnit>))]
public enum AgeUnit
{
    /// <summary>Days of gestation from the last period (GA).</summary>
    [JsonStringEnumMemberName("ga-days")] GestationDays,

    /// <summary>Days since birth; before birth, since the due date.</summary>
    [JsonStringEnumMemberName("child-days")] ChildDays,

    /// <summary>Calendar months since birth.</summary>
    [JsonStringEnumMemberName("child-months")] ChildMonths,

    /// <summary>Birthdays.</summary>
    [JsonStringEnumMemberName("child-years")] ChildYears,
}

/// <summary>A point on the line from conception to childhood. Ages are chronological.</summary>
public sealed record AgeBound(AgeUnit Unit, int Value)
{
    /// <summary>Day a family reaches it, or null when neither due date nor birth tells. Conception is always behind.</summary>
    public DateOnly? ReachedOn(FamilyFacts facts)
    {
        if (Unit == AgeUnit.GestationDays)
        {
            return Value <= 0 ? DateOnly.MinValue : Earlier(facts.DueDate?.AddDays(Value - 280), facts.Birth);
        }

        // After a loss the due date tells nothing about any child.
        var start = facts.Birth ?? (facts.Loss ? null : facts.DueDate);
        return start is { } day ? After(day) : null;
    }

    /// <summary>Days from the last period at a term birth: enough to compare two bounds.</summary>
    internal int Nominal => Unit switch
    {
        AgeUnit.GestationDays => Value,
        AgeUnit.ChildDays => 280 + Value,
        AgeUnit.ChildMonths => 280 + (Value * 487 / 16),
        _ => 280 + (Value * 1461 / 4),
    };

    private DateOnly After(DateOnly day) => Unit switch
    {
        AgeUnit.ChildDays => day.AddDays(Value),
        AgeUnit.ChildMonths => ThousandDays.MonthsAfter(day, Value),
        _ => ThousandDays.MonthsAfter(day, Value * 12),
    };

    private static DateOnly? Earlier(DateOnly? one, DateOnly? other) => one is null || other < one ? other : one;
}

/// <summary>Ages a service takes in, from a bound (included) to a bound (excluded). A missing bound is open.</summary>
public sealed record AgeWindow(AgeBound? From, AgeBound? To)
{
    /// <summary>Whether the family stands inside on that day.</summary>
    public YesNo Contains(FamilyFacts facts, DateOnly on)
    {
        var from = From is null ? YesNo.Yes : Truth.Of(From.ReachedOn(facts), reached => on >= reached);
        var to = To is null ? YesNo.Yes : Truth.Of(To.ReachedOn(facts), reached => on < reached);
        return Truth.All(from, to);
    }

    /// <summary>Whether two windows share an age, at a term birth.</summary>
    public bool Overlaps(AgeWindow other) => Starts < other.Ends && other.Starts < Ends;

    /// <summary>Whether no age lies inside.</summary>
    [JsonIgnore]
    public bool IsInverted => Starts >= Ends;

    private int Starts => From?.Nominal ?? int.MinValue;

    private int Ends => To?.Nominal ?? int.MaxValue;
}

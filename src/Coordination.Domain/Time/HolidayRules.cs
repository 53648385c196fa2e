using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Coordination.Domain.Time;

/// <summary>How one public holiday finds its day in a year.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HolidayKind>))]
internal enum HolidayKind
{
    Fixed,
    Easter,
}

/// <summary>One rule of the holiday data: a fixed month and day, or a number of days after Easter Sunday.</summary>
internal sealed record HolidayRule(HolidayKind Kind, string Name, int Month = 0, int Day = 0, int Offset = 0)
{
    public bool Falls(DateOnly day, DateOnly easter) => Kind switch
    {
        HolidayKind.Fixed => day.Month == Month && day.Day == Day,
        HolidayKind.Easter => day.DayNumber - easter.DayNumber == Offset,
    };
}

/// <summary>Versioned holiday data, read once from the assembly.</summary>
internal sealed record HolidayRules(string Version, string Source, ImmutableArray<HolidayRule> Rules)
{
    public static HolidayRules Current { get; } = ReferenceData.Read<HolidayRules>("Time.belgian-holidays.json");
}

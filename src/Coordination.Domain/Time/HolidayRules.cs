using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordination.Domain.Time;

/// <summary>How one public holiday finds its day in a year.</summary>
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
    public static HolidayRules Current { get; } = Read();

    private static HolidayRules Read()
    {
        using var file = typeof(HolidayRules).Assembly.GetManifestResourceStream(typeof(HolidayRules), "belgian-holidays.json")!;
        return JsonSerializer.Deserialize(file, HolidayJson.Default.HolidayRules)!;
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(HolidayRules))]
internal sealed partial class HolidayJson : JsonSerializerContext;

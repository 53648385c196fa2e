using System.Text.Json.Serialization;

namespace Coordination.Domain.Consultations;

[JsonConverter(typeof(JsonStringEnumConverter<ConsultationStatus>))]
public enum ConsultationStatus
{
    /// <summary>No such consultation.</summary>
    None,

    Planned,

    /// <summary>Attendance is recorded.</summary>
    Held,

    Closed,
}

/// <summary>Known codes; an unknown one is kept as it came. Labels stand in the lists <c>consultation-purpose</c> and <c>consultation-ground</c>.</summary>
public static class ConsultationCodes
{
    /// <summary>The purposes for which the article allows it.</summary>
    public static IReadOnlyList<string> Purposes { get; } = ["person-integrity", "third-party-integrity", "terrorism", "organised-crime"];

    /// <summary>By what it is foreseen: without one of these nobody is released from secrecy.</summary>
    public static IReadOnlyList<string> Grounds { get; } = ["law", "decree", "ordinance", "prosecutor"];
}

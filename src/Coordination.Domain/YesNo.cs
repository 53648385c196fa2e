using System.Text.Json.Serialization;

namespace Coordination.Domain;

/// <summary>An answer that may not be known. Unknown is never read as yes and never as reassuring.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<YesNo>))]
public enum YesNo
{
    /// <summary>Nobody asked, or nobody noted it.</summary>
    Unknown,

    Yes,
    No,
}

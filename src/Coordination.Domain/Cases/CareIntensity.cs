using System.Text.Json.Serialization;

namespace Coordination.Domain.Cases;

/// <summary>Levels of the 2024 programme (domain.md §3.5, §4.6). Proposed from facts, decided by a person.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CareIntensity>))]
public enum CareIntensity
{
    /// <summary>1: find and inform.</summary>
    Inform = 1,

    /// <summary>2: tailored support.</summary>
    Tailored = 2,

    /// <summary>3: with a care coordinator.</summary>
    Coordinated = 3,
}

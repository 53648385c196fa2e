using System.Text.Json.Serialization;

namespace Coordination.Domain.Cases;

/// <summary>Levels of the interfederal programme of 2024 (royal decree of 29 March 2024). Proposed from facts, decided by a person.</summary>
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

using System.Text.Json.Serialization;

namespace Coordination.Domain.PersonsRequests;

/// <summary>Sections of a person's copy.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CopySection>))]
public enum CopySection
{
    Contact,
    Consent,
    Entry,
    Factor,
    RedFlag,
    Screening,
}

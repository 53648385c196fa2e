using System.Text.Json.Serialization;

namespace Coordination.Domain.Cases;

/// <summary>What a person is in a case.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PersonRole>))]
public enum PersonRole
{
    /// <summary>Index parent.</summary>
    Mother,

    CoParent,

    /// <summary>Before birth: no number, no legal name, maybe several.</summary>
    ExpectedChild,

    Child,

    /// <summary>Another child at home.</summary>
    Sibling,

    /// <summary>Informal network.</summary>
    Supporter,

    /// <summary>Chosen by the patient to assist her (law of 22 August 2002).</summary>
    Trusted,

    /// <summary>Acts for a patient who cannot exercise her rights alone.</summary>
    Representative,
}

/// <summary>One person of a case. Every text is sealed with this person's own key.</summary>
/// <param name="Id">Person id, the subject of <see cref="Protected"/> texts.</param>
/// <param name="Role">What the person is in this case.</param>
/// <param name="Name">Name.</param>
/// <param name="BirthDate">Birth date as ISO text; a child's own birth is <see cref="BirthRecorded"/>.</param>
/// <param name="Ssin">National number.</param>
/// <param name="Telephone">Telephone.</param>
/// <param name="Mail">Mail address.</param>
/// <param name="Address">Postal address.</param>
/// <param name="Language">Language code, for example <c>fr</c>.</param>
public sealed record Person(
    Guid Id,
    PersonRole Role,
    Protected? Name = null,
    Protected? BirthDate = null,
    Protected? Ssin = null,
    Protected? Telephone = null,
    Protected? Mail = null,
    Protected? Address = null,
    string? Language = null);

// These shapes are stored for ever: never change one, add to it.
using System.Text.Json.Serialization;

namespace Coordination.Domain.Cases;

/// <summary>In which help an authority works with the family: the other half of a basis, beside the mandate itself. A service mandated by the adviser works in accepted help.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HelpKind>))]
public enum HelpKind
{
    /// <summary>The family agreed.</summary>
    Accepted,

    /// <summary>Imposed, after a decision of a court.</summary>
    Constrained,
}

/// <summary>An authority mandates help for a person of the case. Its content is the mandate's: no voluntary service reads it (rule A35).</summary>
/// <param name="Mandate">Id of the mandate.</param>
/// <param name="Authority">Code of <see cref="MandateAuthorities"/>; an unknown one is kept as it came.</param>
/// <param name="Help">Accepted or constrained.</param>
/// <param name="Person">Person it concerns.</param>
/// <param name="From">First civil day.</param>
/// <param name="Until">Last civil day; null while none is set.</param>
/// <param name="DecidedBy">Whose decision it is, sealed, or null.</param>
/// <param name="Reference">Number or words of the decision, sealed, or null.</param>
/// <param name="Stamp">Who recorded it.</param>
public sealed record MandateRecorded(
    Guid Mandate,
    string Authority,
    HelpKind Help,
    Guid Person,
    DateOnly From,
    DateOnly? Until,
    Protected? DecidedBy,
    Protected? Reference,
    Stamp Stamp);

/// <summary>A mandate is over before its day. What rests on it ends in the same commit.</summary>
/// <param name="Reason">Code, as it came.</param>
public sealed record MandateEnded(Guid Mandate, string Reason, Stamp Stamp);

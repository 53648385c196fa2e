using System.Text.Json.Serialization;
using Coordination.Domain.Time;

namespace Coordination.Domain.Cases;

/// <summary>How contact with a family that went silent is sought again.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Way">Coded way.</param>
/// <param name="ChosenBy">Whom the family trusts, and who chose it.</param>
/// <param name="Until">Civil day until which it runs.</param>
/// <param name="Stamp">Who recorded it.</param>
/// <param name="Outcome">What came of it as somebody said, or null.</param>
/// <param name="Ended">Who said so.</param>
public sealed record Recontact(Guid Id, string Way, Guid ChosenBy, DateOnly Until, Stamp Stamp, string? Outcome = null, Stamp? Ended = null)
{
    /// <summary>Civil day on which it was planned.</summary>
    [JsonIgnore]
    public DateOnly On => CivilTime.DayOf(Stamp.At);

    /// <summary>Last civil day on which it ran, or will run.</summary>
    [JsonIgnore]
    public DateOnly Last => Ended is { } end && CivilTime.DayOf(end.At) is var day && day < Until ? day : Until;
}

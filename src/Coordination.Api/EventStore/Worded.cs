using Coordination.Api.Http;
using Coordination.Domain;

namespace Coordination.Api.EventStore;

/// <summary>A code as it is stored: itself where it is one, else <c>other</c> with the words sealed. What somebody said is never dropped and never in clear.</summary>
/// <param name="Code">What stands in clear.</param>
/// <param name="Text">The words.</param>
internal readonly record struct Worded(string Code, Protected? Text)
{
    /// <param name="work">Whose keys seal.</param>
    /// <param name="known">How the catalogue writes it, where it has it.</param>
    /// <param name="said">As it came.</param>
    /// <param name="person">Whom it is about: her keys must be at hand.</param>
    /// <param name="place">Where it will stand.</param>
    public static Worded Of(Work work, string? known, string said, Guid person, (Guid Stream, string Field) place) =>
        known is not null || CodeShape.IsForeign(said) ? new(known ?? said, null) : new(CodeShape.Other, work.Seal(person, place.Stream, place.Field, said.Trim()));
}

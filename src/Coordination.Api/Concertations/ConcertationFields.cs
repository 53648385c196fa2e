using Coordination.Api.EventStore;
using Coordination.Domain;

namespace Coordination.Api.Concertations;

/// <summary>
/// Where a concertation's sealed texts stand. Name and mail of somebody invited by name, and of whoever comes instead, belong to that
/// participant; everything said about the family belongs to the mother.
/// </summary>
internal static class ConcertationFields
{
    public const string Name = "participant.name";
    public const string Mail = "participant.mail";
    public const string Delegate = "participant.delegate";
    public const string Place = "concertation.place";
    public const string Minutes = "concertation.minutes";
    public const string Told = "concertation.told";
    public const string Cancelling = "concertation.cancelling";
    public const string Decision = "decision.text";
    public const string Disagreement = "decision.disagreement";
    public const string Outcome = "decision.outcome";

    /// <summary>The stored seal when the text is the same or was not given, so that a repeat decides nothing new. The keys must be at hand.</summary>
    public static Protected? Kept(Work work, Guid concertation, Guid subject, string field, Protected? stored, string? text) =>
        text is null || (stored is not null && work.Keys.Open(stored, subject, concertation, field) == text.Trim())
            ? stored
            : work.SealOrNull(subject, concertation, field, text);
}

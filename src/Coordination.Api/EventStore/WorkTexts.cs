using Coordination.Domain;

namespace Coordination.Api.EventStore;

/// <summary>Sealing and opening texts of persons.</summary>
internal sealed partial class Work
{
    /// <summary>Seals a text with the person's key. The keys of a known person must be at hand (<see cref="KeysAsync(IEnumerable{Guid}, CancellationToken)"/>).</summary>
    public Protected Seal(Guid person, Guid stream, string field, string text) => Keys.Seal(person, stream, field, text);

    public Protected? SealOrNull(Guid person, Guid stream, string field, string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : Keys.Seal(person, stream, field, text.Trim());

    /// <summary>The stored seal when the text is the same or was not given; so a repeat changes nothing.</summary>
    public Protected? SealIfNew(Protected? stored, Guid person, string field, string? text) =>
        text is null || (stored is not null && Keys.Open(stored, person, person, field) == text.Trim()) ? stored : SealOrNull(person, person, field, text);
}

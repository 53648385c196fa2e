// The shapes below are stored for ever: never change or remove a field, add an optional one or a new event.
using System.Text.Json.Serialization;

namespace Coordination.Domain.Emergencies;

/// <summary>What the privacy officer found of an emergency access.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GlassVerdict>))]
public enum GlassVerdict
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>There was an emergency, and it asked for what was opened.</summary>
    Justified,

    /// <summary>There was none, or it did not ask for this.</summary>
    NotJustified,
}

/// <summary>Somebody opened a case in an emergency: one case, a limited time (rules A45 and A12).</summary>
/// <param name="Glass">Stream.</param>
/// <param name="Service">Tenant.</param>
/// <param name="Case">The case that it opens.</param>
/// <param name="Site">Site of the case: its lead hears of what stays owed.</param>
/// <param name="Subject">Person whose key seals the texts of this record: the mother of the case.</param>
/// <param name="By">Account that broke it; it opens for nobody else.</param>
/// <param name="Reason">Code of <see cref="GlassRules.Reasons"/>.</param>
/// <param name="Excluded">The family had named her as one who must not see the file: reviewed sooner (rule A12).</param>
/// <param name="Until">First instant at which it opens nothing any more, UTC.</param>
public sealed record GlassBroken(Guid Glass, string Service, Guid Case, string Site, Guid Subject, Guid By, string Reason, bool Excluded, DateTimeOffset Until, Stamp Stamp);

/// <summary>The second click: sealed items too, as long as the first one lasts.</summary>
public sealed record GlassSealsOpened(Stamp Stamp);

/// <summary>Why it was needed, in her words.</summary>
/// <param name="Text">Sealed with the key of <see cref="GlassBroken.Subject"/>.</param>
public sealed record GlassExplained(Protected Text, Stamp Stamp);

/// <summary>The review is decided, by somebody else than who broke it.</summary>
/// <param name="Text">What was found, sealed, or null.</param>
public sealed record GlassReviewed(GlassVerdict Verdict, Protected? Text, Stamp Stamp);

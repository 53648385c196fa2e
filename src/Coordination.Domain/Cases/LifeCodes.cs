using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Coordination.Domain.Cases;

/// <summary>What a life event does to the plan.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LifeEffect>))]
public enum LifeEffect
{
    /// <summary>An expected child is lost: what is counted from its birth is never owed.</summary>
    Loss,

    /// <summary>A person died: what concerns that person stops.</summary>
    Death,

    /// <summary>Somebody is on a ward: steps that count from the day of leaving wait for the next one.</summary>
    Admission,

    /// <summary>Somebody left the ward, or will on a day that is foreseen.</summary>
    Discharge,

    /// <summary>The plan is to be looked at again.</summary>
    Turn,
}

/// <summary>Whom a life event may happen to.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LifeSubject>))]
public enum LifeSubject
{
    ExpectedChild,
    Child,
    Parent,

    /// <summary>Nobody in particular.</summary>
    Household,
}

/// <summary>One kind of life event.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Label">In the readers' languages.</param>
/// <param name="Effect">What it does to the plan.</param>
/// <param name="About">Whom it may happen to.</param>
/// <param name="Level">Who may know of it: <see cref="Confidentiality.N1"/> whoever takes part in the care, <see cref="Confidentiality.N2"/> the coordination.</param>
/// <param name="Ahead">How many days ahead it may be recorded; 0 = when it has happened.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record LifeKind(string Code, Label Label, LifeEffect Effect, ImmutableArray<LifeSubject> About, Confidentiality Level, int Ahead, string Source);

/// <summary>Kinds of life events, as versioned reference data.</summary>
public static class LifeCodes
{
    private static readonly KindFile File = ReferenceData.Read<KindFile>("Cases.life-events.json");

    private static readonly FrozenDictionary<string, LifeKind> ByCode = File.Kinds.ToFrozenDictionary(kind => kind.Code, StringComparer.Ordinal);

    public static string Version => File.Version;

    public static ImmutableArray<LifeKind> All => File.Kinds;

    /// <summary>The kind of a code, or null.</summary>
    public static LifeKind? Find(string code) => ByCode.GetValueOrDefault(code);

    private sealed record KindFile(string Version, ImmutableArray<LifeKind> Kinds);
}

using System.Collections.Immutable;

namespace Coordination.Domain.Relays;

/// <summary>One kind of service of the network. What it says is typical of the kind; a service's own record comes first.</summary>
public sealed record RelayKind
{
    /// <summary>K01–K39.</summary>
    public required string Code { get; init; }

    public required Label Label { get; init; }

    public required Label Mission { get; init; }

    /// <summary>Usual ages; null where the help is not tied to a child's age.</summary>
    public AgeWindow? Age { get; init; }

    /// <summary>Null for a network of professionals.</summary>
    public LegalBasis? Basis { get; init; }

    public Region Region { get; init; }

    /// <summary>Usual admission, in the field's words.</summary>
    public string? AdmissionText { get; init; }

    /// <summary>Usual exclusion, in the field's words.</summary>
    public string? ExclusionText { get; init; }

    /// <summary>Usual capacity and length, in the field's words.</summary>
    public string? CapacityText { get; init; }

    public ImmutableArray<Criterion> Admission { get; init; } = [];

    public ImmutableArray<Criterion> Exclusion { get; init; } = [];

    /// <summary>False for a network of professionals: nothing of a family is ever asked of it.</summary>
    public bool IsRelay { get; init; } = true;

    /// <summary>False where nobody may say who they are, and for a network.</summary>
    public bool CanReceiveHandover { get; init; } = true;

    /// <summary>Goes to the family's home.</summary>
    public bool ComesToFamily { get; init; }

    /// <summary>The family or the child sleeps there.</summary>
    public bool Residential { get; init; }

    /// <summary>After so many weeks what was said about places reads "unknown". Default of the site, to be confirmed.</summary>
    public required int CapacityWeeks { get; init; }

    /// <summary><c>A</c>, <c>B</c>, <c>C</c>, <c>link</c>, <c>default</c> or <c>unverified</c>.</summary>
    public required string Evidence { get; init; }

    public required string Source { get; init; }
}

/// <summary>A version of the kinds.</summary>
public sealed record RelayKindsVersion(string Version, DateOnly ValidFrom, ImmutableArray<RelayKind> Kinds)
{
    public RelayKind? Find(string code) => Kinds.FirstOrDefault(k => k.Code == code);
}

/// <summary>Reference data, embedded in <c>relay-kinds.json</c>.</summary>
public static class RelayKinds
{
    public static RelayKindsVersion Current { get; } = ReferenceData.Read<RelayKindsVersion>("Relays.relay-kinds.json");
}

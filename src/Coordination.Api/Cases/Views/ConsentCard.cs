using System.Collections.Immutable;
using Coordination.Domain.Cases;

namespace Coordination.Api.Cases.Views;

/// <summary>The fields of a consent or a refusal.</summary>
internal sealed record ConsentCard(Guid Id, bool Refused, bool Withdrawn, Guid By, ConsentCapacity Capacity, ImmutableArray<Guid> About, ImmutableArray<DataCategory> Categories)
{
    public required ConsentScope Scope { get; init; }

    public required ImmutableArray<Guid> Relays { get; init; }

    public required ImmutableArray<string> Kinds { get; init; }

    public required string Purpose { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? Until { get; init; }

    public required ConsentForm Form { get; init; }

    public required string Language { get; init; }

    public required bool Interpreter { get; init; }

    /// <summary>Version of the information given.</summary>
    public required string Information { get; init; }

    public string? Evidence { get; init; }

    public required Guid RecordedBy { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>When the person agreed herself to what had been agreed before; the last time.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>Given for a minor: its last day unless she confirms it, for she is an adult then.</summary>
    public DateOnly? UnlessConfirmed { get; init; }

    /// <summary>Why the child's interest asked for it although the other parent said no.</summary>
    public string? Interest { get; init; }
}

using System.Collections.Immutable;

namespace Coordination.Domain;

/// <summary>
/// What a decider answers: events to append, nothing ("already so"), or a refusal. Never an exception for an expected case.
/// </summary>
public sealed record Decision
{
    private Decision(ImmutableArray<object> events, Refusal? refusal) => (Events, Refusal) = (events, refusal);

    /// <summary>Events to append, in order. Empty when the wished state already holds or when refused.</summary>
    public ImmutableArray<object> Events { get; }

    /// <summary>Why nothing happens, or null.</summary>
    public Refusal? Refusal { get; }

    public bool IsRefused => Refusal is not null;

    /// <summary>The wished state already holds. Retries and overlapping sweeps are harmless because of this answer.</summary>
    public static Decision AlreadySo { get; } = new([], null);

    public static Decision Of(params ReadOnlySpan<object> events) => new([.. events], null);

    public static Decision Refuse(Refusal refusal) => new([], refusal);

    public static implicit operator Decision(Refusal refusal) => Refuse(refusal);
}

using System.Collections.Immutable;

namespace Coordination.Domain.Erasures;

/// <summary>The erasing of one person: what was decided, and which keys are gone for good.</summary>
public sealed record Erasure
{
    public Guid Id { get; init; }
    public Guid Person { get; init; }

    /// <summary>Proposed, and neither agreed to nor declined; it may have lapsed.</summary>
    public ErasureProposed? Proposal { get; init; }

    /// <summary>Decided, and not done yet.</summary>
    public ErasureDecided? Open { get; init; }

    /// <summary>Versions of keys that were destroyed or are to be: none of them may ever be there again.</summary>
    public ImmutableArray<int> Destroyed { get; init; } = [];

    /// <summary>The last time it was done.</summary>
    public Stamp? Done { get; init; }

    public static Erasure None { get; } = new();

    /// <summary>One stream a person.</summary>
    public static Guid IdOf(Guid person) => Ids.Derived("erasure", person.ToString("N"));

    public static Erasure Evolve(Erasure state, object @event) => @event switch
    {
        ErasureProposed e => state with { Id = IdOf(e.Person), Person = e.Person, Proposal = e },
        ErasureDeclined => state with { Proposal = null },
        ErasureDecided e => state with { Id = IdOf(e.Person), Person = e.Person, Proposal = null, Open = e, Destroyed = With(state, e.Keys) },
        PersonErased e => state with { Id = IdOf(e.Person), Person = e.Person, Open = null, Destroyed = With(state, e.Keys), Done = e.Stamp },
        _ => state,
    };

    private static ImmutableArray<int> With(Erasure state, ImmutableArray<int> keys) => [.. state.Destroyed.Union(keys.OrEmpty())];
}

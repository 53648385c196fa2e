using System.Collections.Immutable;
using JasperFx.Events;

namespace Coordination.Api.EventStore;

/// <summary>A stream under work: its state as stored, and as it will be once this work commits.</summary>
internal abstract class OpenStream(Guid id, string kind, long version)
{
    private readonly List<object> _pending = [];

    public Guid Id { get; } = id;

    public string Kind { get; } = kind;

    /// <summary>Version as read; 0 when the stream does not exist.</summary>
    public long Version { get; } = version;

    /// <summary>Version once this work commits.</summary>
    public long NextVersion => Version + _pending.Count;

    public IReadOnlyList<object> Pending => _pending;

    public bool Exists => Version > 0;

    /// <summary>It exists, or will once this work commits.</summary>
    public bool IsThere => NextVersion > 0;

    public abstract object Current { get; }

    protected void Add(object @event) => _pending.Add(@event);
}

internal sealed class OpenStream<TState>(Guid id, StreamKind<TState> kind, long version, TState stored, IEventStream<TState>? marten)
    : OpenStream(id, kind.Name, version)
    where TState : class
{
    public StreamKind<TState> Definition { get; } = kind;

    /// <summary>State as stored.</summary>
    public TState Stored { get; } = stored;

    /// <summary>State with the events appended so far.</summary>
    public TState State { get; private set; } = stored;

    public override object Current => State;

    /// <summary>Null for a stream this work starts.</summary>
    public IEventStream<TState>? Marten { get; } = marten;

    public void Append(ImmutableArray<object> events)
    {
        foreach (var @event in events)
        {
            Add(@event);
            State = Definition.Evolve(State, @event);
        }
    }
}

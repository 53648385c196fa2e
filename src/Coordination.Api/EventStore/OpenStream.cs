using System.Collections.Immutable;
using Coordination.Domain;
using Coordination.Domain.FollowUp;

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

    /// <summary>What is owed by the state as stored and by the state as it will be, with these heads of the case.</summary>
    public abstract (ImmutableArray<Obligation> Before, ImmutableArray<Obligation> After) Owed(Heads? before, Heads? after, PlanVersion plan);

    /// <summary>Adds the rows of the event store that this work gives the stream.</summary>
    public abstract void Write(StoreRows store, string tenant, DateTimeOffset now, Documents documents, List<RowWrite> rows);

    /// <summary>After the commit: who asks next need not read what was just written.</summary>
    public abstract void Remember(SnapshotCache snapshots, string tenant);

    protected void Add(object @event) => _pending.Add(@event);
}

internal sealed class OpenStream<TState>(Guid id, StreamKind<TState> kind, long version, TState stored) : OpenStream(id, kind.Name, version)
    where TState : class
{
    private int _size;

    public StreamKind<TState> Definition { get; } = kind;

    /// <summary>State as stored.</summary>
    public TState Stored { get; } = stored;

    /// <summary>State with the events appended so far.</summary>
    public TState State { get; private set; } = stored;

    public override object Current => State;

    public void Append(ImmutableArray<object> events)
    {
        foreach (var @event in events)
        {
            Add(@event);
            State = Definition.Evolve(State, @event);
        }
    }

    public override (ImmutableArray<Obligation> Before, ImmutableArray<Obligation> After) Owed(Heads? before, Heads? after, PlanVersion plan) =>
        (Definition.Owed(Stored, before, plan), Definition.Owed(State, after, plan));

    public override void Write(StoreRows store, string tenant, DateTimeOffset now, Documents documents, List<RowWrite> rows) =>
        _size = store.Write(this, tenant, now, documents, rows);

    public override void Remember(SnapshotCache snapshots, string tenant)
    {
        // Only what was looked at before: alerts by the thousand, which nobody opens soon, would push the open files out.
        if (Exists && Pending.Count > 0)
        {
            snapshots.Keep(tenant, Id, new Snapshot<TState>(State, NextVersion), _size);
        }
    }
}

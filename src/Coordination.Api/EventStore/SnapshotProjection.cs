using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Aggregation;

namespace Coordination.Api.EventStore;

/// <summary>
/// Keeps a stream's state as an inline snapshot by the domain's own fold. Streams of other kinds are kept out before
/// anything is loaded: they share <c>step_fired</c>, and a look-up per kind would cost the sweep a round trip each.
/// </summary>
internal sealed class SnapshotProjection<TState> : SingleStreamProjection<TState, Guid>
    where TState : class
{
    private readonly StreamKind<TState> _kind;

    public SnapshotProjection(StreamKind<TState> kind, IEnumerable<Type> events)
    {
        _kind = kind;
        Name = kind.Name;
        FilterIncomingEventsOnStreamType(typeof(TState));
        foreach (var type in events)
        {
            IncludeType(type);
        }
    }

    public override TState? Evolve(TState? snapshot, Guid id, IEvent e) => _kind.Evolve(snapshot ?? _kind.None, e.Data);

    protected override IInlineProjection<IDocumentOperations> buildForInline() => new OwnStreams(this);

    private sealed class OwnStreams(IInlineProjection<IDocumentOperations> inner) : IInlineProjection<IDocumentOperations>
    {
        public Task ApplyAsync(IDocumentOperations operations, IEnumerable<StreamAction> streams, CancellationToken cancellation)
        {
            var own = streams.Where(s => s.AggregateType == typeof(TState)).ToArray();
            return own.Length == 0 ? Task.CompletedTask : inner.ApplyAsync(operations, own, cancellation);
        }
    }
}

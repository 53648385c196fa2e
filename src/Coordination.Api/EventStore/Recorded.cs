using JasperFx.Events;

namespace Coordination.Api.EventStore;

/// <summary>
/// What a stream had recorded by an instant: its unbroken beginning. The clocks of two nodes differ and a command may wait for another, so an event may bear an
/// earlier time than the one before it; without that one it would be read onto a state it was never decided on.
/// </summary>
internal static class Recorded
{
    /// <summary>The state as it was recorded at an instant, or null where there was none yet.</summary>
    public static async Task<TState?> StateAsync<TState>(Work work, StreamKind<TState> kind, Guid stream, DateTimeOffset at, CancellationToken ct)
        where TState : class
    {
        var begun = By(await work.Session.Events.FetchStreamAsync(stream, timestamp: at.ToUniversalTime(), token: ct), at).ToArray();
        return begun.Length == 0 ? null : begun.Aggregate(kind.None, (state, e) => kind.Evolve(state, e.Data));
    }

    /// <summary>Events of one stream by an instant, of events of which later ones may be missing; all of them where none is given.</summary>
    public static IEnumerable<IEvent> By(IEnumerable<IEvent> stream, DateTimeOffset? until) =>
        stream.OrderBy(e => e.Version).TakeWhile((e, i) => e.Version == i + 1 && (until is null || e.Timestamp <= until));
}

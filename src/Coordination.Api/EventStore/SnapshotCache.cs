using Microsoft.Extensions.Caching.Memory;

namespace Coordination.Api.EventStore;

/// <summary>
/// States as they were read lately, by kind, stream and version. A version's state never changes, and whether it still is the last is asked of the
/// database before anything is told or written by it, at the latest by the statement that audits it: so nothing stale is ever shown. What is saved is
/// asking first, sending and parsing the same document again. An id of another kind is as unknown here as one that nobody has. Texts about people lie
/// in it sealed, as in the table.
/// </summary>
internal sealed class SnapshotCache : IDisposable
{
    /// <summary>Bytes of stored documents; as objects they take a few times as much.</summary>
    private const long Most = 8 * 1024 * 1024;

    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <summary>What is known of a stream, or null.</summary>
    public Snapshot<TState>? Find<TState>(string tenant, Guid id)
        where TState : class => _known.Get<Snapshot<TState>>((typeof(TState), tenant, id));

    /// <summary>Keeps a state that was just read, in the place of an older one.</summary>
    public void Keep<TState>(string tenant, Guid id, Snapshot<TState> read, long bytes)
        where TState : class => _known.Set((typeof(TState), tenant, id), read, new MemoryCacheEntryOptions { Size = bytes });

    /// <summary>Forgets a state whose row is not there.</summary>
    public void Drop<TState>(string tenant, Guid id)
        where TState : class => _known.Remove((typeof(TState), tenant, id));

    public void Dispose() => _known.Dispose();
}

/// <param name="State">Immutable: one instance serves all who read it.</param>
/// <param name="Version">The stream's version it is of.</param>
internal sealed record Snapshot<TState>(TState State, long Version)
    where TState : class;

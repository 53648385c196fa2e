namespace Coordination.Api.Vault;

/// <summary>One unwrapped key of a person.</summary>
internal sealed record DataKey(int Version, byte[] Bytes);

/// <summary>
/// Unwrapped keys of the persons last worked for, shared by all requests of the process, least recently used out first. An entry
/// lives for a bounded time, because an erasure on another node is not heard here.
/// </summary>
internal sealed class KeyCache(TimeProvider time, int capacity = 20_000)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Tenant, Guid Person), LinkedListNode<Entry>> _nodes = [];
    private readonly LinkedList<Entry> _byUse = [];

    /// <summary>Keys of a person, oldest first, or null.</summary>
    public DataKey[]? Find(string tenant, Guid person)
    {
        lock (_lock)
        {
            if (!_nodes.TryGetValue((tenant, person), out var node))
            {
                return null;
            }

            _byUse.Remove(node);
            if (time.GetUtcNow() >= node.Value.Until)
            {
                _nodes.Remove(node.Value.Of);
                return null;
            }

            _byUse.AddFirst(node);
            return node.Value.Keys;
        }
    }

    public void Keep(string tenant, Guid person, DataKey[] keys)
    {
        var entry = new Entry((tenant, person), keys, time.GetUtcNow() + Lifetime);
        lock (_lock)
        {
            Remove(entry.Of);
            _nodes[entry.Of] = _byUse.AddFirst(entry);
            if (_nodes.Count > capacity && _byUse.Last is { } oldest)
            {
                Remove(oldest.Value.Of);
            }
        }
    }

    /// <summary>Drops a person's keys at once: the person was erased.</summary>
    public void Forget(string tenant, Guid person)
    {
        lock (_lock)
        {
            Remove((tenant, person));
        }
    }

    private void Remove((string, Guid) of)
    {
        if (_nodes.Remove(of, out var node))
        {
            _byUse.Remove(node);
        }
    }

    private sealed record Entry((string Tenant, Guid Person) Of, DataKey[] Keys, DateTimeOffset Until);
}

namespace Coordination.Api.Vault;

/// <summary>One unwrapped key of a person.</summary>
internal sealed record DataKey(int Version, byte[] Bytes);

/// <summary>
/// Unwrapped keys of the persons last worked for, shared by all requests of the process, least recently used out first. They are good for as long
/// as nobody was erased: each statement that lets an answer out says how many erasures are known here, and where there were more all keys are read
/// again. An entry lives for a bounded time besides, so that what nobody asks for does not stay in memory.
/// </summary>
internal sealed class KeyCache(TimeProvider time, int capacity = 20_000)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>The database was not asked yet.</summary>
    public const long Unknown = -1;

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Tenant, Guid Person), LinkedListNode<Entry>> _nodes = [];
    private readonly LinkedList<Entry> _byUse = [];

    private long _erasures = Unknown;

    /// <summary>How many erasures are known here.</summary>
    public long Erasures => Volatile.Read(ref _erasures);

    /// <summary>Another number than was known: somebody was erased, or another database is behind. No key is kept.</summary>
    public void Note(long erasures)
    {
        lock (_lock)
        {
            if (_erasures != erasures)
            {
                _erasures = erasures;
                _nodes.Clear();
                _byUse.Clear();
            }
        }
    }

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

    /// <param name="tenant">Service.</param>
    /// <param name="person">Whose keys.</param>
    /// <param name="keys">Oldest first.</param>
    /// <param name="erasures">How many were known before they were read: keys that were read before an erasure are not kept after it.</param>
    public void Keep(string tenant, Guid person, DataKey[] keys, long erasures = Unknown)
    {
        var entry = new Entry((tenant, person), keys, time.GetUtcNow() + Lifetime);
        lock (_lock)
        {
            if (erasures != _erasures)
            {
                return;
            }

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

using System.Collections.Concurrent;
using Marten;
using Marten.Events;

namespace Coordination.Api.EventStore;

/// <summary>
/// The event store's own rows, as it would write them itself: stream, events, snapshot. Written by us so that a command is one batch in
/// one round trip, which the store's own session cannot be (DECISIONS 33). Two writers of one stream meet at the key of its events:
/// (tenant, stream, version) is there once, so the second one's whole batch fails.
/// </summary>
internal sealed class StoreRows(IDocumentStore store)
{
    private const string Begin = "insert into coordination.mt_streams (tenant_id, id, type, version, timestamp) values ($1, $2, $3, $4, now())";

    private const string Advance = "update coordination.mt_streams set version = $3, timestamp = now() where tenant_id = $1 and id = $2 and version = $4";

    private const string Event = """
        insert into coordination.mt_events (seq_id, id, stream_id, version, data, type, tenant_id, timestamp, mt_dotnet_type, is_archived)
        values (nextval('coordination.mt_events_sequence'), $1, $2, $3, $4, $5, $6, $7, $8, false)
        """;

    private readonly EventGraph _events = (EventGraph)store.Options.Events;
    private readonly ConcurrentDictionary<Type, (string Name, string Type)> _names = new();

    /// <summary>The table of the snapshots of a kind of state.</summary>
    public static string TableOf<TState>() => $"coordination.mt_doc_{typeof(TState).Name.ToLowerInvariant()}";

    /// <summary>How the store calls a kind of stream.</summary>
    public string TypeOf<TState>() => _events.AggregateAliasFor(typeof(TState));

    /// <summary>Adds the rows of what a stream gets: its new events, its version, its state. Returns the length of the state.</summary>
    public int Write<TState>(OpenStream<TState> stream, string tenant, DateTimeOffset now, Documents documents, List<RowWrite> rows)
        where TState : class
    {
        // The stream first where it begins: its events refer to it. Last where it goes on: a lost race is then lost at its events.
        if (!stream.Exists)
        {
            rows.Add(new(Begin, [tenant, stream.Id, TypeOf<TState>(), stream.NextVersion]));
        }

        var version = stream.Version;
        foreach (var happened in stream.Pending)
        {
            var (name, type) = _names.GetOrAdd(happened.GetType(), NameOf);
            rows.Add(new(Event, [Guid.CreateVersion7(now), stream.Id, ++version, documents.Add(happened), name, tenant, now, type]));
        }

        if (stream.Exists)
        {
            rows.Add(new(Advance, [tenant, stream.Id, stream.NextVersion, stream.Version]));
        }

        var state = documents.Add(stream.State);
        rows.Add(new(Kept<TState>.Sql, [tenant, stream.Id, state, stream.NextVersion]));
        return state.Length;
    }

    private (string Name, string Type) NameOf(Type type)
    {
        var mapping = _events.EventMappingFor(type);
        return (mapping.EventTypeName, mapping.DotNetTypeName);
    }

    private static class Kept<TState>
    {
        public static readonly string Sql =
            $"insert into {TableOf<TState>()} (tenant_id, id, data, mt_version) values ($1, $2, $3, $4) "
            + "on conflict (tenant_id, id) do update set data = excluded.data, mt_version = excluded.mt_version";
    }
}

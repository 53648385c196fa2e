using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Api.EventStore;

/// <summary>States of several streams of one kind that a list shows.</summary>
internal abstract class Several
{
    /// <summary>Whether any is asked for.</summary>
    public abstract bool Any { get; }

    /// <summary>Asks for them; what is known at its last version is not sent again.</summary>
    public abstract RowWrite Look(string tenant, SnapshotCache snapshots);

    /// <summary>Takes the result, and notes the version of each.</summary>
    public abstract Task ReadAsync(NpgsqlDataReader reader, Dictionary<Guid, long> versions, CancellationToken ct);
}

/// <param name="ids">Streams asked for.</param>
internal sealed class Several<TState>(IEnumerable<Guid> ids) : Several
    where TState : class
{
    [SuppressMessage("Minor Code Smell", "S2743", Justification = "One statement a kind of state is meant.")]
    private static readonly string Sql =
        $"select d.id, s.version, case when s.version <> k.version then d.data::text end from unnest($2::uuid[], $3::bigint[]) k(id, version) "
        + $"join {StoreRows.TableOf<TState>()} d on d.tenant_id = $1 and d.id = k.id join coordination.mt_streams s on s.tenant_id = d.tenant_id and s.id = d.id";

    private readonly Guid[] _ids = [.. ids.Distinct()];
    private readonly Dictionary<Guid, TState> _found = [];
    private Snapshot<TState>?[] _known = [];

    /// <summary>Those that are there.</summary>
    public IReadOnlyDictionary<Guid, TState> Found => _found;

    public override bool Any => _ids.Length > 0;

    public override RowWrite Look(string tenant, SnapshotCache snapshots)
    {
        _known = [.. _ids.Select(id => snapshots.Find<TState>(tenant, id))];
        return new(Sql, [tenant, Cell.Array(NpgsqlDbType.Uuid, _ids), Cell.Array(NpgsqlDbType.Bigint, _known.Select(known => known?.Version ?? 0).ToArray())]);
    }

    public override async Task ReadAsync(NpgsqlDataReader reader, Dictionary<Guid, long> versions, CancellationToken ct)
    {
        while (await reader.ReadAsync(ct))
        {
            var (id, version) = (reader.GetGuid(0), reader.GetInt64(1));
            // Read twice, it rests on the earlier one too.
            versions[id] = versions.TryGetValue(id, out var earlier) ? Math.Min(earlier, version) : version;
            _found[id] = reader.IsDBNull(2)
                ? _known[Array.IndexOf(_ids, id)]!.State
                : JsonSerializer.Deserialize<TState>(reader.GetFieldValue<byte[]>(2), MartenSetup.Json) ?? throw new InvalidOperationException($"The snapshot of {id} is empty.");
        }
    }
}

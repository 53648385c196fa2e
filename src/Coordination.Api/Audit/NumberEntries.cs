using Coordination.Api.EventStore;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Api.Audit;

/// <summary>
/// Gives committed audit entries their dense numbers and adds them to the tree. Requests do not wait for it: a chain that each of them wrote would
/// make them one queue. An entry bears the number of its transaction; what was written below every transaction that still runs is complete, so
/// nothing can come before it any more. One node at a time does it, and none keeps anything in memory.
/// </summary>
internal sealed class NumberEntries(Databases databases, Epoch epoch)
{
    internal const int Batch = 2_000;

    private const string Claim = "select size, peaks, seen_tx, seen_tenant, seen_id from coordination.audit_tree where coordination.in_epoch($1) for update skip locked";

    private const string Horizon = "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint, pg_snapshot_xmax(pg_current_snapshot())::text::bigint";

    // What is visible and of a transaction that is still to come was written before the database was restored into this server.
    private const string Next = $"""
        select tx, {LoggedEntry.Columns} from coordination.audit_entry e
        where tx >= $1 and (tx, tenant_id, id) > ($1, $2, $3) and (tx < $4 or tx >= $5)
            and not exists (select from coordination.audit_leaf l where l.tenant_id = e.tenant_id and l.entry = e.id)
        order by tx, tenant_id, id limit $6
        """;

    private const string Insert = "insert into coordination.audit_leaf (number, tenant_id, entry, hash) select * from unnest($1, $2, $3, $4)";

    private const string Keep = "update coordination.audit_tree set size = $1, peaks = $2, seen_tx = $3, seen_tenant = $4, seen_id = $5";

    /// <summary>Numbers what is complete. Returns how many entries that were; 0 also where another node is at it.</summary>
    public async Task<int> TurnAsync(CancellationToken ct)
    {
        var numbered = 0;
        for (var last = Batch; last == Batch; numbered += last)
        {
            try
            {
                last = await StepAsync(ct);
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.SerializationFailure)
            {
                // Another node was quicker.
                return numbered;
            }
        }

        return numbered;
    }

    private async Task<int> StepAsync(CancellationToken ct)
    {
        await using var connection = await databases.Worker.OpenConnectionAsync(ct);
        // One snapshot for both questions: what is complete, and which entries that is.
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        if (await ClaimAsync(connection, ct) is not var (tree, seen))
        {
            return 0;
        }

        var (settled, ceiling) = await HorizonAsync(connection, ct);
        var rows = await NextAsync(connection, seen.Tx >= ceiling ? Place.Start : seen, settled, ceiling, ct);
        var to = rows.Count == Batch && rows[^1].Tx < settled ? new Place(rows[^1].Tx, rows[^1].Entry.Tenant, rows[^1].Entry.Id) : new Place(settled, "", Guid.Empty);
        if (rows.Count > 0)
        {
            await InsertAsync(connection, tree, rows, ct);
        }

        if (rows.Count > 0 || to != seen)
        {
            await using var keep = new NpgsqlCommand(Keep, connection).Add(tree.Size, tree.Peaks(), to.Tx, to.Tenant, to.Id);
            await keep.ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return rows.Count;
    }

    private async Task<(MerkleTree Tree, Place Seen)?> ClaimAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var claim = new NpgsqlCommand(Claim, connection).Add(epoch.Seen);
        await using var reader = await claim.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct)
            ? (MerkleTree.Of(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)), new Place(reader.GetInt64(2), reader.GetString(3), reader.GetGuid(4)))
            : null;
    }

    private static async Task<(long Settled, long Ceiling)> HorizonAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var horizon = new NpgsqlCommand(Horizon, connection);
        await using var reader = await horizon.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    private static async Task<List<(long Tx, LoggedEntry Entry)>> NextAsync(NpgsqlConnection connection, Place from, long settled, long ceiling, CancellationToken ct)
    {
        await using var next = new NpgsqlCommand(Next, connection).Add(from.Tx, from.Tenant, from.Id, settled, ceiling, Batch);
        List<(long, LoggedEntry)> rows = [];
        await using var reader = await next.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            rows.Add((reader.GetInt64(0), LoggedEntry.Read(reader, 1)));
        }

        return rows;
    }

    private static async Task InsertAsync(NpgsqlConnection connection, MerkleTree tree, List<(long Tx, LoggedEntry Entry)> rows, CancellationToken ct)
    {
        var (first, hashes) = (tree.Size, new byte[rows.Count][]);
        for (var i = 0; i < rows.Count; i++)
        {
            hashes[i] = rows[i].Entry.HashAt(first + i);
            tree.Add(hashes[i]);
        }

        await using var insert = new NpgsqlCommand(Insert, connection).Add(
            Cell.Array(NpgsqlDbType.Bigint, Enumerable.Range(0, rows.Count).Select(i => first + i).ToArray()),
            Cell.Array(NpgsqlDbType.Text, rows.Select(r => r.Entry.Tenant).ToArray()),
            Cell.Array(NpgsqlDbType.Uuid, rows.Select(r => r.Entry.Id).ToArray()),
            Cell.Array(NpgsqlDbType.Bytea, hashes));
        await insert.ExecuteNonQueryAsync(ct);
    }

    private sealed record Place(long Tx, string Tenant, Guid Id)
    {
        public static readonly Place Start = new(-1, "", Guid.Empty);
    }
}

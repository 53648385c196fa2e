using Coordination.Api.EventStore;
using NpgsqlTypes;

namespace Coordination.Api.Vault;

/// <summary>
/// Wraps every person's key anew by the current wrapping key. What was sealed stays as it is. It may be interrupted and repeated, and run beside
/// nodes that know both wrapping keys: each row is written only while it is as it was read.
/// </summary>
internal sealed class RotateKeys(Databases databases, WrappingKey wrapping)
{
    private const int Batch = 1000;

    private const string Next = """
        select tenant_id, person, version, wrapped from vault.person_key
        where (tenant_id, person, version) > ($1, $2, $3) and substring(wrapped from 1 for 4) <> $4
        order by tenant_id, person, version limit $5
        """;

    private const string Replace = """
        update vault.person_key k set wrapped = n.after
        from unnest($1::text[], $2::uuid[], $3::integer[], $4::bytea[], $5::bytea[]) n (tenant, person, version, before, after)
        where k.tenant_id = n.tenant and k.person = n.person and k.version = n.version and k.wrapped = n.before
        """;

    private const string Count = "select substring(wrapped from 1 for 4), count(*) from vault.person_key group by 1 order by 1";

    /// <summary>How many keys each wrapping key holds, by what they begin with.</summary>
    public async Task<IReadOnlyList<(byte[] Start, long Keys)>> CountAsync(CancellationToken ct)
    {
        List<(byte[], long)> counts = [];
        await using var command = databases.Worker.CreateCommand(Count);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            counts.Add((reader.GetFieldValue<byte[]>(0), reader.GetInt64(1)));
        }

        return counts;
    }

    /// <summary>Returns how many were wrapped anew.</summary>
    /// <param name="progress">Told after each batch.</param>
    /// <param name="ct">Ends between two batches or in one, which is then undone.</param>
    public async Task<int> RunAsync(Action<int> progress, CancellationToken ct)
    {
        var done = 0;
        for (List<StoredKey> rows = [new("", Guid.Empty, 0, [])]; (rows = await ReadAsync(rows[^1], ct)).Count > 0;)
        {
            done += await ReplaceAsync(rows, ct);
            progress(done);
        }

        return done;
    }

    private async Task<List<StoredKey>> ReadAsync(StoredKey after, CancellationToken ct)
    {
        List<StoredKey> rows = [];
        await using var command = databases.Worker.CreateCommand(Next).Add(after.Tenant, after.Person, after.Version, wrapping.CurrentStart, Batch);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            rows.Add(new(reader.GetString(0), reader.GetGuid(1), reader.GetInt32(2), reader.GetFieldValue<byte[]>(3)));
        }

        return rows;
    }

    private async Task<int> ReplaceAsync(List<StoredKey> rows, CancellationToken ct)
    {
        await using var command = databases.Worker.CreateCommand(Replace).Add(
            Cell.Array(NpgsqlDbType.Text, rows.Select(row => row.Tenant).ToArray()),
            Cell.Array(NpgsqlDbType.Uuid, rows.Select(row => row.Person).ToArray()),
            Cell.Array(NpgsqlDbType.Integer, rows.Select(row => row.Version).ToArray()),
            Cell.Array(NpgsqlDbType.Bytea, rows.Select(row => row.Wrapped).ToArray()),
            Cell.Array(NpgsqlDbType.Bytea, rows.Select(row => wrapping.WrapAgain(row.Tenant, row.Person, row.Version, row.Wrapped)).ToArray()));
        return await command.ExecuteNonQueryAsync(ct);
    }

    private sealed record StoredKey(string Tenant, Guid Person, int Version, byte[] Wrapped);
}

using Coordination.Api.EventStore;
using Npgsql;

namespace Coordination.Api.Erasures;

/// <summary>One stored key of a person, wrapped.</summary>
internal readonly record struct StoredKey(int Version, byte[] Wrapped);

/// <summary>Deletes keys of persons. Only the worker's role may.</summary>
internal static class DestroyKeys
{
    private const string Stored = "select version, wrapped from vault.person_key where tenant_id = $1 and person = $2 order by version";

    private const string Delete = "delete from vault.person_key where tenant_id = $1 and person = $2 returning version";

    private const string Note = """
        insert into vault.erased as e (tenant_id, person, keys, fingerprint) values ($1, $2, $3, $4)
        on conflict (tenant_id, person) do update set keys = array(select distinct unnest(e.keys || excluded.keys)), fingerprint = excluded.fingerprint, erased_at = now()
        """;

    private const string Count = "update coordination.epoch set erasures = erasures + 1";

    // A key that was destroyed is there again: a backup of the keys from before was put back.
    private const string Back = """
        delete from vault.person_key k using coordination.mt_doc_erasure d, jsonb_array_elements(d.data -> 'destroyed') gone
        where k.tenant_id = d.tenant_id and k.person = (d.data ->> 'person')::uuid and k.version = gone::integer
        """;

    private const string Unproved = """
        select e.tenant_id, e.person, e.keys, e.fingerprint from vault.erased e
        where not exists (select from coordination.mt_doc_erasure d where d.tenant_id = e.tenant_id and (d.data ->> 'person')::uuid = e.person)
        """;

    private const string Decided = "select d.tenant_id, (d.data ->> 'person')::uuid from coordination.mt_doc_erasure d where d.data -> 'open' is not null and d.data ->> 'open' is not null";

    /// <summary>Persons whose erasing is decided and not done.</summary>
    public static async Task<List<(string Service, Guid Person)>> DecidedAsync(Databases databases, CancellationToken ct)
    {
        List<(string, Guid)> decided = [];
        await using var command = databases.Worker.CreateCommand(Decided);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            decided.Add((reader.GetString(0), reader.GetGuid(1)));
        }

        return decided;
    }

    /// <summary>Those that are there, by version.</summary>
    public static async Task<List<StoredKey>> AtHandAsync(Databases databases, string service, Guid person, CancellationToken ct)
    {
        List<StoredKey> keys = [];
        await using var command = databases.Worker.CreateCommand(Stored).Add(service, person);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            keys.Add(new(reader.GetInt32(0), reader.GetFieldValue<byte[]>(1)));
        }

        return keys;
    }

    /// <summary>Deletes all keys of a person, notes that, and says to every node that it must ask for keys again: one transaction. Returns their versions.</summary>
    public static async Task<int[]> OfAsync(Databases databases, string service, Guid person, string fingerprint, CancellationToken ct)
    {
        await using var connection = await databases.Worker.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        List<int> gone = [];
        await using (var delete = new NpgsqlCommand(Delete, connection).Add(service, person))
        await using (var reader = await delete.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                gone.Add(reader.GetInt32(0));
            }
        }

        await using (var note = new NpgsqlCommand(Note, connection).Add(service, person, Cell.Array(NpgsqlTypes.NpgsqlDbType.Integer, gone.ToArray()), fingerprint))
        await using (var count = new NpgsqlCommand(Count, connection))
        {
            await note.ExecuteNonQueryAsync(ct);
            await count.ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return [.. gone];
    }

    /// <summary>Persons whose keys were destroyed and whose proof is not in the data: a backup of the data from before was put back.</summary>
    public static async Task<List<(string Service, Guid Person, int[] Keys, string Fingerprint)>> UnprovedAsync(Databases databases, CancellationToken ct)
    {
        List<(string, Guid, int[], string)> erased = [];
        await using var command = databases.Worker.CreateCommand(Unproved);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            erased.Add((reader.GetString(0), reader.GetGuid(1), reader.GetFieldValue<int[]>(2), reader.GetString(3)));
        }

        return erased;
    }

    /// <summary>Deletes keys that were destroyed before and came back with a restored backup. Returns how many.</summary>
    public static async Task<int> AgainAsync(Databases databases, CancellationToken ct)
    {
        await using var connection = await databases.Worker.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var delete = new NpgsqlCommand(Back, connection);
        var back = await delete.ExecuteNonQueryAsync(ct);
        if (back > 0)
        {
            await using var count = new NpgsqlCommand(Count, connection);
            await count.ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return back;
    }
}

using System.Globalization;
using Coordination.Api.EventStore;
using Npgsql;

namespace Coordination.Api.Audit;

/// <summary>What came of verifying the log.</summary>
/// <param name="Entries">Entries that were held against their numbers.</param>
/// <param name="Checkpoints">Checkpoints that agree.</param>
/// <param name="Bad">The first thing that does not, in words with number and id; null where all agrees.</param>
internal sealed record LogVerdict(long Entries, int Checkpoints, string? Bad);

/// <summary>
/// Reads the whole audit log and holds every entry against its number, the tree against every checkpoint, and every checkpoint against the public key:
/// who changed, removed, put in or moved an entry is found by the entry, and who wrote the whole log anew by the checkpoints that are kept elsewhere.
/// </summary>
internal sealed class VerifyLog(Databases databases)
{
    private const string Entries = $"""
        select l.number, l.entry, l.hash, e.id is null, {LoggedEntry.Columns}
        from coordination.audit_leaf l left join coordination.audit_entry e on e.tenant_id = l.tenant_id and e.id = l.entry
        order by l.number
        """;

    private const string Unnumbered = """
        select e.id from coordination.audit_entry e, coordination.audit_tree t
        where (e.tx, e.tenant_id, e.id) <= (t.seen_tx, t.seen_tenant, t.seen_id) and not exists (select from coordination.audit_leaf l where l.tenant_id = e.tenant_id and l.entry = e.id)
        order by e.tx, e.tenant_id, e.id limit 1
        """;

    private const string Stored = "select size, root, at, key, signature from coordination.audit_checkpoint order by size";

    /// <summary>Clocks of two nodes differ, and a transaction may take its time before it commits.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(10);

    /// <param name="keys">Public keys of whoever may have signed; none: signatures are not looked at.</param>
    /// <param name="elsewhere">Checkpoints from the other place.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<LogVerdict> RunAsync(IReadOnlyCollection<CheckpointKey> keys, IReadOnlyCollection<Checkpoint> elsewhere, CancellationToken ct)
    {
        await using var connection = await databases.Worker.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        Checkpoint[] checkpoints = [.. elsewhere.Concat(await StoredAsync(connection, ct)).DistinctBy(c => (c.Size, c.Root, c.Signature)).OrderBy(c => c.Size).ThenBy(c => c.At)];
        if (keys.Count > 0 && checkpoints.FirstOrDefault(c => !keys.Any(key => key.Signed(c))) is { } forged)
        {
            return new(0, 0, $"the checkpoint of {Instant(forged.At)} (size {forged.Size}) is not signed by a key that is known");
        }

        var reading = new LogReading(checkpoints, Tolerance);
        var bad = await ReadAsync(connection, reading, ct) ?? reading.End();
        return new(reading.Size, reading.Agreed, bad ?? await UnnumberedAsync(connection, ct));
    }

    internal static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static async Task<string?> ReadAsync(NpgsqlConnection connection, LogReading reading, CancellationToken ct)
    {
        await using var asked = new NpgsqlCommand(Entries, connection) { CommandTimeout = 0 };
        await using var reader = await asked.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var entry = reader.GetBoolean(3) ? null : LoggedEntry.Read(reader, 4);
            if (reading.Next(reader.GetInt64(0), reader.GetGuid(1), reader.GetFieldValue<byte[]>(2), entry) is { } bad)
            {
                return bad;
            }
        }

        return null;
    }

    private static async Task<string?> UnnumberedAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var asked = new NpgsqlCommand(Unnumbered, connection) { CommandTimeout = 0 };
        return await asked.ExecuteScalarAsync(ct) is Guid id ? $"entry {id} has no number, although what was written after it has one" : null;
    }

    private static async Task<List<Checkpoint>> StoredAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var asked = new NpgsqlCommand(Stored, connection);
        List<Checkpoint> stored = [];
        await using var reader = await asked.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            stored.Add(new(reader.GetInt64(0), reader.GetString(1), reader.GetFieldValue<DateTimeOffset>(2), reader.GetString(3), reader.GetString(4)));
        }

        return stored;
    }
}

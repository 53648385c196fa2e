using System.Text;
using Coordination.Api.EventStore;
using Npgsql;

namespace Coordination.Api.Audit;

/// <summary>
/// Signs what the log has come to, at most once in a while and only where something was added, and tells it to another place: a line of a file and of the
/// log. Told after the commit: a checkpoint of what was never committed would accuse an honest log.
/// </summary>
internal sealed partial class SignCheckpoints(Databases databases, AuditSettings settings, TimeProvider clock, ILogger<SignCheckpoints> log)
{
    private const string Tree = """
        select t.size, t.peaks, c.at, coalesce(c.size, 0)
        from coordination.audit_tree t left join lateral (select at, size from coordination.audit_checkpoint order by size desc limit 1) c on true
        for update of t skip locked
        """;

    private const string Insert = "insert into coordination.audit_checkpoint (size, root, at, key, signature) values ($1, $2, $3, $4, $5)";

    /// <summary>The checkpoint that was due, or null.</summary>
    public async Task<Checkpoint?> TurnAsync(CancellationToken ct)
    {
        if (settings.Key is not { } key)
        {
            return null;
        }

        await using var connection = await databases.Worker.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await DueAsync(connection, ct) is not { } tree)
        {
            return null;
        }

        var checkpoint = key.Sign(tree.Size, Convert.ToHexStringLower(tree.Root()), clock.GetUtcNow());
        await using (var insert = new NpgsqlCommand(Insert, connection).Add(checkpoint.Size, checkpoint.Root, checkpoint.At, checkpoint.Key, checkpoint.Signature))
        {
            await insert.ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(ct);
        Tell(checkpoint);
        return checkpoint;
    }

    private async Task<MerkleTree?> DueAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var asked = new NpgsqlCommand(Tree, connection);
        await using var reader = await asked.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct) || reader.GetInt64(0) == reader.GetInt64(3))
        {
            return null;
        }

        var due = reader.IsDBNull(2) || clock.GetUtcNow() - reader.GetFieldValue<DateTimeOffset>(2) >= settings.Every;
        return due ? MerkleTree.Of(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)) : null;
    }

    private void Tell(Checkpoint checkpoint)
    {
        Signed(log, checkpoint);
        if (settings.File is { } path)
        {
            using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
            file.Write(Encoding.ASCII.GetBytes($"{checkpoint}\n"));
            file.Flush(flushToDisk: true);
        }
    }

    [LoggerMessage(14, LogLevel.Information, "Audit checkpoint: {Checkpoint}")]
    private static partial void Signed(ILogger log, Checkpoint checkpoint);
}

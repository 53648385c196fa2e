using Npgsql;
using NpgsqlTypes;

namespace Coordination.Proofs.Revocation;

/// <summary>
/// In which order the database itself saw a read and the act that took the right away. Every answer has its audit entry committed before its
/// first byte; each entry here also keeps what the statement that wrote it saw, so no clock is asked: an entry that lets the reader in although its
/// statement already saw the revoking commit is a read that was served after it. The instant of a commit would not do: it is stamped before others see the commit.
/// </summary>
internal sealed class AuditOrder(Ground ground)
{
    private const string Watch = """
        alter table coordination.audit_entry
            add column if not exists proof_seen pg_snapshot default pg_current_snapshot(), add column if not exists proof_at timestamptz default clock_timestamp()
        """;

    private const string Ended = "select xmin::text from coordination.mt_events where stream_id = $1 and type = $2 order by seq_id desc limit 1";

    private const string Entries = """
        select pg_visible_in_snapshot($3::text::xid8, proof_seen) from coordination.audit_entry
        where actor = $1 and proof_at > $2 and outcome in ('Allow', 'Redacted') and {0} order by proof_at
        """;

    /// <summary>From here on each entry keeps what its statement saw, by a default that the product does not know of.</summary>
    public async Task WatchAsync()
    {
        await using var command = ground.Database.CreateCommand(Watch);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<DateTimeOffset> NowAsync()
    {
        await using var command = ground.Database.CreateCommand("select clock_timestamp()");
        return new DateTimeOffset((DateTime)(await command.ExecuteScalarAsync())!, TimeSpan.Zero);
    }

    /// <summary>The transaction of the revoking act.</summary>
    public async Task<string> EndedAsync(Right right)
    {
        await using var command = ground.Database.CreateCommand(Ended);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = right.Stream });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = right.Event });
        return (string?)await command.ExecuteScalarAsync() ?? throw new InvalidOperationException($"{right.Event} is not in {right.Stream}.");
    }

    /// <summary>The entries by which this reader was let in on this way, in their order: whether each already saw that transaction.</summary>
    public async Task<List<bool>> SawAsync(Right right, Way way, DateTimeOffset since, string transaction)
    {
        await using var command = ground.Database.CreateCommand(Entries.Replace("{0}", way.Entry, StringComparison.Ordinal));
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = right.Reader.Id });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = since, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = transaction });
        List<bool> saw = [];
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            saw.Add(reader.GetBoolean(0));
        }

        return saw;
    }
}

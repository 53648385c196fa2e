using Coordination.Api.EventStore;

namespace Coordination.Api.Obligations;

/// <summary>
/// How far the comparison of a night came, in one row: any node goes on where the last one stopped, and one that was thought dead
/// cannot write over what another did since.
/// </summary>
internal sealed class ReconcileProgress(Databases databases, Epoch epoch)
{
    private const string Claim = """
        insert into coordination.reconciliation as r (night, leased_until) select $1, $3 where coordination.in_epoch($4)
        on conflict (night) do update set leased_until = $3 where r.finished_at is null and (r.leased_until is null or r.leased_until <= $2)
        returning tenant, stream
        """;

    private const string Keep = """
        update coordination.reconciliation set tenant = $4, stream = $5, leased_until = $6, finished_at = $7,
            streams = streams + $8, missing = missing + $9, altered = altered + $10, stray = stray + $11, outdated = outdated + $12, failed = failed + $13
        where night = $1 and tenant = $2 and stream = $3 and finished_at is null
        """;

    private const string Total = "select streams, missing, altered, stray, outdated, failed from coordination.reconciliation where night = $1 and finished_at is not null";

    /// <summary>Where to go on, or null: the night is done, or another node has it in hand.</summary>
    public async Task<ReconcileCursor?> ClaimAsync(DateOnly night, DateTimeOffset now, DateTimeOffset until, CancellationToken ct)
    {
        await using var command = databases.Worker.CreateCommand(Claim).Add(night, now, until, epoch.Seen);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? new ReconcileCursor(night, reader.GetString(0), reader.GetGuid(1)) : null;
    }

    /// <param name="from">Where this node was.</param>
    /// <param name="to">Where it is now.</param>
    /// <param name="found">What it found in between.</param>
    /// <param name="until">How long it has the night in hand; null leaves it to whoever comes next.</param>
    /// <param name="finished">When nothing was left, else null.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>False where another node went on from there.</returns>
    public async Task<bool> KeepAsync(ReconcileCursor from, ReconcileCursor to, OwedTally found, DateTimeOffset? until, DateTimeOffset? finished, CancellationToken ct)
    {
        await using var command = databases.Worker.CreateCommand(Keep).Add(
            from.Night, from.Tenant, from.Stream, to.Tenant, to.Stream, until, finished,
            found.Streams, found.Missing, found.Altered, found.Stray, found.Outdated, found.Failed);
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    /// <summary>What a whole night found, by whichever nodes; null while it is not finished.</summary>
    public async Task<OwedTally?> TotalAsync(DateOnly night, CancellationToken ct)
    {
        await using var command = databases.Worker.CreateCommand(Total).Add(night);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return !await reader.ReadAsync(ct) ? null : new OwedTally
        {
            Streams = reader.GetInt64(0),
            Missing = reader.GetInt64(1),
            Altered = reader.GetInt64(2),
            Stray = reader.GetInt64(3),
            Outdated = reader.GetInt64(4),
            Failed = reader.GetInt64(5),
        };
    }
}

/// <summary>The last stream that was compared.</summary>
/// <param name="Night">Belgian day on which the night's comparison is due.</param>
internal sealed record ReconcileCursor(DateOnly Night, string Tenant, Guid Stream);

using Npgsql;

namespace Coordination.Proofs.Kill;

/// <summary>What a kill is meant to fall into, beside an open request.</summary>
internal enum Aim
{
    None,
    Commit,
    Sweep,
}

/// <summary>What one kill met.</summary>
/// <param name="Open">Requests that got no answer.</param>
/// <param name="Committed">Those among them that were in the database all the same.</param>
/// <param name="Leased">Due steps that a sweep had claimed and not fired.</param>
internal sealed record StrikeResult(int Open, int Committed, long Leased);

/// <summary>
/// One <c>kill -9</c>. A blind one falls at a random moment of an open request. An aimed one holds the process still (SIGSTOP), looks
/// whether a request is committed and not answered, and kills only then: blind kills alone would need hundreds of rounds for a few of these.
/// </summary>
internal sealed class Strike(Ground ground, Ledger ledger, Random random)
{
    private const int Tries = 300;

    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(5);

    private const string Committed = "select key from coordination.inbox where key = any($1)";

    private const string Leases = "select count(*) from coordination.obligation where retry_at > clock_timestamp() and failures = 0";

    private const string Sessions = "select count(*) from pg_stat_activity where application_name like 'coordination-%' and datname = current_database()";

    /// <summary>Waits until a sweep has claimed steps, or none comes within some seconds.</summary>
    public Task<bool> SweepingAsync() => UntilAsync(async () => await ground.NumberAsync(Leases) > 0, Moment);

    public async Task<StrikeResult> KillAsync(Product product, Callers callers, Aim aim)
    {
        if (aim != Aim.Commit || !await CatchAsync(product))
        {
            await OpenRequestAsync();
            await Task.Delay(random.Next(0, 12));
        }

        ledger.TakeLost();
        callers.Hold();
        await product.DestroyAsync();
        // What was on the wire still arrives, and a commit under way is finished by the server although nobody waits for it.
        if (!await UntilAsync(async () => ledger.Open.Count == 0 && await ground.NumberAsync(Sessions) == 0, TimeSpan.FromMinutes(1)))
        {
            throw new TimeoutException("A minute after a kill the database still has sessions of the product.");
        }

        var lost = ledger.TakeLost();
        return new(lost.Count, (await CommittedAsync(lost)).Count, await ground.NumberAsync(Leases));
    }

    // True with the process held still between a commit and its answer.
    private async Task<bool> CatchAsync(Product product)
    {
        for (var i = 0; i < Tries; i++)
        {
            await OpenRequestAsync();
            Signals.Freeze(product.Id);
            await Task.Delay(15);
            if ((await CommittedAsync(ledger.Open)).Count > 0)
            {
                return true;
            }

            Signals.Thaw(product.Id);
            await Task.Delay(random.Next(1, 6));
        }

        return false;
    }

    private Task<bool> OpenRequestAsync() => UntilAsync(() => Task.FromResult(ledger.Open.Count > 0), Moment);

    private async Task<HashSet<string>> CommittedAsync(IReadOnlyList<Act> acts)
    {
        await using var command = ground.Database.CreateCommand(Committed);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. acts.Select(act => act.InboxKey)] });
        HashSet<string> keys = [];
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            keys.Add(reader.GetString(0));
        }

        return keys;
    }

    private static async Task<bool> UntilAsync(Func<Task<bool>> holds, TimeSpan longest)
    {
        var deadline = Environment.TickCount64 + (long)longest.TotalMilliseconds;
        while (!await holds())
        {
            if (Environment.TickCount64 > deadline)
            {
                return false;
            }

            await Task.Delay(1);
        }

        return true;
    }
}

using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Identity;
using Coordination.Api.Observability;
using Coordination.Domain;
using Coordination.Domain.Time;
using MediatR;
using Npgsql;

namespace Coordination.Api.Obligations;

/// <summary>
/// Finds due steps and fires each by an ordinary command. Rows are leased, not owned: a killed sweep's rows come back by
/// themselves, and any number of sweeps may overlap because firing is decided on the stream.
/// </summary>
internal sealed partial class Sweep(Databases databases, DueClock clock, IServiceScopeFactory scopes, SweepSettings settings, Epoch epoch, ILogger<Sweep> log)
{
    internal const string Claim = """
        select tenant_id, kind, stream_id, id, step, step_at, code from coordination.obligation
        where step_at <= $1 and (retry_at is null or retry_at <= $1)
        order by urgency, step_at limit $2 for update skip locked
        """;

    // A sealed flag is for the heads alone, and whoever holds their lists is not told of it. While all of them are away nothing is waited for: it
    // moves on until it stands with somebody who may read it, and that is the site's lead. Asked for each who is away today, in the order of the
    // text and whatever the statistics say: a sweep costs a look into those few lists, and nothing while nobody is away.
    internal const string ClaimAtOnce = """
        with away as materialized (select distinct tenant_id, absent, site from coordination.cover where $3 between from_on and to_on)
        select w.tenant_id, w.kind, w.stream_id, w.id, w.step, $1, w.code from away a cross join lateral (
            select o.* from coordination.obligation o
            join coordination.sealed_item s on s.tenant_id = o.tenant_id and s.case_id = o.case_id and s.item = left(o.occurrence, 32) and s.for_heads
            join coordination.case_head c on c.tenant_id = o.tenant_id and c.case_id = o.case_id and o.owner in (c.first, c.second)
            where o.tenant_id = a.tenant_id and o.owner = a.absent and o.site = a.site and o.listed
                and o.step_at > $1 and (o.retry_at is null or o.retry_at <= $1) and not exists (
                    select from unnest(array[c.first, c.second]) head
                    where head is not null and not exists (select from away b where b.tenant_id = o.tenant_id and b.absent = head and b.site = o.site))
            for update of o skip locked) w
        order by w.urgency, w.step_at limit $2
        """;

    private static readonly string[] AtOnce = [ClaimAtOnce, ExcludedClaims.OfCases, ExcludedClaims.OfAlerts];

    private const string Lease = "update coordination.obligation set retry_at = $2 where id = any($1) and coordination.in_epoch($3)";

    // Failed once more: wait longer each time; the third time it is listed for a person at the top of her list (urgency 0). A step that fired
    // although its answer was lost is no longer the row's, and has not failed.
    private const string Fail = """
        update coordination.obligation set failures = failures + 1, retry_at = $3 + (interval '1 minute' * power(4, least(failures, 5))),
            listed = true, urgency = case when failures >= 2 then 0 else urgency end
        where tenant_id = $1 and id = $2 and step = $4
        """;

    /// <summary>One run: everything due now, most urgent first. Returns how many steps fired.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var now = await clock.NowAsync(ct);
        if (!clock.Trusted)
        {
            Jumped(log);
            return 0;
        }

        var fired = 0;
        while (!ct.IsCancellationRequested)
        {
            var rows = await ClaimAsync(now, ct);
            foreach (var row in rows)
            {
                fired += await FireAsync(row, now, ct) ? 1 : 0;
            }

            if (rows.Count < settings.Batch)
            {
                break;
            }
        }

        return fired;
    }

    private async Task<List<DueRow>> ClaimAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = await databases.Worker.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        List<DueRow> rows = [];
        await using (var claim = new NpgsqlCommand(Claim, connection, transaction).Add(now, settings.Batch))
        {
            await ReadAsync(claim, rows, atOnce: false, ct);
        }

        foreach (var sql in AtOnce.TakeWhile(_ => rows.Count < settings.Batch))
        {
            await using var claim = new NpgsqlCommand(sql, connection, transaction).Add(now, settings.Batch - rows.Count, CivilTime.DayOf(now));
            await ReadAsync(claim, rows, atOnce: true, ct);
        }

        if (rows.Count > 0)
        {
            await using var lease = new NpgsqlCommand(Lease, connection, transaction)
            {
                Parameters = { new() { Value = rows.Select(r => r.Id).Distinct().ToArray() }, new() { Value = now + settings.Lease }, new() { Value = epoch.Seen } },
            };
            await lease.ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return [.. rows.DistinctBy(r => r.Id)];
    }

    private static async Task ReadAsync(NpgsqlCommand claim, List<DueRow> rows, bool atOnce, CancellationToken ct)
    {
        await using var reader = await claim.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            rows.Add(new DueRow(
                reader.GetString(0), reader.GetString(1), reader.GetGuid(2), reader.GetGuid(3), reader.GetString(4), reader.GetFieldValue<DateTimeOffset>(5), reader.GetString(6), atOnce));
        }
    }

    private async Task<bool> FireAsync(DueRow row, DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<RequestScope>().Login = new Login(Actors.Sweep, row.Tenant, Machine: false);
            var reply = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new FireStep(row.Kind, row.Stream, row.Id, row.Step, row.AtOnce), ct);
            if (reply.Refusal is not null || reply.Denied is not null)
            {
                throw new InvalidOperationException($"A due step was refused: {reply.Refusal?.Code ?? reply.Denied?.Row}.");
            }

            Telemetry.StepFired(row.Code, now - row.StepAt);
            return reply.Body.Contains("\"fired\"", StringComparison.Ordinal);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Failed(log, row.Id, row.Code, e.Message);
            await using var fail = databases.Worker.CreateCommand(Fail);
            fail.Parameters.Add(new() { Value = row.Tenant });
            fail.Parameters.Add(new() { Value = row.Id });
            fail.Parameters.Add(new() { Value = now });
            fail.Parameters.Add(new() { Value = row.Step });
            await fail.ExecuteNonQueryAsync(ct);
            return false;
        }
    }

    [LoggerMessage(10, LogLevel.Error, "Step of obligation {Obligation} ({Code}) failed: {Reason}")]
    private static partial void Failed(ILogger log, Guid obligation, string code, string reason);

    [LoggerMessage(11, LogLevel.Critical, "The clock jumped: no step fires until three sweeps agree")]
    private static partial void Jumped(ILogger log);

    private sealed record DueRow(string Tenant, string Kind, Guid Stream, Guid Id, string Step, DateTimeOffset StepAt, string Code, bool AtOnce);
}

/// <param name="Batch">Rows claimed at once.</param>
/// <param name="Lease">How long a claimed row is left to its sweep.</param>
/// <param name="Every">Pause of the hosted twin between two sweeps.</param>
internal sealed record SweepSettings(int Batch, TimeSpan Lease, TimeSpan Every);

using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Identity;
using Coordination.Api.Observability;
using Coordination.Domain;
using MediatR;
using Npgsql;

namespace Coordination.Api.Obligations;

/// <summary>
/// Finds due steps and fires each by an ordinary command. Rows are leased, not owned: a killed sweep's rows come back by
/// themselves, and any number of sweeps may overlap because firing is decided on the stream.
/// </summary>
internal sealed partial class Sweep(Databases databases, DueClock clock, IServiceScopeFactory scopes, SweepSettings settings, Epoch epoch, ILogger<Sweep> log)
{
    private const string Claim = """
        select tenant_id, kind, stream_id, id, step, step_at, code from coordination.obligation
        where step_at <= $1 and (retry_at is null or retry_at <= $1)
        order by urgency, step_at limit $2 for update skip locked
        """;

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
        await using (var claim = new NpgsqlCommand(Claim, connection, transaction) { Parameters = { new() { Value = now }, new() { Value = settings.Batch } } })
        await using (var reader = await claim.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                rows.Add(new DueRow(
                    reader.GetString(0), reader.GetString(1), reader.GetGuid(2), reader.GetGuid(3), reader.GetString(4), reader.GetFieldValue<DateTimeOffset>(5), reader.GetString(6)));
            }
        }

        if (rows.Count > 0)
        {
            await using var lease = new NpgsqlCommand(Lease, connection, transaction)
            {
                Parameters = { new() { Value = rows.Select(r => r.Id).ToArray() }, new() { Value = now + settings.Lease }, new() { Value = epoch.Seen } },
            };
            await lease.ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return rows;
    }

    private async Task<bool> FireAsync(DueRow row, DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<RequestScope>().Login = new Login(Actors.Sweep, row.Tenant, Machine: false);
            var reply = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new FireStep(row.Kind, row.Stream, row.Id, row.Step), ct);
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

    private sealed record DueRow(string Tenant, string Kind, Guid Stream, Guid Id, string Step, DateTimeOffset StepAt, string Code);
}

/// <param name="Batch">Rows claimed at once.</param>
/// <param name="Lease">How long a claimed row is left to its sweep.</param>
/// <param name="Every">Pause of the hosted twin between two sweeps.</param>
internal sealed record SweepSettings(int Batch, TimeSpan Lease, TimeSpan Every);

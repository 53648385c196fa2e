using Coordination.Api.EventStore;
using Npgsql;

namespace Coordination.Api.Outbox;

/// <summary>What one run did.</summary>
internal readonly record struct OutboxRun(int Sent, int Failed, int GivenUp);

/// <summary>
/// One run over the due messages: take one in a short transaction, send it outside of any, mark it in another. Any number of runs may
/// overlap. A crash between sending and marking sends again, with the same message id.
/// </summary>
internal sealed partial class SendOutbox(
    NpgsqlDataSource worker,
    ILeavingGate gate,
    IMailTransport transport,
    MailComposer composer,
    TimeProvider time,
    Epoch epoch,
    ILogger<SendOutbox> log)
{
    /// <summary>How long a taken message is left alone: longer than any attempt takes.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>About four days of hourly attempts: a mail server may be down over a long week-end.</summary>
    public const int MostAttempts = 100;

    private static readonly TimeSpan[] Waits = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(60)];

    public async Task<OutboxRun> RunAsync(CancellationToken cancel)
    {
        var run = default(OutboxRun);
        while (await ClaimAsync(cancel) is { } claim)
        {
            var (leaving, fault) = await AttemptAsync(claim, cancel);
            if (fault is null)
            {
                await MarkSentAsync(claim, leaving?.Decision);
                run = run with { Sent = run.Sent + 1 };
                continue;
            }

            var givenUp = await MarkFailedAsync(claim, leaving, fault);
            run = givenUp ? run with { GivenUp = run.GivenUp + 1 } : run with { Failed = run.Failed + 1 };
            if (fault.Kind is MailFaultKind.Unreachable)
            {
                break;
            }
        }

        return run;
    }

    private async Task<Claim?> ClaimAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var connection = await worker.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        if (await DueAsync(connection, now, cancel) is not { } claim)
        {
            return null;
        }

        await using var take = Command(connection, OutboxSql.Take, claim, OutboxSql.Value(claim.Attempt), OutboxSql.Value(now + Lease), OutboxSql.Value(epoch.Seen));
        await take.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
        return claim;
    }

    private static async Task<Claim?> DueAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancel)
    {
        await using var select = new NpgsqlCommand(OutboxSql.SelectDue, connection) { Parameters = { OutboxSql.Value(now) } };
        await using var row = await select.ExecuteReaderAsync(cancel);
        return await row.ReadAsync(cancel) ? OutboxSql.Map(row) : null;
    }

    private async Task<(Leaving? Leaving, MailFault? Fault)> AttemptAsync(Claim claim, CancellationToken cancel)
    {
        Leaving? leaving = null;
        try
        {
            leaving = await gate.DecideAsync(claim.Message, cancel);
            return (leaving, await HandOnAsync(claim, leaving, cancel));
        }
        catch (MailFault fault)
        {
            return (leaving, fault);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // One message that breaks must not hold up the others: it waits like any other, and its reason is kept.
            Broken(claim.Message.Id, fault);
            return (leaving, fault is CannotCompose ? new(MailFaultKind.Never, "cannot-be-composed") : new(MailFaultKind.Later, fault.GetType().Name));
        }
    }

    private async Task<MailFault?> HandOnAsync(Claim claim, Leaving leaving, CancellationToken cancel)
    {
        if (leaving.To is not { } to)
        {
            return new(leaving.Again is null ? MailFaultKind.Never : MailFaultKind.Later, leaving.Withheld ?? Leaving.NoAddress);
        }

        await transport.SendAsync(composer.Compose(claim.Message, leaving.Decision, to), cancel);
        return null;
    }

    // The mail is out: a stop of the process must not prevent the mark.
    private async Task MarkSentAsync(Claim claim, Guid? decision)
    {
        await using var connection = await worker.OpenConnectionAsync(CancellationToken.None);
        await using var mark = Command(connection, OutboxSql.MarkSent, claim, OutboxSql.Value(time.GetUtcNow()), OutboxSql.Value(decision));
        await mark.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private async Task<bool> MarkFailedAsync(Claim claim, Leaving? leaving, MailFault fault)
    {
        var now = time.GetUtcNow();
        var givesUp = fault.Kind is MailFaultKind.Never || claim.Attempt >= MostAttempts;
        await using var connection = await worker.OpenConnectionAsync(CancellationToken.None);
        await using var mark = Command(
            connection,
            OutboxSql.MarkFailed,
            claim,
            OutboxSql.Value(claim.Attempt),
            OutboxSql.Text(fault.Message),
            OutboxSql.Value(leaving?.Again ?? now + Waits[Math.Min(claim.Attempt, Waits.Length) - 1]),
            OutboxSql.Value<DateTimeOffset?>(givesUp ? now : null),
            OutboxSql.Value(leaving?.Decision));
        await mark.ExecuteNonQueryAsync(CancellationToken.None);
        Failed(claim.Message.Id, claim.Attempt, fault.Message, givesUp);
        return givesUp;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, Claim claim, params ReadOnlySpan<NpgsqlParameter> rest)
    {
        var command = new NpgsqlCommand(sql, connection) { Parameters = { OutboxSql.Text(claim.Message.Tenant), OutboxSql.Value(claim.Message.Id) } };
        foreach (var parameter in rest)
        {
            command.Parameters.Add(parameter);
        }

        return command;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Message} was not sent at attempt {Attempt}: {Reason}. Given up: {GivenUp}.")]
    private partial void Failed(Guid message, int attempt, string reason, bool givenUp);

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {Message} cannot be sent.")]
    private partial void Broken(Guid message, Exception fault);
}

using Coordination.Api.EventStore;
using Coordination.Api.Obligations;
using Coordination.Api.Outbox;

namespace Coordination.Api.Jobs;

/// <summary>The twin of the clock inside every node: sweep, sum up days, send, finish erasing, draw samples, look at the server's commit strength and at the night's comparison, whether or not Hangfire turns.</summary>
internal sealed partial class HostedTurns(
    Sweep sweep, Worklist.Jobs.SumUpDays days, SendOutbox outbox, Reconcile reconcile, Erasures.ErasePerson erase, Samples.Jobs.DrawSamples samples, CommitStrength strength, SweepSettings settings, TimeProvider clock, ILogger<HostedTurns> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(settings.Every, clock);
        try
        {
            do
            {
                await TurnAsync("sweep", async ct => await sweep.RunAsync(ct), stoppingToken);
                await TurnAsync("digests", async ct => await days.RunAsync(ct), stoppingToken);
                await TurnAsync("outbox", async ct => await outbox.RunAsync(ct), stoppingToken);
                await TurnAsync("erasures", async ct => await erase.FinishAsync(ct), stoppingToken);
                await TurnAsync("samples", async ct => await samples.RunAsync(ct), stoppingToken);
                await TurnAsync("commit strength", strength.ReadAsync, stoppingToken);
                await TurnAsync("reconciliation", async ct => await reconcile.TurnAsync(ct), stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The node stops: what was begun is undone by its transaction, and another node or the next start goes on.
        }
    }

    // The next turn tries again: a database that is away must not end the loop, and one part must not hold up another.
    private async Task TurnAsync(string part, Func<CancellationToken, Task> turn, CancellationToken ct)
    {
        try
        {
            await turn(ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            Failed(log, part, e.GetType().Name);
        }
    }

    [LoggerMessage(12, LogLevel.Error, "Turn of {Part} failed: {Reason}")]
    private static partial void Failed(ILogger log, string part, string reason);
}

using Coordination.Api.Audit;

namespace Coordination.Api.Jobs;

/// <summary>Each second: number what was committed, and sign once a minute. Any number of nodes may do it; one at a time does.</summary>
internal sealed partial class AuditTurns(NumberEntries numbers, SignCheckpoints checkpoints, TimeProvider clock, ILogger<AuditTurns> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            do
            {
                await TurnAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The node stops: what is not numbered yet is numbered by another, or at the next start.
        }
    }

    private async Task TurnAsync(CancellationToken ct)
    {
        try
        {
            await numbers.TurnAsync(ct);
            await checkpoints.TurnAsync(ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            Failed(log, e.GetType().Name);
        }
    }

    [LoggerMessage(15, LogLevel.Error, "Audit entries could not be numbered or signed: {Reason}")]
    private static partial void Failed(ILogger log, string reason);
}

namespace Coordination.Api.Obligations;

/// <summary>The twin of the scheduled sweep, in every node: were the job table dropped, nothing would be owed less.</summary>
internal sealed partial class HostedSweep(Sweep sweep, SweepSettings settings, TimeProvider clock, ILogger<HostedSweep> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(settings.Every, clock);
        do
        {
            try
            {
                await sweep.RunAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The next turn tries again; a database that is away must not end the loop.
                Failed(log, e.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(12, LogLevel.Error, "Sweep failed: {Reason}")]
    private static partial void Failed(ILogger log, string reason);
}

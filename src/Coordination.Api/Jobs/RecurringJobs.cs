namespace Coordination.Api.Jobs;

/// <summary>
/// Registers the recurring jobs beside the start, again and again until it is done: a node that was killed while it registered leaves a lock behind
/// that stands for up to a minute, and no other node may wait for it before it serves. The hosted turns do the work meanwhile.
/// </summary>
internal sealed partial class RecurringJobs(IServiceProvider services, TimeProvider clock, ILogger<RecurringJobs> log) : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Again, clock);
        try
        {
            while (!await Task.Run(Registered, stoppingToken))
            {
                await timer.WaitForNextTickAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The node stops: the next start registers them.
        }
    }

    private bool Registered()
    {
        try
        {
            Clockwork.Register(services);
            return true;
        }
        catch (Exception e)
        {
            NotYet(log, e.GetType().Name);
            return false;
        }
    }

    [LoggerMessage(17, LogLevel.Warning, "The recurring jobs are not registered yet and are tried again: {Reason}")]
    private static partial void NotYet(ILogger log, string reason);
}

using System.Diagnostics;
using Coordination.Api.EventStore;

namespace Coordination.Api.Obligations;

/// <summary>
/// Says "now" for everything that is due. In production that is the database's clock, one for all nodes; under an injected clock it is that
/// one. A jump of more than five minutes between the clock and this process's own counting stops firing until three sweeps
/// agree; alerts are still accepted meanwhile.
/// </summary>
internal sealed class DueClock(Databases databases, TimeProvider clock)
{
    private static readonly TimeSpan Tolerated = TimeSpan.FromMinutes(5);
    private readonly Lock _gate = new();
    private DateTimeOffset _lastSaid;
    private long _lastCounted;
    private int _agreeing = 3;

    /// <summary>False while a jump of the clock is not yet believed.</summary>
    public bool Trusted => _agreeing >= 3;

    public async Task<DateTimeOffset> NowAsync(CancellationToken ct)
    {
        if (clock != TimeProvider.System)
        {
            return clock.GetUtcNow();
        }

        await using var command = databases.Worker.CreateCommand("select clock_timestamp()");
        var said = new DateTimeOffset((DateTime)(await command.ExecuteScalarAsync(ct))!, TimeSpan.Zero);
        Compare(said, Stopwatch.GetTimestamp());
        return said;
    }

    /// <summary>Weighs a reading of the clock against elapsed time as this process counted it.</summary>
    internal void Compare(DateTimeOffset said, long counted)
    {
        lock (_gate)
        {
            if (_lastCounted != 0)
            {
                var drift = said - _lastSaid - Stopwatch.GetElapsedTime(_lastCounted, counted);
                _agreeing = drift.Duration() > Tolerated ? 1 : Math.Min(3, _agreeing + 1);
            }

            (_lastSaid, _lastCounted) = (said, counted);
        }
    }
}

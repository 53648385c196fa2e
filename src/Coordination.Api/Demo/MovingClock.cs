namespace Coordination.Api.Demo;

/// <summary>A clock that a story moves: months pass in seconds, and nothing else says what time it is.</summary>
internal sealed class MovingClock(DateTimeOffset start) : TimeProvider
{
    private long _ticks = start.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public void MoveTo(DateTimeOffset instant) => Interlocked.Exchange(ref _ticks, Math.Max(instant.UtcTicks, Interlocked.Read(ref _ticks)));
}

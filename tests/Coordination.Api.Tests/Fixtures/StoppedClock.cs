using Microsoft.Extensions.Time.Testing;

namespace Coordination.Api.Tests.Fixtures;

/// <summary>A clock that moves only when a test says so, forwards; timers made from it go off when their instant is reached.</summary>
internal sealed class StoppedClock() : FakeTimeProvider(FirstMorning)
{
    /// <summary>Monday 20 April 2026, 10:00 in Brussels: the first day of the stories.</summary>
    public static readonly DateTimeOffset FirstMorning = new(2026, 4, 20, 8, 0, 0, TimeSpan.Zero);

    public DateTimeOffset Now => GetUtcNow();

    /// <summary>Moves to an instant that has not been yet.</summary>
    public void MoveTo(DateTimeOffset instant) => SetUtcNow(instant);
}

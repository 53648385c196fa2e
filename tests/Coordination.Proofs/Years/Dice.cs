using Coordination.Proofs.Years.Oracle;

namespace Coordination.Proofs.Years;

/// <summary>Draws of a life, by a seed of its own.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    public bool Chance(double share) => _random.NextDouble() < share;

    /// <summary>Both ends with it.</summary>
    public int Between(int from, int to) => from >= to ? from : _random.Next(from, to + 1);

    public T One<T>(params T[] of) => of[_random.Next(of.Length)];

    /// <summary>An hour of a day: an office's, sometimes the very moment of a sweep, a midnight or the middle of a night.</summary>
    public long Hour(int day)
    {
        var kind = _random.NextDouble();
        return kind < 0.03 ? Almanac.Nine(day)
            : kind < 0.05 ? Almanac.LastSecond(day)
            : kind < 0.07 ? Almanac.Midnight(day)
            : kind < 0.10 ? Almanac.Midnight(day) + (_random.Next(0, 6 * 3600) * 1000L)
            : Almanac.Nine(day) + (_random.Next(-1800, 8 * 3600) * 1000L);
    }

    /// <summary>An hour of a worked day, not before this one.</summary>
    public long Worked(int day) => Hour(Almanac.IsWorked(day) ? day : Almanac.AddWorked(day, 1));
}

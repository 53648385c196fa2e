namespace Coordination.Domain.Relays;

/// <summary>What is known today of a relay's places. Label about places lose trust with time (capability 36).</summary>
/// <param name="State">Null for unknown: nobody ever said, or it was said too long ago.</param>
/// <param name="On">Day of the last observation, even one too old to count.</param>
/// <param name="AgeDays">Its age in days.</param>
/// <param name="Source">Who said it.</param>
/// <param name="Until">Day from which a place is announced.</param>
public sealed record CapacityKnowledge(Capacity? State, DateOnly? On, int? AgeDays, CapacitySource? Source, DateOnly? Until)
{
    public static CapacityKnowledge Nothing { get; } = new(null, null, null, null, null);
}

/// <summary>Reads capacity and review with their age.</summary>
public static class RelayCapacity
{
    /// <summary>Months after which a record that nobody reviewed is shown as stale (a default of this service).</summary>
    public const int StaleAfterMonths = 6;

    /// <param name="weeks">Weeks an observation counts: the site's setting, else the kind's.</param>
    public static CapacityKnowledge Of(Relay relay, DateOnly today, int weeks)
    {
        if (relay.Capacity is not { } seen)
        {
            return CapacityKnowledge.Nothing;
        }

        var age = today.DayNumber - seen.On.DayNumber;
        var counts = age <= weeks * 7;
        return new(counts ? seen.State : null, seen.On, age, seen.Source, counts ? seen.Until : null);
    }

    public static bool IsStale(Relay relay, DateOnly today) => relay.ReviewedOn is not { } on || on.AddMonths(StaleAfterMonths) < today;
}

namespace Coordination.Domain.Relays;

/// <summary>A service of the network (<em>relais</em>): its record, what was last heard of its places, and when it was last reviewed.</summary>
public sealed record Relay
{
    public Guid Id { get; init; }

    /// <summary>Empty until registered.</summary>
    public ServiceRecord Record { get; init; } = new();

    /// <summary>Latest observation by day, or null when nobody ever asked.</summary>
    public CapacityObservation? Capacity { get; init; }

    /// <summary>Last review, or null.</summary>
    public DateOnly? ReviewedOn { get; init; }

    /// <summary>Reason it left the directory, or null while it is in.</summary>
    public string? Withdrawn { get; init; }

    public static Relay None { get; } = new();

    public static Relay Evolve(Relay state, object @event) => @event switch
    {
        RelayRegistered e => state with { Id = e.Relay, Record = e.Record, ReviewedOn = e.Record.ReviewedOn },
        RelayRecordRevised e => state with { Record = e.Record, ReviewedOn = Later(state.ReviewedOn, e.Record.ReviewedOn) },
        CapacityObserved e when state.Capacity is { } known && known.On > e.Observation.On => state,
        CapacityObserved e => state with { Capacity = e.Observation },
        RelayReviewed e => state with { ReviewedOn = Later(state.ReviewedOn, e.On) },
        RelayWithdrawn e => state with { Withdrawn = e.Reason },
        _ => state,
    };

    private static DateOnly? Later(DateOnly? one, DateOnly? other) => one is null || other > one ? other : one;
}

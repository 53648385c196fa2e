using System.Collections.Immutable;

namespace Coordination.Domain.Relays;

/// <summary>Decisions on a relay's record. Who may take them is decided before (rules A77, A78).</summary>
public static class RelayDecider
{
    private static readonly ImmutableArray<string> _withdrawalReasons = ["closed", "merged", "duplicate", "other"];

    public static Decision Register(Relay state, Guid id, ServiceRecord record, RelayKindsVersion kinds, DateOnly today, Stamp stamp)
    {
        if (state.Id != Guid.Empty)
        {
            return state.Record.SameAs(record) ? Decision.AlreadySo : RelayRefusals.AlreadyRegistered;
        }

        return ServiceRecordRules.Broken(record, kinds, today) is { } refusal
            ? refusal
            : Decision.Of(new RelayRegistered(id, record, kinds.Version, stamp));
    }

    public static Decision Revise(Relay state, ServiceRecord record, RelayKindsVersion kinds, DateOnly today, Stamp stamp)
    {
        if ((Closed(state) ?? ServiceRecordRules.Broken(record, kinds, today)) is { } refusal)
        {
            return refusal;
        }

        return state.Record.SameAs(record) ? Decision.AlreadySo : Decision.Of(new RelayRecordRevised(record, kinds.Version, stamp));
    }

    /// <summary>Records what is known of the places. An observation older than the known one is kept in history and changes nothing.</summary>
    public static Decision Observe(Relay state, CapacityObservation observation, DateOnly today, Stamp stamp)
    {
        var refusal = Closed(state) ?? observation switch
        {
            { On: var on } when on > today => RelayRefusals.DayInFuture("on"),
            { State: Capacity.Free, Until: not null } => RelayRefusals.PlaceAnnouncedWhileFree,
            { Until: { } until } when until < observation.On => RelayRefusals.WaitEndsBeforeObserved,
            _ => null,
        };

        return refusal is not null ? refusal
            : state.Capacity == observation ? Decision.AlreadySo
            : Decision.Of(new CapacityObserved(observation, stamp));
    }

    public static Decision Review(Relay state, DateOnly on, DateOnly today, Stamp stamp)
    {
        if ((Closed(state) ?? (on > today ? RelayRefusals.DayInFuture("on") : null)) is { } refusal)
        {
            return refusal;
        }

        return state.ReviewedOn >= on ? Decision.AlreadySo : Decision.Of(new RelayReviewed(on, stamp));
    }

    public static Decision Withdraw(Relay state, string reason, Stamp stamp)
    {
        if (state.Id == Guid.Empty)
        {
            return RelayRefusals.Unknown;
        }

        return !_withdrawalReasons.Contains(reason) ? RelayRefusals.WithdrawalReasonUnknown
            : state.Withdrawn is not null ? Decision.AlreadySo
            : Decision.Of(new RelayWithdrawn(reason, stamp));
    }

    private static Refusal? Closed(Relay state) =>
        state.Id == Guid.Empty ? RelayRefusals.Unknown : state.Withdrawn is not null ? RelayRefusals.Withdrawn : null;
}

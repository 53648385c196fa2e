using System.Collections.Immutable;
using Coordination.Domain.Cases;
using Coordination.Domain.FollowUp;

namespace Coordination.Domain.Alerts;

/// <summary>What a waiting alert owes: an answer (F01) and, for each red flag, to be seen and assessed. Taken or qualified, nothing.</summary>
public static class AlertOwed
{
    /// <summary>The desk of the alert's site as the only head: what nobody answers goes to the site's lead.</summary>
    public static Heads Desk(Alert state) => new(state.Service, state.Site, Ids.Desk(state.Service, state.Site), null, null, null);

    public static ImmutableArray<Obligation> Of(Alert state, PlanVersion plan)
    {
        if (!state.Waiting || state.Received is not { } received)
        {
            return [];
        }

        var desk = Desk(state);
        var by = new OwedBy(state.Id, null, state.Site, desk.First, desk, state.Fired) { RedFlagOpen = state.HasOpenFlag };
        var flags = state.Flags
            .Where(flag => flag.Assessed is null)
            .SelectMany(flag => FlagOwed.Of(plan, by, flag.Flag.Id, flag.Flag.Code, flag.Flag.RaisedAt, flag.Acknowledged is not null))
            .ToImmutableArray();
        var open = state.Flags.Where(flag => flag.Assessed is null).Select(flag => flag.Flag.Code);
        return [Owed.Alert(plan, by, "1", received.At, open), .. flags];
    }

    /// <summary>Fires a due step. Overlapping and repeated sweeps add nothing.</summary>
    public static Decision Fire(Alert state, PlanVersion plan, Guid obligation, string step, DateTimeOffset now, Stamp stamp) =>
        Firing.Fire(Of(state, plan), obligation, step, now, stamp);
}

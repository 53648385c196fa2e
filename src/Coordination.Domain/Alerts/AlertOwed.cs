using System.Collections.Immutable;
using Coordination.Domain.Cases;
using Coordination.Domain.FollowUp;

namespace Coordination.Domain.Alerts;

/// <summary>
/// What a waiting alert owes: an answer (F01), for each red flag to be seen and assessed, and a lead's word where it named another site. A second
/// content owes a comparison until it is made: by the desk while the alert is nobody's, by the heads of the case once one took it. One that was answered
/// without a case owes that what it said be deleted after a while.
/// </summary>
public static class AlertOwed
{
    /// <summary>The desk of the alert's site as the only head: what nobody answers goes to the site's lead.</summary>
    public static Heads Desk(Alert state) => new(state.Service, state.Site, Ids.Desk(state.Service, state.Site), null, null, null);

    /// <param name="state">The alert.</param>
    /// <param name="heads">Heads of the case that took it; null where none did.</param>
    /// <param name="plan">Version of the rules.</param>
    public static ImmutableArray<Obligation> Of(Alert state, Heads? heads, PlanVersion plan)
    {
        if (state.Received is not { } received)
        {
            return [];
        }

        var desk = state.Case is null ? Desk(state) : heads ?? Desk(state);
        var by = new OwedBy(state.Id, state.Case, state.Site, desk.First, desk, state.Fired) { RedFlagOpen = state.HasOpenFlag };
        var conflicts = state.Conflicts.OrEmpty().Where(c => c.Closed is null).Select(c => Owed.Row(plan, "conflict", by, c.Id.ToString("N"), c.Came.At));
        return state.Waiting ? [.. Answer(state, plan, by, received), .. Misaddressed(state, plan, received), .. conflicts] : [.. conflicts, .. Kept(state, plan, by)];
    }

    // Counted from the answer, from the last comparison where a second content came, or from the day it was kept longer. The desk's, and in nobody's
    // list unless it fails.
    private static IEnumerable<Obligation> Kept(Alert state, PlanVersion plan, OwedBy by) => state switch
    {
        { IsOver: true, Outcome: not null, KeptLonger: { } longer } => [Owed.Row(plan, Plans.KeptLonger, by, $"{state.TimesOver + 1}", longer.Stamp.At)],
        { IsOver: true, Outcome: { } outcome, Answered: { } answered } =>
            [Owed.Row(plan, Plans.Kept(outcome), by, $"{state.TimesOver + 1}", state.Conflicts.OrEmpty().Select(c => c.Closed!.At).Append(answered.At).Max())],
        _ => [],
    };

    private static IEnumerable<Obligation> Answer(Alert state, PlanVersion plan, OwedBy by, Stamp received)
    {
        var flags = state.Flags
            .Where(flag => flag.Assessed is null)
            .SelectMany(flag => FlagOwed.Of(plan, by, flag.Flag.Id, flag.Flag.Code, flag.Flag.RaisedAt, flag.Acknowledged is not null));
        var open = state.Flags.Where(flag => flag.Assessed is null).Select(flag => flag.Flag.Code);
        return flags.Prepend(Owed.Alert(plan, by, "1", received.At, open));
    }

    // Stands in the lead's list of the site that was named: the record's own site has the alert itself.
    private static IEnumerable<Obligation> Misaddressed(Alert state, PlanVersion plan, Stamp received)
    {
        if (state.LeadSite is not { } site)
        {
            return [];
        }

        var lead = Ids.LeadDesk(state.Service, site);
        var by = new OwedBy(state.Id, null, site, lead, new Heads(state.Service, site, lead, null, null, null), state.Fired);
        return [Owed.Row(plan, "misaddressed", by, "1", received.At)];
    }

    /// <summary>Fires a due step. Overlapping and repeated sweeps add nothing.</summary>
    public static Decision Fire(Alert state, Heads? heads, PlanVersion plan, Guid obligation, string step, DateTimeOffset now, Stamp stamp) =>
        Firing.Fire(Of(state, heads, plan), obligation, step, now, stamp);
}

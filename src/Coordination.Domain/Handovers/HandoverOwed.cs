using System.Collections.Immutable;
using Coordination.Domain.FollowUp;
using Coordination.Domain.Time;

namespace Coordination.Domain.Handovers;

/// <summary>
/// What a handover owes: the two clocks of answer (H01) and first contact (H02), the question whether it holds (H03), the waiting
/// list (H04), and what holds the family where she enters later than the yes; her first contact is counted from that day. Every open handover owes exactly one of them, every other one nothing: an answer cancels the chases of the
/// question because the question is no longer owed.
/// </summary>
public static class HandoverOwed
{
    /// <summary>Row of the plan: she enters later, and something must hold her until then.</summary>
    public const string Bridge = "entry-bridge";

    public static ImmutableArray<Obligation> Of(Handover handover, Heads heads, PlanVersion plan) => handover.Status switch
    {
        HandoverStatus.Asked => [Row(handover, heads, plan, "H01", "1", handover.AskedAt)],
        HandoverStatus.Assessing => [Row(handover, heads, plan, "H01", "2", handover.AssessingSince)],
        HandoverStatus.Waitlisted => [Row(handover, heads, plan, "H04", $"{handover.WaitingChecks + 1}", handover.WaitingCheckedAt ?? handover.WaitlistedAt)],
        HandoverStatus.Accepted or HandoverStatus.MeetingPlanned when handover is { AwaitsEntry: true, BridgingPlan: null } => [Row(handover, heads, plan, Bridge, "1", handover.AcceptedAt)],
        HandoverStatus.Accepted or HandoverStatus.MeetingPlanned => [Row(handover, heads, plan, "H02", "1", handover.EntryOn is { } entry ? CivilTime.StartOfDay(entry) : handover.AcceptedAt)],
        HandoverStatus.Contacted => [Row(handover, heads, plan, "H03", "1", handover.FirstContactAt)],
        _ => [],
    };

    // A missing anchor cannot come from a decider; the request's instant then keeps the row, and late at once, in somebody's list.
    private static Obligation Row(Handover handover, Heads heads, PlanVersion plan, string code, string occurrence, DateTimeOffset? anchor)
    {
        var by = new OwedBy(handover.Id, handover.Case, handover.Site, heads.First, heads, handover.Fired);
        var row = Owed.Row(plan, code, by, occurrence, anchor ?? handover.AskedAt);
        return handover.Urgency < row.Urgency ? row with { Urgency = handover.Urgency } : row;
    }
}

using System.Collections.Immutable;
using Coordination.Domain.FollowUp;
using Coordination.Domain.Time;

namespace Coordination.Domain.Concertations;

/// <summary>
/// What a concertation owes: its minutes, to whoever planned it, from its planned end until they are written; and each open decision, on its
/// day, to its owner. A decision that somebody outside took on stands in the list of the case's first head, who sees that it gets done.
/// </summary>
public static class ConcertationOwed
{
    public static ImmutableArray<Obligation> Of(Concertation concertation, Heads heads, PlanVersion plan)
    {
        var by = new OwedBy(concertation.Id, concertation.Case, concertation.Site, concertation.PlannedBy, heads, concertation.Fired);
        // The sequence is part of the occurrence: a chase for the old date must not silence the one for the new date.
        var minutes = concertation is { Minutes: null, Status: ConcertationStatus.Planned or ConcertationStatus.Held };
        return
        [
            .. minutes ? [Owed.Row(plan, "minutes", by, $"{concertation.Sequence + 1}", concertation.EndsAt)] : ImmutableArray<Obligation>.Empty,
            .. concertation.Decisions.Where(decision => decision.Status == DecisionStatus.Open).Select(decision => Row(decision, by, heads, plan)),
        ];
    }

    private static Obligation Row(TakenDecision decision, OwedBy by, Heads heads, PlanVersion plan)
    {
        var owner = decision.Owner.Kind == ParticipantKind.Account ? decision.Owner.Id : heads.First;
        return Owed.Row(plan, "decision", by with { Owner = owner }, Occurrence(decision), CivilTime.StartOfDay(decision.DueOn));
    }

    /// <summary>A decision that got another day is another occurrence: what fired for the old day says nothing about the new one.</summary>
    public static string Occurrence(TakenDecision decision) => decision.Moves == 0 ? $"{decision.Id:N}" : $"{decision.Id:N}/{decision.Moves}";
}

using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Coordination.Domain;
using Coordination.Domain.Cases;
using Coordination.Domain.FollowUp;

namespace Coordination.Api.Obligations;

/// <summary>
/// What a case owes, computed once for each state: it follows from the state and the plan alone, and the same state is read many times
/// (<see cref="EventStore.SnapshotCache"/>). Goes when the state goes.
/// </summary>
internal static class KnownOwed
{
    private static readonly ConditionalWeakTable<CaseFile, Known> States = [];

    public static ImmutableArray<Obligation> Of(CaseFile file, Heads heads, PlanVersion plan)
    {
        if (States.TryGetValue(file, out var known) && ReferenceEquals(known.Plan, plan) && known.Heads == heads)
        {
            return known.Owed;
        }

        var owed = CaseOwed.Of(file, heads, plan);
        States.AddOrUpdate(file, new Known(heads, plan, owed));
        return owed;
    }

    private sealed record Known(Heads Heads, PlanVersion Plan, ImmutableArray<Obligation> Owed);
}

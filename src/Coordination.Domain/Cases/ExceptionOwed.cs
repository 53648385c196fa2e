using System.Collections.Immutable;
using Coordination.Domain.FollowUp;
using Coordination.Domain.Time;

namespace Coordination.Domain.Cases;

/// <summary>
/// That a therapeutic exception is looked at again before it lapses and its subject reads the entry: owed while it is neither ended nor followed by a later
/// one, also in a closed case, for a copy is asked for then too. Of an entry that is restricted to a few, its author alone is told.
/// </summary>
internal static class ExceptionOwed
{
    public static ImmutableArray<Obligation> Of(CaseFile state, Heads heads, PlanVersion plan) =>
        [.. state.Exceptions.Where(x => IsOwed(state, x)).Select(x => Row(state, x, heads, plan))];

    /// <summary>Those that nobody but their author may know of, as items that owe something.</summary>
    public static IEnumerable<(Guid Id, Guid Author)> Restricted(CaseFile state) =>
        state.Exceptions.Where(x => Unsealed.IsRestricted(state, x)).Select(x => (x.Id, x.Asked.By));

    private static bool IsOwed(CaseFile state, TherapeuticException exception) => exception is { Agreed: not null, Ended: null }
        && !state.Exceptions.Any(later => later.Entry == exception.Entry && later is { Agreed: not null, Ended: null } && later.ReviewOn > exception.ReviewOn);

    private static Obligation Row(CaseFile state, TherapeuticException exception, Heads heads, PlanVersion plan)
    {
        var (author, alone) = (exception.Asked.By, Unsealed.IsRestricted(state, exception));
        var owner = alone || heads.Second == author ? author : heads.First;
        var by = new OwedBy(state.Id, state.Id, state.Site, owner, alone ? null : heads, state.Fired);
        return Owed.Row(plan, TherapeuticExceptionDecider.Review, by, exception.Id.ToString("N"), CivilTime.StartOfDay(exception.ReviewOn));
    }
}

using System.Collections.Immutable;
using Coordination.Api.EventStore;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using Coordination.Domain.Time;

namespace Coordination.Api.Cases.Views;

/// <summary>Which mandates of the case at hand a reader may know of: a service of voluntary help knows of none (rule A35), whatever she reads or asks.</summary>
internal static class MandateSight
{
    public static ImmutableArray<Mandate> Seen(Work work) =>
        [.. work.Case.State.Mandates.Where(m => CaseItems.Of(work, m) is { Granted: true } answer && !answer.Has(Duties.HideContent) && !answer.Has(Duties.OnlyFacts))];

    /// <summary>Those that run today.</summary>
    public static ImmutableArray<Mandate> Running(Work work) => [.. Seen(work).Where(m => m.RunsOn(CivilTime.DayOf(work.Now)))];

    /// <summary>Authorities with a running mandate; null where nothing of mandates is this reader's to know.</summary>
    public static ImmutableArray<string>? Authorities(Work work) =>
        CaseItems.OfMandates(work) is { Granted: true } answer && !answer.Has(Duties.OnlyFacts) ? [.. Running(work).Select(m => m.Authority).Distinct()] : null;
}

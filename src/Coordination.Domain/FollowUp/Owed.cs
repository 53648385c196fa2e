using System.Collections.Immutable;

namespace Coordination.Domain.FollowUp;

/// <summary>From a row of the plan to what is owed. Pure: the same state gives the same rows.</summary>
public static class Owed
{
    /// <summary>One row, counted from its anchor.</summary>
    /// <param name="plan">Version of the rules.</param>
    /// <param name="code">Row of the plan.</param>
    /// <param name="by">Who owes it.</param>
    /// <param name="occurrence">Which one of its rule; a re-planned step is a new occurrence.</param>
    /// <param name="anchor">Instant it is counted from: alert received, handover asked, flag raised, the day agreed for a decision.</param>
    public static Obligation Row(PlanVersion plan, string code, OwedBy by, string occurrence, DateTimeOffset anchor)
    {
        var row = plan[code];
        return Of(plan, row, by, occurrence, anchor, PlanClock.Window(row, RuleOf(row, by), anchor));
    }

    /// <summary>
    /// F01 of an alert: due by its own rule or by the delay of its most pressing red flag, whichever is earlier.
    /// A flag that governs it brings its clock, its urgency and its escalation.
    /// </summary>
    public static Obligation Alert(PlanVersion plan, OwedBy by, string occurrence, DateTimeOffset receivedAt, IEnumerable<string> flags)
    {
        var own = plan["F01"];
        var rows = flags.Select(flag => plan.Find(Plans.Acknowledge(flag))).OfType<PlanRow>().Prepend(own);
        var (first, due) = rows.Select(row => (row, PlanClock.Due(row, row.Window.Due, receivedAt))).MinBy(candidate => candidate.Item2);
        var governed = own with { Clock = first.Clock, Urgency = first.Urgency, Steps = first.Steps, DayOff = first.DayOff };
        return Of(plan, governed, by, occurrence, receivedAt, PlanClock.Window(own, own.Window, receivedAt) with { Due = due });
    }

    internal static WindowRule RuleOf(PlanRow row, OwedBy by) => by.CareIntensity == 3 && row.Intensive is { } intensive ? intensive : row.Window;

    internal static Obligation Of(PlanVersion plan, PlanRow row, OwedBy by, string occurrence, DateTimeOffset anchor, PlanWindow window)
    {
        var id = Ids.Obligation(by.Stream, row.Code, occurrence);
        var steps = Steps(row, anchor, window);
        var fired = by.Fired.Count == 0
            ? []
            : steps.Where(step => by.Fired.Contains(StepFired.KeyOf(id, step.Name))).Select(step => step.Name).ToImmutableHashSet();
        var escalations = fired.Count(name => name.StartsWith("escalate", StringComparison.Ordinal));
        return new Obligation(
            id,
            by.Stream,
            row.Code,
            occurrence,
            by.Case,
            by.Site,
            Owner(row, by, escalations),
            row.Urgency == Urgency.Normal && escalations > 0 ? Urgency.High : row.Urgency,
            window.Opens,
            window.Due,
            window.Closes,
            Listed(row, by, fired.Contains(Missed)),
            [.. steps.Where(step => !fired.Contains(step.Name))],
            plan.Rules);
    }

    private const string Missed = "missed";

    private static ImmutableArray<DueStep> Steps(PlanRow row, DateTimeOffset anchor, PlanWindow window)
    {
        var steps = row.Steps.Select(step => new DueStep(step.Name, step.At is { } at ? PlanClock.Step(row, at, anchor, window.Due) : window.Due, step.Tell));
        var closing = window.Closes is { } closes ? [new DueStep(Missed, closes, row.Missed)] : ImmutableArray<DueStep>.Empty;
        return [.. steps.Concat(closing).OrderBy(step => step.At)];
    }

    // First the other head, then the site's lead, who keeps it: going back and forth between two heads would end nowhere.
    private static Guid Owner(PlanRow row, OwedBy by, int escalations) => (escalations, by.Heads) switch
    {
        (0, _) or (_, null) => OwnerOf(row, by),
        (1, { } heads) => heads.After(OwnerOf(row, by)),
        (_, { } heads) => heads.Lead,
    };

    private static Guid OwnerOf(PlanRow row, OwedBy by) => row.Owners[0] switch
    {
        OwnerRole.Midwife => by.Heads?.Midwife ?? by.Owner,
        OwnerRole.SocialWorker => by.Heads?.SocialWorker ?? by.Owner,
        OwnerRole.Supervisor => by.Heads?.Lead ?? by.Owner,
        _ => by.Owner,
    };

    private static bool Listed(PlanRow row, OwedBy by, bool missed) =>
        row.ListedFrom <= (by.CareIntensity ?? 1) || by.Ticked.Contains(row.Code) || (missed && (!row.Outside || by.RedFlagOpen));
}

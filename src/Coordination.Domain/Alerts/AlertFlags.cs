using System.Collections.Immutable;
using Coordination.Domain.Time;

namespace Coordination.Domain.Alerts;

/// <summary>
/// Red flags of an alert: those the sender states, those its results carry and those its coded reasons mean. A sender
/// who forgets one does not make it go away.
/// </summary>
internal static class AlertFlags
{
    private static readonly ReasonFlags Data = ReferenceData.Read<ReasonFlags>("Alerts.reason-flags.json");

    public static ImmutableArray<AlertFlag> Of(AlertReceived alert)
    {
        var stated = alert.Flags.OrEmpty();
        var found = alert.Screenings.OrEmpty().SelectMany(result => result.Flags.OrEmpty()).Select(hit => (hit.Code, hit.Source))
            .Concat(Meant(alert).Select(rule => (Code: rule.Flag, Source: rule.Code)))
            .Where(flag => !stated.Any(s => s.Code == flag.Code))
            .DistinctBy(flag => flag.Code);
        return [.. stated, .. found.Select(flag => new AlertFlag(Id(alert.Alert, flag.Code), flag.Code, flag.Source, alert.Stamp.At))];
    }

    /// <summary>Id of the flag that an alert raises: the same alert raises it once.</summary>
    public static Guid Id(Guid alert, string code) => Ids.Derived("flag", alert.ToString("N"), code);

    private static IEnumerable<ReasonFlag> Meant(AlertReceived alert) =>
        Data.Reasons.Where(rule => alert.Reasons.OrEmpty().Any(reason => reason.Code == rule.Code) && IsFarEnough(rule, alert));

    // Gestational age not known: the flag is raised, because missing one costs more than talking about one.
    private static bool IsFarEnough(ReasonFlag rule, AlertReceived alert)
    {
        var due = alert.About.DueDate ?? (alert.About.LastPeriod is { } start ? GestationalAge.DueDateFromLastPeriod(start) : null);
        return rule.FromDays is not { } from || due is not { } date || GestationalAge.On(CivilTime.DayOf(alert.Stamp.At), date).TotalDays >= from;
    }

    private sealed record ReasonFlags(string Version, string Source, string Evidence, ImmutableArray<ReasonFlag> Reasons);

    private sealed record ReasonFlag(string Code, string Flag, int? FromDays = null);
}

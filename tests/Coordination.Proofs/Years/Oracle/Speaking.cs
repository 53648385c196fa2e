namespace Coordination.Proofs.Years.Oracle;

/// <summary>When an owed thing speaks up, to whom, and in whose list it stands.</summary>
internal static class Speaking
{
    public static Planned Of(Row row, string occurrence, long from, Times times, HashSet<string> fired, (int Level, bool FlagOpen) by)
    {
        var steps = row.Steps.Select(step => (step.Name, At: step.At is { } at ? Spans.Step(row, at, from, times.Due) : times.Due, step.Tell)).ToList();
        if (times.Closes is { } closes)
        {
            steps.Add(("missed", closes, row.Missed));
        }

        bool Spoke(string name) => fired.Contains($"{row.Code}/{occurrence}/{name}");
        var escalated = steps.Count(step => step.Name.StartsWith("escalate", StringComparison.Ordinal) && Spoke(step.Name));
        // What closes on a day that nobody knows any more is not missed.
        var listed = row.ListedFrom <= by.Level || (times.Closes is not null && Spoke("missed") && (!row.Outside || by.FlagOpen));
        return new(row.Code, occurrence, times, row.Urgency == 2 && escalated > 0 ? 1 : row.Urgency, Owner(row, escalated), listed, [.. steps.Where(step => !Spoke(step.Name)).OrderBy(step => step.At)]);
    }

    /// <summary>Chases and escalations go as many days later as the due day went.</summary>
    public static Planned Later(this Planned planned, int dueBefore)
    {
        var days = Almanac.DayOf(planned.Times.Due) - dueBefore;
        return planned with
        {
            Pending = [.. planned.Pending.Select(step => step.Name is "due" or "missed" ? step : step with { At = Almanac.Nine(Almanac.DayOf(step.At) + days) }).OrderBy(step => step.At)],
        };
    }

    // The first head is a social worker here, the second a midwife.
    private static string Owner(Row row, int escalated) => (escalated, row.Owner) switch
    {
        (0, "midwife") => "second",
        (0, _) => "first",
        (1, "midwife") => "first",
        (1, _) => "second",
        _ => "lead",
    };
}

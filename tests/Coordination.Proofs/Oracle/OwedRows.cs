namespace Coordination.Proofs.Oracle;

/// <summary>I6: each stored row of what is owed is the one that the events give, and there is no other.</summary>
internal static class OwedRows
{
    public static void Check(OwedSteps owed, Stored stored, Findings findings)
    {
        var fired = stored.Fired.Select(f => (f.Stream, f.Code, f.Occurrence, f.Step)).ToHashSet();
        findings.Same(
            owed.All.Where(o => o.Until is null).Select(o => Expected(o, fired)),
            stored.Owed.Select(row => Words(row.Stream, row.Code, row.Occurrence, row.Owner, row.DueAt, row.ClosesAt, row.Step, row.StepAt)),
            "something owed has no such row",
            "a row says what the events do not");
        foreach (var row in stored.Owed.Where(row => row.Failures > 0))
        {
            findings.Add("firing a step failed", $"{row.Code} of {row.Stream}: {row.Failures} times");
        }
    }

    private static string Expected(Owing owing, HashSet<(Guid Stream, string Code, string Occurrence, string Step)> fired)
    {
        bool HasFired(OwedStep step) => fired.Contains((owing.Stream, owing.Code, owing.Occurrence, step.Name));
        var next = owing.Steps.FirstOrDefault(step => !HasFired(step));
        var escalated = owing.Steps.Count(step => HasFired(step) && step.Name.StartsWith("escalate", StringComparison.Ordinal));
        return Words(owing.Stream, owing.Code, owing.Occurrence, owing.Owners[escalated], owing.Due, owing.Closes, next?.Name, next?.At);
    }

    private static string Words(Guid stream, string code, string occurrence, Guid owner, DateTimeOffset due, DateTimeOffset? closes, string? step, DateTimeOffset? at) =>
        $"{code} {occurrence} of {stream}, owner {owner}, due {Micro(due)}, closes {Micro(closes)}, next {step} {Micro(at)}";

    private static string Micro(DateTimeOffset? at) => at is { } known ? $"{StepsFired.Micro(known)}" : "-";
}

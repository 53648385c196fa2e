namespace Coordination.Proofs.Oracle;

/// <summary>I2: each due step fired exactly once, not before its time and not later than its bound; and nothing fired that nobody owed.</summary>
internal static class StepsFired
{
    /// <summary>Latest after any single kill.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(90);

    public static void Check(OwedSteps owed, Stored stored, Findings findings)
    {
        var fired = stored.Fired.ToLookup(f => (f.Stream, f.Code, f.Occurrence, f.Step));
        foreach (var (owing, step) in owed.All.SelectMany(o => o.Steps.Select(s => (o, s))))
        {
            var name = $"{owing.Code}/{step.Name} of {owing.Stream}";
            var times = fired[(owing.Stream, owing.Code, owing.Occurrence, step.Name)].ToList();
            findings.Demand(times.Count <= 1, "a step fired twice", name);
            if (times is [var once])
            {
                Timely(owing, step, once, name, findings);
            }
            else if (times.Count == 0)
            {
                Missing(owing, step, stored.At, name, findings);
            }
        }

        var known = owed.All.SelectMany(o => o.Steps.Select(s => (o.Stream, o.Code, o.Occurrence, s.Name))).ToHashSet();
        foreach (var alien in stored.Fired.Where(f => !known.Contains((f.Stream, f.Code, f.Occurrence, f.Step))))
        {
            findings.Add("a step fired that nobody owed", $"{alien.Code}/{alien.Step} of {alien.Stream}");
        }

        Rows(stored, findings);
    }

    private static void Timely(Owing owing, OwedStep step, FiredStep once, string name, Findings findings)
    {
        findings.Demand(once.DueAt == step.At, "a step fired for another instant than it was due", $"{name}: {once.DueAt:O} for {step.At:O}");
        findings.Demand(once.At >= step.At && once.At >= owing.From, "a step fired before its time", $"{name}: {once.At:O} before {step.At:O}");
        findings.Demand(owing.Ended is not { } end || once.Version < end, "a step fired for what was no longer owed", $"{name}: {once.At:O} after {owing.Until:O}");
        var since = step.At > owing.From ? step.At : owing.From;
        findings.Demand(once.At - since <= Bound, "a step fired too late", $"{name}: {(once.At - since).TotalSeconds:0} s");
    }

    // What ended before the sweep came needs no step; what the sweep left out for longer than its bound is a fault all the same.
    private static void Missing(Owing owing, OwedStep step, DateTimeOffset now, string name, Findings findings)
    {
        var since = step.At > owing.From ? step.At : owing.From;
        var lost = owing.Until is { } end ? end - since > Bound : since <= now;
        findings.Demand(!lost, "a due step did not fire", $"{name}: due {step.At:O}, owed until {owing.Until:O}");
    }

    private static void Rows(Stored stored, Findings findings) => findings.Same(
        stored.Fired.Select(f => (f.Stream, f.Obligation, f.Step, Micro(f.DueAt), Micro(f.At), f.Tx)),
        stored.StepRows.Select(r => (r.Stream, r.Obligation, r.Step, Micro(r.DueAt), Micro(r.FiredAt), r.Tx)),
        "a fired step without its row of the same transaction",
        "a step's row without its event");

    /// <summary>PostgreSQL keeps microseconds.</summary>
    internal static long Micro(DateTimeOffset at) => at.UtcTicks / TimeSpan.TicksPerMicrosecond;
}

using System.Collections.Immutable;
using System.Globalization;
using Coordination.Api.Obligations;
using Coordination.Domain;
using Coordination.Domain.Cases;

namespace Coordination.Benchmarks;

/// <summary>
/// What the domain takes to plan a case anew at a birth: decide, evolve, work out what is owed, and what of it differs from before. No database. Counted in
/// processor time, which other work on the machine changes little.
/// </summary>
internal static class Replan
{
    private const double Bound = 2;
    private const int AtLeast = 60;
    private const int Rounds = 5;

    public static int Run(bool small)
    {
        Start[] starts = [new("first birth", ReplanCase.Expecting, ReplanCase.Eldest), new("second birth", ReplanCase.Between, ReplanCase.Twin)];
        var reached = starts.Aggregate(true, (all, start) => Measure(start, small ? 20 : 2000) && all) && Do(starts[^1]).Owed >= AtLeast;
        Console.WriteLine(small ? "a smoke run: its figures mean nothing" : $"{(reached ? "reached" : "MISSED")}: {AtLeast} occurrences or more are planned anew under 2 ms");
        return reached || small ? 0 : 1;
    }

    private static bool Measure(Start start, int times)
    {
        Repeat(start, times);
        var rounds = Enumerable.Range(0, Rounds).Select(_ =>
        {
            var (spent, bytes) = (Environment.CpuUsage.TotalTime, GC.GetAllocatedBytesForCurrentThread());
            Repeat(start, times);
            return (Milliseconds: (Environment.CpuUsage.TotalTime - spent).TotalMilliseconds / times, Bytes: (GC.GetAllocatedBytesForCurrentThread() - bytes) / times);
        }).OrderBy(round => round.Milliseconds).ToArray();
        var (after, median) = (Do(start), rounds[Rounds / 2]);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{start.Name,-12} {median.Milliseconds,7:F3} ms of processor time (lowest {rounds[0].Milliseconds:F3}, highest {rounds[^1].Milliseconds:F3}), {median.Bytes} bytes allocated; {start.Owed.Length} occurrences owed before, {after.Owed} after: {after.Gone} rows taken away, {after.Written} written"));
        return median.Milliseconds < Bound;
    }

    private static void Repeat(Start start, int times)
    {
        for (var turn = 0; turn < times; turn++)
        {
            Do(start);
        }
    }

    // As a command does it: what was owed before is known with the state.
    private static (int Owed, int Gone, int Written) Do(Start start)
    {
        var decision = FamilyDecider.RecordBirth(start.State, start.Child, ReplanCase.BornOn, ReplanCase.Now, 1450);
        var state = decision.Events.Aggregate(start.State, CaseFile.Evolve);
        var owed = CaseOwed.Of(state, ReplanCase.Heads, ReplanCase.Plan);
        var (gone, written) = OwedRows.Between(start.Owed, owed);
        return (owed.Length, gone.Length, written.Length);
    }

    private sealed record Start(string Name, CaseFile State, Guid Child)
    {
        public ImmutableArray<Obligation> Owed { get; } = CaseOwed.Of(State, ReplanCase.Heads, ReplanCase.Plan);
    }
}

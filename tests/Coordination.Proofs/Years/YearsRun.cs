using System.Diagnostics;
using System.Globalization;
using Coordination.Proofs.Years.Oracle;

namespace Coordination.Proofs.Years;

/// <summary>
/// Simulated years: generated families live through the whole plan by the product's own deciders, evolution and firing, beside a calculation that reads the plan's file
/// itself, has a calendar of its own and hears only what happened. What is owed and what fires must be the same at every moment.
/// </summary>
internal static class YearsRun
{
    private static readonly int First = Almanac.Number(2026, 1, 5);

    public static int Run(Arguments arguments)
    {
        var (seed, families, years) = (arguments.Seed(), arguments.Number("families", 10_000), arguments.Number("years", 3));
        var (spread, life) = (365 * years, (365 * years) + (years / 4) + 1);
        Console.WriteLine($"seed {seed}: {families} families, {years} years each, opened from {Almanac.Text(First)} on over {years} years");
        var sheet = Sheet.Read(File.ReadAllText(Beside("follow-up-plan.json")), File.ReadAllText(Beside("red-flags.json")));
        var (totals, workload, begun, lived) = (new Totals(First, First + spread + life), new Workload(), Stopwatch.GetTimestamp(), 0);
        var gate = new Lock();
        Parallel.For(0, families, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, number =>
        {
            var family = Live(number, seed, (spread, life), sheet);
            lock (gate)
            {
                totals.Add(family);
                workload.Add(number, family.Chronicle);
                Progress(++lived, families);
            }
        });
        workload.Print(First + 365, First + spread);
        var passed = totals.Print();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(begun).TotalSeconds:F0} s on {Environment.ProcessorCount} processors, {Environment.CpuUsage.TotalTime.TotalSeconds:F0} s of processor time"));
        Console.WriteLine(passed ? "verdict: pass" : "verdict: fail");
        return passed ? 0 : 1;
    }

    private static Family Live(int number, int seed, (int Spread, int Life) days, Sheet sheet)
    {
        var dice = new Dice(Scattered(seed, number));
        var family = new Family(number, $"{seed}-{number}", sheet);
        var opens = First + dice.Between(0, days.Spread);
        family.Chronicle.LivesUntil = opens + days.Life;
        new Life(family, dice).Run(opens, opens + days.Life);
        return family;
    }

    // Neighbouring seeds give neighbouring draws: they are scattered first (the finaliser of SplitMix64). The runtime's own hash differs from run to run.
    private static int Scattered(int seed, int number)
    {
        var mixed = unchecked((((ulong)seed << 32) | (uint)number) + 0x9E3779B97F4A7C15);
        mixed = unchecked((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9);
        mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB);
        return (int)(mixed >> 33);
    }

    private static string Beside(string file) => Path.Combine(AppContext.BaseDirectory, "Years", file);

    private static void Progress(int lived, int of)
    {
        if (lived % Math.Max(1, of / 20) == 0)
        {
            Console.Error.WriteLine($"{lived} of {of} families");
        }
    }
}

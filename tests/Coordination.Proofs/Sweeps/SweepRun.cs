using System.Diagnostics;
using System.Globalization;
using Coordination.Proofs.Kill;
using Coordination.Proofs.Oracle;

namespace Coordination.Proofs.Sweeps;

/// <summary>
/// Faults F04 and F42: two nodes sweep the same steps at once, beside one that takes requests, and every round one
/// of the two is killed with steps in its hand. Every step fires exactly once, in time.
/// </summary>
internal sealed class SweepRun : IDisposable
{
    private const string Leases = "select count(*) from coordination.obligation where retry_at > clock_timestamp() and failures = 0";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private readonly Ground _ground;
    private readonly int _seed;
    private readonly Random _random;
    private readonly Findings _findings = new();
    private readonly Product?[] _sweepers = new Product?[2];
    private int _mid;

    private SweepRun(Ground ground, int seed) => (_ground, _seed, _random) = (ground, seed, new Random(seed));

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var (seed, rounds, alerts) = (arguments.Seed(), arguments.Number("rounds", 20), arguments.Number("alerts", 2000));
        Console.WriteLine($"seed {seed}: {rounds} kills of a sweeping node, two at work, {alerts} alerts");
        await using var ground = await Ground.PrepareAsync();
        using var run = new SweepRun(ground, seed);
        return Lives.Close(ground, await run.RunAsync(rounds, alerts));
    }

    public void Dispose()
    {
        foreach (var sweeper in _sweepers)
        {
            sweeper?.Dispose();
        }
    }

    private async Task<bool> RunAsync(int rounds, int alerts)
    {
        await Lives.FirstAsync(_ground);
        var before = await Baseline.OfAsync(_ground);
        // The node that takes requests leaves the sweeping to the two others.
        using var door = Product.Start(_ground, new Dictionary<string, string>(Lives.Settings) { ["Role"] = "api", ["Sweep__EverySeconds"] = "600" });
        await door.ServesAsync(_ground);
        Start(0);
        Start(1);
        var path = Path.Combine(_ground.Folder, "ledger.jsonl");
        using (var ledger = new Ledger(path))
        using (var callers = new Callers(_ground, ledger, _findings))
        {
            callers.LetGo();
            var running = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(callers.RunAsync)));
            for (var round = 0; round < rounds; round++)
            {
                await RoundAsync(callers, round, alerts * round / rounds, alerts * (round + 1) / rounds);
            }

            callers.DoKept();
            await callers.DoneAsync();
            callers.Close();
            await running;
        }

        await Quiet.UntilAsync(_ground, _findings);
        foreach (var product in _sweepers.Append(door))
        {
            _findings.Demand(await product!.EndAsync() == 0, "a node did not end in order", "exit code");
        }

        var stored = await new Judge(_ground, path, Lives.PlanPath, before).CheckAsync(_findings);
        return Verdict(stored, rounds, alerts);
    }

    private async Task RoundAsync(Callers callers, int round, int from, int to)
    {
        Enumerable.Range(from, to - from).Select(number => Act.Alert(_seed, number)).ToList().ForEach(callers.Do);
        callers.DoKept();
        await callers.DoneAsync();
        var victim = round % 2;
        var held = await CatchAsync(_sweepers[victim]!, _sweepers[1 - victim]!);
        await _sweepers[victim]!.DestroyAsync();
        _sweepers[victim]!.Dispose();
        _mid += held > 0 ? 1 : 0;
        Start(victim);
        var fired = await GetOnAsync(await Stored.FiredAsync(_ground));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round + 1}: node {victim + 1} killed with {held} steps in its hand; {fired} steps fired"));
    }

    /// <summary>
    /// Catches the victim with steps in its hand. It may still be starting, have nothing to do just now, or wait for a row that the other holds
    /// while that one is held still: then the other goes on, and it is tried again.
    /// </summary>
    private async Task<long> CatchAsync(Product victim, Product other)
    {
        var begun = Stopwatch.StartNew();
        long hand;
        do
        {
            hand = await TryCatchAsync(victim, other);
        }
        while (hand == 0 && begun.Elapsed < Patience);
        return hand;
    }

    /// <summary>
    /// Holds the other node still until the victim has claimed steps, and then the victim too: what was claimed by a sweep that began after the
    /// first was held is the victim's. The other comes back late with whatever it had in hand.
    /// </summary>
    private async Task<long> TryCatchAsync(Product victim, Product other)
    {
        Signals.Freeze(other.Id);
        var held = await _ground.NumberAsync("select (extract(epoch from clock_timestamp()) * 1000)::bigint");
        var claimed = string.Create(CultureInfo.InvariantCulture, $"{Leases} and retry_at > to_timestamp({held} / 1000.0) + interval '5 seconds'");
        for (var tries = 0; tries < 400 && await _ground.NumberAsync(claimed) == 0; tries++)
        {
            await Task.Delay(5);
        }

        await Task.Delay(_random.Next(0, 40));
        Signals.Freeze(victim.Id);
        var hand = await _ground.NumberAsync(claimed);
        Signals.Thaw(other.Id);
        if (hand == 0)
        {
            Signals.Thaw(victim.Id);
            await Task.Delay(200);
        }

        return hand;
    }

    /// <summary>Until the node that is left has got on, and the one that came back may claim again.</summary>
    private async Task<long> GetOnAsync(long fired)
    {
        var deadline = Environment.TickCount64 + 15_000;
        var now = await Stored.FiredAsync(_ground);
        while (now < fired + 20 && Environment.TickCount64 < deadline)
        {
            await Task.Delay(50);
            now = await Stored.FiredAsync(_ground);
        }

        return now;
    }

    private void Start(int node) =>
        _sweepers[node] = Product.Start(_ground, new Dictionary<string, string>(Lives.Settings) { ["Role"] = "worker" }, Ground.FreePort());

    private bool Verdict(Stored stored, int rounds, int alerts)
    {
        var (kills, steps) = (Math.Max(1, rounds / 2), Math.Min(1000, alerts / 2));
        Console.WriteLine($"kills {rounds}, of which {_mid} with steps in hand; steps fired {stored.Fired.Count}, each once: {stored.Fired.Select(f => (f.Obligation, f.Step)).Distinct().Count() == stored.Fired.Count}");
        _findings.Print();
        var reached = _mid >= kills && stored.Fired.Count >= steps;
        Console.WriteLine($"{(reached ? "" : $"NOT REACHED {kills} kills with steps in hand and {steps} steps are needed\n")}findings {_findings.Count}");
        return reached && _findings.Count == 0;
    }
}

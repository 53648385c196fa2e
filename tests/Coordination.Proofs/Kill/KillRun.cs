using System.Diagnostics;
using System.Globalization;
using Coordination.Proofs.Oracle;

namespace Coordination.Proofs.Kill;

/// <summary>
/// Faults F01, F03 and F04: <c>kill -9</c> of the product while alerts are posted, answers are written and steps are
/// swept. Then quiet, and the ledger, the events, what is owed, the audit, the inbox and the outbox must tell the same story.
/// </summary>
internal sealed class KillRun : IDisposable
{
    private readonly Ground _ground;
    private readonly Needs _needs;
    private readonly int _seed;
    private readonly int _clients;
    private readonly Random _random;
    private readonly Findings _findings = new();
    private readonly Ledger _ledger;
    private readonly Strike _strike;
    private readonly List<StrikeResult> _strikes = [];
    private Product? _product;

    private KillRun(Ground ground, Needs needs, int seed, int clients)
    {
        (_ground, _needs, _seed, _clients, _random) = (ground, needs, seed, clients, new Random(seed));
        _ledger = new Ledger(LedgerPath);
        _strike = new Strike(ground, _ledger, _random);
    }

    private string LedgerPath => Path.Combine(_ground.Folder, "ledger.jsonl");

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var seed = arguments.Seed();
        var needs = new Needs(arguments.Number("rounds", 20), arguments.Number("alerts", 2000));
        var clients = arguments.Number("clients", 8);
        Console.WriteLine($"seed {seed}: {needs.Rounds} kills, {needs.Alerts} alerts, {clients} callers");
        await using var ground = await Ground.PrepareAsync();
        using var run = new KillRun(ground, needs, seed, clients);
        return Lives.Close(ground, await run.RunAsync());
    }

    public void Dispose()
    {
        _product?.Dispose();
        _ledger.Dispose();
    }

    private async Task<bool> RunAsync()
    {
        var clock = Stopwatch.StartNew();
        await Lives.FirstAsync(_ground);
        var before = await Baseline.OfAsync(_ground);
        await StartAsync();
        using var callers = new Callers(_ground, _ledger, _findings);
        callers.LetGo();
        var running = Task.WhenAll(Enumerable.Range(0, _clients).Select(_ => Task.Run(callers.RunAsync)));
        for (var round = 0; round < _needs.Rounds; round++)
        {
            await RoundAsync(round, callers);
        }

        await FinishAsync(callers);
        callers.Close();
        await running;
        var quiet = await Quiet.UntilAsync(_ground, _findings);
        _findings.Demand(await _product!.EndAsync() == 0, "the product did not end in order", "exit code");
        var judge = new Judge(_ground, LedgerPath, Lives.PlanPath, before);
        var stored = await judge.CheckAsync(_findings);
        Summary(judge.Ledger, stored);
        await judge.PlantAsync(_findings);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"time {clock.Elapsed.TotalSeconds:0} s, of which {quiet.TotalSeconds:0} s until quiet"));
        _findings.Print();
        var missed = _needs.Missed(_strikes, stored.Fired.Count).ToList();
        missed.ForEach(need => Console.WriteLine($"NOT REACHED {need}"));
        Console.WriteLine($"findings {_findings.Count}");
        return _findings.Count == 0 && missed.Count == 0;
    }

    private async Task RoundAsync(int round, Callers callers)
    {
        var (from, to) = (_needs.AlertsBefore(round), _needs.AlertsBefore(round + 1));
        var aim = (round % 4) switch { 0 => Aim.None, 2 => Aim.Sweep, _ => Aim.Commit };
        if (aim == Aim.Sweep)
        {
            await _strike.SweepingAsync();
        }

        var target = callers.Acknowledged + _random.Next(0, Math.Max(1, (to - from) / (aim == Aim.Sweep ? 10 : 2)));
        Enumerable.Range(from, to - from).Select(number => Act.Alert(_seed, number)).ToList().ForEach(callers.Do);
        callers.DoKept();
        await Lives.WaitAsync(() => callers.Acknowledged >= target, () => $"{callers.Acknowledged} of {target} acts were acknowledged before kill {round + 1}", milliseconds: 2);
        var result = await _strike.KillAsync(_product!, callers, aim);
        _strikes.Add(result);
        _product!.Dispose();
        var back = await StartAsync();
        callers.LetGo();
        await callers.DoneAsync();
        await Task.Delay(_random.Next(1500, 4000));
        var fired = await Stored.FiredAsync(_ground);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"round {round + 1}/{_needs.Rounds}: killed with {result.Open} open, {result.Committed} of them committed, {result.Leased} steps claimed; back after {back.TotalSeconds:0.0} s; {callers.Acknowledged} acknowledged, {fired} steps fired"));
    }

    private async Task FinishAsync(Callers callers)
    {
        callers.DoKept();
        await callers.DoneAsync();
    }

    private async Task<TimeSpan> StartAsync()
    {
        _product = Product.Start(_ground, Lives.Settings);
        return await _product.ServesAsync(_ground);
    }

    private void Summary(IReadOnlyList<LedgerLine> ledger, Stored stored)
    {
        var acknowledged = ledger.Where(line => line.Acknowledges).Select(line => line.Key).Distinct().Count();
        var alerts = ledger.Where(line => line is { Acknowledges: true, Act: ActKind.Alert }).Select(line => line.Key).Distinct().Count();
        var late = stored.Fired.Select(step => (step.At - step.DueAt).TotalSeconds).Order().ToList();
        Console.WriteLine($"seed {_seed}: {alerts} alerts and {acknowledged - alerts} other acts acknowledged; {ledger.Count(l => l.Kind == LineKind.Sent)} requests, {ledger.Count(l => l.Kind == LineKind.Lost)} answers lost");
        Console.WriteLine($"kills {_strikes.Count}: {_strikes.Count(s => s.Open > 0)} hit an open request, {_strikes.Count(s => s.Committed > 0)} fell between commit and answer, {_strikes.Count(s => s.Leased > 0)} hit a sweep");
        Console.WriteLine($"events {stored.Events.Count}, audit entries {stored.Audit.Count}, inbox rows {stored.Inbox.Count}, open obligations {stored.Owed.Count}, messages {stored.Messages.Count}");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"steps fired {late.Count}, late by p50 {At(late, 0.5):0.0} s, p99 {At(late, 0.99):0.0} s, most {At(late, 1):0.0} s"));
    }

    private static double At(List<double> sorted, double share) => sorted.Count == 0 ? 0 : sorted[(int)((sorted.Count - 1) * share)];
}

using Coordination.Proofs.Kill;
using Coordination.Proofs.Oracle;
using Npgsql;

namespace Coordination.Proofs.Cuts;

/// <summary>
/// Faults F08 and F09: the connection to the database is lost at a commit, before it arrives or before its answer does.
/// The caller then hears 503 and never 2xx or a plain 500; the repeat with the same key gets the one first answer.
/// </summary>
internal static class CutRun
{
    private const int Share = 12;

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var (seed, alerts, clients) = (arguments.Seed(), arguments.Number("alerts", 2000), arguments.Number("clients", 8));
        Console.WriteLine($"seed {seed}: {alerts} alerts, {clients} callers, one of {Share} commits cut");
        await using var ground = await Ground.PrepareAsync();
        return Lives.Close(ground, await RunAsync(ground, seed, alerts, clients));
    }

    private static async Task<bool> RunAsync(Ground ground, int seed, int alerts, int clients)
    {
        await Lives.FirstAsync(ground);
        var before = await Baseline.OfAsync(ground);
        var direct = new NpgsqlConnectionStringBuilder(ground.Connection);
        using var proxy = new CuttingProxy(direct.Host!, direct.Port, seed);
        var through = new NpgsqlConnectionStringBuilder(ground.Connection) { Host = "127.0.0.1", Port = proxy.Port, SslMode = SslMode.Disable };
        using var product = Product.Start(ground, new Dictionary<string, string>(Lives.Settings) { ["ConnectionStrings__Coordination"] = through.ConnectionString });
        await product.ServesAsync(ground);
        var findings = new Findings();
        var path = Path.Combine(ground.Folder, "ledger.jsonl");
        using (var ledger = new Ledger(path))
        using (var callers = new Callers(ground, ledger, findings))
        {
            proxy.OneOf = Share;
            await PostAsync(callers, seed, alerts, clients);
            proxy.OneOf = 0;
        }

        await Quiet.UntilAsync(ground, findings);
        findings.Demand(await product.EndAsync() == 0, "the product did not end in order", "exit code");
        var judge = new Judge(ground, path, Lives.PlanPath, before);
        await judge.CheckAsync(findings);
        return Verdict(judge.Ledger, proxy, findings, alerts);
    }

    private static async Task PostAsync(Callers callers, int seed, int alerts, int clients)
    {
        callers.LetGo();
        var running = Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(callers.RunAsync)));
        Enumerable.Range(0, alerts).Select(number => Act.Alert(seed, number)).ToList().ForEach(callers.Do);
        await callers.DoneAsync();
        callers.DoKept();
        await callers.DoneAsync();
        callers.DoKept();
        await callers.DoneAsync();
        callers.Close();
        await running;
    }

    private static bool Verdict(IReadOnlyList<LedgerLine> ledger, CuttingProxy proxy, Findings findings, int alerts)
    {
        var unknown = ledger.Count(line => line is { Kind: LineKind.Answered, Status: 503 });
        var lost = ledger.Count(line => line.Kind == LineKind.Lost);
        Console.WriteLine($"commits cut before they arrived {proxy.Before}, after they were made {proxy.After}; answers 503 {unknown}, answers lost {lost}");
        findings.Demand(lost == 0, "a cut commit got no answer at all", $"{lost}");
        findings.Print();
        var enough = Math.Max(3, alerts / 100);
        var reached = proxy.Before >= enough && proxy.After >= enough && unknown >= enough;
        Console.WriteLine($"{(reached ? "" : $"NOT REACHED {enough} of each are needed\n")}findings {findings.Count}");
        return reached && findings.Count == 0;
    }
}

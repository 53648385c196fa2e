using System.Diagnostics;
using System.Globalization;
using Coordination.Api.Demo;
using Coordination.Proofs.Worlds;

namespace Coordination.Proofs.Crawls;

/// <summary>
/// Rules H and A65: what somebody has no right to is answered exactly as what does not exist. Every operation of the reference, as every
/// persona, with foreign ids against random ones, in paths, bodies and queries; and no answer shows a word of what is foreign.
/// </summary>
internal sealed class CrawlRun(Ground ground, IReadOnlyList<Persona> personas)
{
    /// <summary>Operations that must answer who has the right otherwise than with a random id: else nothing foreign was there.</summary>
    private const int LeastReached = 30;

    private const int FullPairs = 1000;

    private readonly Findings _findings = new();

    private static Dictionary<string, string> Settings => new() { ["Limits__PerMinute"] = "6000000", ["Limits__Burst"] = "100000" };

    // Each operation of how many of them: of what belongs to some of them there are fewer than all.
    private int LeastPersonas => Math.Min(8, personas.Count / 2);

    private int LeastOf(Operation operation) => Math.Min(LeastPersonas, personas.Count(who => !Knowing.OpensIt(who, operation)));

    public static async Task<int> RunAsync(Arguments arguments)
    {
        // The other site's coordinator and a relay that the mother excluded come first: they reach most, and less than all.
        Persona[] first = [Personas.MidwifeHeusy, Personas.Of("relay-psychiatrist-2")];
        Persona[] personas = [.. first.Union(Personas.All).Take(arguments.Number("personas", Personas.All.Count))];
        var pairs = arguments.Number("pairs", FullPairs);
        if (personas.Length == 1 || personas.Length + pairs == 0)
        {
            throw new ArgumentException("--personas is at least 2, or 0 for pairs of worlds alone; --pairs 0 leaves those out.");
        }

        await using var ground = await Ground.PrepareAsync();
        return Lives.Close(ground, await new CrawlRun(ground, personas).RunAsync(pairs));
    }

    // The worlds first: the crawl does whatever may be done, to those too who read in them.
    private async Task<bool> RunAsync(int pairs)
    {
        await Lives.FirstAsync(ground);
        // By requests alone, as far as it goes: a step that the clock fires between two answers makes them differ.
        var alike = pairs == 0 || await LifeAsync(new(Settings) { ["Role"] = "api", ["Sweep__EverySeconds"] = "600" }, asker => WorldsAsync(asker, pairs));
        return (personas.Count == 0 || await LifeAsync(Settings, CrawlAsync)) && alike;
    }

    private async Task<bool> LifeAsync(Dictionary<string, string> settings, Func<Asker, Task<bool>> run)
    {
        using var product = Product.Start(ground, settings);
        await product.ServesAsync(ground);
        using var asker = new Asker(ground);
        var passed = await run(asker);
        var code = await product.EndAsync();
        Console.Write(code == 0 ? "" : $"FOUND the product did not end in order: exit code {code}\n");
        return passed && code == 0;
    }

    private async Task<bool> WorldsAsync(Asker asker, int pairs)
    {
        var found = await new WorldsRun(ground, asker).RunAsync(pairs);
        found.Print();
        found.WriteTo(Path.Combine(ground.Folder, "worlds.txt"));
        Console.WriteLine($"findings {found.Count}");
        return found.Count == 0;
    }

    private async Task<bool> CrawlAsync(Asker asker)
    {
        var clock = Stopwatch.StartNew();
        var operations = (await asker.ReferenceAsync()).Operations();
        var bundles = await new Scene(asker).PrepareAsync();
        var watch = new Watch(_findings, bundles);
        await WalkAsync(asker, watch, operations, bundles);
        var unreached = await new Control(asker, bundles).UnreachedAsync(operations);
        return Say(operations, bundles, watch, unreached, string.Create(
            CultureInfo.InvariantCulture, $"operations {operations.Count}, personas {personas.Count}, foreign ids {bundles.Sum(b => b.Things.Count)}, requests {asker.Requests}, time {clock.Elapsed.TotalSeconds:0} s"));
    }

    /// <summary>First what changes nothing where nothing leaks, then what acts on one's own.</summary>
    private async Task WalkAsync(Asker asker, Watch watch, IReadOnlyList<Operation> operations, IReadOnlyList<Bundle> bundles)
    {
        var (paths, lists, bodies) = (new PathCrawl(asker, watch, bundles), new ListCrawl(asker, watch, bundles), new BodyCrawl(asker, watch, bundles));
        await Parallel.ForEachAsync(personas, new ParallelOptions { MaxDegreeOfParallelism = 6 }, async (who, _) =>
        {
            foreach (var operation in operations.Where(operation => operation.Ids.Count > 0))
            {
                await paths.WalkAsync(who, operation);
            }

            await lists.ReadAsync(who, operations);
        });
        foreach (var who in personas)
        {
            foreach (var operation in operations)
            {
                await bodies.WalkAsync(who, operation);
            }
        }

        foreach (var who in personas)
        {
            await lists.WriteAsync(who, operations);
        }
    }

    private bool Say(IReadOnlyList<Operation> operations, IReadOnlyList<Bundle> bundles, Watch watch, IReadOnlyList<Operation> unreached, string counts)
    {
        Operation[] named = [.. operations.Where(operation => operation.Ids.Count + operation.QueryIds.Count > 0)];
        Operation[] missed = [.. named.Where(operation => watch.PersonasOf(operation) < LeastOf(operation))];
        var open = operations.Count(operation => operation.Ids.Count > 0);
        Console.WriteLine(counts);
        Console.WriteLine($"pairs compared {watch.Pairs}, not compared because the ids are one's own {watch.Known}, answers looked through {watch.Words}");
        Console.WriteLine($"operations that name ids {named.Length}, compared for at least {LeastPersonas} personas {named.Length - missed.Length}; bundles {string.Join(", ", bundles.Select(b => b.Name))}");
        Console.WriteLine($"who has the right is answered otherwise: {open - unreached.Count} of {open} operations{(unreached.Count == 0 ? "" : $", not {string.Join(", ", unreached.Select(operation => operation.ToString()))}")}");
        _findings.Print();
        _findings.WriteTo(Path.Combine(ground.Folder, "findings.txt"));
        missed.ToList().ForEach(operation => Console.WriteLine($"NOT REACHED {operation}: compared for {watch.PersonasOf(operation)} personas, wanted {LeastOf(operation)}"));
        var reached = open - unreached.Count >= LeastReached;
        Console.WriteLine($"{(reached ? "" : $"NOT REACHED {LeastReached} operations must answer who has the right otherwise\n")}findings {_findings.Count}");
        return _findings.Count == 0 && missed.Length == 0 && reached;
    }
}

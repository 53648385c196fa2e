using System.Diagnostics;
using System.Globalization;

namespace Coordination.Proofs.Worlds;

/// <summary>
/// Non-interference (rule A65, threat T12): pairs of worlds with and without a secret answer those without right to it alike, byte for byte, and
/// somebody with the right otherwise.
/// </summary>
internal sealed class WorldsRun(Ground ground, Crawls.Asker asker)
{
    private const int OfOneBlock = 30;
    private const int More = 3;
    private const int LeastOperations = 30;
    private const int LeastReaders = 5;

    private readonly Findings _findings = new();
    private int _made;

    public async Task<Findings> RunAsync(int pairs)
    {
        var (clock, tally) = (Stopwatch.StartNew(), new Tally());
        for (var block = 0; block * OfOneBlock < pairs; block++)
        {
            Cast[] casts = [await Cast.AssembleAsync(asker, block, 0), await Cast.AssembleAsync(asker, block, 1), await Cast.AssembleAsync(asker, block, 2)];
            for (var number = block * OfOneBlock; number < Math.Min(pairs, (block + 1) * OfOneBlock); number++)
            {
                await StillAsync(tally, casts[CastOf(number, casts.Length)], number);
            }

            await Task.WhenAll(casts.Select(cast => cast.DismissAsync(asker)));
            if ((block + 1) * OfOneBlock <= pairs)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(block + 1) * OfOneBlock} pairs, {tally.Compared} comparisons, {_findings.Count} findings, {clock.Elapsed.TotalSeconds:0} s"));
            }
        }

        Say(tally, pairs, clock.Elapsed);
        return _findings;
    }

    // What is owed today is not what is owed tomorrow, and a step that the clock fires between two answers makes them differ: then the pair is made anew.
    private async Task StillAsync(Tally tally, Cast cast, int number)
    {
        while (true)
        {
            var (found, clock) = (new Findings(), await ClockAsync());
            tally.FindInto(found);
            await new Pair(asker, tally, cast, KindOf(number), _made++).RunAsync(cast.Readers(number, More));
            if (found.Count == 0 || await ClockAsync() == clock)
            {
                found.Print();
                _findings.Take(found);
                return;
            }
        }
    }

    private async Task<(DateTime Day, long Fired)> ClockAsync() => (
        TimeProvider.System.GetLocalNow().Date,
        await ground.NumberAsync("select count(*) from coordination.mt_events where type like '%step_fired'"));

    // Each kind meets each cast in turn, also where the number of kinds is a multiple of theirs.
    private static int CastOf(int number, int casts) => (number + (number / Secrets.Kinds.Count)) % casts;

    private static (string Name, Func<Secrets, Task<Secret>> Do) KindOf(int number) => Secrets.Kinds[number % Secrets.Kinds.Count];

    private void Say(Tally tally, int pairs, TimeSpan took)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"worlds: pairs {pairs}, operations {tally.Operations}, readers {tally.Readers}, comparisons {tally.Compared}, pairs in which who has the right is answered otherwise {tally.Controls}, time {took.TotalSeconds:0} s"));
        Console.WriteLine($"secrets: {string.Join(", ", tally.Kinds.OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => $"{kind.Key} {kind.Value}"))}");
        tally.Times.Print();
        _findings.Demand(tally.Operations >= LeastOperations, "too few operations were compared", $"{tally.Operations} of {LeastOperations}");
        _findings.Demand(tally.Readers >= LeastReaders, "too few readers were compared", $"{tally.Readers} of {LeastReaders}");
        _findings.Demand(pairs < Secrets.Kinds.Count || tally.Kinds.Count == Secrets.Kinds.Count, "a kind of secret was never kept", $"{tally.Kinds.Count} of {Secrets.Kinds.Count}");
    }
}

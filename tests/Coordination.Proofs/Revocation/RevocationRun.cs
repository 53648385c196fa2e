using System.Globalization;

namespace Coordination.Proofs.Revocation;

/// <summary>
/// Goal G19, rule A66 and threat T20: readers at two nodes race with the act that ends their right at one of them. None is served after the
/// revoking commit, by the clock of who revoked and by the order of the database.
/// </summary>
internal sealed class RevocationRun(Ground ground, Findings findings)
{
    private const int FullReads = 10_000;
    private const int FullRounds = 20;
    private const double LeastShare = 0.05;

    private readonly SortedDictionary<string, Tally> _kinds = new(StringComparer.Ordinal);
    private readonly AuditOrder _order = new(ground);

    private int Reads => _kinds.Values.Sum(kind => kind.Reads);

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var (seed, reads) = (arguments.Seed(), arguments.Number("reads", FullReads));
        Console.WriteLine($"seed {seed}: {reads} reads that race with revocations at two nodes");
        await using var ground = await Ground.PrepareAsync();
        return Lives.Close(ground, await new RevocationRun(ground, new Findings()).RunAsync(seed, reads));
    }

    private async Task<bool> RunAsync(int seed, int reads)
    {
        await Lives.FirstAsync(ground);
        await _order.WatchAsync();
        var settings = Lives.Settings.Where(s => s.Key.StartsWith("Limits", StringComparison.Ordinal)).ToDictionary();
        var other = Ground.FreePort();
        using var first = Product.Start(ground, settings);
        await first.ServesAsync(ground);
        using var second = Product.Start(ground, settings, other);
        await second.ServesAsync(ground, other);
        using var callers = new Callers(ground, [ground.Port, other]);
        var least = Math.Max(1, (int)((long)FullRounds * reads / FullReads));
        for (var round = 0; round < least * Rights.Kinds.Count || Reads < reads; round++)
        {
            await RoundAsync(callers, round, Word(seed, round));
        }

        findings.Demand(await first.EndAsync() == 0 && await second.EndAsync() == 0, "a node did not end in order", "exit code");
        return Verdict(least);
    }

    private async Task RoundAsync(Callers callers, int number, string word)
    {
        var kind = number % Rights.Kinds.Count;
        var lap = number / Rights.Kinds.Count;
        var right = await Rights.Kinds[kind](new Rights(callers, lap % 2, word));
        var since = await _order.NowAsync();
        var round = new Round(callers, right, lap);
        var met = await round.RunAsync();
        var transaction = await _order.EndedAsync(right);
        var tally = _kinds.TryGetValue(right.Name, out var known) ? known : _kinds[right.Name] = new Tally();
        tally.Rounds++;
        for (var i = 0; i < right.Ways.Count; i++)
        {
            var (way, reads) = (right.Ways[i], met[i]);
            tally.Count(round, reads);
            JudgeByClock(round, right, way, reads);
            JudgeByOrder(right, way, reads, await _order.SawAsync(right, way, since, transaction));
        }
    }

    private void JudgeByClock(Round round, Right right, Way way, IReadOnlyList<Read> reads)
    {
        findings.Demand(reads[0].Shows, "a right did not open before it was ended", $"{right.Name}, {way.Name}: {reads[0].Status}");
        foreach (var read in reads)
        {
            findings.Demand(!read.Shows || read.From <= round.To, $"shown to a read that was sent after the revoking act was answered ({right.Name}, {way.Name})", way.Path);
            findings.Demand(read.Served || read.Status is 403 or 404, "a read was neither served nor refused", $"{right.Name}, {way.Name}: {read.Status}");
        }
    }

    // Entries of one way come one after the other, as its reads did: the n-th entry that lets in is that of the n-th read that was served.
    private void JudgeByOrder(Right right, Way way, IReadOnlyList<Read> reads, List<bool> saw)
    {
        var served = reads.Where(read => read.Served).ToList();
        findings.Demand(served.Count == saw.Count, "reads that were served have not one audit entry each", $"{right.Name}, {way.Name}: {served.Count} served, {saw.Count} entries");
        foreach (var (read, after) in served.Zip(saw))
        {
            findings.Demand(!read.Shows || !after, $"shown by an audit entry that saw the revoking commit ({right.Name}, {way.Name})", way.Path);
        }
    }

    private bool Verdict(int least)
    {
        var raced = _kinds.Values.Sum(kind => kind.Raced);
        foreach (var (name, kind) in _kinds)
        {
            Console.WriteLine($"{name}: {kind.Rounds} rounds, {kind.Reads} reads, {kind.Raced} while it was ended; {kind.Shown} shown, {kind.Refused} not shown any more");
        }

        var share = Reads == 0 ? 0 : (double)raced / Reads;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"reads {Reads}, under way while the right was ended {raced} ({share:P1}); served before {_kinds.Values.Sum(k => k.Shown)}, refused after {_kinds.Values.Sum(k => k.Refused)}"));
        findings.Print();
        var reached = share >= LeastShare && _kinds.Count == Rights.Kinds.Count && _kinds.Values.All(kind => kind.Rounds >= least);
        Console.WriteLine($"{(reached ? "" : $"NOT REACHED {LeastShare:P0} of the reads must race, and each kind of right needs {least} rounds\n")}findings {findings.Count}");
        return reached && findings.Count == 0;
    }

    // Letters alone: digits in a name could be a number of somebody.
    private static string Word(int seed, int round) =>
        "Q" + string.Concat(string.Create(CultureInfo.InvariantCulture, $"{seed}{round:00000}").Select(digit => (char)('a' + (digit - '0'))));

    private sealed class Tally
    {
        public int Rounds { get; set; }

        public int Reads { get; private set; }

        public int Raced { get; private set; }

        public int Shown { get; private set; }

        public int Refused { get; private set; }

        public void Count(Round round, IReadOnlyList<Read> reads)
        {
            Reads += reads.Count;
            Raced += reads.Count(round.Raced);
            Shown += reads.Count(read => read.Shows);
            Refused += reads.Count(read => !read.Shows);
        }
    }
}

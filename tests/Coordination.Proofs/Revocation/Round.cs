using System.Diagnostics;

namespace Coordination.Proofs.Revocation;

/// <summary>Readers on every way a right opens, in a tight loop at both nodes, while one act takes it away.</summary>
internal sealed class Round(Callers callers, Right right, int number)
{
    private const int Before = 4;
    private const int After = 3;

    private readonly TaskCompletionSource _warm = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _cold;
    private long _ended = long.MaxValue;

    /// <summary>When the revoking act was sent.</summary>
    public long From { get; private set; }

    /// <summary>When its answer was there: a read that was sent later must show nothing.</summary>
    public long To => _ended;

    /// <summary>The node that writes; each way is read at one node, by turns at this one and at the other.</summary>
    private int Writing => number / 2 % 2;

    /// <summary>What each way met, in its order.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<Read>>> RunAsync()
    {
        _cold = right.Ways.Count;
        var reading = Task.WhenAll(right.Ways.Select((way, i) => Task.Run(() => LoopAsync(way, (i + number) % 2))));
        await Task.WhenAny(_warm.Task, reading);
        From = Stopwatch.GetTimestamp();
        await callers.DoneAsync(right.End, Writing);
        Volatile.Write(ref _ended, Stopwatch.GetTimestamp());
        return await reading;
    }

    public bool Raced(Read read) => read.From < To && read.To > From;

    private async Task<IReadOnlyList<Read>> LoopAsync(Way way, int node)
    {
        List<Read> reads = [];
        for (var after = 0; after < After;)
        {
            var read = await callers.ReadAsync(right.Reader, way, node);
            reads.Add(read);
            after += read.From > Volatile.Read(ref _ended) ? 1 : 0;
            if (reads.Count == Before && Interlocked.Decrement(ref _cold) == 0)
            {
                _warm.SetResult();
            }
        }

        return reads;
    }
}

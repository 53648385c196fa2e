using System.Numerics;

namespace Coordination.Api.Audit;

/// <summary>
/// Finds the way of any leaf to the root of the tree that was signed. Of the leaves one block is held at a time, of all others the roots of their blocks:
/// a log of millions of entries is proved in little memory.
/// </summary>
/// <param name="checkpoint">Says how many leaves the tree has, and which root they must give.</param>
/// <param name="leaves">Hashes of the leaves from a number on, up to another one.</param>
internal sealed class LogTree(Checkpoint checkpoint, Func<long, long, Task<byte[][]>> leaves)
{
    private const int Block = 1024;

    private readonly Dictionary<(long From, long To), byte[]> _roots = [];
    private readonly Dictionary<(int From, int To), byte[]> _within = [];
    private byte[][] _held = [];
    private long _heldFrom = -1;

    /// <summary>Whether the leaves give the root that was signed.</summary>
    public async Task<bool> AgreesAsync() => Convert.ToHexStringLower(await RootAsync(0, checkpoint.Size)) == checkpoint.Root;

    /// <summary>The way up of a leaf; null for one that came after the checkpoint.</summary>
    public async Task<InclusionProof?> ProveAsync(long number) =>
        number < checkpoint.Size ? new(number, await PathAsync(number, 0, checkpoint.Size), checkpoint) : null;

    private async Task<List<byte[]>> PathAsync(long number, long from, long to)
    {
        if (to - from <= Block)
        {
            var (first, _) = await HoldAsync(from, to);
            return Within((int)(number - _heldFrom), first, first + (int)(to - from));
        }

        var half = from + HalfOf(to - from);
        var path = number < half ? await PathAsync(number, from, half) : await PathAsync(number, half, to);
        path.Add(number < half ? await RootAsync(half, to) : await RootAsync(from, half));
        return path;
    }

    private async Task<byte[]> RootAsync(long from, long to)
    {
        if (!_roots.TryGetValue((from, to), out var root))
        {
            if (to - from <= Block)
            {
                var (first, held) = await HoldAsync(from, to);
                root = Root(held, first, first + (int)(to - from));
            }
            else
            {
                var half = from + HalfOf(to - from);
                var (left, right) = (await RootAsync(from, half), await RootAsync(half, to));
                root = MerkleTree.NodeHash(left, right);
            }

            _roots[(from, to)] = root;
        }

        return root;
    }

    // Halves are powers of two, so that what is no longer than a block lies in one.
    private async Task<(int First, byte[][] Held)> HoldAsync(long from, long to)
    {
        var start = from - (from % Block);
        if (start != _heldFrom || _held.Length < to - start)
        {
            var until = Math.Min(start + Block, checkpoint.Size);
            var read = await leaves(start, until);
            _held = read.Length == until - start ? read : throw new InvalidDataException($"numbers {start} to {until - 1} are not all there");
            _heldFrom = start;
            _within.Clear();
        }

        return ((int)(from - start), _held);
    }

    private List<byte[]> Within(int at, int from, int to)
    {
        if (to - from <= 1)
        {
            return [];
        }

        var half = from + (int)HalfOf(to - from);
        var path = at < half ? Within(at, from, half) : Within(at, half, to);
        path.Add(at < half ? Root(_held, half, to) : Root(_held, from, half));
        return path;
    }

    private byte[] Root(byte[][] held, int from, int to)
    {
        if (to - from <= 1)
        {
            return from < to ? held[from] : new MerkleTree().Root();
        }

        if (!_within.TryGetValue((from, to), out var root))
        {
            var half = from + (int)HalfOf(to - from);
            _within[(from, to)] = root = MerkleTree.NodeHash(Root(held, from, half), Root(held, half, to));
        }

        return root;
    }

    // Largest power of two below it.
    private static long HalfOf(long count) => 1L << BitOperations.Log2((ulong)(count - 1));
}

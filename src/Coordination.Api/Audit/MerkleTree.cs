using System.Security.Cryptography;

namespace Coordination.Api.Audit;

/// <summary>
/// A hash tree that only grows, as RFC 6962 §2.1 defines it (SHA-256; a leaf is hashed after the byte 0, a node after the byte 1). Of what is
/// complete only the roots of the perfect subtrees are kept: to add a leaf costs a few hashes, however long the log is.
/// </summary>
internal sealed class MerkleTree
{
    public const int HashBytes = SHA256.HashSizeInBytes;

    // Roots of perfect subtrees, the largest first: one for each bit of the size.
    private readonly List<byte[]> _peaks = [];

    /// <summary>Leaves so far.</summary>
    public long Size { get; private set; }

    /// <summary>The tree again from what <see cref="Peaks"/> gave.</summary>
    /// <exception cref="ArgumentException">Peaks of another size.</exception>
    public static MerkleTree Of(long size, ReadOnlySpan<byte> peaks)
    {
        if (peaks.Length != System.Numerics.BitOperations.PopCount((ulong)size) * HashBytes)
        {
            throw new ArgumentException($"{peaks.Length} bytes are no peaks of a tree of {size}.", nameof(peaks));
        }

        var tree = new MerkleTree { Size = size };
        for (; peaks.Length > 0; peaks = peaks[HashBytes..])
        {
            tree._peaks.Add(peaks[..HashBytes].ToArray());
        }

        return tree;
    }

    public static byte[] LeafHash(ReadOnlySpan<byte> leaf) => Hash(0, leaf, []);

    /// <summary>What the tree is built on from here.</summary>
    public byte[] Peaks() => [.. _peaks.SelectMany(peak => peak)];

    /// <summary>Adds the hash of the next leaf.</summary>
    public void Add(byte[] leaf)
    {
        var node = leaf;
        for (var rest = Size; (rest & 1) == 1; rest >>= 1)
        {
            node = NodeHash(_peaks[^1], node);
            _peaks.RemoveAt(_peaks.Count - 1);
        }

        _peaks.Add(node);
        Size++;
    }

    /// <summary>Stands for every leaf and its place.</summary>
    public byte[] Root() => _peaks.Count == 0
        ? SHA256.HashData([])
        : _peaks.AsEnumerable().Reverse().Aggregate((right, left) => NodeHash(left, right));

    /// <summary>Hash of two halves.</summary>
    public static byte[] NodeHash(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => Hash(1, left, right);

    private static byte[] Hash(byte kind, ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([kind]);
        hash.AppendData(left);
        hash.AppendData(right);
        return hash.GetHashAndReset();
    }
}

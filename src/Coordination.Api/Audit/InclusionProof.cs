namespace Coordination.Api.Audit;

/// <summary>That a leaf stands at its place in the tree that was signed: the hashes beside its way up to the root, lowest first (RFC 6962 §2.1.1).</summary>
/// <param name="Number">Place of the leaf, from 0.</param>
/// <param name="Path">Hashes of the other halves.</param>
/// <param name="Checkpoint">Says the root, and who signed it.</param>
internal sealed record InclusionProof(long Number, IReadOnlyList<byte[]> Path, Checkpoint Checkpoint)
{
    /// <summary>Whether this leaf and no other gives the root that was signed. The signature is looked at by <see cref="CheckpointKey.Signed"/>.</summary>
    public bool Holds(byte[] leaf) =>
        Number >= 0 && Number < Checkpoint.Size && Root(leaf) is { } root && Convert.ToHexStringLower(root) == Checkpoint.Root;

    // A path that is longer or shorter than the way up proves nothing.
    private byte[]? Root(byte[] leaf)
    {
        var (at, last, hash) = (Number, Checkpoint.Size - 1, leaf);
        foreach (var beside in Path)
        {
            if (last == 0)
            {
                return null;
            }

            var right = (at & 1) == 1 || at == last;
            hash = right ? MerkleTree.NodeHash(beside, hash) : MerkleTree.NodeHash(hash, beside);
            // The last leaf of a tree that is not full goes up without a neighbour.
            for (; right && (at & 1) == 0 && at != 0; at >>= 1)
            {
                last >>= 1;
            }

            (at, last) = (at >> 1, last >> 1);
        }

        return last == 0 ? hash : null;
    }
}

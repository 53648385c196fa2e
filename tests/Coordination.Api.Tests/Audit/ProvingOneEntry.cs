using System.Security.Cryptography;
using Coordination.Api.Audit;
using Xunit;

namespace Coordination.Api.Tests.Audit;

/// <summary>The way of one leaf to the root that was signed proves that leaf at that place, and nothing else.</summary>
public sealed class ProvingOneEntry
{
    private static readonly DateTimeOffset At = new(2026, 4, 20, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(33)]
    [InlineData(1023)]
    [InlineData(1024)]
    [InlineData(1025)]
    [InlineData(2049)]
    [InlineData(5000)]
    public async Task Every_leaf_is_proved_at_its_place_and_at_no_other(int size)
    {
        var leaves = Leaves(size);
        var tree = TreeOf(leaves);
        Assert.True(await tree.AgreesAsync());
        foreach (var number in Enumerable.Range(0, size).Where(i => size < 100 || i % 97 == 0 || i > size - 3))
        {
            var proof = (await tree.ProveAsync(number))!;

            Assert.True(proof.Holds(leaves[number]), $"{number} of {size}");
            Assert.False(proof.Holds(RandomNumberGenerator.GetBytes(32)));
            Assert.False((proof with { Number = number + size }).Holds(leaves[number]));
            Assert.False((proof with { Path = [.. proof.Path, leaves[0]] }).Holds(leaves[number]));
            Assert.Equal(size > 1, proof.Path.Count > 0);
            Assert.All(proof.Path.Select((_, i) => proof with { Path = [.. proof.Path.Where((_, at) => at != i)] }), shorter => Assert.False(shorter.Holds(leaves[number])));
            Assert.All(Enumerable.Range(0, Math.Min(size, 40)).Where(other => other != number), other => Assert.False((proof with { Number = other }).Holds(leaves[number])));
        }

        Assert.Null(await tree.ProveAsync(size));
    }

    [Fact]
    public async Task Leaves_that_are_not_what_was_signed_give_another_root_and_missing_ones_are_named()
    {
        var leaves = Leaves(3000);
        var checkpoint = CheckpointOf(leaves);
        leaves[2001] = leaves[2000];

        Assert.False(await new LogTree(checkpoint, Of(leaves)).AgreesAsync());
        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => new LogTree(checkpoint, Of(leaves[..2500])).AgreesAsync());
        Assert.Contains("2048 to 2999", fault.Message, StringComparison.Ordinal);
    }

    private static byte[][] Leaves(int size) => [.. Enumerable.Range(0, size).Select(i => MerkleTree.LeafHash(BitConverter.GetBytes(i)))];

    private static LogTree TreeOf(byte[][] leaves) => new(CheckpointOf(leaves), Of(leaves));

    private static Checkpoint CheckpointOf(byte[][] leaves)
    {
        var tree = new MerkleTree();
        Array.ForEach(leaves, tree.Add);
        return new(tree.Size, Convert.ToHexStringLower(tree.Root()), At, "", "");
    }

    private static Func<long, long, Task<byte[][]>> Of(byte[][] leaves) =>
        (from, to) => Task.FromResult(leaves[(int)from..(int)Math.Min(to, leaves.Length)]);
}

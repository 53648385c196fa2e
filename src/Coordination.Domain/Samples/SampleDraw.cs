using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Coordination.Domain.Samples;

/// <summary>How much is drawn.</summary>
/// <param name="Percent">Of the accesses of a site in a period, 1 at least (threat T11).</param>
/// <param name="Least">However few there were.</param>
public sealed record SampleRate(int Percent, int Least)
{
    /// <summary>One in a hundred, and one at least.</summary>
    public static SampleRate Usual { get; } = new(1, 1);

    /// <summary>How many of so many.</summary>
    public int Of(int population) => Math.Min(population, Math.Max(Least, (int)((((long)population * Percent) + 99) / 100)));
}

/// <summary>
/// Which entries are drawn: those with the lowest hashes of their number with the root of the signed checkpoint that closes the period. Nobody knows the
/// root before the last entry of the period is written; afterwards anybody can repeat the draw.
/// </summary>
public static class SampleDraw
{
    private const string Name = "coordination-sample-1";

    /// <param name="root">Root of the checkpoint, lower-case hexadecimal.</param>
    /// <param name="population">Numbers of the entries that it is drawn from, each once.</param>
    /// <param name="rate">How much.</param>
    /// <returns>Numbers, in their order.</returns>
    public static ImmutableArray<long> Pick(string root, IReadOnlyCollection<long> population, SampleRate rate) =>
        [.. population.OrderBy(number => RankOf(root, number)).ThenBy(number => number).Take(rate.Of(population.Count)).Order()];

    /// <summary>First 16 bytes of the SHA-256 over name, root and number, a line each.</summary>
    public static UInt128 RankOf(string root, long number)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Name}\n{root}\n{number}\n")), hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }
}

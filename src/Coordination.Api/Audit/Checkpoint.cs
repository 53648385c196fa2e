using System.Globalization;
using System.Text;

namespace Coordination.Api.Audit;

/// <summary>Signed word that the log held these entries at this instant. Kept in the database and in another place, so that a log that was written anew is found out.</summary>
/// <param name="Size">Entries it stands for.</param>
/// <param name="Root">Root of their tree, lower-case hexadecimal.</param>
/// <param name="At">When it was signed.</param>
/// <param name="Key">Which key signed, as <see cref="CheckpointKey.Id"/>.</param>
/// <param name="Signature">ECDSA over P-256 with SHA-256, IEEE P1363, base64.</param>
internal sealed record Checkpoint(long Size, string Root, DateTimeOffset At, string Key, string Signature)
{
    private const string Name = "coordination-audit-1";

    /// <summary>What is signed.</summary>
    public static byte[] Signed(long size, string root, DateTimeOffset at) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Name}\n{size}\n{root}\n{at.UtcDateTime:O}\n"));

    /// <summary>As one line of a file.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} {Size} {Root} {At.UtcDateTime:O} {Key} {Signature}");

    /// <summary>The line read back; null for one that is none.</summary>
    public static Checkpoint? Parse(string line) =>
        line.Split(' ') is [Name, var size, var root, var at, var key, var signature]
        && long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var entries)
        && DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var instant)
            ? new(entries, root, instant, key, signature)
            : null;
}

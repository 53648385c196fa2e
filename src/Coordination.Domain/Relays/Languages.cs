using System.Collections.Immutable;

namespace Coordination.Domain.Relays;

/// <summary>BCP 47 language tags as a directory needs them: the language counts, the region does not.</summary>
public static class Languages
{
    /// <summary>First subtag in lower case: <c>fr-BE</c> is <c>fr</c>.</summary>
    public static string Primary(string tag)
    {
        var end = tag.IndexOf('-', StringComparison.Ordinal);
        return (end < 0 ? tag : tag[..end]).ToLowerInvariant();
    }

    /// <summary>Two or three letters, then optional subtags.</summary>
    public static bool IsTag(string tag)
    {
        var parts = tag.Split('-');
        return parts[0].Length is 2 or 3 && parts[0].All(char.IsAsciiLetter) && parts.Skip(1).All(p => p.Length is > 0 and <= 8 && p.All(char.IsAsciiLetterOrDigit));
    }

    /// <summary>Whether the two lists share a language.</summary>
    public static bool Meet(ImmutableArray<string> one, ImmutableArray<string> other) =>
        one.Any(a => other.Any(b => Primary(a) == Primary(b)));
}

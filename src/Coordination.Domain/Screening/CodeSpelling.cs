using System.Globalization;

namespace Coordination.Domain.Screening;

/// <summary>
/// A code however it is written: whatever its case, with or without spaces, dashes and underscores. A seal that hangs on the spelling is none:
/// <c>ipv-current</c> is <c>IPV_CURRENT</c>, and <c>p 10</c> is <c>P10</c>. No two codes of a catalogue are spellings of one another.
/// </summary>
internal sealed class CodeSpelling : IEqualityComparer<string>
{
    public static readonly CodeSpelling Any = new();

    public bool Equals(string? x, string? y)
    {
        var (i, j) = (Next(x, 0), Next(y, 0));
        while (i < x?.Length && j < y?.Length)
        {
            if (char.ToUpperInvariant(x[i]) != char.ToUpperInvariant(y[j]))
            {
                return false;
            }

            (i, j) = (Next(x, i + 1), Next(y, j + 1));
        }

        return !(i < x?.Length) && !(j < y?.Length);
    }

    // A code is looked up for every item of a case that is read: nothing is made for it.
    public int GetHashCode(string obj)
    {
        var hash = default(HashCode);
        for (var i = Next(obj, 0); i < obj.Length; i = Next(obj, i + 1))
        {
            hash.Add(char.ToUpperInvariant(obj[i]));
        }

        return hash.ToHashCode();
    }

    private static int Next(string? code, int from)
    {
        while (from < code?.Length && !Counts(code[from]))
        {
            from++;
        }

        return from;
    }

    private static bool Counts(char sign) => char.IsAsciiLetterOrDigit(sign) || (!char.IsWhiteSpace(sign) && char.GetUnicodeCategory(sign)
        is not (UnicodeCategory.DashPunctuation or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.Format));
}

using System.Globalization;

namespace Coordination.Domain.Screening;

/// <summary>
/// A code however it is written: whatever its case, with or without spaces, dashes and underscores. A seal that hangs on the spelling is none:
/// <c>ipv-current</c> is <c>IPV_CURRENT</c>, and <c>p 10</c> is <c>P10</c>.
/// </summary>
internal static class CodeSpelling
{
    /// <summary>The same for all spellings of one code. No two codes of a catalogue share it.</summary>
    public static string Of(string code) => string.Concat(code.Where(Counts)).ToUpperInvariant();

    private static bool Counts(char sign) => !char.IsWhiteSpace(sign) && char.GetUnicodeCategory(sign)
        is not (UnicodeCategory.DashPunctuation or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.Format);
}

namespace Coordination.Api.Http;

/// <summary>Strong ETags (RFC 9110): a word that only its maker understands.</summary>
internal static class ETags
{
    private const int Longest = 40;

    public static string Of(string word) => $"\"{word}\"";

    /// <summary>True for an absent header, <c>*</c> or one strong tag.</summary>
    public static bool TryRead(string header, out string? tag)
    {
        tag = null;
        if (header.Length == 0 || header == "*")
        {
            return true;
        }

        if (header.Length is <= 2 or > Longest || header[0] != '"' || header[^1] != '"' || !header.AsSpan(1, header.Length - 2).ContainsOnlyTagSigns())
        {
            return false;
        }

        tag = header;
        return true;
    }

    // Those of Base64url; a comma, a space or a quote would make it a list.
    private static bool ContainsOnlyTagSigns(this ReadOnlySpan<char> word)
    {
        foreach (var sign in word)
        {
            if (!char.IsAsciiLetterOrDigit(sign) && sign is not ('-' or '_'))
            {
                return false;
            }
        }

        return true;
    }
}

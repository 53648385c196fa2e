using System.Buffers;
using System.Text;

namespace Coordination.Proofs.Canaries;

/// <summary>How a text may stand in bytes: as it is, in capitals and in small letters, in UTF-16, in base64 at each of its three places, in hexadecimal.</summary>
internal static class Forms
{
    private static readonly (string Bytes, string Kind, string Form)[] All = [.. Of(Planted.Word), .. Of(Planted.Open), .. Of(Planted.Control), .. Of(Planted.Ssin), .. Of(Planted.Telephone), .. Dates()];

    /// <summary>Finds any of them in bytes that are read as Latin letters, one a byte.</summary>
    public static SearchValues<string> Any { get; } = SearchValues.Create([.. All.Select(form => form.Bytes)], StringComparison.Ordinal);

    /// <summary>Length of the longest, so that none is cut by a reader's pieces.</summary>
    public static int Longest { get; } = All.Max(form => form.Bytes.Length);

    /// <summary>Which forms stand here.</summary>
    public static IEnumerable<(string Kind, string Form, int Length)> At(string text, int place) =>
        All.Where(form => string.CompareOrdinal(text, place, form.Bytes, 0, form.Bytes.Length) == 0).Select(form => (form.Kind, form.Form, form.Bytes.Length));

    private static IEnumerable<(string, string, string)> Of(string kind)
    {
        foreach (var word in new[] { kind, kind.ToLowerInvariant(), kind.ToUpperInvariant() }.Distinct())
        {
            yield return (word, kind, "clear");
            yield return (string.Join('\0', word.ToCharArray()), kind, "UTF-16");
            yield return (Convert.ToHexStringLower(Encoding.UTF8.GetBytes(word)), kind, "hexadecimal");
            yield return (Convert.ToHexString(Encoding.UTF8.GetBytes(word)), kind, "hexadecimal");
            for (var before = 0; before < 3; before++)
            {
                yield return (Base64(Encoding.UTF8.GetBytes(word), before), kind, "base64");
                yield return (Base64(Encoding.Unicode.GetBytes(word), before), kind, "base64 of UTF-16");
            }
        }
    }

    // The signs that follow from the word alone, whatever stands before and after it.
    private static string Base64(byte[] word, int before)
    {
        var whole = Convert.ToBase64String([.. new byte[before], .. word]);
        var from = ((before * 8) + 5) / 6;
        return whole[from..((before + word.Length) * 8 / 6)];
    }

    private static IEnumerable<(string, string, string)> Dates() => Enumerable.Range(1931, 29).Select(year => ($"{year}-", "", "clear"));
}

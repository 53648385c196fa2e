using System.Globalization;
using System.Text;

namespace Coordination.Api.Vault;

/// <summary>What a caller on the line can give to find a family.</summary>
internal enum SearchKind
{
    Name,
    BirthDate,
    Telephone,

    /// <summary>Belgian national register or bis number.</summary>
    Ssin,
}

/// <summary>Brings the spellings of one fact to one form before it is hashed. What has no form gives no term.</summary>
internal static class SearchTerms
{
    private const int NationalDigits = 9;
    private const int ShortestTelephone = 6;
    private const int SsinDigits = 11;
    private static readonly string[] DateForms = ["yyyy-MM-dd", "yyyyMMdd", "d/M/yyyy", "d-M-yyyy", "d.M.yyyy"];

    public static IEnumerable<string> Of(SearchKind kind, string text) => kind switch
    {
        SearchKind.Name => Name(text),
        SearchKind.BirthDate => BirthDate(text),
        SearchKind.Telephone => Telephone(text),
        SearchKind.Ssin => Ssin(text),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private static IEnumerable<string> Name(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark)
            {
                Append(plain, char.ToLowerInvariant(letter));
            }
        }

        return plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct();
    }

    // Letters that Unicode does not take apart, and every separator (space, hyphen, any apostrophe) as a space.
    private static StringBuilder Append(StringBuilder plain, char letter) => letter switch
    {
        'œ' => plain.Append("oe"),
        'æ' => plain.Append("ae"),
        'ß' => plain.Append("ss"),
        'ø' => plain.Append('o'),
        'ł' => plain.Append('l'),
        'đ' => plain.Append('d'),
        'ı' => plain.Append('i'),
        _ => plain.Append(char.IsLetterOrDigit(letter) ? letter : ' '),
    };

    private static IEnumerable<string> BirthDate(string text) =>
        DateOnly.TryParseExact(text.Trim(), DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? [date.ToString("yyyyMMdd", CultureInfo.InvariantCulture)]
            : [];

    // 0470 12 34 56, +32 470…, 0032 470…, 32470… and +32 (0)470… are one number.
    private static IEnumerable<string> Telephone(string text)
    {
        var digits = Digits(text).AsSpan();
        if (digits.StartsWith("00"))
        {
            digits = digits[2..];
        }

        if (digits.StartsWith("32") && digits.Length > NationalDigits)
        {
            digits = digits[2..];
        }

        digits = digits.TrimStart('0');
        return digits.Length < ShortestTelephone ? [] : [digits[Math.Max(0, digits.Length - NationalDigits)..].ToString()];
    }

    private static IEnumerable<string> Ssin(string text) => Digits(text) is { Length: SsinDigits } digits ? [digits] : [];

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));
}

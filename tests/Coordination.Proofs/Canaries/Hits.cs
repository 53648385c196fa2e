using System.Globalization;
using System.Text;

namespace Coordination.Proofs.Canaries;

/// <summary>A text that stands where it must not.</summary>
/// <param name="Kind">How it begins.</param>
/// <param name="Form">How it is written.</param>
/// <param name="Field">Where it was put; null where the bytes do not tell which of them it is.</param>
/// <param name="Around">What stands around it.</param>
internal sealed record Hit(string Kind, string Form, string? Field, string Around);

/// <summary>Reads files byte by byte for any text of a run.</summary>
internal sealed class Hits(Planted planted)
{
    private const int Piece = 8 * 1024 * 1024;
    private const int Beside = 90;

    public long BytesRead { get; private set; }

    public IEnumerable<Hit> In(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
        var overlap = Forms.Longest + (2 * Beside);
        var buffer = new byte[Piece + overlap];
        for (var (kept, read) = (0, 0); (read = stream.ReadAtLeast(buffer.AsSpan(kept), buffer.Length - kept, throwOnEndOfStream: false)) > 0;)
        {
            BytesRead += read;
            var (length, last) = (kept + read, kept + read < buffer.Length);
            foreach (var hit in In(Encoding.Latin1.GetString(buffer, 0, length), last ? length : length - overlap))
            {
                yield return hit;
            }

            kept = last ? 0 : overlap;
            buffer.AsSpan(length - kept, kept).CopyTo(buffer);
        }
    }

    // What begins in the last bytes is looked at with the next piece, where all of it stands.
    private IEnumerable<Hit> In(string text, int until)
    {
        for (var at = 0; at < until; at++)
        {
            var next = text.AsSpan(at, text.Length - at).IndexOfAny(Forms.Any);
            if (next < 0 || (at += next) >= until)
            {
                yield break;
            }

            foreach (var (kind, form, length) in Forms.At(text, at))
            {
                if (Read(text, at, (kind, form), length) is { } hit)
                {
                    yield return hit;
                }
            }
        }
    }

    private Hit? Read(string text, int at, (string Kind, string Form) found, int length)
    {
        var field = found.Kind.Length == 0 ? OfDate(text, at) : found.Form == "clear" ? OfNumber(text, found.Kind, at + length) : null;
        // Digits stand in other numbers too: of those only one that was planted counts.
        var counts = field is not null || found.Form != "clear" || (found.Kind.Length > 0 && char.IsAsciiLetter(found.Kind[0]));
        return counts ? new(found.Kind, found.Form, field, Around(text, at)) : null;
    }

    private string? OfNumber(string text, string kind, int at)
    {
        var digits = kind switch { Planted.Ssin => 4, Planted.Telephone => 5, _ => 6 };
        return at + digits + 2 <= text.Length && int.TryParse(text.AsSpan(at, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && (kind != Planted.Ssin || Planted.WithCheck(text.Substring(at - kind.Length, 9)) == text.Substring(at - kind.Length, 11))
            ? planted.PlaceOf(kind, number) : null;
    }

    private string? OfDate(string text, int at) =>
        at + 10 <= text.Length && DateOnly.TryParseExact(text.AsSpan(at, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && (at == 0 || !char.IsAsciiLetterOrDigit(text[at - 1])) ? planted.PlaceOf(date) : null;

    private static string Around(string text, int at)
    {
        var from = Math.Max(0, at - Beside);
        return string.Concat(text.AsSpan(from, Math.Min(text.Length, at + Beside) - from).ToString().Select(letter => letter is >= ' ' and <= '~' ? letter : '.'));
    }
}

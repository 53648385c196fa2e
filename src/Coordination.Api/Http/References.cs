namespace Coordination.Api.Http;

/// <summary>Short reference number of a stream, to be said on the telephone: ten characters without look-alikes, the same every time.</summary>
internal static class References
{
    private const string Alphabet = "ABCDEFGHJKMNPQRSTVWXYZ0123456789";

    /// <summary>The number in what somebody said, however it was said (spaces, no dash, small letters); null when it is none.</summary>
    public static string? Read(string said)
    {
        string text = new([.. said.Where(c => !char.IsWhiteSpace(c) && c != '-').Select(char.ToUpperInvariant)]);
        return text.Length == 10 && text.All(Alphabet.Contains) ? $"{text[..5]}-{text[5..]}" : null;
    }

    public static string Of(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        Span<char> text = stackalloc char[11];
        // The tail of a time-ordered id is its random part.
        var bits = System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        for (int i = 0, at = 0; i < 10; i++, at++)
        {
            if (i == 5)
            {
                text[at++] = '-';
            }

            text[at] = Alphabet[(int)(bits & 31)];
            bits >>= 5;
        }

        return new string(text);
    }
}

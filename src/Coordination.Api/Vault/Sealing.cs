using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Coordination.Api.Vault;

/// <summary>
/// AES-256-GCM over a text, as base64(nonce‖tag‖cipher). The associated data ties it to person, stream, key version and field,
/// so a sealed text moved anywhere else fails to open.
/// </summary>
internal static class Sealing
{
    public const int KeyBytes = 32;
    public const int NonceBytes = 12;
    public const int TagBytes = 16;
    public const int Overhead = NonceBytes + TagBytes;
    private const int OnStack = 1024;

    public static string Seal(AesGcm key, in SealedPlace place, ReadOnlySpan<char> text)
    {
        var length = Overhead + Encoding.UTF8.GetByteCount(text);
        var rented = length > OnStack ? ArrayPool<byte>.Shared.Rent(length) : null;
        Span<byte> buffer = rented ?? stackalloc byte[OnStack];
        buffer = buffer[..length];
        try
        {
            Encoding.UTF8.GetBytes(text, buffer[Overhead..]);
            Encrypt(key, buffer, place.Write(stackalloc byte[SealedPlace.MaxBytes]));
            return Convert.ToBase64String(buffer);
        }
        finally
        {
            Return(rented, buffer);
        }
    }

    public static string Open(AesGcm key, in SealedPlace place, string cipher)
    {
        var room = (cipher.Length / 4 * 3) + 3;
        var rented = room > OnStack ? ArrayPool<byte>.Shared.Rent(room) : null;
        Span<byte> buffer = rented ?? stackalloc byte[OnStack];
        try
        {
            if (!Convert.TryFromBase64String(cipher, buffer, out var length) || length < Overhead)
            {
                throw new CryptographicException("Sealed text is malformed.");
            }

            Decrypt(key, buffer[..length], place.Write(stackalloc byte[SealedPlace.MaxBytes]));
            return Encoding.UTF8.GetString(buffer[Overhead..length]);
        }
        finally
        {
            Return(rented, buffer);
        }
    }

    /// <summary>Encrypts in place: <paramref name="frame"/> holds room for nonce and tag, then the clear bytes.</summary>
    public static void Encrypt(AesGcm key, Span<byte> frame, ReadOnlySpan<byte> associated)
    {
        RandomNumberGenerator.Fill(frame[..NonceBytes]);
        key.Encrypt(frame[..NonceBytes], frame[Overhead..], frame[Overhead..], frame[NonceBytes..Overhead], associated);
    }

    /// <summary>Decrypts in place; the clear bytes stand after nonce and tag.</summary>
    /// <exception cref="AuthenticationTagMismatchException">The frame was changed, moved, or sealed with another key.</exception>
    public static void Decrypt(AesGcm key, Span<byte> frame, ReadOnlySpan<byte> associated) =>
        key.Decrypt(frame[..NonceBytes], frame[Overhead..], frame[NonceBytes..Overhead], frame[Overhead..], associated);

    private static void Return(byte[]? rented, Span<byte> used)
    {
        CryptographicOperations.ZeroMemory(used);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}

/// <summary>Where a sealed text belongs.</summary>
internal readonly record struct SealedPlace(Guid Person, Guid Stream, int KeyVersion, string Field)
{
    public const int MaxFieldBytes = 128;
    public const int MaxBytes = 16 + 16 + 4 + MaxFieldBytes;

    /// <summary>Fixed widths first and the field last: two places never give the same bytes, whatever a field is called.</summary>
    public ReadOnlySpan<byte> Write(Span<byte> target)
    {
        Person.TryWriteBytes(target, bigEndian: true, out _);
        Stream.TryWriteBytes(target[16..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(target[32..], KeyVersion);
        return target[..(36 + Encoding.UTF8.GetBytes(Field, target[36..]))];
    }
}

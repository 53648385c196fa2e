using System.Security.Cryptography;

namespace Coordination.Api.Vault;

/// <summary>
/// What a request was, so that a repeat is told from another one under the same key. Keyed: of a short body a plain hash would tell who tries
/// them all. Rows from before it was keyed hold the plain digest and are still met.
/// </summary>
/// <param name="Stored">HMAC-SHA-256 of the digest.</param>
/// <param name="Earlier">SHA-256 of the request, as older rows have it; never stored.</param>
internal sealed record BodyHash(byte[] Stored, byte[] Earlier)
{
    public static BodyHash None { get; } = new([], []);

    /// <summary>The key is of one service, and follows from the oldest wrapping key: a repeat is a repeat after a rotation too.</summary>
    public static BodyHash Of(WrappingKey wrapping, string service, byte[] digest) =>
        new(HMACSHA256.HashData(wrapping.Derive($"body-hash\u001f{service}")[^1], digest), digest);

    /// <summary>Whether a stored row was of this very request.</summary>
    public bool IsOf(byte[] row) => CryptographicOperations.FixedTimeEquals(row, Stored) | CryptographicOperations.FixedTimeEquals(row, Earlier);
}

using System.Security.Cryptography;
using System.Text;

namespace Coordination.Api.Vault;

/// <summary>
/// Keyed hashes by which a family is found without its name being stored. The key is of one service and one site, so equal names
/// at two sites show nothing in common.
/// </summary>
internal sealed class BlindIndex(WrappingKey wrapping, string tenant, string site)
{
    // The key follows from the wrapping key: after a rotation, rows written before are found through the earlier ones.
    private readonly byte[][] _keys = wrapping.Derive($"blind-index\u001f{tenant}\u001f{site}");

    /// <summary>Terms to store: 16-byte hashes, one for each word or number.</summary>
    public Guid[] Terms(SearchKind kind, string text) => Terms(_keys[0], kind, text);

    /// <summary>
    /// Terms to look for, one set for each wrapping key in use: a row is found when it holds all terms of one set. Empty when the
    /// text gives nothing to look for.
    /// </summary>
    public Guid[][] Sought(SearchKind kind, string text) =>
        [.. _keys.Select(key => Terms(key, kind, text)).Where(terms => terms.Length > 0)];

    private static Guid[] Terms(byte[] key, SearchKind kind, string text) => [.. SearchTerms.Of(kind, text).Select(term => Hash(key, kind, term))];

    private static Guid Hash(byte[] key, SearchKind kind, string term)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{kind}\u001f{term}"), hash);
        return new(hash[..16], bigEndian: true);
    }
}

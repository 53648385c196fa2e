using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Coordination.Api.Vault;

/// <summary>
/// The key outside the database that wraps every person's key, with the ones it replaced. A wrapped key starts with four bytes
/// that name its wrapping key, so old rows stay readable while the new key writes.
/// </summary>
internal sealed partial class WrappingKey
{
    public const int IdBytes = 4;
    private readonly byte[] _current;
    private readonly Dictionary<uint, byte[]> _byId;
    private readonly ConcurrentDictionary<string, byte[][]> _derived = new(StringComparer.Ordinal);

    public WrappingKey(byte[] current, params ReadOnlySpan<byte[]> previous)
    {
        _current = current;
        _byId = new() { [IdOf(current)] = current };
        foreach (var key in previous)
        {
            _byId.TryAdd(IdOf(key), key);
        }
    }

    public byte[] Wrap(string tenant, Guid person, int version, ReadOnlySpan<byte> dataKey)
    {
        var wrapped = new byte[IdBytes + Sealing.Overhead + dataKey.Length];
        BinaryPrimitives.WriteUInt32BigEndian(wrapped, IdOf(_current));
        dataKey.CopyTo(wrapped.AsSpan(IdBytes + Sealing.Overhead));
        using var aes = new AesGcm(_current, Sealing.TagBytes);
        Sealing.Encrypt(aes, wrapped.AsSpan(IdBytes), Owner(tenant, person, version));
        return wrapped;
    }

    /// <exception cref="CryptographicException">The wrapping key is not at hand, or the row was changed or moved to another person.</exception>
    public byte[] Unwrap(string tenant, Guid person, int version, ReadOnlySpan<byte> wrapped)
    {
        if (wrapped.Length != IdBytes + Sealing.Overhead + Sealing.KeyBytes)
        {
            throw new CryptographicException("Wrapped key is malformed.");
        }

        var id = BinaryPrimitives.ReadUInt32BigEndian(wrapped);
        if (!_byId.TryGetValue(id, out var key))
        {
            throw new CryptographicException($"No wrapping key {id:x8} is configured; an earlier one belongs in {PreviousName}.");
        }

        Span<byte> frame = stackalloc byte[Sealing.Overhead + Sealing.KeyBytes];
        wrapped[IdBytes..].CopyTo(frame);
        using var aes = new AesGcm(key, Sealing.TagBytes);
        Sealing.Decrypt(aes, frame, Owner(tenant, person, version));
        var dataKey = frame[Sealing.Overhead..].ToArray();
        CryptographicOperations.ZeroMemory(frame);
        return dataKey;
    }

    /// <summary>The current key itself, wrapped by a keeper of keys.</summary>
    /// <exception cref="CustodyFailed">The keeper does not do it.</exception>
    public string KeptBy(IKeyCustody keeper) => keeper.Wrap(_current);

    /// <summary>What a key begins with that this one wraps now.</summary>
    public byte[] CurrentStart => Start(IdOf(_current));

    /// <summary>What keys begin with that earlier ones wrapped.</summary>
    public IEnumerable<byte[]> EarlierStarts => _byId.Keys.Where(id => id != IdOf(_current)).Select(Start);

    /// <summary>The same key of a person, wrapped by the current one.</summary>
    /// <exception cref="CryptographicException">As <see cref="Unwrap"/>.</exception>
    public byte[] WrapAgain(string tenant, Guid person, int version, ReadOnlySpan<byte> wrapped)
    {
        var key = Unwrap(tenant, person, version, wrapped);
        try
        {
            return Wrap(tenant, person, version, key);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>Whether a stored key that begins so was wrapped by a key that is at hand.</summary>
    public bool Wrapped(ReadOnlySpan<byte> start) => _byId.ContainsKey(BinaryPrimitives.ReadUInt32BigEndian(start));

    /// <summary>A key for one other purpose, from the current wrapping key and from each earlier one, current first.</summary>
    public byte[][] Derive(string purpose) => _derived.GetOrAdd(purpose, DeriveAnew);

    private byte[][] DeriveAnew(string purpose)
    {
        var info = Encoding.UTF8.GetBytes(purpose);
        var earlier = _byId.Values.Where(key => key != _current);
        return [.. earlier.Prepend(_current).Select(key => HKDF.DeriveKey(HashAlgorithmName.SHA256, key, Sealing.KeyBytes, info: info))];
    }

    private static byte[] Start(uint id)
    {
        var start = new byte[IdBytes];
        BinaryPrimitives.WriteUInt32BigEndian(start, id);
        return start;
    }

    private static uint IdOf(byte[] key) => BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(key));

    private static byte[] Owner(string tenant, Guid person, int version) =>
        Encoding.UTF8.GetBytes(string.Create(null, $"{person:N}\u001f{version}\u001f{tenant}"));
}

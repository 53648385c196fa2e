using System.Security.Cryptography;
using Coordination.Domain;

namespace Coordination.Api.Vault;

/// <summary>A text that was opened, or that cannot be any more because its person was erased.</summary>
internal readonly record struct Opened(string? Text, bool Erased);

/// <summary>
/// Keys of the persons one unit of work deals with; not for several threads. Ask <see cref="Missing(IEnumerable{Guid})"/>, read those
/// rows, <see cref="Add"/> them, then seal and open; store <see cref="NewKeys"/> in the same transaction as what they seal.
/// </summary>
internal sealed class KeyRing(string tenant, WrappingKey wrapping, KeyCache cache, TimeProvider time) : IDisposable
{
    private readonly Dictionary<Guid, DataKey[]> _held = [];
    private readonly HashSet<Guid> _complete = [];
    private readonly Dictionary<(Guid Person, int Version), AesGcm> _ciphers = [];
    private readonly List<KeyRow> _newKeys = [];

    /// <summary>How many erasures were known when this ring began: none came between, or nothing of this work is written or told.</summary>
    public long Erasures { get; } = cache.Erasures;

    /// <summary>Rows to insert in the transaction that stores what was sealed.</summary>
    public IReadOnlyList<KeyRow> NewKeys => _newKeys;

    /// <summary>Persons whose keys must be read before something is sealed for them.</summary>
    public Guid[] Missing(IEnumerable<Guid> persons) => [.. persons.Distinct().Where(person => KeysOf(person) is null)];

    /// <summary>Persons whose keys must be read before these texts are opened.</summary>
    public Guid[] Missing(IEnumerable<Protected?> values) =>
        [.. values.OfType<Protected>().Where(value => !Known(value)).Select(value => value.Subject).Distinct()];

    public bool Holds(Guid person, int version) => KeyOf(person, version) is not null;

    /// <summary>Takes the stored rows of the persons asked for. One without a row has no key: never had, or erased.</summary>
    public void Add(IEnumerable<Guid> asked, IEnumerable<KeyRow> rows)
    {
        var found = rows.OrderBy(row => row.CreatedAt).ThenBy(row => row.Version).ToLookup(row => row.Person);
        foreach (var person in asked)
        {
            DataKey[] stored = [.. found[person].Select(row => new DataKey(row.Version, wrapping.Unwrap(tenant, person, row.Version, row.Wrapped)))];
            var ownNew = _newKeys.Where(row => row.Person == person && !stored.Any(key => key.Version == row.Version));
            _held[person] = [.. stored, .. ownNew.Select(row => KeyOf(person, row.Version)!)];
            _complete.Add(person);
            if (stored.Length > 0)
            {
                cache.Keep(tenant, person, stored, Erasures);
            }
        }
    }

    /// <summary>Seals with the person's newest key, or with a new one when the ring holds none.</summary>
    public Protected Seal(Guid person, Guid stream, string field, string text)
    {
        var key = KeysOf(person) is [.., var newest] ? newest : Create(person);
        return new(person, key.Version, field, Sealing.Seal(Cipher(person, key), new(person, stream, key.Version, field), text));
    }

    /// <summary>The clear text, or null when there is none or its person was erased.</summary>
    /// <exception cref="CryptographicException">The text was changed, or belongs elsewhere.</exception>
    public string? Open(Protected? value, Guid person, Guid stream, string field) => OpenOrErased(value, person, stream, field).Text;

    /// <summary>As <see cref="Open"/>, telling an erased text from one that never was.</summary>
    public Opened OpenOrErased(Protected? value, Guid person, Guid stream, string field)
    {
        if (value is null)
        {
            return default;
        }

        if (value.Subject != person || value.Field != field)
        {
            throw new CryptographicException("Sealed text belongs to another person or field.");
        }

        if (KeyOf(person, value.Key) is { } key)
        {
            return new(Sealing.Open(Cipher(person, key), new(person, stream, key.Version, field), value.Cipher), Erased: false);
        }

        return _complete.Contains(person)
            ? new(null, Erased: true)
            : throw new InvalidOperationException("The keys of this person were not read: nothing can be said about the text.");
    }

    /// <summary>After a clean commit: the new keys may serve other requests. Never before, or texts would be sealed with a key that was not stored.</summary>
    public void Committed()
    {
        foreach (var person in _newKeys.Select(row => row.Person).Distinct())
        {
            cache.Keep(tenant, person, _held[person], Erasures);
        }

        _newKeys.Clear();
    }

    public void Dispose()
    {
        foreach (var cipher in _ciphers.Values)
        {
            cipher.Dispose();
        }

        _ciphers.Clear();
    }

    private bool Known(Protected value) => Holds(value.Subject, value.Key) || _complete.Contains(value.Subject);

    private DataKey? KeyOf(Guid person, int version) => KeysOf(person) is { } keys ? Array.Find(keys, key => key.Version == version) : null;

    private DataKey[]? KeysOf(Guid person)
    {
        if (!_held.TryGetValue(person, out var keys) && cache.Find(tenant, person) is { } cached)
        {
            _held[person] = keys = cached;
        }

        return keys;
    }

    // The version is drawn, not counted: two requests may both give a person a first key, and a key made after an erasure never
    // takes the version of the one that was destroyed, which would turn "erased" into "tampered with".
    private DataKey Create(Guid person)
    {
        var key = new DataKey(RandomNumberGenerator.GetInt32(1, int.MaxValue), RandomNumberGenerator.GetBytes(Sealing.KeyBytes));
        _held[person] = [.. KeysOf(person) ?? [], key];
        _newKeys.Add(new(person, key.Version, wrapping.Wrap(tenant, person, key.Version, key.Bytes), time.GetUtcNow()));
        return key;
    }

    // One cipher per key and unit of work: the class is not safe to share between threads, and making one costs a native context.
    private AesGcm Cipher(Guid person, DataKey key)
    {
        if (!_ciphers.TryGetValue((person, key.Version), out var cipher))
        {
            _ciphers[(person, key.Version)] = cipher = new(key.Bytes, Sealing.TagBytes);
        }

        return cipher;
    }
}

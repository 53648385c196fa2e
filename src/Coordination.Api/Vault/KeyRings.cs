namespace Coordination.Api.Vault;

/// <summary>A ring of keys per unit of work.</summary>
internal sealed class KeyRings(WrappingKey wrapping, KeyCache cache, TimeProvider clock)
{
    /// <summary>How many erasures there were, of whatever service.</summary>
    public const string Erasures = "select erasures from coordination.epoch";

    public WrappingKey Wrapping { get; } = wrapping;

    /// <summary>Whether the database was asked once.</summary>
    public bool KnowsErasures => cache.Erasures != KeyCache.Unknown;

    public KeyRing For(string tenant) => new(tenant, Wrapping, cache, clock);

    /// <summary>Notes the number that the database says now: another one than was known, and no key that was kept is used again.</summary>
    public void Note(long erasures) => cache.Note(erasures);
}

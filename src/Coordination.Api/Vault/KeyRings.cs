namespace Coordination.Api.Vault;

/// <summary>A ring of keys per unit of work.</summary>
internal sealed class KeyRings(WrappingKey wrapping, KeyCache cache, TimeProvider clock)
{
    public WrappingKey Wrapping { get; } = wrapping;

    public KeyRing For(string tenant) => new(tenant, Wrapping, cache, clock);
}

using Coordination.Domain;

namespace Coordination.Api.Vault;

/// <summary>In place of the product's own, in a build that is only measured against: texts are stored as they are, and nobody has a key.</summary>
internal sealed class KeyRing : IDisposable
{
    public KeyRing(string tenant, WrappingKey wrapping, KeyCache cache, TimeProvider time)
    {
        MeasuredBuild.Require();
        Erasures = cache.Erasures;
    }

    public long Erasures { get; }

    public IReadOnlyList<KeyRow> NewKeys => [];

    public Guid[] Missing(IEnumerable<Guid> persons) => [];

    public Guid[] Missing(IEnumerable<Protected?> values) => [];

    public bool Holds(Guid person, int version) => true;

    public void Add(IEnumerable<Guid> asked, IEnumerable<KeyRow> rows)
    {
    }

    public Protected Seal(Guid person, Guid stream, string field, string text) => new(person, 1, field, text);

    public string? Open(Protected? value, Guid person, Guid stream, string field) => value?.Cipher;

    public Opened OpenOrErased(Protected? value, Guid person, Guid stream, string field) => new(value?.Cipher, Erased: false);

    public void Committed()
    {
    }

    public void Dispose()
    {
    }
}

/// <summary>A text that was opened, as in the product.</summary>
internal readonly record struct Opened(string? Text, bool Erased);

/// <summary>Such a build ends at its first request anywhere but in development.</summary>
internal static class MeasuredBuild
{
    private static readonly bool Development = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") == "Development";

    public static void Require()
    {
        if (!Development)
        {
            throw new InvalidOperationException("This build neither audits nor seals: it is for measuring only.");
        }
    }
}

namespace Coordination.Api.Vault;

/// <summary>
/// Keeps a key that it never gives away, and with it wraps wrapping keys: a security module, or a key service. It is asked when a process starts and by commands, and by no
/// request: while it cannot be reached nodes that run go on.
/// </summary>
internal interface IKeyCustody
{
    /// <summary>What a key that it wrapped begins with.</summary>
    public string Start { get; }

    /// <summary>The key as text that only it opens. The text says which of its keys, or which version, opens it.</summary>
    /// <exception cref="CustodyFailed">It cannot be reached, or refuses.</exception>
    public string Wrap(ReadOnlySpan<byte> key);

    /// <summary>The key again.</summary>
    /// <exception cref="CustodyFailed">It cannot be reached, or refuses.</exception>
    public byte[] Unwrap(string wrapped);
}

/// <summary>A key's keeper did not do what it was asked; the message says why, and never a secret.</summary>
internal sealed class CustodyFailed(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>Asked again it may do it.</summary>
    public bool MayPass { get; init; }
}

/// <summary>Those who keep keys for this installation, by the words of the settings.</summary>
/// <param name="Transit">The key service; null where none is configured.</param>
/// <param name="Hsm">The security module; null where none is configured.</param>
internal sealed record KeyCustodies(TransitCustody? Transit, HsmCustody? Hsm)
{
    private const string Neither = "Vault:Transit:Address nor Vault:Hsm:Library";

    public static KeyCustodies Load(IConfiguration configuration) =>
        new(TransitSettings.Load(configuration) is { } service ? new(service) : null, HsmSettings.Load(configuration) is { } module ? new(module) : null);

    /// <summary>Whether a configured key is one that somebody else opens.</summary>
    public static bool IsWrapped(string text) => text.StartsWith(TransitCustody.Word, StringComparison.Ordinal) || text.StartsWith(HsmCustody.Word, StringComparison.Ordinal);

    /// <summary>The key that a setting gives wrapped.</summary>
    /// <exception cref="ConfigurationRefused">Whoever wrapped it is not configured, or does not open it.</exception>
    public byte[] Open(string name, string text)
    {
        var custody = text.StartsWith(TransitCustody.Word, StringComparison.Ordinal) ? Transit : (IKeyCustody?)Hsm;
        try
        {
            return custody?.Unwrap(text) is { } key
                ? key.Length == Sealing.KeyBytes ? key : throw new ConfigurationRefused(name, $"opens to {key.Length} bytes and not to {Sealing.KeyBytes}.")
                : throw new ConfigurationRefused(name, $"was wrapped by another's key, and {(text.StartsWith(TransitCustody.Word, StringComparison.Ordinal) ? TransitSettings.AddressName : HsmSettings.LibraryName)} is not given.");
        }
        catch (CustodyFailed fault)
        {
            throw new ConfigurationRefused(name, $"could not be opened: {fault.Message}");
        }
    }

    /// <summary>The keeper of this name, or the only one there is.</summary>
    /// <exception cref="CustodyFailed">None, or more than one and no name.</exception>
    public IKeyCustody Of(string? word) => (word, Transit, Hsm) switch
    {
        ("transit" or null, { } service, null) => service,
        ("transit", { } service, _) => service,
        ("hsm" or null, null, { } module) => module,
        ("hsm", _, { } module) => module,
        (null, not null, not null) => throw new CustodyFailed("two keepers of keys are configured: --by says which."),
        (null, _, _) => throw new CustodyFailed($"neither {Neither} is given."),
        _ => throw new CustodyFailed($"no {word} is configured."),
    };
}

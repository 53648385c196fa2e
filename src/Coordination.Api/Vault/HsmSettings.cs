using Coordination.Api.Configuration;

namespace Coordination.Api.Vault;

/// <summary>Which security module, reached by its own PKCS#11 library.</summary>
/// <param name="Library">Path of the library.</param>
/// <param name="Token">Label of the token.</param>
/// <param name="Key">Label of the AES key of 256 bits.</param>
/// <param name="PinFile">File with the user's PIN.</param>
internal sealed record HsmSettings(string Library, string Token, string Key, string PinFile)
{
    public const string LibraryName = "Vault:Hsm:Library";
    public const string TokenName = "Vault:Hsm:Token";
    public const string KeyName = "Vault:Hsm:Key";
    public const string PinName = "Vault:Hsm:PinFile";

    /// <summary>Null where no module is configured; a wrong value is refused all the same.</summary>
    /// <exception cref="ConfigurationRefused">The first value that cannot be used.</exception>
    public static HsmSettings? Load(IConfiguration configuration)
    {
        var (library, pin) = (configuration.FileAt(LibraryName), configuration.FileAt(PinName));
        var (token, key) = (configuration.Text(TokenName), configuration.Text(KeyName));
        return library is null ? null : new(
            library,
            token ?? throw new ConfigurationRefused(TokenName, $"is needed with {LibraryName}."),
            key ?? throw new ConfigurationRefused(KeyName, $"is needed with {LibraryName}."),
            pin ?? throw new ConfigurationRefused(PinName, $"is needed with {LibraryName}."));
    }
}

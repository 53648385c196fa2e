using Coordination.Api.Configuration;

namespace Coordination.Api.Vault;

/// <summary>Where the key service is, and how it is reached: the transit engine of OpenBao or HashiCorp Vault.</summary>
/// <param name="Address">Of the service, without the path.</param>
/// <param name="Mount">Where the engine is mounted.</param>
/// <param name="Key">Name of its key.</param>
/// <param name="TokenFile">Read anew at each question: an agent renews it.</param>
/// <param name="CaFile">Certificates that its own is judged by, in PEM; null for those of the system.</param>
/// <param name="CertificateFile">Certificate that is shown to it, in PEM; null for none.</param>
/// <param name="CertificateKeyFile">Its private key, in PEM.</param>
internal sealed record TransitSettings(Uri Address, string Mount, string Key, string TokenFile, string? CaFile, string? CertificateFile, string? CertificateKeyFile)
{
    public const string AddressName = "Vault:Transit:Address";
    public const string MountName = "Vault:Transit:Mount";
    public const string KeyName = "Vault:Transit:Key";
    public const string TokenName = "Vault:Transit:TokenFile";
    public const string CaName = "Vault:Transit:CaFile";
    public const string CertificateName = "Vault:Transit:CertificateFile";
    public const string CertificateKeyName = "Vault:Transit:CertificateKeyFile";

    /// <summary>Null where no service is configured; a wrong value is refused all the same.</summary>
    /// <exception cref="ConfigurationRefused">The first value that cannot be used.</exception>
    public static TransitSettings? Load(IConfiguration configuration)
    {
        var (address, token) = (configuration.Text(AddressName) is { } given ? Checked(given) : null, configuration.FileAt(TokenName));
        var (mount, key) = (Word(configuration, MountName) ?? "transit", Word(configuration, KeyName));
        var (ca, certificate, own) = (configuration.FileAt(CaName), configuration.FileAt(CertificateName), configuration.FileAt(CertificateKeyName));
        if (certificate is null != own is null)
        {
            throw new ConfigurationRefused(certificate is null ? CertificateName : CertificateKeyName, "is needed beside the other half.");
        }

        return address is null ? null : new(
            address,
            mount,
            key ?? throw new ConfigurationRefused(KeyName, $"is needed with {AddressName}."),
            token ?? throw new ConfigurationRefused(TokenName, $"is needed with {AddressName}."),
            ca,
            certificate,
            own);
    }

    // In clear only on this machine, where an agent stands between.
    private static Uri Checked(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)) && address.PathAndQuery == "/"
            ? address
            : throw new ConfigurationRefused(AddressName, "is an https address without a path (http on this machine only).");

    private static string? Word(IConfiguration configuration, string name) => configuration.Text(name) is not { } text ? null
        : text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/') && !text.Contains("..", StringComparison.Ordinal) ? text.Trim('/')
        : throw new ConfigurationRefused(name, "has letters, digits, '-', '_', '.' and '/' only.");
}

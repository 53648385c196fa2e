namespace Coordination.Api.Vault;

internal sealed partial class WrappingKey
{
    public const string KeyName = "Vault:WrappingKey";
    public const string FileName = "Vault:WrappingKeyFile";
    public const string PreviousName = "Vault:PreviousWrappingKeys";

    /// <summary>
    /// The key given, as base64 of 32 bytes, in <c>Vault:WrappingKey</c> or in the file named by <c>Vault:WrappingKeyFile</c>. In development,
    /// where none is given, a file of the state folder, made when missing.
    /// </summary>
    /// <exception cref="ConfigurationRefused">None given in production, both given, or one that is not 32 bytes of base64.</exception>
    public static WrappingKey Load(IConfiguration configuration, bool development, string stateFolder)
    {
        var previous = configuration.GetSection(PreviousName).GetChildren().Select(entry => Parse(entry.Path, entry.Value ?? "")).ToArray();
        return new(Current(configuration, development, stateFolder), previous);
    }

    private static byte[] Current(IConfiguration configuration, bool development, string stateFolder) =>
        (configuration[KeyName], configuration[FileName]) switch
        {
            ({ Length: > 0 }, { Length: > 0 }) => throw new ConfigurationRefused(KeyName, $"give it or {FileName}, not both."),
            ({ Length: > 0 } key, _) => Parse(KeyName, key),
            (_, { Length: > 0 } path) => Read(path),
            _ when development => OfStateFolder(stateFolder),
            _ => throw new ConfigurationRefused(KeyName, $"missing. Give 32 random bytes as base64 (openssl rand -base64 32) here or in {FileName}."),
        };

    private static byte[] Read(string path)
    {
        try
        {
            return Parse(FileName, File.ReadAllText(path));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationRefused(FileName, $"cannot be read ({fault.Message})");
        }
    }

    private static byte[] Parse(string name, string base64)
    {
        var key = new byte[Sealing.KeyBytes];
        return Convert.TryFromBase64String(base64.Trim(), key, out var length) && length == key.Length
            ? key
            : throw new ConfigurationRefused(name, "must be 32 bytes as base64 (44 characters).");
    }

    private static byte[] OfStateFolder(string stateFolder)
    {
        var path = Path.Combine(stateFolder, "wrapping.key");
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(stateFolder);
            Create(path);
        }

        return Read(path);
    }

    private static void Create(string path)
    {
        var draft = $"{path}.{Path.GetRandomFileName()}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(draft, options))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(Sealing.KeyBytes))));
            file.Flush(flushToDisk: true);
        }

        // A move without overwriting: of two starts at once, both use the file of the first, and nobody reads half a key.
        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}

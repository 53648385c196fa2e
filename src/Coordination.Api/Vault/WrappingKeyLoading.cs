using System.Security.Cryptography;
using System.Text;

namespace Coordination.Api.Vault;

internal sealed partial class WrappingKey
{
    public const string KeyName = "Vault:WrappingKey";
    public const string FileName = "Vault:WrappingKeyFile";
    public const string PreviousName = "Vault:PreviousWrappingKeys";
    private const int LongestWait = 2_000;

    /// <summary>
    /// The key given, as base64 of 32 bytes or as a keeper of keys wrapped it, in <c>Vault:WrappingKey</c> or in the file named by <c>Vault:WrappingKeyFile</c>. In development,
    /// where none is given, a file of the state folder, made when missing.
    /// </summary>
    /// <exception cref="ConfigurationRefused">None given in production, both given, one that is not 32 bytes of base64, or one that its keeper does not open.</exception>
    public static WrappingKey Load(IConfiguration configuration, bool development, string stateFolder)
    {
        var keepers = KeyCustodies.Load(configuration);
        var previous = configuration.GetSection(PreviousName).GetChildren().Select(entry => Parse(entry.Path, entry.Value ?? "", keepers)).ToArray();
        return new(Current(configuration, development, stateFolder, keepers), previous);
    }

    private static byte[] Current(IConfiguration configuration, bool development, string stateFolder, KeyCustodies keepers) =>
        (configuration[KeyName], configuration[FileName]) switch
        {
            ({ Length: > 0 }, { Length: > 0 }) => throw new ConfigurationRefused(KeyName, $"give it or {FileName}, not both."),
            ({ Length: > 0 } key, _) => Parse(KeyName, key, keepers),
            (_, { Length: > 0 } path) => Read(path, keepers),
            _ when development => OfStateFolder(stateFolder),
            _ => throw new ConfigurationRefused(KeyName, $"missing. Give 32 random bytes as base64 (openssl rand -base64 32) here or in {FileName}."),
        };

    private static byte[] Read(string path, KeyCustodies keepers)
    {
        try
        {
            return Parse(FileName, File.ReadAllText(path), keepers);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationRefused(FileName, $"cannot be read ({fault.Message})");
        }
    }

    private static byte[] Parse(string name, string text, KeyCustodies keepers) => KeyCustodies.IsWrapped(text) ? keepers.Open(name, text.Trim()) : Parse(name, text);

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
        try
        {
            Directory.CreateDirectory(stateFolder);
            using var file = Alone(path);
            if (file.Length == 0)
            {
                file.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Sealing.KeyBytes))));
                file.Flush(flushToDisk: true);
                file.Position = 0;
            }

            using var reader = new StreamReader(file);
            return Parse(FileName, reader.ReadToEnd());
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationRefused(FileName, $"none given, and the state folder {stateFolder} cannot hold one ({fault.Message}). Name a folder that can be written to in {EventStore.StateFolder.Variable}.");
        }
    }

    // Of two starts at once one waits for the other's key: a key that the second overwrote would have sealed texts nobody can open.
    private static FileStream Alone(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        for (var wait = new SpinWait(); ; wait.SpinOnce())
        {
            try
            {
                return new(path, options);
            }
            catch (IOException) when (wait.Count < LongestWait && File.Exists(path))
            {
                continue;
            }
        }
    }
}

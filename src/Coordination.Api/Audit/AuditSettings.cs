using Coordination.Api.Configuration;

namespace Coordination.Api.Audit;

/// <summary>How the audit log is made provable.</summary>
/// <param name="Key">Signs checkpoints; null on a node that signs none.</param>
/// <param name="File">The other place: a file to which each checkpoint is added; null where the log lines alone leave this machine.</param>
/// <param name="Every">Shortest time between two checkpoints.</param>
internal sealed record AuditSettings(CheckpointKey? Key, string? File, TimeSpan Every)
{
    public const string KeyName = "Audit:SigningKey";
    public const string CheckpointFile = "Audit:CheckpointFile";
    public const string Seconds = "Audit:CheckpointSeconds";

    public static AuditSettings None { get; } = new(null, null, TimeSpan.FromMinutes(1));

    /// <exception cref="ConfigurationRefused">A key that cannot be read; none on a node that signs outside development.</exception>
    public static AuditSettings Load(IConfiguration configuration, bool development, bool signs, string stateFolder) => new(
        signs ? Signing(configuration.Text(KeyName), development, stateFolder) : null,
        configuration.Text(CheckpointFile) is { } file ? Checked(file) : development ? Path.Combine(stateFolder, "audit-checkpoints.log") : null,
        TimeSpan.FromSeconds(configuration.Number(Seconds, 60, 1, 3600)));

    // Tried at the start: a minute later nobody would look.
    private static string Checked(string path)
    {
        try
        {
            System.IO.File.AppendAllText(path, "");
            return path;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationRefused(CheckpointFile, $"cannot be written to ({fault.Message})");
        }
    }

    private static CheckpointKey Signing(string? given, bool development, string stateFolder)
    {
        if (given is null && !development)
        {
            throw new ConfigurationRefused(KeyName, "missing. Give a private key over P-256 in PEM (openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256).");
        }

        try
        {
            return CheckpointKey.Parse(given ?? System.IO.File.ReadAllText(Made(stateFolder)));
        }
        catch (FormatException fault)
        {
            throw new ConfigurationRefused(KeyName, fault.Message);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationRefused(KeyName, $"none given, and the state folder cannot hold one ({fault.Message})");
        }
    }

    // Written beside and moved: of two starts at once both read the same whole key.
    private static string Made(string stateFolder)
    {
        var path = Path.Combine(stateFolder, "audit-signing.pem");
        if (!System.IO.File.Exists(path))
        {
            Directory.CreateDirectory(stateFolder);
            var beside = $"{path}.{Guid.NewGuid():N}";
            Write(beside);
            try
            {
                System.IO.File.Move(beside, path, overwrite: false);
            }
            catch (IOException) when (System.IO.File.Exists(path))
            {
                System.IO.File.Delete(beside);
            }
        }

        return path;
    }

    private static void Write(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var key = CheckpointKey.New();
        using var file = new StreamWriter(path, options);
        file.Write(key.PrivatePem);
    }
}

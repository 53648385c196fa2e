using System.Globalization;

namespace Coordination.Api.EventStore;

/// <summary>Where server binaries are looked for, in this order: the named folder, pg_config, Debian's versioned folders, npm.</summary>
internal sealed record PostgresSearch
{
    public const string Variable = "COORDINATION_POSTGRES_BIN";

    public string? Named { get; init; } = Environment.GetEnvironmentVariable(Variable);

    public bool IsNamed => !string.IsNullOrWhiteSpace(Named);

    public string PgConfig { get; init; } = "pg_config";

    public string DebianFolder { get; init; } = "/usr/lib/postgresql";

    public string Npm { get; init; } = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";

    /// <summary>The folders that may hold a server, best first. Lazy: a later place is asked only when an earlier one does not serve.</summary>
    public IEnumerable<string> Folders()
    {
        if (IsNamed)
        {
            yield return Path.GetFullPath(Named!);
            yield break;
        }

        if (PostgresTool.Read(PgConfig, "--bindir") is { Length: > 0 } folder)
        {
            yield return folder;
        }

        foreach (var debian in DebianFolders())
        {
            yield return debian;
        }
    }

    private IEnumerable<string> DebianFolders() => !Directory.Exists(DebianFolder) ? [] : Directory.GetDirectories(DebianFolder)
        .Where(folder => int.TryParse(Path.GetFileName(folder), out _))
        .OrderByDescending(folder => int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture))
        .Select(folder => Path.Combine(folder, "bin"));
}

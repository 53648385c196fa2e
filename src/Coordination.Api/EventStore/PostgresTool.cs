using System.ComponentModel;
using System.Diagnostics;

namespace Coordination.Api.EventStore;

/// <summary>Runs programs beside the server: initdb, pg_ctl, pg_config, npm.</summary>
internal static class PostgresTool
{
    /// <summary>Whether a program is where it is named, or in a folder of the search path.</summary>
    public static bool IsThere(string program) => Path.IsPathRooted(program)
        ? File.Exists(program)
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <summary>The first line that a program prints, or null when it is not there or ends with an error.</summary>
    public static string? Read(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output.Trim() : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Runs a program to its end and returns its exit code with all that it printed.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(ProcessStartInfo start, CancellationToken cancellation)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, (await output + await errors).Trim());
    }

    /// <summary>A program of the server, run by the server's user and deaf to the caller's own PostgreSQL variables.</summary>
    public static ProcessStartInfo ForServer(string program, ServerUser? user, string workingFolder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = workingFolder };
        if (user is not null)
        {
            start.UserName = user.Name;
        }

        foreach (var variable in start.Environment.Keys.Where(key => key.StartsWith("PG", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(variable);
        }

        return start;
    }
}

using System.Diagnostics;
using Coordination.Api.Tests.Database;
using Xunit;

namespace Coordination.Api.Tests.Faults;

/// <summary>A proof as a process of its own, on a database of the test server.</summary>
internal static class ProofRun
{
    /// <param name="database">Name of the database it works in.</param>
    /// <param name="words">Its command line.</param>
    public static async Task<(int Code, string Said)> RunAsync(string database, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Proofs(), .. words])
        {
            RedirectStandardOutput = true,
            Environment = { ["ConnectionStrings__Coordination"] = await TestServer.CreateDatabaseAsync(database) },
        };
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, said);
    }

    // Built with the solution, in the configuration of these tests: the house lets nothing reference the proofs.
    private static string Proofs()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        var program = Path.Combine(
            own.Parent!.Parent!.Parent!.Parent!.FullName, "Coordination.Proofs", "bin", own.Parent.Name, own.Name, "Coordination.Proofs.dll");
        Assert.True(File.Exists(program), $"{program} is missing: build the solution (dotnet build).");
        return program;
    }
}

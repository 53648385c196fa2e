using System.Diagnostics;
using Coordination.Api.Tests.Database;
using Xunit;
using Xunit.Abstractions;

namespace Coordination.Api.Tests.Faults;

/// <summary>
/// A short run of the proof of faults F01, F03 and F04, in every test run: the long one is
/// <c>dotnet run -c Release --project tests/Coordination.Proofs -- kill</c>.
/// </summary>
public sealed class KillRepresentative(ITestOutputHelper output)
{
    [Fact]
    public async Task No_kill_loses_or_doubles_an_alert_or_a_step()
    {
        var (code, said) = await RunAsync("kill", "--rounds", "3", "--alerts", "150");
        output.WriteLine(said);
        Assert.Equal("verdict: pass", said.TrimEnd().Split('\n')[^1]);
        Assert.Equal(0, code);
    }

    private static async Task<(int Code, string Said)> RunAsync(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Proofs(), .. words])
        {
            RedirectStandardOutput = true,
            Environment = { ["ConnectionStrings__Coordination"] = await TestServer.CreateDatabaseAsync("kill") },
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

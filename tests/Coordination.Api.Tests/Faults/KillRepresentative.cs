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
        var (code, said) = await ProofRun.RunAsync("kill", "kill", "--rounds", "3", "--alerts", "150");
        output.WriteLine(said);
        Assert.Equal("verdict: pass", said.TrimEnd().Split('\n')[^1]);
        Assert.Equal(0, code);
    }
}

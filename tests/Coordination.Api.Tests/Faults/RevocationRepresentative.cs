using Xunit;
using Xunit.Abstractions;

namespace Coordination.Api.Tests.Faults;

/// <summary>
/// A short run of the proof of goal G19, in every test run: the long one is
/// <c>dotnet run -c Release --project tests/Coordination.Proofs -- revocation</c>.
/// </summary>
public sealed class RevocationRepresentative(ITestOutputHelper output)
{
    [Fact]
    public async Task No_racing_read_is_served_after_the_revoking_commit()
    {
        var (code, said) = await ProofRun.RunAsync("revocation", "revocation", "--reads", "300");
        output.WriteLine(said);
        Assert.Equal("verdict: pass", said.TrimEnd().Split('\n')[^1]);
        Assert.Equal(0, code);
    }
}

using Xunit;
using Xunit.Abstractions;

namespace Coordination.Api.Tests.Faults;

/// <summary>
/// A short run of the proof of non-interference, in every test run, with each kind of secret once: the whole one is
/// <c>dotnet run -c Release --project tests/Coordination.Proofs -- crawl</c>.
/// </summary>
public sealed class WorldsRepresentative(ITestOutputHelper output)
{
    [Fact]
    public async Task With_and_without_a_secret_those_without_right_get_the_same_bytes()
    {
        var (code, said) = await ProofRun.RunAsync("worlds", "crawl", "--personas", "0", "--pairs", "25");
        output.WriteLine(said);
        Assert.Equal("verdict: pass", said.TrimEnd().Split('\n')[^1]);
        Assert.Equal(0, code);
    }
}

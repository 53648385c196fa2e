using Xunit;
using Xunit.Abstractions;

namespace Coordination.Api.Tests.Faults;

/// <summary>
/// A short run of the proof that no text about a person is left in clear anywhere, in every test run: every operation and one family. The whole one is
/// <c>dotnet run -c Release --project tests/Coordination.Proofs -- canaries</c>.
/// </summary>
public sealed class CanaryRepresentative(ITestOutputHelper output)
{
    [Fact]
    public async Task No_text_about_a_person_is_left_behind_in_clear()
    {
        var (code, said) = await ProofRun.RunAsync("canaries", "canaries", "--texts", "1");
        output.WriteLine(said);
        Assert.Equal("verdict: pass", said.TrimEnd().Split('\n')[^1]);
        Assert.Equal(0, code);
    }
}

using Xunit;
using Xunit.Abstractions;

namespace Coordination.Api.Tests.Faults;

/// <summary>
/// A short run of the simulated years, in every test run: the long one is <c>dotnet run -c Release --project tests/Coordination.Proofs -- years</c>.
/// </summary>
public sealed class YearsRepresentative(ITestOutputHelper output)
{
    [Fact]
    public async Task Families_owe_and_hear_what_a_second_calculation_says_at_every_moment()
    {
        var (code, said) = await ProofRun.RunAsync("years", "years", "--families", "60", "--seed", "2");
        output.WriteLine(said);
        Assert.Equal("verdict: pass", said.TrimEnd().Split('\n')[^1]);
        Assert.Equal(0, code);
    }
}

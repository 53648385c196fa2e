using Xunit;
using Xunit.Abstractions;

namespace Coordination.Api.Tests.Faults;

/// <summary>
/// A short run of the proof of rules H and A65, in every test run, as two personas: the whole one is
/// <c>dotnet run -c Release --project tests/Coordination.Proofs -- crawl</c>.
/// </summary>
public sealed class CrawlRepresentative(ITestOutputHelper output)
{
    [Fact]
    public async Task What_is_foreign_is_answered_as_what_does_not_exist()
    {
        var (code, said) = await ProofRun.RunAsync("crawl", "crawl", "--personas", "2", "--pairs", "0");
        output.WriteLine(said);
        Assert.Equal("verdict: pass", said.TrimEnd().Split('\n')[^1]);
        Assert.Equal(0, code);
    }
}

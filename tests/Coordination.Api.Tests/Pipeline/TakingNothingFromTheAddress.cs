using Coordination.Api.Tests.Cases;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Pipeline;

/// <summary>What a request is about stands in its path and what it says in its body: an address, which others log, carries filters of a question and nothing else.</summary>
public sealed class TakingNothingFromTheAddress(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task A_name_of_the_path_is_not_taken_from_the_query()
    {
        var (one, other) = (await api.OpenColdAsync(), await api.OpenColdAsync());
        foreach (var name in new[] { "caseId", "CaseId", "caseid" })
        {
            (await api.ReadAsync(one, query: $"?{name}={other}")).ExpectProblem(400, "invalid-request", $"/{char.ToLowerInvariant(name[0])}{name[1..]}");
            (await api.OnCaseAsync(one, $"entries?{name}={other}", new { text = "Ailleurs." })).ExpectProblem(400, "invalid-request");
        }

        Assert.DoesNotContain("entry_written", await api.EventsAsync(one) + await api.EventsAsync(other), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_write_takes_nothing_from_the_query()
    {
        var file = await api.OpenColdAsync();
        (await api.OnCaseAsync(file, "entries?level=n4&text=x", new { level = "n2", text = "Partagé." })).ExpectProblem(400, "invalid-request", "/level");
        (await api.OnCaseAsync(file, "entries?text=x", new { text = "Partagé." })).ExpectProblem(400, "invalid-request", "/text");
        (await api.OnCaseAsync(file, "entries?sight=x", new { text = "Partagé." })).ExpectProblem(400, "invalid-request", "/sight");
        (await api.As(People.Midwife).DoAsync("/v1/cases?name=Nadia", new { dueDate = "2026-10-19" })).ExpectProblem(400, "invalid-request", "/name");
        Assert.DoesNotContain("entry_written", await api.EventsAsync(file), StringComparison.Ordinal);
        (await api.OnCaseAsync(file, "entries", new { text = "Partagé." })).Expect(200);
    }

    [Fact]
    public async Task A_name_of_the_path_is_not_taken_from_the_body()
    {
        var (one, other) = (await api.OpenColdAsync(), await api.OpenColdAsync());
        await api.OnCaseAsync(one, "entries", new { text = "Ici.", caseId = other });
        Assert.DoesNotContain("entry_written", await api.EventsAsync(other), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_not_known_is_told_that_alone() =>
        (await api.Nobody.AskAsync($"/v1/cases/{Guid.NewGuid()}?caseId={Guid.NewGuid()}")).ExpectProblem(401, "not-authenticated");
}

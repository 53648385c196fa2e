using Coordination.Api.Demo;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Reference;

/// <summary>What the reference shows works, and works again.</summary>
public sealed class SendingTheExamples(ReferenceFixture api) : IClassFixture<ReferenceFixture>
{
    [Fact]
    public async Task Every_example_is_answered_with_what_is_documented_also_when_it_is_sent_again()
    {
        var faults = new List<string>();
        foreach (var again in new[] { false, true })
        {
            foreach (var operation in api.Operations)
            {
                var answer = await SendAsync(operation, version: true);
                if (!IsFine(operation, answer))
                {
                    faults.Add($"{answer.Asked}{(again ? " (again)" : "")}: {(int)answer.Status} {answer.Text}");
                }
            }
        }

        Assert.Empty(faults);
    }

    [Fact]
    public async Task What_replaces_is_refused_without_the_version_that_was_read()
    {
        var replacing = api.Operations.Where(o => o.Stated.GetProperty("responses").TryGetProperty("428", out _)).ToList();

        Assert.NotEmpty(replacing);
        foreach (var operation in replacing)
        {
            (await SendAsync(operation, version: false)).ExpectProblem(428, "version-missing", "If-Match");
        }
    }

    [Fact]
    public async Task A_second_start_makes_nothing_twice()
    {
        var before = await RowsAsync();
        await DemoScript.EnsureAsync(api.Services, CancellationToken.None);

        Assert.Equal(before, await RowsAsync());
    }

    private static bool IsFine(Operation operation, HttpAnswer answer) =>
        (int)answer.Status is >= 200 and < 300 && operation.Stated.GetProperty("responses").TryGetProperty($"{(int)answer.Status}", out var stated)
        && stated.GetProperty("content").TryGetProperty(answer.MediaType!, out _);

    private Task<HttpAnswer> SendAsync(Operation operation, bool version)
    {
        var path = operation.Given("path").Aggregate(operation.Path, (left, p) => left.Replace($"{{{p.Name}}}", Uri.EscapeDataString(p.Value), StringComparison.Ordinal));
        var query = string.Join('&', operation.Given("query").Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}"));
        var headers = operation.Given("header").ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal);
        return api.As(People.Of(operation.Text("x-persona")!)).SendAsync(
            new HttpMethod(operation.Verb.ToUpperInvariant()),
            query.Length == 0 ? path : $"{path}?{query}",
            operation.Example,
            headers.GetValueOrDefault("Idempotency-Key"),
            version ? headers.GetValueOrDefault("If-Match") : null);
    }

    private Task<string?> RowsAsync() => api.Raw.AskAsync<string>(
        "select format('%s events, %s answers', (select count(*) from coordination.mt_events), (select count(*) from coordination.inbox))");
}

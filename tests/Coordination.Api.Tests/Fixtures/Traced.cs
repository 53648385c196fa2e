using System.Collections.Concurrent;
using System.Diagnostics;
using Coordination.Api.Demo;
using Xunit;

namespace Coordination.Api.Tests.Fixtures;

/// <summary>What a request asks of the database, as the driver traces it in the request itself.</summary>
internal static class Traced
{
    public static async Task<string[]> StatementsAsync(this ApiFixture api, Persona who, HttpMethod method, string path, object? body = null)
    {
        var spans = new ConcurrentQueue<Activity>();
        using var root = new Activity("test").Start();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => { if (span.TraceId == root.TraceId) { spans.Enqueue(span); } },
        };
        ActivitySource.AddActivityListener(listener);
        var answer = await api.As(who).SendAsync(method, path, body);
        Assert.Contains((int)answer.Status, new[] { 200, 403, 404, 422 });
        return [.. spans.Select(s => (s.GetTagItem("db.query.text") ?? s.GetTagItem("db.statement"))?.ToString()).OfType<string>()];
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using Coordination.Api.Observability;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Observability;

public sealed class TracingCommands(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task A_command_that_is_done_has_a_span_with_its_name_and_outcome()
    {
        var span = await SpanOfAsync("RaiseAlert", async () => await api.RaiseAlertAsync());

        Assert.Equal("done", span.GetTagItem("coordination.outcome"));
        Assert.Null(span.GetTagItem("coordination.refusal"));
    }

    [Fact]
    public async Task A_refused_one_carries_the_refusals_code_and_the_stream()
    {
        var alert = await api.RaiseAlertAsync();
        await api.TakeAlertAsync(alert);
        HttpAnswer? answer = null;
        var span = await SpanOfAsync("TakeAlert", async () => answer = await api.As(People.Midwife).DoAsync($"/v1/alerts/{alert}/take", new { caseId = Guid.NewGuid() }));

        Assert.True((int)answer!.Status >= 400);
        Assert.Contains(span.GetTagItem("coordination.outcome"), new[] { "refused", "denied" });
        Assert.NotNull(span.GetTagItem("coordination.refusal"));
        Assert.Equal(alert, span.GetTagItem("coordination.stream"));
    }

    [Fact]
    public async Task A_question_that_is_not_allowed_carries_the_row_that_said_no()
    {
        var file = await api.OpenCaseAsync();
        var span = await SpanOfAsync("ReadCase", async () => (await api.As(People.MidwifeHeusy).AskAsync($"/v1/cases/{file}")).Expect(404));

        Assert.Equal("denied", span.GetTagItem("coordination.outcome"));
        Assert.Matches("^A[0-9]{2}$", (string)span.GetTagItem("coordination.refusal")!);
    }

    /// <summary>The only span of that name that this class ended meanwhile; other classes run at the same time on other streams.</summary>
    private static async Task<Activity> SpanOfAsync(string name, Func<Task> act)
    {
        var spans = new ConcurrentQueue<Activity>();
        using var root = new Activity("test").Start();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Telemetry.Name,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => { if (span.TraceId == root.TraceId) { spans.Enqueue(span); } },
        };
        ActivitySource.AddActivityListener(listener);
        await act();
        return Assert.Single(spans, span => span.OperationName == name);
    }
}

using System.Net;
using Coordination.Api.Http;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Pipeline;

/// <summary>One caller in a flood is told to wait; nobody else notices, and what was accepted stays.</summary>
public sealed class LimitingACaller(LimitingACaller.Narrow api) : IClassFixture<LimitingACaller.Narrow>
{
    [Fact]
    public async Task A_flood_is_refused_before_it_is_accepted_and_others_are_served()
    {
        var before = await AlertsAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => api.As(People.Record).DoAsync("/v1/alerts", Scenarios.RecordAlert($"flood-{i}"))));

        var accepted = answers.Count(a => a.Status == HttpStatusCode.Created);
        Assert.InRange(accepted, 20, 40);
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.Created), a => a.ExpectProblem(429, "too-many-requests"));
        Assert.Equal(before + accepted, await AlertsAsync());
        (await api.As(People.Midwife).DoAsync("/v1/alerts", Scenarios.Alert())).Expect(201);
    }

    [Fact]
    public async Task A_refused_caller_is_told_when_to_come_back_and_is_served_then()
    {
        using var refused = await FirstRefusalAsync();

        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
        await Eventually.HoldsAsync("the caller is served again", async () => (await api.As(People.SocialWorker).AskAsync("/v1/me/today")).Status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task Health_is_asked_as_often_as_one_likes()
    {
        for (var i = 0; i < 60; i++)
        {
            using var answer = await api.Nobody.GetAsync("/health/live");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    private async Task<HttpResponseMessage> FirstRefusalAsync()
    {
        for (var i = 0; i < 200; i++)
        {
            var answer = await api.As(People.SocialWorker).GetAsync("/v1/me/today");
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            {
                return answer;
            }

            answer.Dispose();
        }

        throw new InvalidOperationException("200 requests in a row were served.");
    }

    private Task<long> AlertsAsync() => api.Raw.AskAsync<long>("select count(*) from coordination.mt_doc_alert");

    /// <summary>A host whose callers have a narrow lane.</summary>
    public sealed class Narrow : ApiFixture
    {
        internal override LaneSettings Lanes { get; } = new(PerMinute: 12, Burst: 20, AtOnce: 2);
    }
}

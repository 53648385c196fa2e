using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Pipeline;

public sealed class StatingAVersion(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task A_write_on_the_version_that_was_read_is_done_and_tells_the_next()
    {
        var alert = (await api.As(People.Midwife).DoAsync("/v1/alerts", Scenarios.Alert())).Expect(201);

        var taken = (await api.As(People.Midwife).DoAsync($"/v1/alerts/{alert.Id}/take", version: alert.ETag)).Expect(201);

        Assert.Equal("\"1\"", alert.ETag);
        Assert.Equal(taken.ETag, (await api.As(People.Midwife).AskAsync($"/v1/cases/{taken.CaseId}")).Expect(200).ETag);
    }

    [Fact]
    public async Task A_write_on_an_older_version_is_refused_and_changes_nothing()
    {
        var alert = await api.RaiseAlertAsync();

        (await api.As(People.Midwife).DoAsync($"/v1/alerts/{alert}/take", version: "\"7\"")).ExpectProblem(412, "stale-version", "If-Match");

        await api.TakeAlertAsync(alert);
    }

    [Fact]
    public async Task A_repeat_is_answered_as_the_first_time_although_its_version_is_old_by_then()
    {
        var alert = (await api.As(People.Midwife).DoAsync("/v1/alerts", Scenarios.Alert())).Expect(201);
        var first = (await api.As(People.Midwife).DoAsync($"/v1/alerts/{alert.Id}/take", key: "take-once", version: alert.ETag)).Expect(201);

        var again = await api.As(People.Midwife).DoAsync($"/v1/alerts/{alert.Id}/take", key: "take-once", version: alert.ETag);

        Assert.Equal(first, again);
    }

    [Theory]
    [InlineData("W/\"1\"")]
    [InlineData("1")]
    [InlineData("\"o ne\"")]
    [InlineData("\"1\", \"2\"")]
    public async Task What_is_no_tag_of_ours_is_refused(string tag)
    {
        var alert = await api.RaiseAlertAsync();

        (await api.As(People.Midwife).DoAsync($"/v1/alerts/{alert}/take", version: tag)).ExpectProblem(400, "invalid-request", "If-Match");
    }
}

using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Cases;

/// <summary>Days and instants mean the same on every server and to every reader, in a body and in a query.</summary>
public sealed class WritingDaysAndInstants(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Theory]
    [InlineData("2026-12-16T09:00:00")]
    [InlineData("2026-12-16")]
    [InlineData("16/12/2026 09:00 +01:00")]
    public async Task An_instant_without_its_offset_is_no_instant(string startsAt)
    {
        var file = await api.OpenColdAsync();

        (await api.OnCaseAsync(file, "concertations", new { startsAt, with = new { accountIds = new[] { People.SocialWorker.Id } } })).ExpectProblem(400, "invalid-request", "/startsAt");
        (await api.ReadAsync(file, query: $"?at={Uri.EscapeDataString(startsAt)}")).ExpectProblem(400, "invalid-request", "/at");
    }

    [Theory]
    [InlineData("from=3/4/2026")]
    [InlineData("from=2026-3-4")]
    [InlineData("from=2026-03-04&from=2026-03-05")]
    public async Task A_day_is_written_in_one_way(string query)
    {
        var file = await api.OpenColdAsync();

        (await api.As(People.Midwife).AskAsync($"/v1/cases/{file}/timeline?{query}")).ExpectProblem(400, "invalid-request", "/from");
        (await api.As(People.Midwife).AskAsync($"/v1/cases/{file}/timeline?from=2026-03-04")).Expect(200);
    }
}

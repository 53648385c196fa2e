using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Cases;

public sealed class ListingCases(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task My_cases_are_listed_page_by_page_and_nobody_elses()
    {
        List<Guid> mine = [];
        for (var i = 0; i < 5; i++)
        {
            mine.Add(await api.OpenColdAsync(new { name = $"Nadia Fictive {i}", dueDate = "2026-10-19" }, People.MidwifeHeusy));
            api.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        List<Guid> listed = [];
        for (var path = "/v1/cases?limit=2&open=true"; path is not null;)
        {
            var page = (await api.As(People.MidwifeHeusy).AskAsync(path)).Expect(200).Json;
            listed.AddRange(page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetGuid()));
            path = page.Text("next");
        }

        mine.Reverse();
        Assert.Equal(mine, listed);
        Assert.Empty((await api.As(People.Psychiatrist).AskAsync("/v1/cases")).Expect(200).Json.GetProperty("items").EnumerateArray());
        (await api.As(People.Midwife).AskAsync("/v1/cases?limit=101")).ExpectProblem(400, "invalid-request", "/limit");
        (await api.As(People.Midwife).AskAsync("/v1/cases?cursor=x*y")).ExpectProblem(400, "invalid-request", "/cursor");
    }
}

using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Concertations;

public sealed class ListingConcertations(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Meetings_of_a_case_are_paged_the_latest_first_without_loss_or_repeat()
    {
        var file = await api.OpenCaseAsync("Louise Listée");
        List<Guid> planned = [];
        for (var day = 1; day <= 5; day++)
        {
            planned.Add(Meetings.Id(await api.PlanAsync(file, new { accountIds = new[] { People.SocialWorker.Id } }, api.Clock.Now.AddDays(day))));
        }

        List<Guid> seen = [];
        for (string? path = $"/v1/cases/{file}/concertations?limit=2"; path is not null;)
        {
            var page = (await api.As(People.SocialWorker).AskAsync(path)).Expect(200).Json;
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(line => line.GetProperty("id").GetGuid()));
            path = page.TryGetProperty("next", out var next) ? next.GetString() : null;
        }

        Assert.Equal(planned.AsEnumerable().Reverse(), seen);
    }

    [Fact]
    public async Task Only_meetings_in_the_state_asked_for_are_listed()
    {
        var file = await api.OpenCaseAsync("Fidélie Filtrée");
        await api.PlanAsync(file, new { accountIds = new[] { People.SocialWorker.Id } });
        var gone = await api.PlanAsync(file, new { accountIds = new[] { People.SocialWorker.Id } });
        (await api.As(People.Midwife).DoAsync(gone + "/cancel")).Expect(200);
        var list = (await api.As(People.Midwife).AskAsync($"/v1/cases/{file}/concertations?state=cancelled")).Expect(200).Json.GetProperty("items");

        Assert.Equal(Meetings.Id(gone), Assert.Single(list.EnumerateArray()).GetProperty("id").GetGuid());
    }

    [Theory]
    [InlineData("state=none", "/state")]
    [InlineData("limit=101", "/limit")]
    [InlineData("cursor=abc", "/cursor")]
    public async Task A_filter_without_meaning_is_named(string filter, string field)
    {
        var file = await api.OpenCaseAsync("Fanette Fautive");
        (await api.As(People.Midwife).AskAsync($"/v1/cases/{file}/concertations?{filter}")).ExpectProblem(400, "invalid-request", field);
    }

    [Fact]
    public async Task A_case_of_somebody_else_has_no_list()
    {
        var file = await api.OpenCaseAsync("Cachée Ailleurs");
        (await api.As(People.MidwifeHeusy).AskAsync($"/v1/cases/{file}/concertations")).ExpectProblem(404, "not-found");
    }
}

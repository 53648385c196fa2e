using Coordination.Api.Tests.Cases;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Handovers;

/// <summary>A handover is a stream of its own, and is owed by whoever leads the case now; a case that ends leaves none open.</summary>
public sealed class FollowingTheCase(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task A_request_that_waits_goes_to_the_list_of_the_new_coordinator_with_its_case()
    {
        var file = await api.OpenCaseAsync("Flore Suivie");
        var asked = (await api.AskRelayAsync(file, HandoverSteps.Psychiatrist)).Expect(201);
        Assert.Equal(People.Midwife.Id, await OwnerAsync(asked.Id));

        (await api.PutAsync(file, "coordinators", new { first = People.SocialWorker.Id, second = People.Midwife.Id }, version: "*")).Expect(200);
        Assert.Equal(People.SocialWorker.Id, await OwnerAsync(asked.Id));
        Assert.Equal("H01", await api.Raw.AskAsync<string>($"select string_agg(code, ' ') from coordination.obligation where stream_id = '{asked.Id}'"));

        (await api.OnAsync(asked, "answer", new { answer = "accepted" }, People.SocialWorker)).Expect(200);
        Assert.Equal(People.SocialWorker.Id, await OwnerAsync(asked.Id));
    }

    [Fact]
    public async Task Asking_a_relay_while_the_case_is_closed_leaves_no_request_that_nobody_follows()
    {
        for (var i = 0; i < 30; i++)
        {
            var file = await api.OpenColdAsync();
            var answers = await Task.WhenAll(api.CloseCaseAsync(file), api.AskRelayAsync(file, HandoverSteps.Psychiatrist, "anonymous"));
            Assert.Contains(answers, a => (int)a.Status < 300);
            Assert.All(answers.Where(a => (int)a.Status >= 300), a => Assert.Equal(409, (int)a.Status));
        }

        Assert.Equal(0, await api.Raw.AskAsync<long>(
            "select count(*) from coordination.case_head c join coordination.handover_head h on h.case_id = c.case_id where h.open and not c.open"));
    }

    private async Task<Guid> OwnerAsync(Guid handover) => await api.Raw.AskAsync<Guid>($"select owner from coordination.obligation where stream_id = '{handover}'");
}

using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Cases;

/// <summary>Who leads a case, and how it ends and begins again.</summary>
public sealed class LeadingACase(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task A_case_that_owes_names_what_it_owes_and_closes_with_a_reason_for_each()
    {
        var file = await api.OpenColdAsync();

        var refused = (await api.OnCaseAsync(file, "close", new { reason = "moved" })).ExpectProblem(409, "case-owes");
        Assert.Contains("F02", refused.Text, StringComparison.Ordinal);
        (await api.OnCaseAsync(file, "close", new { reason = "because" })).ExpectProblem(422, "case-unknown-reason", "/reason");
        Assert.Equal("closed", (await api.CloseCaseAsync(file)).Expect(200).Json.Text("state"));
        Assert.Equal("nothing", await api.OwedAsync(file, "F02"));
        Assert.Equal("closed", (await api.CardAsync(file)).Text("state"));
        var events = await api.EventCountAsync(file);
        (await api.CloseCaseAsync(file)).Expect(200);
        Assert.Equal(events, await api.EventCountAsync(file));
    }

    [Fact]
    public async Task A_closed_case_is_reopened_with_a_coded_reason_and_owes_again()
    {
        var file = await api.OpenColdAsync();
        (await api.CloseCaseAsync(file)).Expect(200);

        (await api.OnCaseAsync(file, "reopen", new { reason = "because" })).ExpectProblem(422, "case-unknown-reason", "/reason");
        (await api.OnCaseAsync(file, "reopen", new { reason = "family-asks" })).Expect(200);
        (await api.OnCaseAsync(file, "reopen", new { reason = "family-asks" })).Expect(200);

        Assert.EndsWith("case_closed case_reopened", await api.EventsAsync(file), StringComparison.Ordinal);
        Assert.NotEqual("nothing", await api.OwedAsync(file, "F06"));
    }

    [Fact]
    public async Task What_is_owed_follows_the_coordinators_in_the_same_commit()
    {
        var file = await api.OpenColdAsync();

        (await api.PutAsync(file, "coordinators", new { first = People.SocialWorker.Id, second = People.Midwife.Id }, version: "*")).Expect(200);
        Assert.Equal(People.SocialWorker.Id, await OwnerAsync(file, "F02"));
        Assert.Equal(People.Midwife.Id, await OwnerAsync(file, "F04"));

        (await api.PutAsync(file, "coordinators", new { first = People.SocialWorker.Id }, People.Supervisor, "*")).Expect(200);
        Assert.Equal(People.SocialWorker.Id, await OwnerAsync(file, "F04"));
        (await api.ReadAsync(file, People.Midwife)).Expect(404);

        var events = await api.EventCountAsync(file);
        (await api.PutAsync(file, "coordinators", new { first = People.SocialWorker.Id }, People.Supervisor, "*")).Expect(200);
        Assert.Equal(events, await api.EventCountAsync(file));
    }

    [Fact]
    public async Task Coordinators_are_replaced_only_by_who_says_which_version_she_read()
    {
        var file = await api.OpenColdAsync();
        var (read, swapped) = ((await api.ReadAsync(file)).ETag, new { first = People.SocialWorker.Id, second = People.Midwife.Id });

        (await api.PutAsync(file, "coordinators", swapped)).ExpectProblem(428, "version-missing", "If-Match");
        (await api.PutAsync(file, "coordinators", swapped, version: read)).Expect(200);
        (await api.PutAsync(file, "coordinators", new { first = People.Midwife.Id }, version: read)).ExpectProblem(412, "stale-version", "If-Match");

        Assert.Equal([People.SocialWorker.Id, People.Midwife.Id], (await api.CardAsync(file)).GetProperty("coordinators").EnumerateArray().Select(c => c.GetGuid()));
    }

    [Fact]
    public async Task A_head_of_a_case_is_a_coordinator_of_its_site()
    {
        var file = await api.OpenColdAsync();

        (await api.PutAsync(file, "coordinators", new { first = People.MidwifeHeusy.Id }, version: "*")).ExpectProblem(422, "case-head-no-coordinator", "/first");
        (await api.PutAsync(file, "coordinators", new { first = People.Midwife.Id, second = People.Supervisor.Id }, version: "*")).ExpectProblem(422, "case-head-no-coordinator", "/second");
        (await api.PutAsync(file, "coordinators", new { first = People.Midwife.Id, second = People.Midwife.Id }, version: "*")).ExpectProblem(422, "case-same-head-twice", "/second");
        (await api.PutAsync(file, "coordinators", new { first = People.SocialWorker.Id, reason = "because" }, version: "*")).ExpectProblem(422, "case-unknown-reason", "/reason");
        (await api.PutAsync(file, "coordinators", new { first = People.SocialWorker.Id }, People.Of("supervisor-heusy"), "*")).ExpectProblem(404, "not-found");
    }

    private async Task<Guid> OwnerAsync(Guid file, string code) => (await api.CardAsync(file, People.SocialWorker)).GetProperty("owed").EnumerateArray()
        .First(row => row.Text("code") == code).GetProperty("owner").GetGuid();
}

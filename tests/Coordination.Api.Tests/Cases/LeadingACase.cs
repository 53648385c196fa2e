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

    [Fact]
    public async Task Who_was_let_in_covers_or_leads_the_site_never_makes_herself_a_head()
    {
        var file = await LedByOneAsync();
        var herself = new { first = People.Midwife.Id, second = People.SocialWorker.Id };
        (await api.OnCaseAsync(file, "relations", Relation(People.Midwife.Id), People.SocialWorker)).Expect(200);
        (await api.PutAsync(file, "coordinators", herself, version: "*")).ExpectProblem(403, "not-allowed");
        (await api.ReadAsync(file)).Expect(200);

        var covered = await LedByOneAsync();
        var today = api.Clock.Now.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var absence = (await api.As(People.SocialWorker).DoAsync("/v1/me/absence", new { from = today, to = today })).Expect(201);
        (await api.ReadAsync(covered)).Expect(200);
        (await api.As(People.Midwife).AskAsync($"/v1/cases/{covered}/relations")).Expect(200);
        (await api.PutAsync(covered, "coordinators", herself, version: "*")).ExpectProblem(403, "not-allowed");
        (await api.OnCaseAsync(covered, "relations", Relation(People.MidwifeHeusy.Id))).ExpectProblem(403, "not-allowed");
        (await api.As(People.SocialWorker).DoAsync($"/v1/me/absence/{absence.Id}/end")).Expect(200);

        var both = People.Of("treating");
        foreach (object role in new object[] { new { role = "supervisor", site = "montlegia", proof = "x" }, new { role = "coordinator", site = "montlegia", discipline = "midwife", proof = "x" } })
        {
            (await api.As(People.Supervisor).DoAsync($"/v1/accounts/{both.Id}/roles", role)).Expect(201);
        }

        (await api.PutAsync(covered, "coordinators", new { first = both.Id, second = People.SocialWorker.Id }, both, "*")).ExpectProblem(403, "relation-own", "/first");
        (await api.PutAsync(covered, "coordinators", new { first = People.SocialWorker.Id, second = both.Id }, both, "*")).ExpectProblem(403, "relation-own", "/second");
        (await api.ReadAsync(covered, both)).Expect(404);
        (await api.PutAsync(covered, "coordinators", new { first = People.SocialWorker.Id, second = both.Id }, People.Supervisor, "*")).Expect(200);
    }

    [Fact]
    public async Task Who_is_let_in_for_two_days_lets_nobody_in_removes_nobody_and_no_relation_lasts_longer_than_a_year()
    {
        var file = await api.OpenColdAsync();
        var ask = (await api.OnCaseAsync(file, "access-asks", new { reason = "shared-care" }, People.MidwifeHeusy)).Expect(200).Id;
        (await api.OnCaseAsync(file, $"access-asks/{ask}/grant", new { until = "2099-01-01T00:00:00Z" })).ExpectProblem(422, "relation-too-long", "/until");
        (await api.OnCaseAsync(file, $"access-asks/{ask}/grant", new { until = api.Clock.Now.AddDays(2) })).Expect(200);
        var other = (await api.OnCaseAsync(file, "access-asks", new { reason = "admitted" }, People.Of("treating"))).Expect(200).Id;

        (await api.OnCaseAsync(file, "relations", Relation(People.Of("treating").Id, "treating", "2099-01-01T00:00:00Z"), People.MidwifeHeusy)).ExpectProblem(403, "not-allowed");
        (await api.OnCaseAsync(file, $"access-asks/{other}/grant", new { }, People.MidwifeHeusy)).ExpectProblem(403, "not-allowed");
        (await api.OnCaseAsync(file, $"access-asks/{other}/decline", new { }, People.MidwifeHeusy)).ExpectProblem(403, "not-allowed");
        (await api.PutAsync(file, "coordinators", new { first = People.SocialWorker.Id }, People.MidwifeHeusy, "*")).ExpectProblem(403, "not-allowed");
        (await api.OnCaseAsync(file, "relations", Relation(People.Of("treating").Id, "treating", "2099-01-01T00:00:00Z"))).ExpectProblem(422, "relation-too-long", "/until");
        (await api.OnCaseAsync(file, "contacts", new { text = "Vue ce jour." }, People.MidwifeHeusy)).Expect(200);
        (await api.OnCaseAsync(file, $"access-asks/{other}/grant", new { }, People.SocialWorker)).Expect(200);
    }

    [Fact]
    public async Task Whom_a_person_excluded_leads_no_case_of_hers_and_who_writes_that_down_comes_to_lead_none()
    {
        var file = await LedByOneAsync();
        (await api.OnCaseAsync(file, "relations", Relation(People.Midwife.Id), People.SocialWorker)).Expect(200);
        (await api.OnCaseAsync(file, "exclusions", new { accountId = People.SocialWorker.Id })).Expect(200);
        (await api.PutAsync(file, "coordinators", new { first = People.SocialWorker.Id }, People.Supervisor, "*")).ExpectProblem(409, "relation-excluded", "/first");
        (await api.PutAsync(file, "coordinators", new { first = People.Midwife.Id, second = People.SocialWorker.Id }, People.Supervisor, "*")).ExpectProblem(409, "relation-excluded", "/second");
        Assert.DoesNotContain(People.Midwife.Id, (await api.CardAsync(file)).GetProperty("coordinators").EnumerateArray().Select(c => c.GetGuid()));
    }

    private static object Relation(Guid holder, string role = "coordinator", string? until = null) => new { holder, role, proofId = Guid.NewGuid(), until };

    private async Task<Guid> LedByOneAsync()
    {
        var file = await api.OpenColdAsync(by: People.SocialWorker);
        (await api.PutAsync(file, "coordinators", new { first = People.SocialWorker.Id }, People.SocialWorker, "*")).Expect(200);
        return file;
    }

    private async Task<Guid> OwnerAsync(Guid file, string code) => (await api.CardAsync(file, People.SocialWorker)).GetProperty("owed").EnumerateArray()
        .First(row => row.Text("code") == code).GetProperty("owner").GetGuid();
}

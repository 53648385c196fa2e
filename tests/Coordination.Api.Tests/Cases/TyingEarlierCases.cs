using System.Text.Json;
using Coordination.Api.Demo;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Cases;

public sealed class TyingEarlierCases(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Who_may_read_both_ties_them_once_and_finds_the_earlier_one()
    {
        var (earlier, file) = (await api.OpenColdAsync(), await api.OpenColdAsync());
        (await api.CloseCaseAsync(earlier)).Expect(200);

        (await api.OnCaseAsync(file, "earlier-cases", new { earlierCaseId = earlier })).Expect(200);
        (await api.OnCaseAsync(file, "earlier-cases", new { earlierCaseId = earlier })).Expect(200);

        Assert.EndsWith("pregnancy_recorded person_added earlier_case_linked", await api.EventsAsync(file), StringComparison.Ordinal);
        var line = Assert.Single((await ListAsync(file, People.SocialWorker)).EnumerateArray());
        Assert.Equal((earlier.ToString(), "closed", People.Midwife.Id.ToString()), (line.Text("caseId"), line.Text("state"), line.Text("linkedBy")));
        (await api.OnCaseAsync(earlier, "earlier-cases", new { earlierCaseId = file })).ExpectProblem(409, "case-closed");
        Assert.Empty((await ListAsync(earlier, People.Midwife)).EnumerateArray());
    }

    [Fact]
    public async Task What_was_tied_by_mistake_is_untied()
    {
        var (earlier, file) = (await api.OpenColdAsync(), await api.OpenColdAsync());
        (await api.OnCaseAsync(file, "earlier-cases", new { earlierCaseId = earlier })).Expect(200);
        (await api.OnCaseAsync(earlier, "earlier-cases", new { earlierCaseId = file })).ExpectProblem(409, "earlier-case-later", "/earlierCaseId");
        (await api.OnCaseAsync(file, "earlier-cases", new { earlierCaseId = file })).ExpectProblem(422, "earlier-case-itself", "/earlierCaseId");

        (await api.OnCaseAsync(file, "earlier-cases/unlink", new { earlierCaseId = earlier })).Expect(200);
        (await api.OnCaseAsync(file, "earlier-cases/unlink", new { earlierCaseId = Guid.NewGuid() })).Expect(200);

        Assert.Empty((await ListAsync(file, People.Midwife)).EnumerateArray());
        Assert.EndsWith("earlier_case_linked earlier_case_unlinked", await api.EventsAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_of_another_site_is_not_there_to_be_tied_nor_are_ties_there_for_others()
    {
        var file = await api.OpenColdAsync();
        var elsewhere = (await api.As(People.MidwifeHeusy).DoAsync("/v1/cases", new { name = "Zélie Exemple", dueDate = "2026-10-19" })).Expect(201).Id;

        var hidden = (await api.OnCaseAsync(file, "earlier-cases", new { earlierCaseId = elsewhere })).ExpectProblem(404, "not-found");
        var absent = (await api.OnCaseAsync(file, "earlier-cases", new { earlierCaseId = Guid.NewGuid() })).ExpectProblem(404, "not-found");
        Assert.Equal(absent.Problem, hidden.Problem);

        (await api.OnCaseAsync(file, "earlier-cases", new { earlierCaseId = file }, by: People.MidwifeHeusy)).Expect(404);
        (await api.As(People.MidwifeHeusy).AskAsync($"/v1/cases/{file}/earlier-cases")).Expect(404);
    }

    [Fact]
    public async Task Whoever_may_no_longer_read_the_earlier_one_is_told_of_none()
    {
        var (earlier, file) = (await api.OpenColdAsync(), await api.OpenColdAsync());
        (await api.OnCaseAsync(file, "earlier-cases", new { earlierCaseId = earlier })).Expect(200);
        (await api.OnCaseAsync(earlier, "exclusions", new { accountId = People.SocialWorker.Id })).Expect(200);

        Assert.Empty((await ListAsync(file, People.SocialWorker)).EnumerateArray());
        Assert.Single((await ListAsync(file, People.Midwife)).EnumerateArray());
    }

    private async Task<JsonElement> ListAsync(Guid file, Persona who) =>
        (await api.As(who).AskAsync($"/v1/cases/{file}/earlier-cases")).Expect(200).Json.GetProperty("items");
}

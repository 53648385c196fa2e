using Coordination.Api.Tests.Cases;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.Worklist;
using Xunit;

namespace Coordination.Api.Tests.Emergencies;

/// <summary>What an emergency access owes stands in lists, is chased, and comes to the lead; nobody is given the case by it.</summary>
public sealed class ChasingAReview : IAsyncLifetime
{
    private readonly ApiFixture _api = new();

    public Task InitializeAsync() => _api.InitializeAsync();

    public Task DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Both_stand_in_lists_with_requests_that_are_ready()
    {
        var (opener, glass) = (People.Of("treating"), (await _api.BreakAsync(await _api.OpenColdAsync(), by: People.Of("treating"))).Expect(201).Id);
        var excluding = await _api.OpenColdAsync();
        (await _api.OnCaseAsync(excluding, "exclusions", new { accountId = opener.Id })).Expect(200);
        var vital = (await _api.BreakAsync(excluding, GlassRequests.Vital, opener)).Expect(201).Id;

        foreach (var (who, code, record) in new[] { (opener, "glass-text", glass), (GlassRequests.Officer, "glass-review", glass), (GlassRequests.Officer, "glass-review-vital", vital) })
        {
            var row = Assert.Single(await _api.ListAsync(who), r => Owing.Text(r, "code") == code && Owing.Text(r, "glassId") == record.ToString());
            Assert.Null(Owing.Text(row, "caseId"));
            var done = row.GetProperty("acts").GetProperty("done");
            var sent = code == "glass-text" ? await _api.SendReadyAsync(who, done) : await _api.As(who).DoAsync(Owing.Text(done, "url")!, new { verdict = "notJustified" });
            sent.Expect(200);
            Assert.DoesNotContain(await _api.ListAsync(who), r => r.Id() == row.Id());
        }
    }

    [Fact]
    public async Task Left_undone_it_is_chased_and_comes_to_the_lead_who_is_given_nothing_of_the_case()
    {
        var file = await _api.OpenColdAsync();
        var glass = (await _api.BreakAsync(file)).Expect(201).Id;
        var reference = Http.References.Of(glass);
        Assert.Equal(("2026-04-21", "2026-04-23"), (await _api.DueAsync(glass, "glass-text"), await _api.DueAsync(glass, "glass-review")));

        for (var day = 0; day < 10; day++)
        {
            _api.Clock.Advance(TimeSpan.FromDays(1));
            await _api.SweepAsync();
        }

        var told = (await _api.MailsAsync()).Where(mail => mail.Contains(reference, StringComparison.Ordinal)).Select(GlassRequests.Addressee).ToArray();
        Assert.Equal((2, 2), (told.Count(who => who == "midwife-heusy"), told.Count(who => who == "supervisor-montlegia")));
        Assert.Equal(3, told.Count(who => who == "privacy-officer"));
        var rows = (await _api.ListAsync(People.Supervisor)).Where(r => Owing.Text(r, "reference") == reference).ToArray();
        Assert.Equal(["glass-review", "glass-text"], rows.Select(r => Owing.Text(r, "code")).Order(StringComparer.Ordinal));
        Assert.All(rows, r => Assert.Equal((null, null, null), (Owing.Text(r, "caseId"), Owing.Text(r, "glassId"), Owing.Text(r, "acts"))));
        (await _api.ReadAsync(file, People.Supervisor)).ExpectProblem(404, "not-found");
        (await _api.RecordAsync(glass, People.Supervisor)).ExpectProblem(404, "not-found");
        (await _api.ReviewAsync(glass, "notJustified")).Expect(200);
        Assert.DoesNotContain(await _api.ListAsync(People.Supervisor), r => Owing.Text(r, "reference") == reference);
    }
}

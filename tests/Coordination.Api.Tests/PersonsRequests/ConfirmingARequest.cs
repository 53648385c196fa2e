using Coordination.Api.Tests.Cases;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.Worklist;
using Xunit;

namespace Coordination.Api.Tests.PersonsRequests;

/// <summary>A records officer reads no file by a request that she noted alone: a head of the case, or the lead of its site, confirms that the person asked. Each test on people of its own.</summary>
public sealed class ConfirmingARequest : IAsyncLifetime
{
    private readonly ApiFixture _api = new();

    public Task InitializeAsync() => _api.InitializeAsync();

    public Task DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task What_an_officer_noted_opens_nothing_until_a_head_of_the_case_confirms_and_the_delay_runs_meanwhile()
    {
        var (file, mother) = await _api.FamilyAsync();
        var entry = await _api.WriteAsync(file, "Ce que l'agente ne lit pas encore.");
        var copy = (await _api.AskRightAsync(file, by: RightRequests.Officer)).Expect(201).Id;
        var restriction = (await _api.AskRightAsync(file, "restriction", RightRequests.Officer)).Expect(201).Id;
        var rectification = (await _api.AskRightAsync(file, "rectification", RightRequests.Officer)).Expect(201).Id;

        Assert.Equal(("2026-05-05", "2026-04-22"), (await _api.DueAsync(copy, "request-copy"), await _api.DueAsync(copy, "request-confirm")));
        (await _api.ReadRightAsync(copy, what: "/preparation")).ExpectProblem(404, "not-found");
        (await _api.OnRightAsync(copy, "copy")).ExpectProblem(409, "persons-request-unconfirmed");
        (await _api.OnRightAsync(restriction, "restrict")).ExpectProblem(409, "persons-request-unconfirmed");
        (await _api.OnRightAsync(restriction, "lift")).ExpectProblem(409, "persons-request-unconfirmed");
        (await _api.OnRightAsync(restriction, "answer")).ExpectProblem(409, "persons-request-unconfirmed");
        (await _api.OnRightAsync(rectification, $"entries/{entry}/rectify", new { text = "x" })).ExpectProblem(409, "persons-request-unconfirmed");
        (await _api.OnRightAsync(copy, "confirm")).ExpectProblem(404, "not-found");
        (await _api.OnRightAsync(copy, "confirm", by: People.MidwifeHeusy)).ExpectProblem(404, "not-found");
        Assert.True((await _api.ReadRightAsync(copy)).Expect(200).Json.GetProperty("awaitsConfirmation").GetBoolean());

        var row = Assert.Single(await _api.ListAsync(People.Midwife), r => Owing.Text(r, "requestId") == copy.ToString());
        Assert.Equal("request-confirm", Owing.Text(row, "code"));
        (await _api.As(People.Midwife).DoAsync(Owing.Text(row.GetProperty("acts").GetProperty("done"), "url")!)).Expect(200);
        (await _api.OnRightAsync(copy, "confirm", by: People.SocialWorker)).Expect(200);

        Assert.Contains("Ce que l'agente ne lit pas encore.", (await _api.ReadRightAsync(copy, what: "/preparation")).Expect(200).Text, StringComparison.Ordinal);
        Assert.Equal(("2026-05-05", "nothing", "persons_request_received persons_request_confirmed"), (await _api.DueAsync(copy, "request-copy"), await _api.DueAsync(copy, "request-confirm"), await _api.EventsAsync(copy)));
        Assert.NotEqual(mother, copy);
    }

    [Fact]
    public async Task What_a_coordinator_notes_or_the_person_asks_by_her_own_account_awaits_nobody()
    {
        var (file, mother) = await _api.FamilyAsync();
        await _api.BindAsync(file, mother, RightRequests.Parent);

        foreach (var by in new[] { People.Midwife, RightRequests.Parent })
        {
            var request = (await _api.AskRightAsync(file, by: by)).Expect(201).Id;
            Assert.Equal("nothing", await _api.DueAsync(request, "request-confirm"));
            (await _api.ReadRightAsync(request, what: "/preparation")).Expect(200);
            (await _api.OnRightAsync(request, "confirm", by: People.Midwife)).Expect(200);
            Assert.Equal("persons_request_received", await _api.EventsAsync(request));
        }
    }

    [Fact]
    public async Task Left_undone_it_comes_to_the_lead_who_confirms_and_reads_nothing_by_it()
    {
        var (file, _) = await _api.FamilyAsync();
        var copy = (await _api.AskRightAsync(file, by: RightRequests.Officer)).Expect(201).Id;
        _api.Clock.Advance(TimeSpan.FromDays(10));
        while (await _api.SweepAsync() > 0)
        {
        }

        var row = Assert.Single(await _api.ListAsync(People.Supervisor), r => Owing.Text(r, "requestId") == copy.ToString());
        (await _api.As(People.Supervisor).DoAsync(Owing.Text(row.GetProperty("acts").GetProperty("done"), "url")!)).Expect(200);
        (await _api.ReadAsync(file, People.Supervisor)).ExpectProblem(404, "not-found");
        (await _api.ReadRightAsync(copy, what: "/preparation")).Expect(200);
    }

    [Fact]
    public async Task A_head_whom_the_family_excludes_confirms_nothing_and_her_colleague_is_asked_in_that_commit()
    {
        var (file, _) = await _api.FamilyAsync();
        var copy = (await _api.AskRightAsync(file, by: RightRequests.Officer)).Expect(201).Id;

        (await _api.OnCaseAsync(file, "exclusions", new { accountId = People.Midwife.Id }, People.SocialWorker)).Expect(200);

        Assert.DoesNotContain(await _api.ListAsync(People.Midwife), r => Owing.Text(r, "requestId") == copy.ToString());
        (await _api.OnRightAsync(copy, "confirm", by: People.Midwife)).ExpectProblem(404, "not-found");
        Assert.Contains(await _api.ListAsync(People.SocialWorker), r => Owing.Text(r, "requestId") == copy.ToString());
        (await _api.OnRightAsync(copy, "confirm", by: People.SocialWorker)).Expect(200);
    }
}

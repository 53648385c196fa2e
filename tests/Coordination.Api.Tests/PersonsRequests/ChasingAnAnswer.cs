using Coordination.Api.Tests.Emergencies;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.Worklist;
using Xunit;

namespace Coordination.Api.Tests.PersonsRequests;

/// <summary>A request that nobody answers is chased, and comes to the lead.</summary>
public sealed class ChasingAnAnswer : IAsyncLifetime
{
    private readonly ApiFixture _api = new();

    public Task InitializeAsync() => _api.InitializeAsync();

    public Task DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Left_undone_it_is_chased_and_comes_to_the_lead_who_reads_nothing_by_it()
    {
        var (file, _) = await _api.FamilyAsync();
        var request = (await _api.AskRightAsync(file)).Expect(201).Id;
        var reference = Http.References.Of(request);
        for (var day = 0; day < 18; day++)
        {
            _api.Clock.Advance(TimeSpan.FromDays(1));
            await _api.SweepAsync();
        }

        var told = (await _api.MailsAsync()).Where(mail => mail.Contains(reference, StringComparison.Ordinal)).Select(GlassRequests.Addressee).ToArray();
        Assert.Equal((2, 1), (told.Count(who => who == "records-officer"), told.Count(who => who == "supervisor-montlegia")));
        var row = Assert.Single(await _api.ListAsync(People.Supervisor), r => Owing.Text(r, "reference") == reference);
        Assert.Equal(("request-copy", null, null), (Owing.Text(row, "code"), Owing.Text(row, "requestId"), Owing.Text(row, "acts")));
        (await _api.ReadRightAsync(request, People.Supervisor)).ExpectProblem(404, "not-found");
        (await _api.OnRightAsync(request, "refuse", new { reason = "excessive", text = "Trop." })).Expect(200);
        Assert.DoesNotContain(await _api.ListAsync(People.Supervisor), r => Owing.Text(r, "reference") == reference);
    }
}

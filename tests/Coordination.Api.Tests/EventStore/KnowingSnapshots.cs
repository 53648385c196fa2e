using System.Globalization;
using Coordination.Api.EventStore;
using Coordination.Api.Tests.Fixtures;
using Coordination.Domain.Cases;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Coordination.Api.Tests.EventStore;

/// <summary>A state that was read is not sent and parsed again while its version stands; what another node wrote is seen at once.</summary>
public sealed class KnowingSnapshots(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task What_another_node_wrote_is_read_at_once()
    {
        var file = await api.OpenCaseAsync();
        (await api.As(People.Midwife).AskAsync($"/v1/cases/{file}")).Expect(200);
        var known = Known(file);
        await using var other = TestHost.Build(api.ConnectionString, api.Clock, mail: "");
        await other.StartAsync();
        using var there = new HttpClient { BaseAddress = new Uri(other.Urls.First()) };
        there.DefaultRequestHeaders.Authorization = new("Bearer", TestHost.Issuer.Sign(People.Midwife.Subject, TestHost.TokensFrom, TestHost.TokenLife));

        (await there.DoAsync($"/v1/cases/{file}/contacts", new { text = "Écrit ailleurs." })).Expect(200);

        Assert.Contains("Écrit ailleurs.", (await api.As(People.Midwife).AskAsync($"/v1/cases/{file}")).Expect(200).Text, StringComparison.Ordinal);
        Assert.True(known.Version < Known(file).Version);
    }

    [Fact]
    public async Task A_known_state_is_the_same_object_for_whoever_reads_it_next()
    {
        var file = await api.OpenCaseAsync();
        (await api.As(People.Midwife).AskAsync($"/v1/cases/{file}")).Expect(200);
        var known = Known(file);

        (await api.As(People.SocialWorker).AskAsync($"/v1/cases/{file}")).Expect(200);

        Assert.Same(known.State, Known(file).State);
    }

    [Fact]
    public async Task A_known_state_is_shown_to_nobody_who_may_not_read_it()
    {
        var file = await api.OpenCaseAsync();
        (await api.As(People.Midwife).AskAsync($"/v1/cases/{file}")).Expect(200);

        (await api.As(People.MidwifeHeusy).AskAsync($"/v1/cases/{file}")).ExpectProblem(404, "not-found");
    }

    [Theory]
    [InlineData("/v1/cases/{0}", "alert", "relay", "account")]
    [InlineData("/v1/alerts/{0}", "case", "relay", "account")]
    [InlineData("/v1/alerts/{0}/status", "case", "relay", "account")]
    [InlineData("/v1/relay/requests/{0}", "case", "alert", "account")]
    [InlineData("/v1/relays/{0}", "case", "alert", "account")]
    public async Task An_id_of_another_kind_is_unknown_even_where_that_thing_was_read_lately(string door, params string[] kinds)
    {
        var alert = await api.RaiseAlertAsync();
        var things = new Dictionary<string, Guid>
        {
            ["alert"] = alert,
            ["case"] = await api.TakeAlertAsync(alert),
            ["account"] = People.Midwife.Id,
            ["relay"] = (await api.As(People.Midwife).AskAsync("/v1/relays?limit=1")).Expect(200).Json.GetProperty("items")[0].GetProperty("id").GetGuid(),
        };
        foreach (var known in new[] { $"/v1/cases/{things["case"]}", $"/v1/alerts/{alert}", $"/v1/relays/{things["relay"]}" })
        {
            (await api.As(People.Midwife).AskAsync(known)).Expect(200);
        }

        foreach (var kind in kinds)
        {
            // Who may not read the thing would else be told that it is there.
            (await api.As(People.Midwife).AskAsync(string.Format(CultureInfo.InvariantCulture, door, things[kind]))).ExpectProblem(404, "not-found");
            (await api.As(People.MidwifeHeusy).AskAsync(string.Format(CultureInfo.InvariantCulture, door, things[kind]))).ExpectProblem(404, "not-found");
        }
    }

    private Snapshot<CaseFile> Known(Guid file) =>
        api.Services.GetRequiredService<SnapshotCache>().Find<CaseFile>("la-croche", file) ?? throw new InvalidOperationException("The case is not known.");
}

using Coordination.Api.Erasures;
using Coordination.Api.Tests.Cases;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.PersonsRequests;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Coordination.Api.Tests.Alerts;

/// <summary>An alert that repeats another is tied to it: what it said is not deleted while something stands against it there, and is asked about again.</summary>
public sealed class KeepingAnAlertLonger : IAsyncLifetime
{
    private readonly ApiFixture _api = new();

    public Task InitializeAsync() => _api.InitializeAsync();

    public Task DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task While_the_first_one_waits()
    {
        var (first, repeat) = await TwiceAsync();
        await LaterAsync(91);
        await StaysAsync(repeat, "first-waits");
        Assert.Equal($"{await PersonAsync(repeat)} alert", await OverAsync());

        (await _api.As(People.Midwife).DoAsync($"/v1/alerts/{first}/qualify", new { outcome = "notFounded", reason = "Sans suite." })).Expect(200);
        await LaterAsync(15);
        await GoneAsync(repeat);
        Assert.Equal("", await OverAsync());
    }

    [Fact]
    public async Task While_whose_case_took_the_first_one_makes_use_of_a_right()
    {
        var (first, repeat) = await TwiceAsync();
        var file = await _api.TakeAlertAsync(first);
        await LaterAsync(85);
        var request = (await _api.AskRightAsync(file)).Expect(201).Id;
        await LaterAsync(6);
        await StaysAsync(repeat, "request-open");

        (await _api.OnRightAsync(request, "refuse", new { reason = "record-must-be-kept", text = "Trente ans." })).Expect(200);
        await LaterAsync(15);
        await GoneAsync(repeat);
    }

    [Fact]
    public async Task While_the_use_of_what_is_kept_about_her_is_restricted()
    {
        var (first, repeat) = await TwiceAsync();
        var file = await _api.TakeAlertAsync(first);
        var request = (await _api.AskRightAsync(file, "restriction")).Expect(201).Id;
        (await _api.OnRightAsync(request, "restrict")).Expect(200);
        await LaterAsync(91);
        await StaysAsync(repeat, "use-restricted");
        await LaterAsync(15);
        await StaysAsync(repeat, "use-restricted", times: 2);
    }

    [Fact]
    public async Task The_first_one_goes_by_itself_and_what_repeats_it_has_a_time_of_its_own()
    {
        var first = await _api.RaiseAlertAsync(Scenarios.Alert("Venceslas Double"));
        (await _api.As(People.Midwife).DoAsync($"/v1/alerts/{first}/qualify", new { outcome = "notFounded", reason = "Sans suite." })).Expect(200);
        await LaterAsync(60);
        var repeat = await _api.RaiseAlertAsync(Scenarios.Alert("Venceslas Double"));
        (await _api.As(People.Midwife).DoAsync($"/v1/alerts/{repeat}/qualify", new { outcome = "duplicate", duplicateOf = first })).Expect(200);

        await LaterAsync(31);

        await GoneAsync(first);
        Assert.Contains("Venceslas", await CardAsync(repeat), StringComparison.Ordinal);
        await LaterAsync(60);
        await GoneAsync(repeat);
    }

    private async Task<(Guid First, Guid Repeat)> TwiceAsync()
    {
        var (first, repeat) = (await _api.RaiseAlertAsync(Scenarios.Alert("Venceslas Double")), await _api.RaiseAlertAsync(Scenarios.Alert("Venceslas Double", "Encore.")));
        (await _api.As(People.Midwife).DoAsync($"/v1/alerts/{repeat}/qualify", new { outcome = "duplicate", duplicateOf = first })).Expect(200);
        return (first, repeat);
    }

    // The clock moves; then the turns of a node.
    private async Task LaterAsync(int days)
    {
        _api.Clock.Advance(TimeSpan.FromDays(days));
        await Eventually.HoldsAsync("nothing is due any more", async () => await _api.SweepAsync() == 0);
        await _api.Services.GetRequiredService<ErasePerson>().FinishAsync(CancellationToken.None);
    }

    private async Task StaysAsync(Guid alert, string reason, long times = 1)
    {
        Assert.Contains("Venceslas", await CardAsync(alert), StringComparison.Ordinal);
        Assert.Equal(times, await _api.Raw.AskAsync<long>(
            $"select count(*) from coordination.mt_events where stream_id = '{alert}' and type = 'alert_kept_longer' and data ->> 'reason' = '{reason}'"));
        Assert.Equal("alert-kept-longer", await _api.Raw.AskAsync<string>($"select code from coordination.obligation where stream_id = '{alert}' and not listed"));
    }

    private async Task GoneAsync(Guid alert)
    {
        var card = await CardAsync(alert);
        Assert.DoesNotContain("Venceslas", card, StringComparison.Ordinal);
        Assert.Contains("\"state\":\"closed\"", card, StringComparison.Ordinal);
        Assert.Equal(0L, await _api.Raw.AskAsync<long>($"select count(*) from coordination.obligation where stream_id = '{alert}'"));
    }

    private Task<Guid> PersonAsync(Guid alert) => _api.Raw.AskAsync<Guid>($"select (data -> 'about' ->> 'person')::uuid from coordination.mt_doc_alert where id = '{alert}'");

    // What the officers see of it.
    private async Task<string> OverAsync() => string.Join(' ', (await _api.As(People.Of("records-officer")).AskAsync("/v1/retention")).Expect(200).Json
        .GetProperty("items").EnumerateArray().Select(line => $"{CaseRequests.Text(line, "personId")} {CaseRequests.Text(line, "kind")}"));

    private async Task<string> CardAsync(Guid alert) => (await _api.As(People.Midwife).AskAsync($"/v1/alerts/{alert}")).Expect(200).Text;
}

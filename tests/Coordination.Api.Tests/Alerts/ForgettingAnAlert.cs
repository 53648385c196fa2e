using Coordination.Api.Erasures;
using Coordination.Api.EventStore;
using Coordination.Api.Tests.Cases;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Emergencies;
using Coordination.Api.Tests.Fixtures;
using Coordination.Domain.Erasures;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Coordination.Api.Tests.Alerts;

/// <summary>What an alert said that became no case is deleted after a while: a proof stays, a repeat is answered as before, and nothing of it is read, found or brought back.</summary>
public sealed class ForgettingAnAlert : IAsyncLifetime
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(91);

    private readonly ApiFixture _api = new();

    public Task InitializeAsync() => _api.InitializeAsync();

    public Task DisposeAsync() => _api.DisposeAsync();

    [Theory]
    [InlineData("notFounded")]
    [InlineData("informedOnly")]
    public async Task Until_its_time_is_over_it_is_read_and_after_that_by_nobody(string outcome)
    {
        var alert = await AnsweredAsync("Ysoline Oubliée", outcome);
        await LaterAsync(TimeSpan.FromDays(89));
        Assert.Contains("Ysoline", await CardAsync(alert), StringComparison.Ordinal);
        Assert.Contains("Ysoline", await ListAsync(), StringComparison.Ordinal);

        await LaterAsync(TimeSpan.FromDays(2));

        Assert.Equal($$"""{"id":"{{alert}}","state":"closed","outcome":"{{outcome}}","about":{},"reasons":[]}""", Some(await CardAsync(alert), "id", "state", "outcome", "about", "reasons"));
        Assert.DoesNotContain("Ysoline", await CardAsync(alert) + await ListAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("Rumeur", await CardAsync(alert) + await ListAsync(), StringComparison.Ordinal);
        Assert.Contains($"{alert}", await ListAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain($"{alert}", (await _api.As(People.Midwife).AskAsync("/v1/search?q=Ysoline")).Expect(200).Text, StringComparison.Ordinal);
        Assert.Equal("alert_received alert_qualified alert_forgotten step_fired", await _api.EventsAsync(alert));
        Assert.Equal((0L, 0L, 0L, 0L), (await KeysAsync(alert), await CountAsync($"search_term where target = '{alert}'"), await CountAsync($"obligation where stream_id = '{alert}'"), await CountAsync($"alert_head where alert_id = '{alert}' and content is not null")));
        Assert.Equal(1L, await CountAsync($"audit_entry where action = 'ForgetAlert' and target = '{alert}'"));
    }

    [Fact]
    public async Task Its_sender_learns_that_it_is_closed_and_who_has_no_right_nothing_more_than_before()
    {
        var wish = new { about = new { name = "Yvonnick Oublié" }, from = new { kind = "gp" }, why = "x", site = "montlegia" };
        var alert = await _api.RaiseAlertAsync(wish, People.Sender);
        await QualifyAsync(alert, "notFounded");
        await LaterAsync(Kept);

        var status = (await _api.As(People.Sender).AskAsync($"/v1/alerts/{alert}/status")).Expect(200).Json;
        Assert.Equal("closed", CaseRequests.Text(status, "state"));
        Assert.Equal(["id", "state", "since", "coordinator"], status.EnumerateObject().Select(m => m.Name));
        foreach (var who in new[] { People.MidwifeHeusy, People.Record, People.Of("records-officer") })
        {
            Assert.Equal((await _api.As(who).AskAsync($"/v1/alerts/{Guid.NewGuid()}")).Said(), (await _api.As(who).AskAsync($"/v1/alerts/{alert}")).ExpectProblem(404, "not-found").Said());
        }
    }

    [Fact]
    public async Task The_same_message_again_is_answered_as_before_and_opens_nothing()
    {
        var first = (await _api.As(People.Record).DoAsync("/v1/alerts", Scenarios.RecordAlert("again", "form-again"))).Expect(201);
        await QualifyAsync(first.Id, "notFounded");
        await LaterAsync(Kept);

        Assert.Equal(first.Text, (await _api.As(People.Record).DoAsync("/v1/alerts", Scenarios.RecordAlert("again", "form-again"))).Expect(201).Text);
        Assert.Equal(first.Id, (await _api.As(People.Record).DoAsync("/v1/alerts", Scenarios.RecordAlert("another", "form-again"))).Expect(200).Id);
        Assert.Equal(1L, await CountAsync("alert_head"));
        Assert.Equal(0L, await CountAsync($"obligation where stream_id = '{first.Id}'"));
        Assert.Equal("received", CaseRequests.Text((await _api.As(People.Record).AskAsync($"/v1/alerts/{first.Id}/status")).Expect(200).Json, "state"));
        (await _api.As(People.Midwife).DoAsync($"/v1/alerts/{first.Id}/take")).ExpectProblem(409, "alert-already-qualified");
        (await _api.As(People.Midwife).DoAsync($"/v1/alerts/{first.Id}/qualify", new { outcome = "notFounded", reason = "x" })).Expect(200);
    }

    [Fact]
    public async Task A_second_content_is_compared_first_and_one_that_comes_later_is_deleted_in_its_turn()
    {
        var alert = (await _api.As(People.Record).DoAsync("/v1/alerts", Scenarios.RecordAlert("twice"))).Expect(201).Id;
        await ContradictAsync("twice", "Zénobie Autre");
        await QualifyAsync(alert, "notFounded");
        await LaterAsync(Kept);
        Assert.Contains("Élise", await CardAsync(alert), StringComparison.Ordinal);

        await CompareAsync(alert);
        await LaterAsync(Kept);
        Assert.DoesNotContain("Élise", await CardAsync(alert), StringComparison.Ordinal);
        await ContradictAsync("twice", "Zénobie Autre");
        Assert.Equal(0L, await CountAsync($"obligation where stream_id = '{alert}'"));

        await ContradictAsync("twice", "Zélie Encore");
        Assert.Equal(1L, await CountAsync($"obligation where stream_id = '{alert}' and code = 'conflict'"));
        await CompareAsync(alert);
        await LaterAsync(Kept);
        Assert.Equal(0L, await KeysAsync(alert));
        Assert.Equal(2L, await _api.Raw.AskAsync<long>($"select count(*) from coordination.mt_events where stream_id = '{alert}' and type = 'alert_forgotten'"));
    }

    [Fact]
    public async Task What_waits_or_went_into_a_case_stays()
    {
        var (waits, taken) = (await _api.RaiseAlertAsync(Scenarios.Alert("Wivine Attend")), await _api.RaiseAlertAsync(Scenarios.Alert("Walburge Suivie")));
        await _api.TakeAlertAsync(taken);

        await LaterAsync(TimeSpan.FromDays(400));

        Assert.Contains("Wivine", await CardAsync(waits), StringComparison.Ordinal);
        Assert.Contains("Walburge", await CardAsync(taken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_a_backup_of_the_keys_nor_one_of_the_data_brings_it_back()
    {
        var alert = await AnsweredAsync("Xanthia Revenue", "notFounded");
        await _api.Raw.DoAsync("create table kept_keys as select * from vault.person_key");
        await LaterAsync(Kept);
        await _api.Raw.DoAsync("insert into vault.person_key select * from kept_keys on conflict do nothing");

        Assert.Equal(1, await DestroyKeys.AgainAsync(_api.Services.GetRequiredService<Databases>(), CancellationToken.None));

        var proof = await _api.Raw.AskAsync<string>($"select data::text from coordination.mt_events where stream_id = '{alert}' and type = 'alert_forgotten'");
        Assert.DoesNotContain("Xanthia", proof, StringComparison.Ordinal);
        var person = await PersonAsync(alert);
        Assert.Equal("erasure_decided person_erased", await _api.EventsAsync(Erasure.IdOf(person)));
        await _api.Raw.DoAsync($"delete from coordination.mt_events where stream_id = '{Erasure.IdOf(person)}'; delete from coordination.mt_streams where id = '{Erasure.IdOf(person)}'; delete from coordination.mt_doc_erasure");
        await _api.Services.GetRequiredService<ErasePerson>().AgainAsync(CancellationToken.None);
        Assert.Equal("person_erased", await _api.EventsAsync(Erasure.IdOf(person)));
        Assert.DoesNotContain("Xanthia", await CardAsync(alert), StringComparison.Ordinal);
    }

    private async Task<Guid> AnsweredAsync(string name, string outcome)
    {
        var alert = await _api.RaiseAlertAsync(Scenarios.Alert(name, "Rumeur du quartier."));
        await QualifyAsync(alert, outcome);
        return alert;
    }

    private async Task QualifyAsync(Guid alert, string outcome) =>
        (await _api.As(People.Midwife).DoAsync($"/v1/alerts/{alert}/qualify", new { outcome, reason = "Rumeur sans suite." })).Expect(200);

    private async Task ContradictAsync(string message, string name) =>
        (await _api.As(People.Record).DoAsync("/v1/alerts", Scenarios.RecordAlert(message, name: name))).ExpectProblem(409, "message-id-reused");

    private async Task CompareAsync(Guid alert)
    {
        var conflict = await _api.Raw.AskAsync<Guid>($"select id from coordination.alert_conflict where alert_id = '{alert}' and open");
        (await _api.As(People.Midwife).DoAsync($"/v1/alerts/{alert}/conflicts/{conflict}/close", new { outcome = "firstStands", note = "Comparé." })).Expect(200);
    }

    // The clock moves; then the turns of a node.
    private async Task LaterAsync(TimeSpan span)
    {
        _api.Clock.Advance(span);
        await Eventually.HoldsAsync("nothing is due any more", async () => await _api.SweepAsync() == 0);
        await _api.Services.GetRequiredService<ErasePerson>().FinishAsync(CancellationToken.None);
    }

    private async Task<string> CardAsync(Guid alert) => (await _api.As(People.Midwife).AskAsync($"/v1/alerts/{alert}")).Expect(200).Text;

    private async Task<string> ListAsync() => (await _api.As(People.Midwife).AskAsync("/v1/alerts?waiting=false&limit=100")).Expect(200).Text;

    private static string Some(string card, params string[] names)
    {
        var json = System.Text.Json.JsonDocument.Parse(card).RootElement;
        return $"{{{string.Join(',', names.Select(name => $"\"{name}\":{json.GetProperty(name).GetRawText()}"))}}}";
    }

    private Task<Guid> PersonAsync(Guid alert) => _api.Raw.AskAsync<Guid>($"select (data -> 'about' ->> 'person')::uuid from coordination.mt_doc_alert where id = '{alert}'");

    private async Task<long> KeysAsync(Guid alert) => await _api.Raw.AskAsync<long>($"select count(*) from vault.person_key where person = '{await PersonAsync(alert)}'");

    private Task<long> CountAsync(string what) => _api.Raw.AskAsync<long>($"select count(*) from coordination.{what}");
}

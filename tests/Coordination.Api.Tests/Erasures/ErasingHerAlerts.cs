using Coordination.Api.Demo;
using Coordination.Api.Erasures;
using Coordination.Api.EventStore;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.PersonsRequests;
using Coordination.Domain.Erasures;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Coordination.Api.Tests.Erasures;

/// <summary>
/// Every alert has a key of its own. Who is erased is erased in whatever was told of her: the alerts that a case of hers took, those that were answered as
/// their duplicates, and the account that was made for her alone.
/// </summary>
public sealed class ErasingHerAlerts(ApiFixture api) : IClassFixture<ApiFixture>
{
    private ErasePerson Erase => api.Services.GetRequiredService<ErasePerson>();

    [Fact]
    public async Task An_alert_that_went_into_a_known_case_and_its_duplicate_are_read_and_found_no_more()
    {
        var told = await TellAsync("Mélisande Garance");
        Assert.Contains("Garance", await ReadAsync(told.Linked), StringComparison.Ordinal);
        Assert.Contains("Garance", await ReadAsync(told.Duplicate), StringComparison.Ordinal);

        Assert.Null((await EraseAsync(told.Mother)).WhyNot);

        foreach (var alert in new[] { told.Linked, told.Duplicate })
        {
            var card = await ReadAsync(alert);
            Assert.DoesNotContain("Garance", card, StringComparison.Ordinal);
            Assert.DoesNotContain("Redit", card, StringComparison.Ordinal);
            Assert.Equal((0L, 0L), (await KeysAsync(alert), await TermsAsync(alert)));
            Assert.Equal(0L, await api.Raw.AskAsync<long>($"select count(content) from coordination.alert_head where alert_id = '{alert}'"));
        }

        Assert.DoesNotContain("Garance", (await api.As(People.Midwife).AskAsync("/v1/alerts?waiting=false&limit=100")).Expect(200).Text, StringComparison.Ordinal);
        Assert.DoesNotContain($"{told.File}", (await api.As(People.Midwife).AskAsync("/v1/search?q=Garance")).Expect(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_alert_about_somebody_else_keeps_its_key()
    {
        var told = await TellAsync("Nolwenn Écarlate");
        var other = await api.RaiseAlertAsync(Scenarios.Alert("Nolwenn Écarlate"));

        await EraseAsync(told.Mother);

        Assert.Contains("Nolwenn", await ReadAsync(other), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Agreed_by_two_it_is_one_decision_and_each_key_has_its_proof()
    {
        var told = await TellAsync("Odile Cramoisi");
        var (linked, duplicate) = (await PersonAsync(told.Linked), await PersonAsync(told.Duplicate));
        (await api.As(People.Of("records-officer")).DoAsync("/v1/erasures", new { personId = told.Mother, ground = "ordered-by-law" })).Expect(201);
        (await api.As(Personas.SupervisorHeusy).DoAsync($"/v1/erasures/{told.Mother}/agree")).Expect(200);

        Assert.Equal("erasure_decided person_erased", await EventsAsync(linked));
        Assert.Equal("erasure_decided person_erased", await EventsAsync(duplicate));
        Assert.Equal(1L, await api.Raw.AskAsync<long>($"select count(distinct timestamp) from coordination.mt_events where type = 'erasure_decided' and data ->> 'person' in ('{told.Mother}', '{linked}', '{duplicate}')"));
        Assert.DoesNotContain("Cramoisi", await ReadAsync(told.Linked), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_decided_and_broken_off_before_the_alerts_keys_went_is_finished_by_the_next_turn()
    {
        var told = await TellAsync("Perrine Rubis");
        (await api.As(People.Of("records-officer")).DoAsync("/v1/erasures", new { personId = told.Mother, ground = "ordered-by-law" })).Expect(201);
        await api.Raw.DoAsync("create table broken_off as select * from vault.person_key");
        (await api.As(Personas.SupervisorHeusy).DoAsync($"/v1/erasures/{told.Mother}/agree")).Expect(200);
        await api.Raw.DoAsync($"insert into vault.person_key select * from broken_off where person = '{await PersonAsync(told.Linked)}'");
        await UndoAsync(Erasure.IdOf(await PersonAsync(told.Linked)), "person_erased");

        await Erase.FinishAsync(CancellationToken.None);

        Assert.Equal(0L, await KeysAsync(told.Linked));
        Assert.Equal("erasure_decided person_erased", await EventsAsync(await PersonAsync(told.Linked)));
    }

    // A node goes on with what is decided while a command carries it out, and each erasing makes outdated which keys the others know.
    [Fact]
    public async Task Erasings_at_the_same_time_are_each_carried_out_once()
    {
        var told = new List<Told>();
        foreach (var name in new[] { "Séraphine Ambre", "Tiphaine Sépia", "Urielle Azur", "Violaine Safran" })
        {
            told.Add(await TellAsync(name));
        }

        var done = Task.WhenAll(told.Concat(told).Select(each => EraseAsync(each.Mother)));
        do
        {
            await Erase.FinishAsync(CancellationToken.None);
        }
        while (!done.IsCompleted);

        // Whoever comes second finds it decided, or done.
        Assert.All((await done).Take(told.Count).Zip((await done).Skip(told.Count)), pair => Assert.True(pair.First.WhyNot is null || pair.Second.WhyNot is null, pair.First.WhyNot));
        foreach (var each in told)
        {
            Assert.Equal("erasure_decided person_erased", await EventsAsync(each.Mother));
            Assert.Equal("erasure_decided person_erased", await EventsAsync(await PersonAsync(each.Linked)));
        }
    }

    [Fact]
    public async Task Neither_a_backup_of_the_keys_nor_one_of_the_data_brings_them_back()
    {
        var told = await TellAsync("Quiterie Magenta");
        var linked = await PersonAsync(told.Linked);
        await api.Raw.DoAsync($"create table kept_keys as select * from vault.person_key where person = '{linked}'");
        await api.Raw.DoAsync($"create table kept_terms as select * from coordination.search_term where target = '{told.Linked}'");
        await EraseAsync(told.Mother);

        await api.Raw.DoAsync("insert into vault.person_key select * from kept_keys");
        Assert.Equal(1, await DestroyKeys.AgainAsync(api.Services.GetRequiredService<Databases>(), CancellationToken.None));

        await api.Raw.DoAsync("insert into coordination.search_term select * from kept_terms");
        await UndoAsync(Erasure.IdOf(linked), null);
        await Erase.AgainAsync(CancellationToken.None);
        Assert.Equal((0L, 0L), (await KeysAsync(told.Linked), await TermsAsync(told.Linked)));
        Assert.Equal("person_erased", await EventsAsync(linked));
    }

    [Fact]
    public async Task The_account_that_was_made_for_her_alone_names_her_no_more_and_one_with_another_role_does()
    {
        var (file, mother) = await api.FamilyAsync("Roxane Fuchsia");
        await api.BindAsync(file, mother, RightRequests.OtherParent);
        var account = (await api.As(People.Supervisor).DoAsync(
            "/v1/accounts", new { issuer = "https://login.test", subject = "roxane", name = "Roxane Fuchsia", role = "parent", personId = mother, proof = "identity-card" })).Expect(201).Id;

        await EraseAsync(mother);

        Assert.Equal((0L, 1L), (await KeyCountAsync(account), await KeyCountAsync(RightRequests.OtherParent.Id)));
    }

    private Task<(PersonErased? Proof, string? WhyNot)> EraseAsync(Guid person) => Erase.RunAsync(
        new(Personas.Service, person, Retention.Find("ordered-by-law")!, People.Of("records-officer").Id, People.Supervisor.Id), CancellationToken.None);

    // A case, a second alert of the same family taken into it, and a third one that repeats that one.
    private async Task<Told> TellAsync(string name)
    {
        var file = await api.OpenCaseAsync(name);
        var mother = (await api.As(People.Midwife).AskAsync($"/v1/cases/{file}")).Expect(200).Json.GetProperty("persons")[0].GetProperty("id").GetGuid();
        var linked = await api.RaiseAlertAsync(Scenarios.Alert(name, $"Redit {name}."));
        var duplicate = await api.RaiseAlertAsync(Scenarios.Alert(name, $"Redit encore {name}."));
        (await api.As(People.Midwife).DoAsync($"/v1/alerts/{duplicate}/qualify", new { outcome = "duplicate", duplicateOf = linked, reason = $"Redit de {name}." })).Expect(200);
        (await api.As(People.Midwife).DoAsync($"/v1/alerts/{linked}/take", new { caseId = file })).Expect(201);
        return new(file, mother, linked, duplicate);
    }

    private async Task<string> ReadAsync(Guid alert) => (await api.As(People.Midwife).AskAsync($"/v1/alerts/{alert}")).Expect(200).Text;

    private Task<Guid> PersonAsync(Guid alert) =>
        api.Raw.AskAsync<Guid>($"select (data -> 'about' ->> 'person')::uuid from coordination.mt_doc_alert where id = '{alert}'");

    private async Task<long> KeysAsync(Guid alert) => await KeyCountAsync(await PersonAsync(alert));

    private Task<long> KeyCountAsync(Guid person) => api.Raw.AskAsync<long>($"select count(*) from vault.person_key where person = '{person}'");

    private Task<long> TermsAsync(Guid alert) => api.Raw.AskAsync<long>($"select count(*) from coordination.search_term where target = '{alert}'");

    private Task<string?> EventsAsync(Guid person) =>
        api.Raw.AskAsync<string>($"select coalesce(string_agg(type, ' ' order by version), '') from coordination.mt_events where stream_id = '{Erasure.IdOf(person)}'");

    // As a database stands to which the last event of a stream, or all of it, never came.
    private async Task UndoAsync(Guid stream, string? last)
    {
        await api.Raw.DoAsync($"delete from coordination.mt_events where stream_id = '{stream}' and ({(last is null ? "true" : $"type = '{last}'")})");
        await api.Raw.DoAsync(last is null
            ? $"delete from coordination.mt_doc_erasure where id = '{stream}'; delete from coordination.mt_streams where id = '{stream}'"
            : $"""
                update coordination.mt_streams set version = 1 where id = '{stream}';
                update coordination.mt_doc_erasure d set mt_version = 1, data = d.data - 'done' || jsonb_build_object('open', (select e.data from coordination.mt_events e where e.stream_id = d.id)) where id = '{stream}'
                """);
    }

    private sealed record Told(Guid File, Guid Mother, Guid Linked, Guid Duplicate);
}

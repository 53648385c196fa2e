using Coordination.Api.Demo;
using Coordination.Api.Erasures;
using Coordination.Api.EventStore;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Fixtures;
using Coordination.Domain.Erasures;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Coordination.Api.Tests.Erasures;

/// <summary>A person is erased by destroying her keys: nothing of hers is read from that commit on, whatever a node had at hand, and a restored backup of the keys undoes nothing.</summary>
public sealed class ErasingAPerson(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly ErasureGround Ordered = Retention.Find("ordered-by-law")!;
    private static readonly Guid Officer = People.Of("records-officer").Id;

    private Databases Databases => api.Services.GetRequiredService<Databases>();

    [Fact]
    public async Task Nothing_of_hers_is_read_or_found_from_that_commit_on()
    {
        var (file, mother) = await OpenAsync("Zinnia Vermillion");
        await api.As(People.Midwife).DoAsync($"/v1/cases/{file}/entries", new { text = "Zinnia se confie.", level = "N2" });
        Assert.Contains("Zinnia", await ReadAsync(file), StringComparison.Ordinal);
        Assert.Contains($"{file}", await SearchAsync("Vermillion"), StringComparison.Ordinal);

        // As another node does: this one hears of it by nothing but the database.
        await DestroyKeys.OfAsync(Databases, Personas.Service, mother, "of a test", CancellationToken.None);

        var card = await ReadAsync(file);
        Assert.DoesNotContain("Zinnia", card, StringComparison.Ordinal);
        Assert.Contains("\"erased\":true", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_proof_names_the_keys_and_the_search_finds_the_others_only()
    {
        var (file, mother) = await OpenAsync("Hortense Indigo");
        (await api.As(People.Midwife).DoAsync($"/v1/cases/{file}/persons", new { role = "coParent", name = "Basile Ocre" })).Expect(200);

        var (proof, whyNot) = await EraseAsync(mother, Ordered, People.Supervisor.Id);

        Assert.Null(whyNot);
        Assert.Single(proof!.Keys);
        Assert.True(proof.Terms >= 2, $"{proof.Terms} terms");
        Assert.Equal(0L, await api.Raw.AskAsync<long>($"select count(*) from vault.person_key where person = '{mother}'"));
        Assert.DoesNotContain($"{file}", await SearchAsync("Indigo"), StringComparison.Ordinal);
        Assert.Contains($"{file}", await SearchAsync("Ocre"), StringComparison.Ordinal);
        Assert.Contains("Basile Ocre", await ReadAsync(file), StringComparison.Ordinal);
        Assert.Equal(2L, await api.Raw.AskAsync<long>($"select count(*) from coordination.mt_events where type in ('erasure_decided', 'person_erased') and data::text like '%{mother}%'"));
    }

    [Fact]
    public async Task What_is_written_after_it_is_sealed_with_a_new_key()
    {
        var (file, mother) = await OpenAsync("Solange Turquoise");
        await EraseAsync(mother, Ordered, People.Supervisor.Id);

        (await api.As(People.Midwife).DoAsync($"/v1/cases/{file}/entries", new { text = "Écrit plus tard.", level = "N2" })).Expect(200);

        var card = await ReadAsync(file);
        Assert.Contains("Écrit plus tard.", card, StringComparison.Ordinal);
        Assert.DoesNotContain("Solange", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_a_restored_backup_brings_back_is_destroyed_again_and_a_newer_one_stays()
    {
        var (file, mother) = await OpenAsync("Ottilie Safran");
        await api.Raw.DoAsync($"create table kept_keys as select * from vault.person_key where person = '{mother}'");
        await EraseAsync(mother, Ordered, People.Supervisor.Id);
        (await api.As(People.Midwife).DoAsync($"/v1/cases/{file}/entries", new { text = "Écrit plus tard.", level = "N2" })).Expect(200);
        await api.Raw.DoAsync("insert into vault.person_key select * from kept_keys");

        Assert.Equal(1, await DestroyKeys.AgainAsync(Databases, CancellationToken.None));

        Assert.Equal(0, await DestroyKeys.AgainAsync(Databases, CancellationToken.None));
        var card = await ReadAsync(file);
        Assert.Contains("Écrit plus tard.", card, StringComparison.Ordinal);
        Assert.DoesNotContain("Ottilie", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_backup_of_the_data_from_before_nothing_is_found_by_her_name_and_the_proof_is_there_again()
    {
        var (file, mother) = await OpenAsync("Célestine Pourpre");
        await DestroyKeys.OfAsync(Databases, Personas.Service, mother, "of a test", CancellationToken.None);
        Assert.Contains($"{file}", await SearchAsync("Pourpre"), StringComparison.Ordinal);

        await api.Services.GetRequiredService<ErasePerson>().AgainAsync(CancellationToken.None);

        Assert.DoesNotContain($"{file}", await SearchAsync("Pourpre"), StringComparison.Ordinal);
        Assert.Equal(0, await api.Services.GetRequiredService<ErasePerson>().AgainAsync(CancellationToken.None));
        Assert.Equal(1L, await api.Raw.AskAsync<long>($"select count(*) from coordination.mt_events where type = 'person_erased' and data::text like '%{mother}%of a test%'"));
    }

    [Fact]
    public async Task It_is_refused_while_the_record_is_to_be_kept_and_where_one_person_does_both()
    {
        var (file, mother) = await OpenAsync("Philippine Carmin");

        Assert.Contains("is to be kept until", (await EraseAsync(mother, Retention.Find("asked-by-person")!, People.Supervisor.Id)).WhyNot, StringComparison.Ordinal);
        Assert.Contains("the same account", (await EraseAsync(mother, Ordered, Officer)).WhyNot, StringComparison.Ordinal);
        Assert.Contains("a supervisor", (await EraseAsync(mother, Ordered, People.Midwife.Id)).WhyNot, StringComparison.Ordinal);
        Assert.Contains("no such person", (await EraseAsync(Guid.NewGuid(), Ordered, People.Supervisor.Id)).WhyNot, StringComparison.Ordinal);
        Assert.Contains("Philippine", await ReadAsync(file), StringComparison.Ordinal);
    }

    private Task<(PersonErased? Proof, string? WhyNot)> EraseAsync(Guid person, ErasureGround ground, Guid confirmedBy) =>
        api.Services.GetRequiredService<ErasePerson>().RunAsync(new(Personas.Service, person, ground, Officer, confirmedBy), CancellationToken.None);

    private async Task<(Guid File, Guid Mother)> OpenAsync(string name)
    {
        var file = await api.OpenCaseAsync(name);
        var card = (await api.As(People.Midwife).AskAsync($"/v1/cases/{file}")).Expect(200);
        return (file, card.Json.GetProperty("persons").EnumerateArray().Single().GetProperty("id").GetGuid());
    }

    private async Task<string> ReadAsync(Guid file) => (await api.As(People.Midwife).AskAsync($"/v1/cases/{file}")).Expect(200).Text;

    private async Task<string> SearchAsync(string name) => (await api.As(People.Midwife).AskAsync($"/v1/search?q={name}")).Expect(200).Text;
}

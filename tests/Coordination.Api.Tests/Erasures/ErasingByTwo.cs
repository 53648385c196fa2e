using Coordination.Api.Demo;
using Coordination.Api.Tests.Cases;
using Coordination.Api.Tests.Database;
using Coordination.Api.Tests.Emergencies;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Erasures;

/// <summary>A person is erased by two, days and sites apart: one proposes, another one agrees; else nothing happens.</summary>
public sealed class ErasingByTwo : IAsyncLifetime
{
    private readonly ApiFixture _api = new();

    public Task InitializeAsync() => _api.InitializeAsync();

    public Task DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Days_later_a_supervisor_of_another_site_agrees_and_nothing_of_hers_is_read_any_more()
    {
        var (file, mother) = await OpenAsync("Quitterie Double");
        (await ProposeAsync(mother)).Expect(201);
        (await ProposeAsync(mother)).Expect(201);
        Assert.Contains("Quitterie", (await _api.ReadAsync(file)).Expect(200).Text, StringComparison.Ordinal);
        Assert.Equal("proposed", await StateAsync(mother));

        _api.Clock.Advance(TimeSpan.FromDays(12));
        (await AgreeAsync(mother, Personas.SupervisorHeusy, "agree-once")).Expect(200);
        (await AgreeAsync(mother, Personas.SupervisorHeusy, "agree-once")).Expect(200);

        Assert.DoesNotContain("Quitterie", (await _api.ReadAsync(file)).Expect(200).Text, StringComparison.Ordinal);
        Assert.Equal("done", await StateAsync(mother));
        Assert.Equal(0L, await _api.Raw.AskAsync<long>($"select count(*) from vault.person_key where person = '{mother}'"));
        Assert.Equal("erasure_proposed erasure_decided person_erased", await _api.EventsAsync(Domain.Erasures.Erasure.IdOf(mother)));
        (await AgreeAsync(mother, Personas.SupervisorHeusy)).ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task Without_a_second_one_it_lapses_and_a_proposal_of_ones_own_is_not_agreed_to()
    {
        var (file, mother) = await OpenAsync("Rosalba Seule");
        (await _api.As(People.Supervisor).DoAsync($"/v1/accounts/{Personas.SupervisorHeusy.Id}/roles", new { role = "recordsOfficer", proof = "appointment" })).Expect(201);
        (await ProposeAsync(mother, by: Personas.SupervisorHeusy)).Expect(201);
        (await AgreeAsync(mother, Personas.SupervisorHeusy)).ExpectProblem(403, "erasure-own-proposal");
        (await ProposeAsync(mother)).ExpectProblem(409, "erasure-already-proposed");

        _api.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal("lapsed", await StateAsync(mother));
        (await AgreeAsync(mother, People.Supervisor)).ExpectProblem(409, "erasure-lapsed");
        (await ProposeAsync(mother)).Expect(201);
        (await _api.As(People.Supervisor).DoAsync($"/v1/erasures/{mother}/decline")).Expect(200);
        (await AgreeAsync(mother, People.Supervisor)).ExpectProblem(404, "not-found");
        Assert.Contains("Rosalba", (await _api.ReadAsync(file)).Expect(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_record_is_to_be_kept_it_is_refused_and_that_is_logged()
    {
        var (_, mother) = await OpenAsync("Sybille Gardée");
        (await ProposeAsync(mother, "asked-by-person")).ExpectProblem(409, "erasure-must-be-kept", "/ground");
        (await ProposeAsync(mother, "because")).ExpectProblem(422, "erasure-ground-unknown", "/ground");
        (await ProposeAsync(Guid.NewGuid())).ExpectProblem(404, "not-found");
        Assert.Equal("ProposeErasure erasure-must-be-kept", await _api.Raw.AskAsync<string>(
            $"select concat_ws(' ', action, detail) from coordination.audit_entry where actor = '{People.Of("records-officer").Id}' and detail = 'erasure-must-be-kept'"));
    }

    [Fact]
    public async Task Whose_record_need_be_kept_no_longer_is_listed_until_she_is_erased()
    {
        var (_, mother) = await OpenAsync("Ursule Ancienne");
        Assert.Empty((await _api.As(People.Of("records-officer")).AskAsync("/v1/retention")).Expect(200).Json.GetProperty("items").EnumerateArray());
        await OpenAsync("Valère Ancien");
        await OpenAsync("Wanda Ancienne");
        _api.Clock.Advance(TimeSpan.FromDays(366 * 30));

        var first = (await _api.As(People.Of("records-officer")).AskAsync("/v1/retention?limit=2")).Expect(200).Json;
        Assert.Equal((2, true), (first.GetProperty("items").GetArrayLength(), CaseRequests.Text(first, "next") is not null));
        Assert.Contains(mother.ToString(), await OverAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("Ursule", await OverAsync(), StringComparison.Ordinal);
        (await ProposeAsync(mother, "retention-over")).Expect(201);
        (await AgreeAsync(mother, People.Supervisor)).Expect(200);
        Assert.DoesNotContain(mother.ToString(), await OverAsync(), StringComparison.Ordinal);
        (await _api.As(People.Midwife).AskAsync("/v1/retention")).ExpectProblem(404, "not-found");
    }

    private async Task<string> OverAsync() => (await _api.As(People.Of("records-officer")).AskAsync("/v1/retention?limit=100")).Expect(200).Text;

    [Fact]
    public async Task Who_has_no_part_in_it_learns_nothing()
    {
        var (_, mother) = await OpenAsync("Tiphaine Cachée");
        (await ProposeAsync(mother)).Expect(201);
        foreach (var who in new[] { People.Midwife, People.SocialWorker, People.Of("treating"), People.Of("relay-one"), People.Of("parent"), People.Of("admin") })
        {
            Assert.Equal((await AgreeAsync(Guid.NewGuid(), who)).Said(), (await AgreeAsync(mother, who)).ExpectProblem(404, "not-found").Said());
            Assert.Equal((await ProposeAsync(Guid.NewGuid(), by: who)).Said(), (await ProposeAsync(mother, by: who)).ExpectProblem(404, "not-found").Said());
            (await _api.As(who).AskAsync($"/v1/erasures/{mother}")).ExpectProblem(404, "not-found");
        }

        (await AgreeAsync(mother, People.Of("records-officer"))).ExpectProblem(404, "not-found");
    }

    private async Task<(Guid File, Guid Mother)> OpenAsync(string name)
    {
        var file = await _api.OpenColdAsync(new { name, dueDate = "2026-10-19" });
        return (file, (await _api.CardAsync(file)).GetProperty("persons")[0].GetProperty("id").GetGuid());
    }

    private Task<HttpAnswer> ProposeAsync(Guid person, string ground = "ordered-by-law", Persona? by = null) =>
        _api.As(by ?? People.Of("records-officer")).DoAsync("/v1/erasures", new { personId = person, ground });

    private Task<HttpAnswer> AgreeAsync(Guid person, Persona by, string? key = null) => _api.As(by).DoAsync($"/v1/erasures/{person}/agree", key: key);

    private async Task<string?> StateAsync(Guid person) => CaseRequests.Text((await _api.As(People.Of("privacy-officer")).AskAsync($"/v1/erasures/{person}")).Expect(200).Json, "state");
}

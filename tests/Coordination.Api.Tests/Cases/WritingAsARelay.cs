using Coordination.Api.Demo;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Cases;

/// <summary>A relay that accepted writes entries and states a danger; the file, its plan and what is owed stay its coordinators' (rules A26, A71).</summary>
public sealed class WritingAsARelay(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly Persona Pep = People.Of("relay-one");

    [Fact]
    public async Task A_relay_that_accepted_does_no_act_of_a_coordinator()
    {
        var file = await CaseAsync();
        await api.HandOverAsync(file, "pep-liege", new { categories = new[] { "identity", "social", "psychic" } });
        var mother = (await api.CardAsync(file)).GetProperty("persons").EnumerateArray().Single(p => p.Text("role") == "mother").GetProperty("id").GetGuid();
        var flag = (await api.OnCaseAsync(file, "red-flags", new { code = "SELF_HARM" })).Expect(200).Id;
        var factor = (await api.OnCaseAsync(file, "factors", new { code = "S14" })).Expect(200).Id;
        var reminder = (await api.OnCaseAsync(file, "contacts", new { text = "Rappeler.", reminder = "2026-04-27" })).Expect(200).Id;
        var (before, version) = (await api.EventsAsync(file), (await api.ReadAsync(file)).ETag);

        foreach (var (act, body) in Acts(flag, factor, reminder))
        {
            var answer = await api.OnCaseAsync(file, act, body, Pep);
            Assert.True((int)answer.Status == 403, $"{act}: {(int)answer.Status} {answer.Text}");
        }

        (await api.PutAsync(file, $"persons/{mother}", new { name = "Une autre" }, Pep, version)).Expect(403);
        (await api.PutAsync(file, "coordinators", new { first = People.SocialWorker.Id }, Pep, version)).Expect(403);
        Assert.Equal(before, await api.EventsAsync(file));
    }

    [Fact]
    public async Task It_writes_and_amends_its_own_entries_and_states_a_red_flag_as_long_as_the_consent_covers_it()
    {
        var file = await CaseAsync();
        var consent = await api.HandOverAsync(file, "pep-liege", new { categories = new[] { "identity", "social" } });
        var entry = (await api.OnCaseAsync(file, "entries", new { text = "Vue à domicile." }, Pep)).Expect(200).Id;
        (await api.OnCaseAsync(file, $"entries/{entry}/amend", new { text = "Vue à domicile, va mieux." }, Pep)).Expect(200);
        var flag = (await api.OnCaseAsync(file, "red-flags", new { code = "NO_CARE" }, Pep)).Expect(200).Id;
        Assert.Contains(flag, (await api.CardAsync(file)).Ids("redFlags"));

        (await api.OnCaseAsync(file, $"consents/{consent}/withdraw")).Expect(200);
        var before = await api.EventsAsync(file);

        (await api.OnCaseAsync(file, "entries", new { text = "Encore." }, Pep)).ExpectProblem(404, "not-found");
        (await api.OnCaseAsync(file, $"entries/{entry}/amend", new { text = "Encore." }, Pep)).ExpectProblem(404, "not-found");
        (await api.OnCaseAsync(file, "red-flags", new { code = "SELF_HARM" }, Pep)).ExpectProblem(404, "not-found");
        Assert.Equal(before, await api.EventsAsync(file));
        (await api.As(Pep).DoAsync("/v1/alerts", new { about = new { name = "Nadia Fictive" }, from = new { kind = "other-service" }, why = "Ne répond plus.", site = "montlegia" })).Expect(201);
    }

    [Fact]
    public async Task A_consent_that_names_others_lets_a_relay_write_nothing()
    {
        var file = await CaseAsync();
        var relay = DemoNetwork.IdOf(Personas.Service, "pep-liege");
        (await api.OnCaseAsync(file, "consents", new { kinds = new[] { "K39" }, categories = new[] { "identity" } })).Expect(200);
        (await api.OnCaseAsync(file, "relations", new { holder = relay, holderKind = "relay", role = "careMember", proofId = Guid.NewGuid() })).Expect(200);

        (await api.OnCaseAsync(file, "entries", new { text = "x" }, Pep)).Expect(403);
    }

    private static (string Act, object? Body)[] Acts(Guid flag, Guid factor, Guid reminder) =>
    [
        ("steps/F02/done", new { elsewhere = true }),
        ("steps/F02/not-relevant", new { reason = "declined" }),
        ("steps/F02/later", new { to = "2026-05-20" }),
        ($"red-flags/{flag}/acknowledge", null),
        ($"red-flags/{flag}/assess", new { qualification = "Rien à signaler." }),
        ($"reminders/{reminder}/done", null),
        ("reminders", new { on = "2026-05-20", text = "Rappeler." }),
        ("intensity", new { intensity = 1 }),
        ("births", new { on = "2026-04-20" }),
        ("pregnancy", new { dueDate = "2026-11-02" }),
        ("due-date", new { dueDate = "2026-11-02" }),
        ("persons", new { role = "coParent", name = "Un inconnu" }),
        ("safe-contact", new { askedAlone = true, restricted = true, channels = new[] { "mail" } }),
        ("contacts", new { text = "Vue." }),
        ("screenings", new { screening = new { instrument = "GAD2", items = new[] { 1, 1 } } }),
        ("factors", new { code = "S02" }),
        ($"factors/{factor}/resolve", null),
        ("consents", new { kinds = new[] { "K17" } }),
        ("exclusions", new { accountId = People.SocialWorker.Id }),
        ("relations", new { holder = People.SocialWorker.Id, role = "coordinator", proofId = Guid.NewGuid() }),
        ("close", new { reason = "moved" }),
        ("handovers", new { relay = DemoNetwork.IdOf(Personas.Service, "dr-invented"), need = "psychiatric-follow-up", consent = "oral" }),
    ];

    private async Task<Guid> CaseAsync() => await api.OpenColdAsync(new { name = "Nadia Fictive", dueDate = "2026-10-19", telephone = "0470 00 00 01" });
}

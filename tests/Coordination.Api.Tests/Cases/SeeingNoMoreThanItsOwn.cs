using Coordination.Api.Demo;
using Coordination.Api.Tests.Concertations;
using Coordination.Api.Tests.Emergencies;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Cases;

/// <summary>What lets somebody at one thing of a case opens none of the others, whatever door is tried (rules A06, A20, A33, A65).</summary>
public sealed class SeeingNoMoreThanItsOwn(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly Persona Mandated = People.Of("mandated");

    private static readonly Persona Pep = People.Of("relay-one");

    [Fact]
    public async Task To_whom_one_entry_was_disclosed_every_other_way_into_the_case_is_closed()
    {
        var file = await api.OpenColdAsync(new { name = "Nadia Fictive", childBornOn = "2026-04-02" });
        var handover = (await api.OnCaseAsync(file, "handovers", new { relay = Relay("dr-invented"), need = "psychiatric-follow-up", consent = "oral" })).Expect(201);
        var meeting = await api.PlanAsync(file, new { persons = new[] { new { name = "Dr Kanarie", mail = "dr.kanarie@cabinet.example" } } });
        var told = await DisclosedAsync(file);
        Assert.Equal([told], (await api.CardAsync(file, Mandated)).Ids("entries"));

        string[] closed =
        [
            $"/v1/cases/{file}/handovers", handover.Location!.ToString(), $"/v1/cases/{file}/concertations", meeting, meeting + "/invitation.ics",
        ];
        foreach (var path in closed)
        {
            var refused = await api.As(Mandated).AskAsync(path);
            Assert.True((int)refused.Status == 404, $"{path}: {(int)refused.Status} {refused.Text}");
        }

        Assert.DoesNotContain(file, (await api.As(Mandated).AskAsync("/v1/cases?limit=100")).Expect(200).Json.Ids("items"));
        var reference = Uri.EscapeDataString(handover.Json.GetProperty("reference").GetString()!);
        Assert.Equal(0, (await api.As(Mandated).AskAsync($"/v1/search?q={reference}")).Expect(200).Json.GetProperty("requests").GetArrayLength());
    }

    [Fact]
    public async Task Minutes_and_what_another_relay_was_told_are_shared_by_the_categories_agreed()
    {
        var file = await api.OpenColdAsync();
        await api.HandOverAsync(file, "pep-liege", new { categories = new[] { "identity" } });
        var other = (await api.OnCaseAsync(file, "handovers", new { relay = Relay("dr-invented"), need = "psychiatric-follow-up", needText = "Pleure chaque nuit.", consent = "oral" })).Expect(201);
        var meeting = await MinutedAsync(file);

        var minutes = (await api.As(Pep).AskAsync(meeting)).Expect(200);
        var listed = (await api.As(Pep).AskAsync($"/v1/cases/{file}/handovers")).Expect(200);

        (await api.As(Pep).AskAsync(other.Location!.ToString())).ExpectProblem(404, "not-found");
        Assert.DoesNotContain(other.Id.ToString(), listed.Text, StringComparison.Ordinal);
        Assert.All(new[] { minutes, listed }, answer => Assert.DoesNotContain("Pleure chaque nuit.", answer.Text, StringComparison.Ordinal));
        Assert.DoesNotContain("dr.kanarie@cabinet.example", minutes.Text, StringComparison.Ordinal);
        // What it took on itself it is told.
        Assert.Equal([null, "Passe lundi."], minutes.Json.GetProperty("decisions").EnumerateArray().Select(d => d.Text("text")));

        await api.HandOverAsync(file, "dr-fictive", new { categories = new[] { "identity", "social" } });
        Assert.Contains("Pleure chaque nuit.", (await api.As(People.Of("relay-psychiatrist-2")).AskAsync(meeting)).Expect(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_relay_still_reads_what_it_was_told_itself_and_after_a_withdrawal_nothing()
    {
        var file = await api.OpenColdAsync();
        var consent = (await api.OnCaseAsync(file, "consents", new { relays = new[] { Relay("pep-liege") }, categories = new[] { "identity" } })).Expect(200).Id;
        var own = (await api.OnCaseAsync(file, "handovers", new { relay = Relay("pep-liege"), need = "psychiatric-follow-up", needText = "Seule avec trois enfants.", consent = "recorded" })).Expect(201);
        (await api.As(People.Midwife).DoAsync($"{own.Location}/answer", new { answer = "accepted" })).Expect(200);
        Assert.Equal("Seule avec trois enfants.", (await api.As(Pep).AskAsync(own.Location!.ToString())).Expect(200).Json.Text("needText"));

        (await api.OnCaseAsync(file, $"consents/{consent}/withdraw")).Expect(200);

        (await api.As(Pep).AskAsync(own.Location!.ToString())).ExpectProblem(404, "not-found");
        (await api.As(Pep).AskAsync($"/v1/cases/{file}/handovers")).ExpectProblem(404, "not-found");
        (await api.As(Pep).AskAsync($"/v1/relay/requests/{own.Id}")).ExpectProblem(404, "not-found");
        (await api.As(Pep).AskAsync($"/v1/cases/{file}/protection-decisions")).ExpectProblem(404, "not-found");
        foreach (var (act, body) in new (string, object)[] { ("news", new { text = "Va bien." }), ("first-contact", new { }), ("effective", new { }), ("answer", new { answer = "accepted" }) })
        {
            var said = await api.As(Pep).DoAsync($"/v1/relay/requests/{own.Id}/{act}", body);
            Assert.Equal((await api.As(Pep).DoAsync($"/v1/relay/requests/{Guid.NewGuid()}/{act}", body)).Said(), said.ExpectProblem(404, "not-found").Said());
        }

        (await api.As(Pep).DoAsync($"/v1/relay/requests/{own.Id}/answer", new { answer = "refused", reason = "family-refused" })).Expect(200);
    }

    [Fact]
    public async Task A_relay_that_acts_on_what_another_one_was_asked_is_told_what_it_would_be_told_of_nothing()
    {
        var file = await api.OpenColdAsync();
        await api.HandOverAsync(file, "pep-liege", new { categories = new[] { "identity" } });
        var other = (await api.OnCaseAsync(file, "handovers", new { relay = Relay("dr-invented"), need = "psychiatric-follow-up", consent = "anonymous" })).Expect(201).Id;

        foreach (var path in new[] { $"/v1/cases/{file}/handovers/{other}/answer", $"/v1/relay/requests/{other}/answer" })
        {
            (await api.As(Pep).DoAsync(path, new { answer = "accepted" })).ExpectProblem(404, "not-found");
        }
    }

    [Fact]
    public async Task A_mandated_service_that_was_shown_nothing_meets_no_case_by_acting_on_it_either()
    {
        var file = await api.OpenColdAsync(new { name = "Nadia Fictive", childBornOn = "2026-04-02" });
        var asked = (await api.OnCaseAsync(file, "handovers", new { relay = Relay("dr-invented"), need = "psychiatric-follow-up", consent = "anonymous" })).Expect(201);
        var meeting = await api.PlanAsync(file, new { persons = new[] { new { name = "Dr Kanarie", mail = "dr.kanarie@cabinet.example" } } });
        await MandateAsync(file);

        (await api.OnCaseAsync(file, "entries", new { text = "x" }, Mandated)).ExpectProblem(404, "not-found");
        (await api.As(Mandated).DoAsync($"{asked.Location}/answer", new { answer = "accepted" })).ExpectProblem(404, "not-found");
        (await api.As(Mandated).DoAsync($"{meeting}/minutes", new { text = "x" })).ExpectProblem(404, "not-found");
    }

    [Theory]
    [InlineData("midwife-heusy")]
    [InlineData("supervisor-heusy")]
    [InlineData("relay-one")]
    [InlineData("relay-psychiatrist")]
    [InlineData("mandated")]
    [InlineData("sender")]
    [InlineData("guest")]
    [InlineData("treating")]
    [InlineData("record-montlegia")]
    public async Task Who_has_no_relation_to_a_case_cannot_tell_it_from_one_that_is_not_there(string subject)
    {
        var file = await api.OpenColdAsync();
        var entry = (await api.OnCaseAsync(file, "entries", new { text = "x" })).Expect(200).Id;
        var somebody = api.As(People.Of(subject));

        foreach (var (act, body) in Acts(entry))
        {
            var (there, absent) = (await somebody.DoAsync($"/v1/cases/{file}/{act}", body), await somebody.DoAsync($"/v1/cases/{Guid.NewGuid()}/{act}", body));
            Assert.True((there.Status, there.Problem) == (absent.Status, absent.Problem), $"{act}: {(int)there.Status} {there.Problem}, but {(int)absent.Status} {absent.Problem} for a case that is not there");
        }
    }

    private static (string Act, object? Body)[] Acts(Guid entry) =>
    [
        ($"entries/{entry}/amend", new { text = "x" }),
        ($"entries/{Guid.NewGuid()}/amend", new { text = "x" }),
        ($"entries/{entry}/disclose", CaseRequests.Disclosing(People.Supervisor.Id)),
        ("entries", new { text = "x" }),
        ("contacts", new { text = "x" }),
        ("red-flags", new { code = "SELF_HARM" }),
        ("steps/F02/done", new { elsewhere = true }),
        ("consents", new { kinds = new[] { "K17" } }),
        ("close", new { reason = "moved" }),
        ("relations", new { holder = People.SocialWorker.Id, role = "coordinator", proofId = Guid.NewGuid() }),
    ];

    private static Guid Relay(string key) => DemoNetwork.IdOf(Personas.Service, key);

    private async Task<Guid> DisclosedAsync(Guid file)
    {
        var child = await MandateAsync(file);
        var entry = (await api.OnCaseAsync(file, "entries", new { text = "L'enfant a été vu, il va bien.", personId = child })).Expect(200).Id;
        (await api.OnCaseAsync(file, $"entries/{entry}/disclose", CaseRequests.Disclosing(Mandated.Id))).Expect(200);
        return entry;
    }

    private async Task<Guid> MandateAsync(Guid file)
    {
        var child = (await api.CardAsync(file)).GetProperty("persons").EnumerateArray().Single(p => p.Text("role") == "child").GetProperty("id").GetGuid();
        var mandate = new { holder = Mandated.Id, role = "mandated", basis = "mandate", personId = child, proof = "mandate", proofId = await api.MandateAsync(file, child) };
        (await api.OnCaseAsync(file, "relations", mandate)).Expect(200);
        return child;
    }

    private async Task<string> MinutedAsync(Guid file)
    {
        var with = new { relayIds = new[] { Relay("pep-liege") }, persons = new[] { new { name = "Dr Kanarie", mail = "dr.kanarie@cabinet.example" } } };
        var meeting = await api.PlanAsync(file, with, api.Clock.Now.AddMinutes(5));
        api.Clock.Advance(TimeSpan.FromHours(1));
        object[] decisions = [new { owner = People.Midwife.Id, text = "Pleure chaque nuit." }, new { owner = Relay("pep-liege"), text = "Passe lundi." }];
        (await api.As(People.Midwife).DoAsync(meeting + "/minutes", new { text = "Pleure chaque nuit.", decisions })).Expect(200);
        return meeting;
    }
}

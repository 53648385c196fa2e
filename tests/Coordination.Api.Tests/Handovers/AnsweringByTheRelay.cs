using Coordination.Api.Demo;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Handovers;

/// <summary>The relay's own door: what it sees before its yes, after it, and after a no (rules A20–A30, A73, A74).</summary>
public sealed class AnsweringByTheRelay(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static Persona Partner => People.Of("relay-one");

    private static Guid Pep => HandoverSteps.Relay("pep-liege");

    [Fact]
    public async Task A_relay_reads_the_minimal_set_says_yes_and_then_reads_the_case_and_takes_the_baton()
    {
        var (file, asked, own) = await AskedAsync("Joëlle Jointe", Pep);
        var before = (await api.As(Partner).AskAsync(own)).Expect(200).Json;
        Assert.Equal("Joëlle Jointe", before.GetProperty("family").GetProperty("name").GetString());
        Assert.False(before.GetProperty("family").TryGetProperty("caseId", out _));
        Assert.Equal("Maud Exemple", before.GetProperty("coordinator").GetProperty("name").GetString());
        (await api.As(Partner).AskAsync($"/v1/cases/{file}")).ExpectProblem(404, "not-found");
        (await api.As(Partner).DoAsync($"{own}/first-contact")).ExpectProblem(403, "not-allowed");

        var yes = (await api.As(Partner).DoAsync($"{own}/answer", new { answer = "accepted", saidBy = "Paula" })).Expect(200);
        Assert.Equal(("accepted", file), (yes.Json.GetProperty("state").GetString(), yes.CaseId));
        (await api.As(Partner).AskAsync($"/v1/cases/{file}")).Expect(200);
        (await api.As(Partner).DoAsync($"{own}/first-contact")).Expect(200);
        (await api.As(Partner).DoAsync($"{own}/news", new { text = "Première visite faite." })).Expect(200);
        (await api.As(Partner).DoAsync($"{own}/effective")).Expect(200);
        Assert.Equal("contacted", (await api.CardAsync(asked)).GetProperty("state").GetString());
        (await api.OnAsync(asked, "effective")).Expect(200);

        var card = await api.CardAsync(asked);
        Assert.Equal("effective relay relay", $"{card.GetProperty("state").GetString()} {card.GetProperty("answer").GetProperty("by").GetString()} {card.GetProperty("firstContactBy").GetString()}");
        Assert.Contains("Première visite faite.", (await api.As(People.Midwife).AskAsync($"/v1/cases/{file}")).Text, StringComparison.Ordinal);

        (await api.As(Partner).DoAsync($"{own}/end", new { reason = "support-finished" })).Expect(200);
        Assert.Equal("ended", (await api.CardAsync(asked)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task An_anonymous_enquiry_shows_no_identity_before_or_after_the_yes_until_the_family_is_named()
    {
        var (file, asked, own) = await AskedAsync("Inconnue Anonyme", Pep, "anonymous");
        await AnonymousAsync(own);
        var yes = (await api.As(Partner).DoAsync($"{own}/answer", new { answer = "accepted" })).Expect(200);
        Assert.False(yes.Json.TryGetProperty("caseId", out _));
        await AnonymousAsync(own);
        (await api.As(Partner).AskAsync($"/v1/cases/{file}")).ExpectProblem(404, "not-found");
        (await api.As(Partner).AskAsync($"/v1/cases/{file}/handovers/{asked.Id}")).ExpectProblem(404, "not-found");
        (await api.As(Partner).DoAsync($"{own}/first-contact")).ExpectProblem(409, "handover-still-anonymous");

        (await api.OnAsync(asked, "identity")).Expect(200);
        Assert.Equal("Inconnue Anonyme", (await api.As(Partner).AskAsync(own)).Json.GetProperty("family").GetProperty("name").GetString());
        (await api.As(Partner).AskAsync($"/v1/cases/{file}")).Expect(200);
    }

    [Fact]
    public async Task A_relay_that_refused_loses_sight_of_the_request_and_of_the_family()
    {
        var (file, asked, own) = await AskedAsync("Perrine Perdue", HandoverSteps.Psychiatrist);
        Assert.Contains(asked.Id, await ListedAsync(People.Psychiatrist));
        (await api.As(People.Psychiatrist).DoAsync($"{own}/answer", new { answer = "refused", reason = "no-place", suggestedColleague = "Dr Fictive" })).Expect(200);

        (await api.As(People.Psychiatrist).AskAsync(own)).ExpectProblem(404, "not-found");
        Assert.DoesNotContain(asked.Id, await ListedAsync(People.Psychiatrist));
        (await api.As(People.Psychiatrist).AskAsync($"/v1/cases/{file}")).ExpectProblem(404, "not-found");
        Assert.Equal("Dr Fictive", (await api.CardAsync(asked)).GetProperty("closing").GetProperty("suggestedColleague").GetString());
    }

    [Fact]
    public async Task A_no_after_the_yes_is_a_late_refusal_and_shuts_the_case()
    {
        var (file, asked, own) = await AskedAsync("Lise Lâchée", Pep);
        (await api.As(People.Midwife).DoAsync($"/v1/cases/{file}/entries", new { text = "Texte partagé." })).Expect(200);
        (await api.As(Partner).DoAsync($"{own}/answer", new { answer = "accepted" })).Expect(200);
        Assert.Contains("Texte partagé.", (await api.As(Partner).AskAsync($"/v1/cases/{file}")).Expect(200).Text, StringComparison.Ordinal);
        (await api.As(Partner).DoAsync($"{own}/answer", new { answer = "refused", reason = "other" })).Expect(200);

        Assert.Equal("refusedLate", (await api.CardAsync(asked)).GetProperty("state").GetString());
        Assert.DoesNotContain("Texte partagé.", (await api.As(Partner).AskAsync($"/v1/cases/{file}")).Text, StringComparison.Ordinal);
        (await api.As(Partner).DoAsync($"{own}/first-contact")).Expect(403);
    }

    [Fact]
    public async Task A_relay_that_left_keeps_the_facts_of_its_last_day_and_no_way_to_reach_the_family()
    {
        var file = await api.TakeAlertAsync(await api.RaiseAlertAsync(
            new { about = new { name = "Zoé Zèle", telephone = "+32 470 00 00 01" }, from = new { kind = "gp" }, why = "x" }));
        var asked = (await api.AskRelayAsync(file, Pep)).Expect(201);
        (await api.OnAsync(asked, "answer", new { answer = "accepted" })).Expect(200);
        var during = (await api.As(Partner).AskAsync($"/v1/cases/{file}")).Expect(200).Json;
        Assert.Equal("+32 470 00 00 01", during.GetProperty("persons")[0].GetProperty("telephone").GetString());

        (await api.OnAsync(asked, "late-refusal", new { reason = "other" })).Expect(200);
        api.Clock.MoveTo(api.Clock.Now.AddMinutes(5));
        var other = (await api.AskRelayAsync(file, HandoverSteps.Psychiatrist)).Expect(201);
        var after = (await api.As(Partner).AskAsync($"/v1/cases/{file}")).Expect(200).Json;
        Assert.False(after.GetProperty("persons")[0].TryGetProperty("telephone", out _));
        Assert.Equal(1, after.GetProperty("consents").GetArrayLength());
        (await api.As(Partner).AskAsync(other.Location!.ToString())).ExpectProblem(404, "not-found");
        var listed = (await api.As(Partner).AskAsync($"/v1/cases/{file}/handovers")).Expect(200).Json.GetProperty("items");
        Assert.Equal([asked.Id], listed.EnumerateArray().Select(h => h.GetProperty("id").GetGuid()));
    }

    [Fact]
    public async Task A_relay_sees_its_own_requests_only_and_no_other_door_opens_them()
    {
        var (_, asked, own) = await AskedAsync("Sacha Seule", Pep);
        (await api.As(People.Psychiatrist).AskAsync(own)).ExpectProblem(404, "not-found");
        (await api.As(People.Psychiatrist).DoAsync($"{own}/answer", new { answer = "accepted" })).ExpectProblem(404, "not-found");
        (await api.As(People.Midwife).AskAsync(own)).ExpectProblem(404, "not-found");
        (await api.As(People.Midwife).DoAsync($"{own}/first-contact")).Expect(403);
        (await api.As(People.Midwife).DoAsync($"{own}/effective")).Expect(403);
        (await api.As(Partner).AskAsync($"/v1/relay/requests/{Guid.NewGuid()}")).ExpectProblem(404, "not-found");
        Assert.DoesNotContain(asked.Id, await ListedAsync(People.Psychiatrist));
        Assert.Empty(await ListedAsync(People.Midwife));
    }

    [Fact]
    public async Task A_withdrawn_request_leaves_the_relays_list_and_an_answer_comes_too_late()
    {
        var (_, asked, own) = await AskedAsync("Rita Retirée", Pep);
        (await api.OnAsync(asked, "withdraw", new { reason = "family-refused" })).Expect(200);

        Assert.DoesNotContain(asked.Id, await ListedAsync(Partner));
        (await api.As(Partner).AskAsync(own)).ExpectProblem(404, "not-found");
        (await api.As(Partner).DoAsync($"{own}/answer", new { answer = "accepted" })).Expect(403);
    }

    [Fact]
    public async Task A_relay_that_calls_with_its_number_is_found_by_those_who_lead_the_case_only()
    {
        var (file, asked, _) = await AskedAsync("Nora Numéro", Pep);
        var said = asked.Json.GetProperty("reference").GetString()!.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant();
        var found = (await api.As(People.SocialWorker).AskAsync($"/v1/search?q={Uri.EscapeDataString(said)}")).Expect(200).Json.GetProperty("requests");

        Assert.Equal((asked.Id, file, "asked"), (found[0].GetProperty("id").GetGuid(), found[0].GetProperty("caseId").GetGuid(), found[0].GetProperty("state").GetString()));
        foreach (var who in new[] { People.MidwifeHeusy, Partner, People.Supervisor })
        {
            var none = (await api.As(who).AskAsync($"/v1/search?q={Uri.EscapeDataString(said)}")).Expect(200).Json.GetProperty("requests");
            Assert.Equal(0, none.GetArrayLength());
        }
    }

    [Fact]
    public async Task A_safe_channel_is_told_with_its_words_and_the_others_are_withheld()
    {
        var file = await api.TakeAlertAsync(await api.RaiseAlertAsync(new { about = new { name = "Sonia Sûre", telephone = "+32 470 00 00 02" }, from = new { kind = "gp" }, why = "x" }));
        var mother = (await api.As(People.Midwife).AskAsync($"/v1/cases/{file}")).Json.GetProperty("persons")[0].GetProperty("id").GetGuid();
        (await api.As(People.Midwife).DoAsync(
            $"/v1/cases/{file}/safe-contact", new { personId = mother, askedAlone = true, restricted = true, channels = new[] { "mail" }, instructions = "Jamais le soir." })).Expect(200);
        var asked = (await api.AskRelayAsync(file, Pep)).Expect(201);
        (await api.OnAsync(asked, "answer", new { answer = "accepted" })).Expect(200);

        var reach = (await api.As(Partner).AskAsync($"/v1/relay/requests/{asked.Id}")).Expect(200).Json.GetProperty("family").GetProperty("reach");
        Assert.False(reach.TryGetProperty("telephone", out _));
        Assert.Equal("mail Jamais le soir.", $"{reach.GetProperty("safeChannels")[0].GetString()} {reach.GetProperty("instructions").GetString()}");
        Assert.DoesNotContain("+32 470 00 00 02", (await api.As(Partner).AskAsync($"/v1/cases/{file}")).Text, StringComparison.Ordinal);
    }

    private async Task AnonymousAsync(string own)
    {
        var card = (await api.As(Partner).AskAsync(own)).Expect(200);
        Assert.False(card.Json.TryGetProperty("family", out _));
        Assert.DoesNotContain("Inconnue", card.Text, StringComparison.Ordinal);
        Assert.Contains(card.Json.EnumerateObject(), p => p.NameEquals("need"));
    }

    private async Task<(Guid File, HttpAnswer Asked, string Own)> AskedAsync(string name, Guid relay, string consent = "oral")
    {
        var file = await api.OpenCaseAsync(name);
        var asked = (await api.AskRelayAsync(file, relay, consent)).Expect(201);
        return (file, asked, $"/v1/relay/requests/{asked.Id}");
    }

    private async Task<IEnumerable<Guid>> ListedAsync(Persona by) =>
        (await api.As(by).AskAsync("/v1/relay/requests?limit=100")).Expect(200).Json.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetGuid());
}

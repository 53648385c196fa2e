using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Handovers;

/// <summary>From the request to a family really met, on the days of story 1.</summary>
public sealed class ClosingTheLoop(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly DateTimeOffset Twelfth = new(2026, 5, 12, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_request_owes_an_answer_then_a_contact_then_both_words_and_both_coordinators_may_note_each()
    {
        api.Clock.MoveTo(Twelfth);
        var file = await api.OpenCaseAsync("Élise Boucle");
        var asked = (await api.AskRelayAsync(file, HandoverSteps.Relay("pep-liege"), need: "child-health-follow-up")).Expect(201);
        Assert.Equal("\"1\"", asked.ETag);
        Assert.Equal("H01 2026-05-20", await api.OwedAsync(asked.Id));

        api.Clock.MoveTo(Twelfth.AddDays(2));
        (await api.OnAsync(asked, "answer", new { answer = "accepted" }, People.SocialWorker)).Expect(200);
        Assert.Equal("H02 2026-05-29", await api.OwedAsync(asked.Id));
        Assert.Equal("coordinator", (await api.CardAsync(asked)).GetProperty("responsible").GetString());

        (await api.OnAsync(asked, "first-meeting", new { startsAt = "2026-05-28T12:00:00Z", where = "Chez elle" })).Expect(200);
        api.Clock.MoveTo(new DateTimeOffset(2026, 5, 28, 14, 0, 0, TimeSpan.Zero));
        var met = (await api.OnAsync(asked, "first-meeting/held", new { minutes = 50 })).Expect(200);
        Assert.Equal("contacted", met.Json.GetProperty("state").GetString());
        Assert.Equal("H03 2026-06-25", await api.OwedAsync(asked.Id));

        api.Clock.MoveTo(new DateTimeOffset(2026, 6, 25, 9, 0, 0, TimeSpan.Zero));
        (await api.OnAsync(asked, "effective")).Expect(200);
        Assert.Equal("H03 2026-06-25", await api.OwedAsync(asked.Id));
        (await api.OnAsync(asked, "effective", new { by = "relay" }, People.SocialWorker)).Expect(200);
        Assert.Equal("", await api.OwedAsync(asked.Id));

        var card = await api.CardAsync(asked, People.SocialWorker);
        Assert.Equal("effective", card.GetProperty("state").GetString());
        Assert.Equal("relay", card.GetProperty("responsible").GetString());
        Assert.Equal(People.Midwife.Id, card.GetProperty("present")[0].GetGuid());
        Assert.Equal("Chez elle", card.GetProperty("meeting").GetProperty("where").GetString());

        (await api.OnAsync(asked, "end", new { reason = "support-finished" })).Expect(200);
        Assert.Equal("ended", (await api.CardAsync(asked)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task The_daily_acts_need_no_more_than_the_fields_of_the_day()
    {
        var file = await api.OpenCaseAsync("Aurore Quotidienne");
        var asked = (await api.As(People.Midwife).DoAsync($"/v1/cases/{file}/handovers", new { relay = HandoverSteps.Psychiatrist, need = "suivi psychiatrique", consent = "oral" })).Expect(201);
        (await api.OnAsync(asked, "answer", new { answer = "accepted" })).Expect(200);
        (await api.OnAsync(asked, "first-contact")).Expect(200);

        var card = await api.CardAsync(asked);
        Assert.Equal("other suivi psychiatrique contacted", $"{card.GetProperty("need")} {card.GetProperty("needText")} {card.GetProperty("state")}");
        var consents = (await api.As(People.Midwife).AskAsync($"/v1/cases/{file}")).Expect(200).Json.GetProperty("consents");
        Assert.Equal($"named {HandoverSteps.Psychiatrist} oral", $"{consents[0].GetProperty("scope")} {consents[0].GetProperty("relays")[0]} {consents[0].GetProperty("form")}");
    }

    [Fact]
    public async Task Asking_tells_the_relay_a_reference_a_telephone_and_a_day_and_nothing_of_a_family()
    {
        var asked = (await api.AskRelayAsync(await api.OpenCaseAsync("Nadège Nommée"), HandoverSteps.Relay("sap-fil-de-l-eau"))).Expect(201);
        var queued = await api.MessagesAsync(asked.Json.GetProperty("reference").GetString()!);

        Assert.StartsWith("relay-asked relay {", queued, StringComparison.Ordinal);
        Assert.Contains($"\"call\": \"{People.Midwife.Id}\"", queued, StringComparison.Ordinal);
        Assert.DoesNotContain("Nad", queued, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_by_telephone_is_kept_offers_the_next_relays_and_tells_the_directory_that_there_is_no_place()
    {
        var file = await api.OpenCaseAsync("Rose Refusée");
        var asked = (await api.AskRelayAsync(file, HandoverSteps.Psychiatrist)).Expect(201);
        (await api.OnAsync(asked, "answer", new { answer = "refused" })).ExpectProblem(422, "handover-reason-missing", "/reason");
        var no = (await api.OnAsync(asked, "answer", new { answer = "refused", reason = "no-place", suggestedColleague = "Dr Fictive" })).Expect(200);

        Assert.Equal([HandoverSteps.Relay("dr-fictive")], no.Json.GetProperty("nextRelays").EnumerateArray().Select(r => r.GetGuid()));
        Assert.Equal("", await api.OwedAsync(asked.Id));
        var closing = (await api.CardAsync(asked)).GetProperty("closing");
        Assert.Equal("no-place Dr Fictive", $"{closing.GetProperty("reason")} {closing.GetProperty("suggestedColleague")}");
        var capacity = (await api.As(People.Midwife).AskAsync($"/v1/relays/{HandoverSteps.Psychiatrist}")).Json.GetProperty("capacity");
        Assert.Equal("no-capacity answer", $"{capacity.GetProperty("state")} {capacity.GetProperty("source")}");
        (await api.OnAsync(asked, "answer", new { answer = "refused", reason = "no-place" })).Expect(200);
        (await api.OnAsync(asked, "answer", new { answer = "accepted" })).ExpectProblem(409, "handover-already-answered");
    }

    [Fact]
    public async Task A_waiting_list_owes_its_checks_and_a_withdrawal_ends_every_word_that_was_owed()
    {
        var now = api.Clock.Now;
        var asked = (await api.AskRelayAsync(await api.OpenCaseAsync("Wanda Attente"), HandoverSteps.Relay("nid-clair"))).Expect(201);
        (await api.OnAsync(asked, "answer", new { answer = "waitlisted", expectedOn = $"{now.AddDays(60):yyyy-MM-dd}", place = 3 })).Expect(200);
        Assert.StartsWith("H04 ", await api.OwedAsync(asked.Id), StringComparison.Ordinal);
        (await api.OnAsync(asked, "waiting-check", new { place = 2, bridgingPlan = "Visites de la sage-femme" })).Expect(200);
        Assert.Equal("2 Visites de la sage-femme", $"{(await api.CardAsync(asked)).GetProperty("waitingPlace")} {(await api.CardAsync(asked)).GetProperty("bridgingPlan")}");

        (await api.OnAsync(asked, "withdraw")).ExpectProblem(422, "handover-reason-missing", "/reason");
        var gone = (await api.OnAsync(asked, "withdraw", new { reason = "another-relay" })).Expect(200);
        Assert.Equal("", await api.OwedAsync(asked.Id));
        Assert.Contains("handover-withdrawn relay", await api.MessagesAsync(gone.Json.GetProperty("reference").GetString()!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_late_no_brings_the_baton_back_and_giving_up_is_the_act_of_a_person()
    {
        var asked = (await api.AskRelayAsync(await api.OpenCaseAsync("Tania Tardive"), HandoverSteps.Relay("aubepine"))).Expect(201);
        (await api.OnAsync(asked, "answer", new { answer = "accepted" })).Expect(200);
        (await api.OnAsync(asked, "late-refusal", new { reason = "no-place" })).Expect(200);
        Assert.Equal("refusedLate", (await api.CardAsync(asked)).GetProperty("state").GetString());

        var silent = (await api.AskRelayAsync(await api.OpenCaseAsync("Sylvie Silence"), HandoverSteps.Relay("halte"))).Expect(201);
        (await api.OnAsync(silent, "lapse", new { reason = "relay-silent" }, People.SocialWorker)).Expect(200);
        Assert.Equal(People.SocialWorker.Id, (await api.CardAsync(silent)).GetProperty("closing").GetProperty("by").GetGuid());
    }
}

using Coordination.Api.Tests.Cases;
using Coordination.Api.Tests.Fixtures;
using Coordination.Domain.Time;
using Xunit;

namespace Coordination.Api.Tests.Concertations;

public sealed class AnsweringAnInvitation(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Who_is_invited_answers_for_herself_and_sees_the_entry_and_nothing_of_the_case()
    {
        var file = await api.OpenCaseAsync("Gaëlle Gardée");
        var meeting = await api.PlanAsync(file, new { accountIds = new[] { Meetings.Guest.Id } });
        var guest = api.As(Meetings.Guest);
        (await guest.DoAsync($"{meeting}/invitations/{Meetings.Guest.Id}/answer", new { answer = "tentative", @delegate = "Une Collègue" })).Expect(200);

        var entry = (await guest.AskAsync(meeting + "/invitation.ics")).Expect(200).Text;
        Assert.Contains("PARTSTAT=TENTATIVE", entry, StringComparison.Ordinal);
        Assert.DoesNotContain("Gardée", entry, StringComparison.Ordinal);
        (await guest.AskAsync(meeting)).ExpectProblem(404, "not-found");
        (await guest.AskAsync($"/v1/cases/{file}")).ExpectProblem(404, "not-found");
        (await guest.AskAsync($"/v1/cases/{file}/concertations")).ExpectProblem(404, "not-found");
        var seat = (await api.ReadAsync(meeting)).Json.GetProperty("participants")[0];
        Assert.Equal(("tentative", "Une Collègue"), (seat.GetProperty("answer").GetString(), seat.GetProperty("delegate").GetString()));
    }

    [Fact]
    public async Task Whoever_speaks_for_an_invited_relay_answers_for_it()
    {
        var file = await api.OpenCaseAsync("Renata Relayée");
        var meeting = await api.PlanAsync(file, new { relayIds = new[] { Meetings.Relay } });
        (await api.As(People.Psychiatrist).DoAsync($"{meeting}/invitations/{Meetings.Relay}/answer")).Expect(200);

        Assert.Equal("accepted", (await api.ReadAsync(meeting)).Json.GetProperty("participants")[0].GetProperty("answer").GetString());
    }

    [Fact]
    public async Task Nobody_answers_for_somebody_else_but_the_coordinator_who_was_told()
    {
        var file = await api.OpenCaseAsync("Odile Orale");
        var meeting = await api.PlanAsync(file, new { accountIds = new[] { Meetings.Guest.Id, People.SocialWorker.Id } });
        var answer = $"{meeting}/invitations/{People.SocialWorker.Id}/answer";
        (await api.As(Meetings.Guest).DoAsync(answer)).Expect(404);
        (await api.As(People.Psychiatrist).DoAsync(answer)).Expect(404);
        (await api.As(People.Midwife).DoAsync(answer, new { answer = "declined" })).Expect(200);
        (await api.As(People.Midwife).DoAsync($"{meeting}/invitations/{Guid.NewGuid()}/answer")).ExpectProblem(422, "concertation-participant-unknown");

        Assert.Equal("declined", (await api.ReadAsync(meeting)).Json.GetProperty("participants")[1].GetProperty("answer").GetString());
    }

    [Fact]
    public async Task A_guest_reads_the_entry_until_ten_days_after_the_minutes()
    {
        var file = await api.OpenCaseAsync("Flora Finie");
        var meeting = await api.PlanAsync(file, new { accountIds = new[] { Meetings.Guest.Id } });
        api.Clock.Advance(TimeSpan.FromDays(20));
        (await api.As(Meetings.Guest).AskAsync(meeting + "/invitation.ics")).Expect(200);
        (await api.As(People.Midwife).DoAsync(meeting + "/minutes", new { text = "Compte rendu." })).Expect(200);
        var last = CivilTime.EndOfDay(CivilTime.DayOf(api.Clock.Now).AddDays(10));

        api.Clock.MoveTo(last);
        (await api.As(Meetings.Guest).AskAsync(meeting + "/invitation.ics")).Expect(200);
        api.Clock.Advance(TimeSpan.FromSeconds(1));
        (await api.As(Meetings.Guest).AskAsync(meeting + "/invitation.ics")).ExpectProblem(404, "not-found");
        (await api.As(People.Midwife).AskAsync(meeting + "/invitation.ics")).Expect(200);
    }

    [Fact]
    public async Task Nobody_who_is_not_invited_reads_the_entry()
    {
        var file = await api.OpenCaseAsync("Ninon Noninvitée");
        var meeting = await api.PlanAsync(file, new { accountIds = new[] { People.SocialWorker.Id } });

        (await api.As(Meetings.Guest).AskAsync(meeting + "/invitation.ics")).ExpectProblem(404, "not-found");
        (await api.As(People.Psychiatrist).AskAsync(meeting + "/invitation.ics")).ExpectProblem(404, "not-found");
        Assert.DoesNotContain("ATTENDEE", (await api.As(People.Midwife).AskAsync(meeting + "/invitation.ics")).Expect(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_answer_again_is_no_news_and_an_answer_to_an_older_revision_is_refused()
    {
        var file = await api.OpenCaseAsync("Rita Répétée");
        var meeting = await api.PlanAsync(file, new { accountIds = new[] { Meetings.Guest.Id } });
        var answer = $"{meeting}/invitations/{Meetings.Guest.Id}/answer";
        var first = (await api.As(Meetings.Guest).DoAsync(answer, new { answer = "declined", @delegate = "Une Autre" })).Expect(200);
        var again = (await api.As(Meetings.Guest).DoAsync(answer, new { answer = "declined", @delegate = "Une Autre" })).Expect(200);
        Assert.Equal(first.ETag, again.ETag);

        (await api.As(People.Midwife).DoAsync(meeting + "/move", new { startsAt = api.Clock.Now.AddDays(4) })).Expect(200);
        (await api.As(Meetings.Guest).DoAsync(answer, new { sequence = 0 })).ExpectProblem(409, "concertation-answer-stale", "/sequence");
        (await api.As(Meetings.Guest).DoAsync(answer, new { sequence = 1 })).Expect(200);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Once_the_family_takes_back_that_a_service_may_know_its_invitation_is_gone_like_the_meeting(bool excluded)
    {
        var file = await api.OpenCaseAsync("Wanda Retirée");
        var consent = await api.HandOverAsync(file, "dr-invented", new { categories = new[] { "identity", "social" } });
        var meeting = await api.PlanAsync(file, new { relayIds = new[] { Meetings.Relay }, accountIds = new[] { People.Midwife.Id } });
        var relay = api.As(People.Psychiatrist);
        string[] paths = [meeting, meeting + "/invitation.ics"];
        foreach (var path in paths)
        {
            (await relay.AskAsync(path)).Expect(200);
        }

        (await api.OnCaseAsync(file, excluded ? "exclusions" : $"consents/{consent}/withdraw", excluded ? new { relayId = Meetings.Relay } : new { })).Expect(200);

        foreach (var path in paths)
        {
            (await relay.AskAsync(path)).ExpectProblem(404, "not-found");
            (await api.As(People.Midwife).AskAsync(path)).Expect(200);
        }

        (await relay.DoAsync($"{meeting}/invitations/{Meetings.Relay}/answer")).ExpectProblem(404, "not-found");
    }

    [Fact]
    public async Task A_service_that_may_know_no_more_is_not_written_to_when_the_meeting_moves()
    {
        var file = await api.OpenCaseAsync("Mélina Muette");
        var consent = (await api.OnCaseAsync(file, "consents", new { relays = new[] { Meetings.Relay }, categories = new[] { "identity" } })).Expect(200).Id;
        (await api.OnCaseAsync(file, "consents", new { relays = new[] { Handovers.HandoverSteps.Relay("pep-liege") }, categories = new[] { "identity" } })).Expect(200);
        var meeting = await api.PlanAsync(file, new { relayIds = new[] { Meetings.Relay, Handovers.HandoverSteps.Relay("pep-liege") } });
        Assert.Equal(2, (await api.MessagesAsync(meeting)).Length);
        (await api.OnCaseAsync(file, $"consents/{consent}/withdraw")).Expect(200);

        (await api.As(People.Midwife).DoAsync(meeting + "/move", new { startsAt = api.Clock.Now.AddDays(4) })).Expect(200);

        Assert.Equal(3, (await api.MessagesAsync(meeting)).Length);
    }

    [Fact]
    public async Task Of_a_cancelled_meeting_the_invitation_is_gone_some_days_after_it_would_have_been()
    {
        var file = await api.OpenCaseAsync("Carla Annulée");
        var meeting = await api.PlanAsync(file, new { accountIds = new[] { Meetings.Guest.Id } });
        (await api.As(People.Midwife).DoAsync(meeting + "/cancel", new { reason = "moved" })).Expect(200);
        Assert.Contains("METHOD:CANCEL", (await api.As(Meetings.Guest).AskAsync(meeting + "/invitation.ics")).Expect(200).Text, StringComparison.Ordinal);

        api.Clock.Advance(TimeSpan.FromDays(12));

        (await api.As(Meetings.Guest).AskAsync(meeting + "/invitation.ics")).ExpectProblem(404, "not-found");
        (await api.As(People.Midwife).AskAsync(meeting + "/invitation.ics")).Expect(200);
    }
}

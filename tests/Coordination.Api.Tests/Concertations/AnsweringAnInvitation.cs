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
}

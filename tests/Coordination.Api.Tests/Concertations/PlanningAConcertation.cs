using System.Text.Json;
using Coordination.Api.Tests.Fixtures;
using Xunit;

namespace Coordination.Api.Tests.Concertations;

public sealed class PlanningAConcertation(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Doctor = "dr.kanarie@cabinet.example";

    /// <summary>The seventh daily act, with no field more than when and with whom.</summary>
    [Fact]
    public async Task When_and_with_whom_is_all_that_must_be_typed()
    {
        var file = await api.OpenCaseAsync("Mina Minimale");
        var answer = (await api.As(People.Midwife).DoAsync(
            $"/v1/cases/{file}/concertations", $$"""{"startsAt":"2026-05-14T10:00:00+02:00","with":{"accountIds":["{{People.SocialWorker.Id}}"] } }""")).Expect(201);
        var card = (await api.As(People.Midwife).AskAsync(answer.Location!.ToString())).Expect(200);

        Assert.Equal("\"1\"", answer.ETag);
        Assert.Equal("planned", answer.Json.GetProperty("state").GetString());
        Assert.False(answer.Json.TryGetProperty("warnings", out _));
        Assert.Equal(new DateTime(2026, 5, 14, 9, 0, 0, DateTimeKind.Utc), card.Json.GetProperty("endsAt").GetDateTime());
        Assert.Equal("case-review", card.Json.GetProperty("purpose").GetString());
        Assert.Equal(People.Midwife.Id, card.Json.GetProperty("plannedBy").GetGuid());
        Assert.Equal(("Simon Fictif", "needsAction"), Seat(card.Json, 0));
    }

    [Fact]
    public async Task Everybody_invited_is_written_to_where_they_can_be_reached()
    {
        var file = await api.OpenCaseAsync("Inès Invitante");
        var meeting = await api.PlanAsync(file, new
        {
            accountIds = new[] { People.SocialWorker.Id },
            relayIds = new[] { Meetings.Relay },
            persons = new object[] { new { name = "Dr Kanarie", mail = Doctor, function = "gp" }, new { name = "Madame Sansadresse" } },
        });

        string[] expected = ["concertation-invitation account 0", "concertation-invitation address 0", "concertation-invitation relay 0"];
        Assert.Equal(expected, await api.MessagesAsync(meeting));
        var entry = Assert.Single(await api.CalendarsAsync(meeting, Doctor));
        Assert.Equal("REQUEST", entry.Method);
        Assert.Equal("PRIVATE", entry.Events.Single().Class);
        Assert.Null(entry.Events.Single().Location);
        Assert.Equal($"mailto:{Doctor}", Assert.Single(entry.Events.Single().Attendees).Value!.ToString());
        Assert.DoesNotContain("Invitante", string.Concat(await api.MailsAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-10-25T00:30:00Z", "DTSTART:20261025T003000Z")]
    [InlineData("2026-10-25T01:30:00Z", "DTSTART:20261025T013000Z")]
    [InlineData("2026-10-26T09:00:00+01:00", "DTSTART;TZID=Europe/Brussels:20261026T090000")]
    [InlineData("2027-03-28T03:30:00+02:00", "DTSTART;TZID=Europe/Brussels:20270328T033000")]
    [InlineData("2027-03-28T02:30:00+01:00", "DTSTART;TZID=Europe/Brussels:20270328T033000")]
    public async Task The_hour_is_that_of_Brussels_also_when_the_clocks_change(string startsAt, string line)
    {
        var file = await api.OpenCaseAsync("Ève Heured'hiver");
        var meeting = await api.PlanAsync(file, new { accountIds = new[] { People.SocialWorker.Id } }, DateTimeOffset.Parse(startsAt, null));
        var text = (await api.As(People.SocialWorker).AskAsync(meeting + "/invitation.ics")).Expect(200);

        Assert.Equal("text/calendar", text.MediaType);
        Assert.Contains($"{line}\r\n", text.Text, StringComparison.Ordinal);
        Assert.Equal(DateTimeOffset.Parse(startsAt, null).UtcDateTime, Ical.Net.Calendar.Load(text.Text)!.Events.Single().DtStart!.AsUtc);
    }

    [Fact]
    public async Task A_move_raises_the_revision_and_asks_everybody_again_and_a_cancel_ends_it()
    {
        var file = await api.OpenCaseAsync("Maureen Mouvante");
        var meeting = await api.PlanAsync(file, new { persons = new[] { new { name = "Dr Kanarie", mail = Doctor } } });
        await api.MailsAsync();
        var moved = api.Clock.Now.AddDays(2);
        (await api.As(People.SocialWorker).DoAsync(meeting + "/move", new { startsAt = moved, place = "Salle 3" })).Expect(200);
        (await api.As(People.Midwife).DoAsync(meeting + "/move", new { startsAt = moved, place = "Salle 3" })).Expect(200);
        await api.MailsAsync();
        (await api.As(People.Midwife).DoAsync(meeting + "/cancel")).Expect(200);
        (await api.As(People.Midwife).DoAsync(meeting + "/cancel")).Expect(200);

        string[] expected = ["concertation-invitation address 0", "concertation-invitation address 1", "concertation-cancelled address 2"];
        Assert.Equal(expected.Order(StringComparer.Ordinal), (await api.MessagesAsync(meeting)).Order(StringComparer.Ordinal));
        var entries = await api.CalendarsAsync(meeting, Doctor);
        Assert.Equal([("REQUEST", 0), ("REQUEST", 1), ("CANCEL", 2)], entries.Select(e => (e.Method!, e.Events.Single().Sequence)));
        Assert.Single(entries.Select(e => e.Events.Single().Uid).Distinct());
        Assert.Equal(moved.UtcDateTime, entries[1].Events.Single().DtStart!.AsUtc);
        Assert.Equal("CANCELLED", entries[2].Events.Single().Status);
        Assert.Contains("METHOD:CANCEL\r\n", (await api.As(People.Midwife).AskAsync(meeting + "/invitation.ics")).Expect(200).Text, StringComparison.Ordinal);
        (await api.As(People.Midwife).DoAsync(meeting + "/move", new { startsAt = moved.AddDays(1) })).ExpectProblem(409, "concertation-cancelled");
    }

    [Fact]
    public async Task A_missing_agreement_warns_and_an_agreement_that_names_the_relay_does_not()
    {
        var file = await api.OpenCaseAsync("Agathe Accord");
        var wish = new { startsAt = api.Clock.Now.AddDays(1), with = new { relayIds = new[] { Meetings.Relay } } };
        var before = (await api.As(People.Midwife).DoAsync($"/v1/cases/{file}/concertations", wish)).Expect(201).Json;
        (await api.As(People.Midwife).DoAsync($"/v1/cases/{file}/consents", new { relays = new[] { Meetings.Relay } })).Expect(200);
        var after = (await api.As(People.Midwife).DoAsync($"/v1/cases/{file}/concertations", wish)).Expect(201).Json;

        Assert.Equal(["agreement-missing"], Warnings(before));
        Assert.Equal([], Warnings(after));
    }

    [Fact]
    public async Task One_more_is_invited_once_and_alone_written_to()
    {
        var file = await api.OpenCaseAsync("Ursule Unedeplus");
        var meeting = await api.PlanAsync(file, new { accountIds = new[] { People.SocialWorker.Id } });
        var wish = new { with = new { relayIds = new[] { Meetings.Relay } } };
        (await api.As(People.Midwife).DoAsync(meeting + "/invitations", wish)).Expect(200);
        (await api.As(People.Midwife).DoAsync(meeting + "/invitations", wish)).Expect(200);

        Assert.Equal(["concertation-invitation account 0", "concertation-invitation relay 0"], await api.MessagesAsync(meeting));
    }

    private static (string Name, string Answer) Seat(JsonElement card, int at)
    {
        var seat = card.GetProperty("participants")[at];
        return (seat.GetProperty("name").GetString()!, seat.GetProperty("answer").GetString()!);
    }

    private static string[] Warnings(JsonElement receipt) =>
        receipt.TryGetProperty("warnings", out var codes) ? [.. codes.EnumerateArray().Select(code => code.GetString()!)] : [];
}

using System.Text;
using Coordination.Api.Outbox;
using Ical.Net;
using MimeKit;
using Xunit;

namespace Coordination.Api.Tests.Outbox;

public sealed class InvitingToAMeeting
{
    [Fact]
    public void The_mail_holds_a_text_a_calendar_part_and_the_same_as_an_attachment()
    {
        var parts = Mail(OutboxSample.Facts).BodyParts.OfType<MimePart>().ToArray();
        Assert.Equal(["text/plain", "text/calendar", "application/ics"], parts.Select(part => part.ContentType.MimeType));
        Assert.Equal("REQUEST", parts[1].ContentType.Parameters["method"]);
        Assert.Equal("utf-8", parts[1].ContentType.Charset);
        Assert.Equal("invite.ics", parts[2].FileName);
        Assert.Equal(Decode(parts[1]), Decode(parts[2]));
    }

    [Fact]
    public void The_calendar_entry_is_private_neutral_and_keeps_its_place_when_the_meeting_moves()
    {
        var calendar = Calendar.Load(Decode(CalendarPart(Mail(OutboxSample.Facts))))!;
        var meeting = Assert.Single(calendar.Events);
        Assert.Equal("REQUEST", calendar.Method);
        Assert.Equal("PRIVATE", meeting.Class);
        Assert.Equal("Invitation à une réunion, réf. LC-2026-0042", meeting.Summary);
        Assert.Null(meeting.Description);
        Assert.Null(meeting.Location);
        Assert.Equal($"{OutboxSample.Facts.Meeting:N}@lacroche.example", meeting.Uid);
        Assert.Equal(2, meeting.Sequence);
        Assert.Equal("mailto:coordination@lacroche.example", meeting.Organizer!.Value!.ToString());
        Assert.Equal("mailto:relais@example.org", Assert.Single(meeting.Attendees).Value!.ToString());
        Assert.Equal(OutboxSample.Now.UtcDateTime, meeting.DtStamp!.AsUtc);
    }

    [Theory]
    [InlineData("2026-03-28T22:30:00Z", "2026-03-29T02:30:00Z", "20260328T233000", "20260329T043000")]
    [InlineData("2026-10-24T20:00:00Z", "2026-10-25T09:00:00Z", "20261024T220000", "20261025T100000")]
    [InlineData("2026-07-01T12:00:00Z", "2026-07-01T13:30:00Z", "20260701T140000", "20260701T153000")]
    public void Hours_are_those_of_Brussels_also_across_the_change_of_clocks(string start, string end, string localStart, string localEnd)
    {
        var facts = OutboxSample.Facts with { Start = DateTimeOffset.Parse(start, null), End = DateTimeOffset.Parse(end, null) };
        var text = Decode(CalendarPart(Mail(facts)));
        Assert.Contains($"DTSTART;TZID=Europe/Brussels:{localStart}\r\n", text, StringComparison.Ordinal);
        Assert.Contains($"DTEND;TZID=Europe/Brussels:{localEnd}\r\n", text, StringComparison.Ordinal);
        Assert.Contains("BEGIN:VTIMEZONE\r\nTZID:Europe/Brussels\r\n", text, StringComparison.Ordinal);
        var meeting = Assert.Single(Calendar.Load(text)!.Events);
        Assert.Equal(facts.Start!.Value.UtcDateTime, meeting.DtStart!.AsUtc);
        Assert.Equal(facts.End!.Value.UtcDateTime, meeting.DtEnd!.AsUtc);
    }

    [Theory]
    [InlineData("2026-10-25T00:30:00Z", "DTSTART:20261025T003000Z", "DTEND:20261025T013000Z", "02:30 (UTC+02:00)")]
    [InlineData("2026-10-25T01:30:00Z", "DTSTART:20261025T013000Z", "DTEND;TZID=Europe/Brussels:20261025T033000", "02:30 (UTC+01:00)")]
    [InlineData("2026-10-24T23:30:00Z", "DTSTART;TZID=Europe/Brussels:20261025T013000", "DTEND:20261025T003000Z", "01:30")]
    [InlineData("2027-03-28T00:30:00Z", "DTSTART;TZID=Europe/Brussels:20270328T013000", "DTEND;TZID=Europe/Brussels:20270328T033000", "01:30")]
    public void An_hour_that_comes_twice_is_said_so_that_it_is_one_instant(string start, string startLine, string endLine, string words)
    {
        var facts = OutboxSample.Facts with { Start = DateTimeOffset.Parse(start, null), End = DateTimeOffset.Parse(start, null).AddHours(1) };
        var mail = Mail(facts);
        var text = Decode(CalendarPart(mail));

        Assert.Contains(startLine + "\r\n", text, StringComparison.Ordinal);
        Assert.Contains(endLine + "\r\n", text, StringComparison.Ordinal);
        var meeting = Assert.Single(Calendar.Load(text)!.Events);
        Assert.Equal((facts.Start!.Value.UtcDateTime, facts.End!.Value.UtcDateTime), (meeting.DtStart!.AsUtc, meeting.DtEnd!.AsUtc));
        Assert.Contains(words, mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public void A_meeting_that_is_cancelled_takes_its_entry_back()
    {
        var part = CalendarPart(Mail(OutboxSample.Facts, Template.ConcertationCancelled));
        var calendar = Calendar.Load(Decode(part))!;
        Assert.Equal("CANCEL", part.ContentType.Parameters["method"]);
        Assert.Equal("CANCEL", calendar.Method);
        Assert.Equal("CANCELLED", Assert.Single(calendar.Events).Status);
        Assert.Equal($"{OutboxSample.Facts.Meeting:N}@lacroche.example", Assert.Single(calendar.Events).Uid);
    }

    [Fact]
    public void Lines_are_folded_as_calendars_expect() =>
        Assert.All(Decode(CalendarPart(Mail(OutboxSample.Facts))).Split("\r\n"), line =>
        {
            Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75);
            Assert.DoesNotContain('\n', line);
        });

    [Fact]
    public void Without_a_start_and_an_end_there_is_no_invitation() =>
        Assert.Throws<CannotCompose>(() => Mail(OutboxSample.Facts with { End = null }));

    private static MimeMessage Mail(MessageFacts facts, string template = Template.ConcertationInvitation) => new MailComposer(OutboxSample.Mail)
        .Compose(OutboxSample.Written(template, "fr") with { Facts = facts }, OutboxSample.Decision, OutboxSample.To);

    private static MimePart CalendarPart(MimeMessage mail) =>
        mail.BodyParts.OfType<MimePart>().Single(part => part.ContentType.IsMimeType("text", "calendar"));

    private static string Decode(MimePart part)
    {
        using var bytes = new MemoryStream();
        part.Content!.DecodeTo(bytes);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}

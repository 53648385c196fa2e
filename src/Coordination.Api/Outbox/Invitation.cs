using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Coordination.Api.Outbox;

/// <summary>A meeting as calendars read it (RFC 5545; request and cancel of RFC 5546). Private, and its title says nothing of what it is about.</summary>
internal static class Invitation
{
    public const string Request = "REQUEST";
    public const string Cancel = "CANCEL";
    private const string ZoneName = "Europe/Brussels";
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById(ZoneName);

    public static string MethodOf(OutboxMessage message) => message.Template is Template.ConcertationCancelled or Template.FamilyAppointmentCancelled ? Cancel : Request;

    /// <param name="message">The meeting: its facts.</param>
    /// <param name="to">Who is asked; without a mail address nobody is, and the entry only says when.</param>
    /// <param name="settings">Whose mailbox asks.</param>
    /// <param name="title">Neutral words.</param>
    /// <param name="answer">PARTSTAT: what was answered so far, so that an entry read again does not undo it.</param>
    public static string Write(OutboxMessage message, Addressee to, MailSettings settings, string title, string answer = EventParticipationStatus.NeedsAction)
    {
        if (message.Facts is not { Start: { } start, End: { } end, Meeting: { } meeting })
        {
            throw new CannotCompose("An invitation needs a meeting with a start and an end.");
        }

        var method = MethodOf(message);
        var from = settings.FromTo(to);
        var calendar = new Calendar { Method = method, ProductId = to.Neutral ? "-//Calendar//EN" : "-//Coordination//Outbox//EN" };
        calendar.AddTimeZone(VTimeZone.FromDateTimeZone(ZoneName, start.UtcDateTime.AddYears(-1), includeHistoricalData: false));
        calendar.Events.Add(new CalendarEvent
        {
            Uid = $"{meeting:N}@{MailSettings.DomainOf(from)}",
            Sequence = message.Facts.Revision ?? 0,
            DtStamp = new CalDateTime(message.At.UtcDateTime, CalDateTime.UtcTzId),
            DtStart = Local(start),
            DtEnd = Local(end),
            Summary = title,
            Class = "PRIVATE",
            Status = method == Cancel ? EventStatus.Cancelled : EventStatus.Confirmed,
            Organizer = new Organizer($"mailto:{from}") { CommonName = to.Neutral ? to.Sender : to.Service },
            Attendees = to.Mail.Length == 0 ? [] : [Asked(to.Mail, answer)],
        });
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    private static Attendee Asked(string mail, string answer) =>
        new($"mailto:{mail}") { Rsvp = answer == EventParticipationStatus.NeedsAction, Role = ParticipationRole.RequiredParticipant, ParticipationStatus = answer };

    // Of an hour that the autumn change repeats, RFC 5545 §3.3.5 means the first and many calendars read the second: both are said in UTC.
    private static CalDateTime Local(DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, Zone);
        return Zone.IsAmbiguousTime(local)
            ? new(instant.UtcDateTime, CalDateTime.UtcTzId)
            : new(DateTime.SpecifyKind(local.DateTime, DateTimeKind.Unspecified), ZoneName);
    }
}

using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Coordination.Api.Outbox;

/// <summary>A meeting as calendars read it (RFC 5545, request of RFC 5546). Private, and its title says nothing of what it is about.</summary>
internal static class Invitation
{
    public const string Request = "REQUEST";
    private const string ZoneName = "Europe/Brussels";
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById(ZoneName);

    public static string Write(OutboxMessage message, Addressee to, MailSettings settings, string title)
    {
        if (message.Facts is not { Start: { } start, End: { } end, Meeting: { } meeting })
        {
            throw new CannotCompose("An invitation needs a meeting with a start and an end.");
        }

        var calendar = new Calendar { Method = Request, ProductId = "-//Coordination//Outbox//EN" };
        calendar.AddTimeZone(VTimeZone.FromDateTimeZone(ZoneName, start.UtcDateTime.AddYears(-1), includeHistoricalData: false));
        calendar.Events.Add(new CalendarEvent
        {
            Uid = $"{meeting:N}@{settings.Domain}",
            Sequence = message.Facts.Revision ?? 0,
            DtStamp = new CalDateTime(message.At.UtcDateTime, CalDateTime.UtcTzId),
            DtStart = Local(start),
            DtEnd = Local(end),
            Summary = title,
            Class = "PRIVATE",
            Status = EventStatus.Confirmed,
            Organizer = new Organizer($"mailto:{settings.From}") { CommonName = to.Service },
            Attendees = [new Attendee($"mailto:{to.Mail}") { Rsvp = true, Role = ParticipationRole.RequiredParticipant, ParticipationStatus = EventParticipationStatus.NeedsAction }],
        });
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    private static CalDateTime Local(DateTimeOffset instant) =>
        new(DateTime.SpecifyKind(TimeZoneInfo.ConvertTime(instant, Zone).DateTime, DateTimeKind.Unspecified), ZoneName);
}

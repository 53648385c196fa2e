using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Coordination.Domain;
using Coordination.Domain.Time;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Coordination.Api.Worklist.Views;

/// <summary>One line of somebody's calendar: that something is due on a day, or that she meets others at an hour. Nothing tells of what or whom.</summary>
/// <param name="Uid">The same as long as the thing is.</param>
/// <param name="Starts">Its instant.</param>
/// <param name="Ends">End of a meeting; null for what is due on a day.</param>
/// <param name="Revision">Rises when a meeting moves.</param>
internal sealed record CalendarLine(string Uid, DateTimeOffset Starts, DateTimeOffset? Ends = null, int Revision = 0);

/// <summary>
/// A calendar as programs subscribe to it (RFC 5545). It is copied to telephones and to servers of others, and kept there: so it has three words in it, days and
/// hours, and not even the reference by which a case is known on the telephone.
/// </summary>
internal static class CalendarFeed
{
    private const string ZoneName = "Europe/Brussels";
    private static readonly Label ToDo = new("À faire", "Te doen", "To do");
    private static readonly Label Meeting = new("Concertation", "Overleg", "Concertation");
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById(ZoneName);

    public static string Write(IReadOnlyCollection<CalendarLine> lines, string language, DateTimeOffset now)
    {
        var calendar = new Ical.Net.Calendar { ProductId = "-//Calendar//EN" };
        calendar.AddProperty("X-PUBLISHED-TTL", "PT1H");
        calendar.AddTimeZone(VTimeZone.FromDateTimeZone(ZoneName, now.UtcDateTime.AddYears(-1), includeHistoricalData: false));
        foreach (var line in lines)
        {
            calendar.Events.Add(Entry(line, language, now));
        }

        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    /// <summary>A weak tag (RFC 9110 §8.8.1): of what the lines say, and not of the instant at which they were written.</summary>
    public static string TagOf(IReadOnlyCollection<CalendarLine> lines, string language)
    {
        var said = string.Join('\n', lines.Select(line => string.Create(CultureInfo.InvariantCulture, $"{line.Uid} {line.Starts.UtcDateTime:O} {line.Ends?.UtcDateTime:O} {line.Revision}")));
        return $"W/\"{Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($"{language}\n{said}")).AsSpan(0, 16))}\"";
    }

    private static CalendarEvent Entry(CalendarLine line, string language, DateTimeOffset now) => new()
    {
        Uid = line.Uid,
        Sequence = line.Revision,
        DtStamp = new CalDateTime(now.UtcDateTime, CalDateTime.UtcTzId),
        DtStart = line.Ends is null ? new CalDateTime(CivilTime.DayOf(line.Starts)) : Local(line.Starts),
        DtEnd = line.Ends is { } end ? Local(end) : new CalDateTime(CivilTime.DayOf(line.Starts).AddDays(1)),
        Summary = (line.Ends is null ? ToDo : Meeting).In(language),
        Class = "PRIVATE",
        Status = EventStatus.Confirmed,
        Transparency = line.Ends is null ? TransparencyType.Transparent : TransparencyType.Opaque,
    };

    // Of an hour that the autumn change repeats, RFC 5545 §3.3.5 means the first and many calendars read the second: both are said in UTC.
    private static CalDateTime Local(DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, Zone);
        return Zone.IsAmbiguousTime(local)
            ? new(instant.UtcDateTime, CalDateTime.UtcTzId)
            : new(DateTime.SpecifyKind(local.DateTime, DateTimeKind.Unspecified), ZoneName);
    }
}

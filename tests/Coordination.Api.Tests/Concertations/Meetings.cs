using System.Text;
using Coordination.Api.Demo;
using Coordination.Api.Tests.Fixtures;
using Ical.Net;
using MimeKit;

namespace Coordination.Api.Tests.Concertations;

/// <summary>Meetings as a coordinator makes them.</summary>
internal static class Meetings
{
    public static readonly Guid Relay = DemoNetwork.IdOf(Personas.Service, "dr-invented");

    public static readonly Persona Guest = People.Of("guest");

    /// <summary>MontLégia's midwife plans a meeting of a case, tomorrow at this time unless told otherwise. Returns its path.</summary>
    public static async Task<string> PlanAsync(this ApiFixture api, Guid file, object with, DateTimeOffset? startsAt = null) =>
        $"/v1/cases/{file}/concertations/{(await api.As(People.Midwife).DoAsync($"/v1/cases/{file}/concertations", new { startsAt = startsAt ?? api.Clock.Now.AddDays(1), with })).Expect(201).Id}";

    public static Task<HttpAnswer> ReadAsync(this ApiFixture api, string meeting) => api.As(People.Midwife).AskAsync(meeting);

    /// <summary>Outbox rows of a meeting: template, kind of recipient, revision.</summary>
    public static async Task<string[]> MessagesAsync(this ApiFixture api, string meeting)
    {
        await using var command = api.Raw.CreateCommand(
            $"select template || ' ' || recipient_kind || ' ' || (parameters->>'revision') from coordination.outbox where parameters->>'meeting' = '{Id(meeting)}' order by created_at, 1");
        List<string> found = [];
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            found.Add(reader.GetString(0));
        }

        return [.. found];
    }

    /// <summary>What the calendar of this address was told about a meeting, in the order it was sent.</summary>
    public static async Task<Calendar[]> CalendarsAsync(this ApiFixture api, string meeting, string address) =>
    [
        .. (await api.MailsAsync()).Select(mail => MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes(mail))))
            .Where(mail => mail.To.Mailboxes.Any(to => to.Address == address))
            .SelectMany(mail => mail.BodyParts.OfType<TextPart>())
            .Where(part => part.ContentType.IsMimeType("text", "calendar"))
            .Select(part => Calendar.Load(part.Text)!)
            .Where(calendar => calendar.Events.Single().Uid!.StartsWith(Id(meeting).ToString("N"), StringComparison.Ordinal))
            .OrderBy(calendar => calendar.Events.Single().Sequence),
    ];

    public static Guid Id(string meeting) => Guid.Parse(meeting.Split('/')[^1]);
}

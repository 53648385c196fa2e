using Coordination.Api.Access;
using Coordination.Api.Concertations.Views;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Api.Outbox;
using Coordination.Api.Worklist.Views;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Accounts;
using Coordination.Domain.Concertations;
using FastEndpoints;
using FluentValidation;
using MediatR;

namespace Coordination.Api.Worklist;

/// <summary>A calendar at its address. The secret in it is the only proof that is asked.</summary>
internal sealed record ReadCalendarRequest
{
    /// <summary>The secret.</summary>
    public string Token { get; init; } = "";
}

internal sealed class ReadCalendarValidator : Validator<ReadCalendarRequest>
{
    public ReadCalendarValidator() => RuleFor(r => r.Token).MaximumLength(100);
}

/// <param name="Hash">Of the secret in the address.</param>
internal sealed record ReadCalendar(string Hash) : IQuery<WrittenFile>
{
    public Target Target => Target.Nothing;

    public Demand Demand => new(AccessAction.ReadWorklist);
}

internal sealed class ReadCalendarHandler(Work work, MailSettings mail) : IRequestHandler<ReadCalendar, Answer<WrittenFile>>
{
    private const int MostDue = 500;
    private const int PastDays = 31;
    private const int AheadDays = 366;

    public async Task<Answer<WrittenFile>> Handle(ReadCalendar request, CancellationToken cancellationToken)
    {
        // What the row said that led here may have been taken back meanwhile: the account, which this read is held against, says it.
        if (work.Caller.Account is not { } me || me.Calendar != request.Hash)
        {
            return Answer<WrittenFile>.Missing("address");
        }

        CalendarLine[] lines = [.. await DueAsync(cancellationToken), .. await MeetingsAsync(cancellationToken)];
        var file = new WrittenFile("text/calendar; charset=utf-8", "calendar.ics", CalendarFeed.Write(lines, me.Language, work.Now)) { MayBeKept = true };
        return Answer<WrittenFile>.Of(file, CalendarFeed.TagOf(lines, me.Language)) with { Shown = $"calendar, lines {lines.Length}" };
    }

    // What a row tells by its reference only is of a case that she may not open: a calendar leaves it out.
    private async Task<IEnumerable<CalendarLine>> DueAsync(CancellationToken ct)
    {
        var filter = new OwedFilter { Sort = ListOrder.Due, DueBefore = work.Now.AddDays(AheadDays) };
        var page = await Cursor.FilledAsync<OwedKey, OwedRow, OwedRow>(
            MostDue,
            OwedKey.First,
            (after, rows) => OwedList.ReadAsync(work, filter, after, rows, ct),
            async rows => rows.Zip(await WorklistRows.OfAsync(work, rows, ct)).Where(row => row.Second.Code is not null).Select(row => (row.First, row.First)),
            row => OwedKey.Of(row, filter),
            _ => "");
        return page.Items.Select(row => new CalendarLine(UidOf(row), row.DueAt));
    }

    private async Task<IEnumerable<CalendarLine>> MeetingsAsync(CancellationToken ct)
    {
        var meetings = await MyConcertations.SinceAsync(work, work.Now.AddDays(-PastDays), ct);
        return meetings.Select(meeting => new CalendarLine(UidOf(meeting), meeting.Slot.StartsAt, meeting.EndsAt, meeting.Sequence));
    }

    // Of nobody else's calendar, and of no id that a request takes: two calendars put side by side say nothing.
    private string UidOf(OwedRow row) => $"{Ids.Derived("calendar", $"{work.Caller.Id:N}", $"{row.Id:N}"):N}@{MailSettings.DomainOf(mail.From)}";

    // The one that the invitation by mail has: a calendar that got both shows the meeting once.
    private string UidOf(Concertation meeting) => $"{meeting.Id:N}@{MailSettings.DomainOf(mail.From)}";
}

internal sealed class ReadCalendarEndpoint : Endpoint<ReadCalendarRequest>
{
    public override void Configure()
    {
        Get($"{CalendarAddress.Folder}/{{token}}.ics");
        this.Door<ReadCalendar>("Worklist", "Read a calendar at its address", media: "text/calendar");
    }

    public override Task HandleAsync(ReadCalendarRequest req, CancellationToken ct) =>
        this.SendAtSecretAsync(req, new ReadCalendar(CalendarAddress.HashOf(req.Token)), ct);
}

using Coordination.Api.Access;
using Coordination.Api.Accounts;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Api.Outbox;
using Coordination.Domain.Accounts;
using Coordination.Domain.Concertations;
using Ical.Net;

namespace Coordination.Api.Concertations;

/// <summary>The calendar entry of the meeting at hand as the caller would have got it by mail: same identity, same revision, same title.</summary>
internal static class CalendarEntry
{
    public static async Task<string> OfAsync(Work work, MailSettings settings, CancellationToken ct)
    {
        var meeting = work.Concertation.State;
        var seat = Seats.Of(work) is [var own, ..] ? meeting.SeatOf(own) : null;
        var service = await work.LoadAsync<CoordinationService>(CoordinationService.IdOf(work.Service), ct);
        var to = new Addressee(await MailAsync(work, seat, ct), "", service?.Name ?? work.Service);
        var message = OutboxMessage.Once(
            work.Service,
            new(RecipientKind.Account, work.Caller.Id),
            meeting.Status == ConcertationStatus.Cancelled ? Template.ConcertationCancelled : Template.ConcertationInvitation,
            Messages.Languages.Contains(work.Caller.Account?.Language) ? work.Caller.Account!.Language : "fr",
            References.Of(meeting.Id),
            Invitations.FactsOf(work, meeting),
            meeting.Id,
            "read",
            work.Now);
        return Invitation.Write(message, to, settings, Messages.Subject(message, to), Answered(seat?.Answer));
    }

    // Only who is invited stands in her own entry: it names nobody to anybody.
    private static async Task<string> MailAsync(Work work, Seat? seat, CancellationToken ct)
    {
        if (seat is null || work.Caller.Account is not { Mail: { } mail })
        {
            return "";
        }

        await work.KeysAsync([mail], ct);
        return work.Keys.Open(mail, work.Caller.Id, work.Caller.Id, AccountFields.Mail) ?? "";
    }

    private static string Answered(InvitationAnswer? answer) => answer switch
    {
        InvitationAnswer.Accepted => EventParticipationStatus.Accepted,
        InvitationAnswer.Tentative => EventParticipationStatus.Tentative,
        InvitationAnswer.Declined => EventParticipationStatus.Declined,
        InvitationAnswer.NeedsAction or null => EventParticipationStatus.NeedsAction,
    };
}

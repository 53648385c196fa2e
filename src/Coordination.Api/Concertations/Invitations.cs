using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Api.Outbox;
using Coordination.Domain.Concertations;

namespace Coordination.Api.Concertations;

/// <summary>What those who are asked to come are told: one message for each revision of the calendar entry and each of them.</summary>
internal static class Invitations
{
    public static void Queue(Work work, OpenStream<Concertation> meeting, IEnumerable<Participant> to)
    {
        var cancelled = meeting.State.Status == ConcertationStatus.Cancelled;
        var (template, occasion) = cancelled
            ? (Template.ConcertationCancelled, "cancelled")
            : (Template.ConcertationInvitation, $"invited-{meeting.State.Sequence}");
        foreach (var participant in to.Where(IsWrittenTo))
        {
            OutboxRows.Queue(work, OutboxMessage.Once(
                work.Service, RecipientOf(participant), template, "fr", References.Of(meeting.Id), FactsOf(work, meeting.State), meeting.Id, occasion, work.Now));
        }
    }

    public static void Queue(Work work, OpenStream<Concertation> meeting) => Queue(work, meeting, meeting.State.Seats.Select(seat => seat.Who));

    public static MessageFacts FactsOf(Work work, Concertation meeting) => new()
    {
        Start = meeting.Slot.StartsAt,
        End = meeting.EndsAt,
        Meeting = meeting.Id,
        Revision = meeting.Sequence,
        Call = work.Case.State.Heads?.First,
    };

    // Somebody invited by name without an address is told by a person; the receipt warned of it.
    private static bool IsWrittenTo(Participant participant) => participant.Kind != ParticipantKind.External || participant.Mail is not null;

    private static Recipient RecipientOf(Participant participant) => new(
        participant.Kind switch
        {
            ParticipantKind.Account => RecipientKind.Account,
            ParticipantKind.Relay => RecipientKind.Relay,
            ParticipantKind.External => RecipientKind.Address,
        },
        participant.Id);
}

using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Http;
using Coordination.Api.Outbox;
using Coordination.Domain.Access;
using Coordination.Domain.Accounts;
using Coordination.Domain.Cases;
using Coordination.Domain.Concertations;
using Coordination.Domain.Relays;
using Coordination.Domain.Time;

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

    /// <summary>A meeting that changed: whoever may not read of it any more is not written to about it either (rules A11, A36, A55).</summary>
    public static async Task QueueChangeAsync(Work work, OpenStream<Concertation> meeting, CancellationToken ct)
    {
        var who = meeting.State.Seats.Select(seat => seat.Who).ToArray();
        var accounts = await work.Session.LoadManyAsync<Account>(ct, [.. who.Where(p => p.Kind == ParticipantKind.Account).Select(p => p.Id)]);
        var spokenFor = accounts.ToDictionary(a => a.Id, a => a.GrantsAt(work.Now).Select(g => g.Relay).OfType<Guid>().ToArray());
        Guid[] named = [.. who.Where(p => p.Kind == ParticipantKind.Relay).Select(p => p.Id), .. spokenFor.Values.SelectMany(ids => ids)];
        var kinds = (await work.Session.LoadManyAsync<Relay>(ct, [.. named.Distinct()])).ToDictionary(r => r.Id, r => r.Record.Kind);
        Queue(work, meeting, who.Where(p => MayKnow(work, p, p.Kind == ParticipantKind.Relay ? [p.Id] : spokenFor.GetValueOrDefault(p.Id, []), kinds)));
    }

    private static bool MayKnow(Work work, Participant participant, Guid[] relays, Dictionary<Guid, string> kinds)
    {
        var speaker = new Speaker(relays, [.. relays.Where(kinds.ContainsKey).Select(id => kinds[id])]);
        return !relays.Append(participant.Id).Any(id => CaseRights.IsExcluded(work.Case.State, id))
            && Consents.CoverOf(work.Case.State, speaker, CivilTime.DayOf(work.Now)) != ConsentCover.Withdrawn;
    }

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

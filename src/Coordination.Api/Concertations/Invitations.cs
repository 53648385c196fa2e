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
        Participant[] who = [.. meeting.State.Seats.Select(seat => seat.Who)];
        var speakers = await SpeakersAsync(work, who, ct);
        Queue(work, meeting, who.Where(p => !IsExcluded(work.Case.State, p, speakers[p.Id]) && !IsWithdrawn(work, speakers[p.Id])));
    }

    /// <summary>For whom each of these comes.</summary>
    public static async Task<Dictionary<Guid, Speaker>> SpeakersAsync(Work work, Participant[] who, CancellationToken ct)
    {
        var accounts = await work.ReadManyAsync<Account>(who.Where(p => p.Kind == ParticipantKind.Account).Select(p => p.Id), ct);
        var relays = who.ToDictionary(p => p.Id, p => p.Kind switch
        {
            ParticipantKind.Relay => [p.Id],
            ParticipantKind.Account when accounts.FirstOrDefault(a => a.Id == p.Id) is { } account => account.GrantsAt(work.Now).Select(g => g.Relay).OfType<Guid>().ToArray(),
            _ => [],
        });
        var kinds = (await work.ReadManyAsync<Relay>(relays.Values.SelectMany(ids => ids), ct)).ToDictionary(r => r.Id, r => r.Record.Kind);
        return relays.ToDictionary(r => r.Key, r => new Speaker(r.Value, [.. r.Value.Where(kinds.ContainsKey).Select(id => kinds[id])]));
    }

    /// <summary>A person of the case excluded this participant, or a service he or she comes for.</summary>
    public static bool IsExcluded(CaseFile file, Participant who, Speaker speaker) => speaker.Relays.Append(who.Id).Any(id => CaseRights.IsExcluded(file, id));

    /// <summary>The agreement to share with whom a participant comes for was taken back.</summary>
    public static bool IsWithdrawn(Work work, Speaker speaker) => Consents.CoverOf(work.Case.State, speaker, CivilTime.DayOf(work.Now)) == ConsentCover.Withdrawn;

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

using Coordination.Api.Access;
using Coordination.Api.Accounts;
using Coordination.Api.Cases.Views;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Accounts;
using Coordination.Domain.Concertations;
using Coordination.Domain.Relays;

namespace Coordination.Api.Concertations.Views;

/// <summary>From a stored meeting to what this reader may see of it.</summary>
internal static class ConcertationCards
{
    public static async Task<ConcertationCard> OfAsync(Work work, Concertation meeting, CancellationToken ct)
    {
        // What was said in a meeting is shared content, with a relay by the categories agreed. Else she gets who, when and until when.
        var content = Gate.Item(work, Confidentiality.N2, new ItemFacts(meeting.PlannedBy)).Outcome == Outcome.Allow;
        var agreed = CaseSight.AgreementOf(work, work.Case.State)?.CoversText(work.Case.State.Mother) ?? true;
        var names = await NamesAsync(work, meeting, ct);
        await work.KeysAsync(Sealed(meeting), ct);
        var sight = new Sight(work, meeting.Id, content, agreed);
        return Facts(meeting) with
        {
            Place = sight.Told(meeting.Slot.Place, ConcertationFields.Place),
            Participants = [.. meeting.Seats.Select(seat => SeatOf(seat, names.GetValueOrDefault(seat.Who.Id), sight))],
            Minutes = meeting.Minutes is { } m
                ? new(sight.Told(m.Text, ConcertationFields.Minutes), sight.Told(m.ToldToFamily, ConcertationFields.Told), m.RecordedAt)
                : null,
            Decisions = [.. meeting.Decisions.Select(decision => DecisionOf(decision, sight))],
            CancelNote = sight.Told(meeting.CancelNote, ConcertationFields.Cancelling),
        };
    }

    private static ConcertationCard Facts(Concertation meeting) => new()
    {
        Id = meeting.Id,
        CaseId = meeting.Case,
        State = meeting.Status,
        StartsAt = meeting.Slot.StartsAt,
        EndsAt = meeting.EndsAt,
        Remote = meeting.Slot.Remote,
        Purpose = meeting.Purpose,
        PlannedBy = meeting.PlannedBy,
        FamilyInvited = meeting.FamilyInvited,
        AgreementPresent = meeting.AgreementPresent,
        Sequence = meeting.Sequence,
        Held = meeting.Held is { } held ? new(held.HeldAt, held.Attendees, held.FamilyPresent, held.DurationMinutes) : null,
        CancelReason = meeting.CancelReason,
    };

    private static SeatCard SeatOf(Seat seat, string? name, Sight sight) => new(
        seat.Who.Id,
        seat.Who.Kind,
        name ?? sight.Open(seat.Who.Name, ConcertationFields.Name),
        sight.Told(seat.Who.Mail, ConcertationFields.Mail),
        seat.Who.Function,
        seat.Answer,
        sight.Open(seat.Delegate, ConcertationFields.Delegate));

    private static DecisionCard DecisionOf(TakenDecision taken, Sight sight) => new(
        taken.Id,
        sight.Told(taken.Text, ConcertationFields.Decision, taken.Owner.Id),
        taken.Owner.Kind,
        taken.Owner.Id,
        taken.DueOn,
        taken.Status,
        sight.Told(taken.Disagreement, ConcertationFields.Disagreement),
        taken.Reason,
        sight.Told(taken.Note, ConcertationFields.Outcome),
        taken.ClosedAt);

    private static IEnumerable<Protected?> Sealed(Concertation meeting) =>
    [
        meeting.Slot.Place,
        meeting.CancelNote,
        meeting.Minutes?.Text,
        meeting.Minutes?.ToldToFamily,
        .. meeting.Seats.SelectMany(seat => new[] { seat.Who.Name, seat.Who.Mail, seat.Delegate }),
        .. meeting.Decisions.SelectMany(decision => new[] { decision.Text, decision.Disagreement, decision.Note }),
    ];

    /// <summary>Names of accounts and relays as they are now.</summary>
    private static async Task<Dictionary<Guid, string?>> NamesAsync(Work work, Concertation meeting, CancellationToken ct)
    {
        Guid[] Of(ParticipantKind kind) => [.. meeting.Seats.Where(seat => seat.Who.Kind == kind).Select(seat => seat.Who.Id)];
        var accounts = Of(ParticipantKind.Account) is { Length: > 0 } asked ? await work.Session.LoadManyAsync<Account>(ct, asked) : [];
        var relays = Of(ParticipantKind.Relay) is { Length: > 0 } listed ? await work.Session.LoadManyAsync<Relay>(ct, listed) : [];
        await work.KeysAsync(accounts.Select(account => account.Name), ct);
        return accounts.Select(account => (account.Id, Name: work.Keys.Open(account.Name, account.Id, account.Id, AccountFields.Name)))
            .Concat(relays.Select(relay => (relay.Id, Name: (string?)relay.Record.Name)))
            .ToDictionary(known => known.Id, known => known.Name);
    }

    /// <summary>What this reader may open of a meeting.</summary>
    /// <param name="Content">She reads shared content.</param>
    /// <param name="Agreed">What was said is within the categories agreed.</param>
    private sealed record Sight(Work Work, Guid Meeting, bool Content, bool Agreed)
    {
        public string? Open(Protected? text, string field) => text is null ? null : Work.Keys.Open(text, text.Subject, Meeting, field);

        /// <summary>What she took on herself she is told, whatever the categories.</summary>
        public string? Told(Protected? text, string field, Guid? owner = null) => Content && (Agreed || IsMine(owner)) ? Open(text, field) : null;

        private bool IsMine(Guid? owner) => owner is { } id && (id == Work.Caller.Id || Work.Caller.Relays(Work.Now).Contains(id));
    }
}

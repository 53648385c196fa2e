using System.Globalization;
using Coordination.Api.Http;
using Coordination.Domain.Concertations;

namespace Coordination.Api.Concertations.Views;

/// <summary>One line of a case's list: coordination facts, no text.</summary>
/// <param name="Invited">How many were asked to come.</param>
/// <param name="Coming">How many accepted.</param>
/// <param name="OpenDecisions">Decisions that are still owed.</param>
internal sealed record ConcertationLine(
    Guid Id, ConcertationStatus State, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Purpose, int Invited, int Coming, bool MinutesRecorded, int OpenDecisions)
{
    public static ConcertationLine Of(Concertation meeting) => new(
        meeting.Id,
        meeting.Status,
        meeting.Slot.StartsAt,
        meeting.EndsAt,
        meeting.Purpose,
        meeting.Seats.Length,
        meeting.Seats.Count(seat => seat.Answer == InvitationAnswer.Accepted),
        meeting.Minutes is not null,
        meeting.Decisions.Count(decision => decision.Status == DecisionStatus.Open));
}

/// <summary>Sort key of a line, by which the next page starts.</summary>
internal sealed record ConcertationPlace(DateTimeOffset StartsAt, Guid Id)
{
    public string Word => Cursor.Write(StartsAt, Id);

    public static bool TryRead(string? word, out ConcertationPlace? place)
    {
        place = Cursor.TryRead(word, out var parts)
            && parts is [var at, var id]
            && DateTimeOffset.TryParseExact(at, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var startsAt)
            && Guid.TryParse(id, out var concertation)
                ? new(startsAt, concertation)
                : null;
        return place is not null;
    }
}

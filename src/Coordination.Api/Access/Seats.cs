using Coordination.Api.EventStore;
using Coordination.Domain.Access;

namespace Coordination.Api.Access;

/// <summary>What a seat in a meeting makes of its holder: a guest of that meeting, whatever else she is elsewhere (rules A36, A75).</summary>
internal static class Seats
{
    /// <summary>Seats of the target's concertation that are the caller's: her own, or that of a relay she speaks for.</summary>
    public static Guid[] Of(Work work) => work.ConcertationStream is not { Exists: true } meeting
        ? []
        : [.. work.Caller.Relays(work.Now).Append(work.Caller.Id).Where(id => meeting.State.SeatOf(id) is not null)];

    public static IEnumerable<HeldRole> RolesOf(Work work) => Of(work).Length > 0 ? [new(Role.Guest, Place.SameService)] : [];

    /// <summary>The question as it stands for who is invited: of the invitation itself, and of nothing else of the case.</summary>
    // Once the family took back that her service may know, a seat is nothing: she sees of the meeting what she sees of the case.
    public static AccessQuestion See(Work work, Demand demand, AccessQuestion question) => question.Consent == ConsentCover.Withdrawn || !IsInvited(work, demand)
        ? question
        : question with
        {
            Own = true,
            InWindow = true,
            // Somebody without another relation, or whose other one ended, is still asked to come.
            Relation = question.Relation is Tie.None or Tie.Ended ? Tie.Pending : question.Relation,
        };

    private static bool IsInvited(Work work, Demand demand) =>
        demand.Action is AccessAction.AnswerInvitation or AccessAction.ReadInvitation
        && (demand.Seat is { } seat ? Of(work).Contains(seat) : Of(work).Length > 0)
        && (demand.Action != AccessAction.ReadInvitation || work.Concertation.State.InvitesAt(work.Now));
}

using System.Collections.Immutable;
using Coordination.Domain;
using Coordination.Domain.Concertations;

namespace Coordination.Api.Concertations.Views;

/// <summary>A meeting as its reader may see it: texts are left out where only coordination facts are shown.</summary>
internal sealed record ConcertationCard
{
    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    public required ConcertationStatus State { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    public required DateTimeOffset EndsAt { get; init; }

    public string? Place { get; init; }

    public required bool Remote { get; init; }

    public required string Purpose { get; init; }

    /// <summary>Account that owes the minutes.</summary>
    public required Guid PlannedBy { get; init; }

    public required bool FamilyInvited { get; init; }

    /// <summary>False warns: nothing the family agreed to covered everybody from outside when it was planned.</summary>
    public required bool AgreementPresent { get; init; }

    /// <summary>Revision of the calendar entry.</summary>
    public required int Sequence { get; init; }

    public ImmutableArray<SeatCard> Participants { get; init; } = [];

    public HeldCard? Held { get; init; }

    public MinutesCard? Minutes { get; init; }

    public ImmutableArray<DecisionCard> Decisions { get; init; } = [];

    public string? CancelReason { get; init; }

    public string? CancelNote { get; init; }
}

internal sealed record SeatCard(Guid Id, ParticipantKind Kind, string? Name, string? Mail, string? Function, InvitationAnswer Answer, string? Delegate);

/// <summary>That it took place.</summary>
/// <param name="Attendees">Participants; null while nobody noted who came.</param>
internal sealed record HeldCard(DateTimeOffset HeldAt, ImmutableArray<Guid>? Attendees, YesNo FamilyPresent, int? DurationMinutes);

internal sealed record MinutesCard(string? Text, string? ToldToFamily, DateTimeOffset RecordedAt);

/// <summary>A decision, what became of it, and who answers for it.</summary>
internal sealed record DecisionCard(
    Guid Id, string? Text, ParticipantKind OwnerKind, Guid Owner, DateOnly DueOn, DecisionStatus State, string? Disagreement, string? Reason, string? Note, DateTimeOffset? ClosedAt);

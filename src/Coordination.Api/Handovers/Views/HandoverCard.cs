using System.Collections.Immutable;
using Coordination.Domain;
using Coordination.Domain.Handovers;

namespace Coordination.Api.Handovers.Views;

/// <summary>A handover as its coordinators see it.</summary>
internal sealed record HandoverCard
{
    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    /// <summary>Number to be said on the telephone.</summary>
    public required string Reference { get; init; }

    public required HandoverStatus State { get; init; }

    public required RelayInBrief Relay { get; init; }

    /// <summary>What the relay is asked to do.</summary>
    public required string Kind { get; init; }

    /// <summary>Coded need.</summary>
    public required string Need { get; init; }

    public string? NeedText { get; init; }

    public required Urgency Urgency { get; init; }

    /// <summary>The relay does not know who the family is.</summary>
    public required bool Anonymous { get; init; }

    public Guid? Consent { get; init; }

    public required Guid AskedBy { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Who holds the baton: the coordinator until the relay met the family.</summary>
    public required Responsible Responsible { get; init; }

    /// <summary>The relay, or the account of the responsible coordinator.</summary>
    public Guid? ResponsibleId { get; init; }

    public AnswerCard? Answer { get; init; }

    public DateOnly? ExpectedOn { get; init; }

    /// <summary>Day on which the family enters, where the yes named a later one.</summary>
    public DateOnly? EntryOn { get; init; }

    public int? WaitingPlace { get; init; }

    public string? BridgingPlan { get; init; }

    public MeetingCard? Meeting { get; init; }

    public DateTimeOffset? FirstContactAt { get; init; }

    public ContactProof? FirstContactBy { get; init; }

    public required ImmutableArray<Guid> Present { get; init; }

    public DateTimeOffset? FamilyConfirmedAt { get; init; }

    public DateTimeOffset? RelayConfirmedAt { get; init; }

    public DateTimeOffset? EffectiveAt { get; init; }

    /// <summary>Last civil day of the support, as foreseen.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Handover of who takes over then.</summary>
    public Guid? SuccessorId { get; init; }

    public ClosingCard? Closing { get; init; }

    /// <summary>The word that is owed next, or null.</summary>
    public OwedNext? Owed { get; init; }
}

internal sealed record RelayInBrief(Guid Id, string? Name, string? Kind, string? Telephone)
{
    /// <summary>Voluntary help, on mandate, either, or without names.</summary>
    public Domain.Relays.LegalBasis? Basis { get; init; }
}

internal sealed record AnswerCard(AnsweredBy By, string? SaidBy, DateTimeOffset SaidAt, string? Note);

internal sealed record MeetingCard(bool Joint, DateTimeOffset StartsAt, string? Where, DateTimeOffset? HeldAt, int? Minutes);

internal sealed record ClosingCard(DateTimeOffset At, Guid By, string Reason, string? SuggestedColleague, string? Note);

internal sealed record OwedNext(string Code, DateTimeOffset DueAt, Guid Owner);

using Coordination.Domain;
using Coordination.Domain.Cases;

namespace Coordination.Api.Cases.Views;

/// <summary>One thing that happened in a case: when, what and by whom. Its texts stand in the card of the item.</summary>
internal sealed record TimelineEntry
{
    public required Guid Id { get; init; }

    /// <summary>When it was recorded: what the timeline is sorted and filtered by.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The day on which it took place, or for which it is, where that was said.</summary>
    public DateOnly? On { get; init; }

    public required TimelineKind Kind { get; init; }

    /// <summary>The event in words of the API: contactNoted, handoverAccepted…</summary>
    public required string What { get; init; }

    public required Label Label { get; init; }

    /// <summary>Account, machine client or sweeper that recorded it.</summary>
    public required Guid By { get; init; }

    /// <summary>The item, person, handover or concertation it is about.</summary>
    public Guid? Item { get; init; }

    /// <summary>Its code: of a step, a flag, a factor, an instrument, a reason. Absent where only the item's existence may be known.</summary>
    public string? Code { get; init; }

    /// <summary>The code in words, for steps and red flags.</summary>
    public Label? CodeInWords { get; init; }

    /// <summary>Which instant of what is owed: due, chase-1, escalate-1…</summary>
    public string? Step { get; init; }

    /// <summary>Confidentiality of the item, where it has one.</summary>
    public Confidentiality? Level { get; init; }
}

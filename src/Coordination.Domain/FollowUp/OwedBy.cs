using System.Collections.Immutable;

namespace Coordination.Domain.FollowUp;

/// <summary>Who owes a row and what is known about it already.</summary>
/// <param name="Stream">Stream that owes it.</param>
/// <param name="Case">Case it is about, or null.</param>
/// <param name="Site">Site that answers for it.</param>
/// <param name="Owner">Account or desk in whose list it stands while nothing escalated.</param>
/// <param name="Heads">
/// Heads of the case. For an alert nobody took, the site's desk as the only head: escalation then goes to the lead. Null: nothing escalates,
/// the owner keeps it.
/// </param>
/// <param name="Fired">Keys of the steps that fired (<see cref="StepFired.Key"/>).</param>
public sealed record OwedBy(Guid Stream, Guid? Case, string Site, Guid Owner, Heads? Heads, ImmutableHashSet<string> Fired)
{
    /// <summary>Care intensity of the case (1–3); null counts as 1. Decides which rows are listed.</summary>
    public int? CareIntensity { get; init; }

    /// <summary>A red flag of the case is open: a step of an outside service that closes unmet then enters the list.</summary>
    public bool RedFlagOpen { get; init; }

    /// <summary>Codes that the owner ticked into her list.</summary>
    public ImmutableHashSet<string> Ticked { get; init; } = [];
}

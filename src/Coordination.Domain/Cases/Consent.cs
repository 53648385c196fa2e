using System.Text.Json.Serialization;
using Coordination.Domain.Time;

namespace Coordination.Domain.Cases;

/// <summary>What was agreed or refused, and what came of it.</summary>
public sealed record Consent(Guid Id, ConsentTerms Terms, bool Refused, Stamp Recorded, Stamp? Withdrawn)
{
    /// <summary>Whether it permits anything on this day.</summary>
    public bool HoldsOn(DateOnly day) => !Refused && Withdrawn is null && Terms.From <= day && (Terms.Until is null || day <= Terms.Until)
        && (LastDay is null || Confirmed is not null || day <= LastDay);

    /// <summary>Whether a person said it, or others did for her in her place.</summary>
    public bool IsOf(Guid person) => Terms.By == person || (Terms.Capacity is ConsentCapacity.Parent or ConsentCapacity.Representative && Terms.About.Contains(person));

    /// <summary>When the person agreed herself to what had been agreed before; the last time.</summary>
    public Stamp? Confirmed { get; init; }

    /// <summary>Civil day on which somebody last said that she agrees.</summary>
    [JsonIgnore]
    public DateOnly SaidLast => CivilTime.DayOf((Confirmed ?? Recorded).At);

    /// <summary>The minor for whom somebody else agreed, or null.</summary>
    public Guid? OfMinor { get; init; }

    /// <summary>Its last day unless she confirms it: she is an adult then.</summary>
    public DateOnly? LastDay { get; init; }
}

using System.Collections.Immutable;
using Coordination.Domain.Time;

namespace Coordination.Domain.FollowUp;

/// <summary>A screening result that asks for a repeat, not repeated yet (F10).</summary>
/// <param name="Occurrence">The passation.</param>
/// <param name="On">Civil day of the answers.</param>
public sealed record Repeat(string Occurrence, DateOnly On);

/// <summary>A child of the case as the plan needs it.</summary>
/// <param name="BornOn">Civil day of birth.</param>
/// <param name="DischargedOn">Day it left the ward, when known.</param>
/// <param name="WeightGrams">Birth weight in grams, when known.</param>
/// <param name="Died">Everything counted for the child stops.</param>
public sealed record BornChild(DateOnly BornOn, DateOnly? DischargedOn = null, int? WeightGrams = null, bool Died = false);

/// <summary>
/// What a case is counted from: pregnancy, births, contacts. Civil days of Europe/Brussels; null = has not happened or is
/// not known, and then nothing is owed that counts from it.
/// </summary>
/// <param name="Opened">Alert accepted, or case opened without one.</param>
public sealed record FamilyClock(DateTimeOffset Opened)
{
    public DateOnly? LastPeriod { get; init; }

    /// <summary>Due date given by a clinician: it overrides the last period.</summary>
    public DateOnly? DueDate { get; init; }

    /// <summary>The due date was revised after the plan was made: the steps counted from it are new occurrences.</summary>
    public bool DueDateRevised { get; init; }

    /// <summary>Preterm risk or more than one child expected.</summary>
    public bool EarlyBirthExpected { get; init; }

    /// <summary>The pregnancy ended without a living child.</summary>
    public bool PregnancyEnded { get; init; }

    /// <summary>Children born, in order of birth.</summary>
    public ImmutableArray<BornChild> Children { get; init; } = [];

    public DateOnly? FirstContact { get; init; }

    public ImmutableArray<Repeat> Repeats { get; init; } = [];

    /// <summary>Last day a person of the family was reached.</summary>
    public DateOnly? LastContact { get; init; }

    /// <summary>Day from which silence counts where that is not the last contact: the baton came back, or the case was reopened. Null = neither.</summary>
    public DateOnly? SilenceCountsFrom { get; init; }

    /// <summary>Days of the attempts without answer since then, oldest first.</summary>
    public ImmutableArray<DateOnly> Missed { get; init; } = [];

    /// <summary>Effective relays carry every need that was asked for: the coordinator holds no baton.</summary>
    public bool Carried { get; init; }

    public DateOnly? SafeContactChecked { get; init; }

    /// <summary>Day of a birth since then: what was safe may be so no longer, so that she is asked anew.</summary>
    public DateOnly? SafeContactShaken { get; init; }

    /// <summary>Days since then on which something was recorded that may have changed what is safe, by the code of the factor.</summary>
    public ImmutableDictionary<string, DateOnly> SafeContactChanged { get; init; } = ImmutableDictionary<string, DateOnly>.Empty;

    public DateOnly? ConsentGiven { get; init; }

    /// <summary>Eighteenth birthday of a parent who is a minor.</summary>
    public DateOnly? Majority { get; init; }

    /// <summary>Due date in force.</summary>
    public DateOnly? Term => DueDate ?? (LastPeriod is { } start ? GestationalAge.DueDateFromLastPeriod(start) : null);

    /// <summary>Last day on which something happened with the family: the opening, a contact, a birth.</summary>
    public DateOnly LastEvent => Children.Select(child => child.BornOn).Append(LastContact ?? DateOnly.MinValue).Append(CivilTime.DayOf(Opened)).Max();

    /// <summary>Day from which silence counts: the last contact, or what began it anew since.</summary>
    public DateOnly SilentSince => Silences.Since(Opened, LastContact, SilenceCountsFrom);

    /// <summary>Whether the pregnancy goes on.</summary>
    public bool Pregnant => Term is not null && Children.IsEmpty && !PregnancyEnded;

    /// <summary>Gestational age at the birth of a child, when the due date is known.</summary>
    public GestationalAge? AtBirth(BornChild child) => Term is { } term ? GestationalAge.On(child.BornOn, term) : null;
}

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
/// <param name="AdmittedOn">Last day it was admitted to a ward after its birth, when known.</param>
public sealed record BornChild(DateOnly BornOn, DateOnly? DischargedOn = null, int? WeightGrams = null, bool Died = false, DateOnly? AdmittedOn = null);

/// <summary>Days on which what the plan asks of the family waits.</summary>
/// <param name="From">First civil day.</param>
/// <param name="Until">Day on which it goes on.</param>
public sealed record PlanPause(DateOnly From, DateOnly Until);

/// <summary>How contact is sought again.</summary>
/// <param name="Id">Its id.</param>
/// <param name="On">Civil day on which it was planned.</param>
/// <param name="Last">Civil day from which silence counts again.</param>
/// <param name="Until">Civil day on which somebody owes to say what came of it.</param>
/// <param name="Runs">Nobody said what came of it, and the family was not heard of since.</param>
public sealed record PlanRecontact(Guid Id, DateOnly On, DateOnly Last, DateOnly Until, bool Runs);

/// <summary>A support that is foreseen to end.</summary>
/// <param name="Handover">Whose it is.</param>
/// <param name="Until">Civil day of its end.</param>
/// <param name="Followed">Somebody said who takes over.</param>
public sealed record PlanSupportEnd(Guid Handover, DateOnly Until, bool Followed);

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

    /// <summary>Day on which the pregnancy ended without any child being born, or null.</summary>
    public DateOnly? EndedOn { get; init; }

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

    /// <summary>Last day on which consent was asked, whatever the answer was.</summary>
    public DateOnly? ConsentGiven { get; init; }

    /// <summary>Day on which she who carried the children left the ward, or will.</summary>
    public DateOnly? MotherDischargedOn { get; init; }

    /// <summary>She who carried the children died.</summary>
    public bool MotherDied { get; init; }

    /// <summary>Days of losses, the first one first.</summary>
    public ImmutableArray<DateOnly> Losses { get; init; } = [];

    /// <summary>Days of what asks to look at the plan again, the first one first.</summary>
    public ImmutableArray<DateOnly> Turns { get; init; } = [];

    /// <summary>How contact was sought again after a silence.</summary>
    public ImmutableArray<PlanRecontact> Recontacts { get; init; } = [];

    /// <summary>Supports that are foreseen to end.</summary>
    public ImmutableArray<PlanSupportEnd> SupportEnds { get; init; } = [];

    /// <summary>Pauses of the plan, none over another.</summary>
    public ImmutableArray<PlanPause> Pauses { get; init; } = [];

    /// <summary>Due date in force.</summary>
    public DateOnly? Term => DueDate ?? (LastPeriod is { } start ? GestationalAge.DueDateFromLastPeriod(start) : null);

    /// <summary>Last day on which something happened with the family: the opening, a contact, a birth, a loss, a turn.</summary>
    public DateOnly LastEvent => Children.Select(child => child.BornOn).Concat(Losses).Concat(Turns).Append(LastContact ?? DateOnly.MinValue).Append(CivilTime.DayOf(Opened)).Max();

    /// <summary>Day on which the pregnancy ended: the first birth, or the loss where no child was born. Null while it goes on.</summary>
    public DateOnly? DeliveredOn => Children.IsEmpty ? EndedOn : Children[0].BornOn;

    /// <summary>The child born last of those that live, or null: nothing that is done once for all of them comes a day early.</summary>
    public BornChild? Baby => Children.LastOrDefault(child => !child.Died);

    /// <summary>Day from which silence counts: the last contact, or what began it anew since.</summary>
    public DateOnly SilentSince => Silences.Since(Opened, LastContact, SilenceCountsFrom);

    /// <summary>Whether the pregnancy goes on.</summary>
    public bool Pregnant => Term is not null && Children.IsEmpty && EndedOn is null && !MotherDied;

    /// <summary>Gestational age at the birth of a child, when the due date is known.</summary>
    public GestationalAge? AtBirth(BornChild child) => Term is { } term ? GestationalAge.On(child.BornOn, term) : null;
}

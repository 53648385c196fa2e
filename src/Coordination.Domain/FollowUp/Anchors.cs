using System.Collections.Immutable;
using Coordination.Domain.Time;

namespace Coordination.Domain.FollowUp;

/// <summary>One thing a row is counted from.</summary>
/// <param name="Part">Which one of its rule: <c>1</c>, the number of a child, the passation of a repeat.</param>
/// <param name="At">Instant, UTC.</param>
/// <param name="Child">The child it is counted for, or null.</param>
internal sealed record Anchor(string Part, DateTimeOffset At, BornChild? Child = null);

/// <summary>From the words of the plan to the dates of a family.</summary>
internal static class Anchors
{
    private const string Once = "1";

    public static ImmutableArray<Anchor> Of(PlanRow row, FamilyClock clock, StepOutcomes outcomes, int careIntensity) => row.Anchor switch
    {
        AnchorKind.Opened => [new(Once, clock.Opened)],
        AnchorKind.FirstContact => One(clock.FirstContact),
        AnchorKind.Step => One(row.After is { } code ? outcomes.DoneOn(code) : null),
        AnchorKind.Gestation => One(clock.Pregnant ? GestationalAge.StartFromDueDate(clock.Term!.Value) : null),
        AnchorKind.DueDate => One(clock.Pregnant ? clock.Term : null),
        AnchorKind.Result => [.. clock.Repeats.Select(repeat => new Anchor(repeat.Occurrence, CivilTime.StartOfDay(repeat.On)))],
        AnchorKind.Birth or AnchorKind.CorrectedBirth or AnchorKind.Discharge or AnchorKind.Stay => OfBirth(row, clock),
        AnchorKind.LastContact => Silences.Of(row, clock, outcomes, careIntensity),
        AnchorKind.SafeContactChecked => Dated(clock.SafeContactChecked),
        AnchorKind.SafeContactShaken => Dated(clock.SafeContactShaken),
        AnchorKind.SafeContactChanged => Dated(LastOf(row.Factors, clock.SafeContactChanged)),
        AnchorKind.ConsentGiven => Dated(clock.ConsentGiven),
        AnchorKind.Loss => Each(clock.Losses),
        AnchorKind.Turn => Each(clock.Turns),
        AnchorKind.Recontact => [.. clock.Recontacts.Where(sought => sought.Runs).Select(sought => Of(sought.Until, sought.Id))],
        AnchorKind.SupportEnd => [.. clock.SupportEnds.Where(end => !(row.Followed && end.Followed)).Select(end => Of(end.Until, end.Handover))],
        AnchorKind.PauseEnd => Each([.. clock.Pauses.Select(pause => pause.Until)]),

        // Owed by the alert, the handover, the flag or the concertation itself.
        AnchorKind.Alert or AnchorKind.Asked or AnchorKind.Accepted or AnchorKind.Contacted or AnchorKind.Waitlisted
            or AnchorKind.Flag or AnchorKind.Given => [],
    };

    /// <summary>Instant of another anchor of the same child, or of the mother where the row concerns no child; null while unknown.</summary>
    public static DateTimeOffset? Of(AnchorKind kind, FamilyClock clock, BornChild? child) =>
        (child is null ? OfMother(kind, clock) : Day(kind, clock, child)) is { } day ? CivilTime.StartOfDay(day) : null;

    /// <summary>The occurrences of a row at one of its anchors: one, or one for each distance at which it comes back, which its name says without the sign.</summary>
    public static IEnumerable<Anchor> EachOf(PlanRow row, Anchor anchor) => row.Each.IsEmpty
        ? [anchor]
        : row.Each.Select(each => anchor with { Part = $"{anchor.Part}.{each.ToString()[1..]}", At = CivilTime.StartOfDay(PlanClock.Day(each, CivilTime.DayOf(anchor.At))) });

    private static ImmutableArray<Anchor> OfBirth(PlanRow row, FamilyClock clock) => row.Concerns switch
    {
        Concern.Child => [.. clock.Children.Select((child, index) => (child, part: $"{index + 1}")).Where(c => !c.child.Died && IsFor(row, clock, c.child)).SelectMany(c => Of(row, clock, c.part, c.child))],
        Concern.Baby => clock.Baby is { } baby ? Of(row, clock, Once, baby) : [],
        Concern.Mother when clock.MotherDied => [],
        Concern.Mother or Concern.Family => One(OfMother(row.Anchor, clock)),
    };

    // The day stands first: what comes by another day is another occurrence.
    private static Anchor Of(DateOnly day, Guid item) => new($"{day:yyyyMMdd}.{item:N}", CivilTime.StartOfDay(day));

    // Of what may come back, each time has its day in its name.
    private static ImmutableArray<Anchor> Of(PlanRow row, FamilyClock clock, string part, BornChild child) => Day(row.Anchor, clock, child) is { } day
        ? [new(row.Anchor == AnchorKind.Stay ? $"{part}.{day:yyyyMMdd}" : part, CivilTime.StartOfDay(day), child)]
        : [];

    private static bool IsFor(PlanRow row, FamilyClock clock, BornChild child) =>
        !row.VeryPretermOnly || ThousandDays.IsVeryPreterm(clock.AtBirth(child), child.WeightGrams);

    private static DateOnly? OfMother(AnchorKind kind, FamilyClock clock) => kind == AnchorKind.Discharge ? clock.MotherDischargedOn : clock.DeliveredOn;

    private static DateOnly? Day(AnchorKind kind, FamilyClock clock, BornChild child) => kind switch
    {
        AnchorKind.Discharge => child.DischargedOn,
        AnchorKind.Stay => child.DischargedOn is null ? child.AdmittedOn ?? child.BornOn : null,
        AnchorKind.CorrectedBirth when clock.Term is { } term => CorrectedAge.Start(child.BornOn, term),
        _ => child.BornOn,
    };

    // What comes back has the day it is counted from in its name: one that was set aside stops none that follows.
    private static ImmutableArray<Anchor> Dated(DateOnly? day) => day is { } known ? [new($"{known:yyyyMMdd}", CivilTime.StartOfDay(known))] : [];

    private static DateOnly? LastOf(ImmutableArray<string> factors, ImmutableDictionary<string, DateOnly> days) =>
        factors.Select(code => days.TryGetValue(code, out var day) ? day : (DateOnly?)null).Max();

    private static ImmutableArray<Anchor> Each(ImmutableArray<DateOnly> days) => [.. days.Select(day => new Anchor($"{day:yyyyMMdd}", CivilTime.StartOfDay(day)))];

    private static ImmutableArray<Anchor> One(DateOnly? day) => day is { } known ? [new(Once, CivilTime.StartOfDay(known))] : [];
}

using System.Collections.Immutable;
using Coordination.Domain.FollowUp;
using Coordination.Domain.Time;

namespace Coordination.Domain.Cases;

/// <summary>From a case file to what its plan is counted from.</summary>
internal static class FamilyClocks
{
    public static FamilyClock Of(CaseFile state)
    {
        var clock = new FamilyClock(state.Opened!.At)
        {
            LastPeriod = state.Pregnancy?.LastPeriod,
            DueDate = state.Pregnancy?.DueDate,
            DueDateRevised = state.Pregnancy is { } pregnancy && !pregnancy.EarlierDueDates.OrEmpty().IsEmpty,
            EarlyBirthExpected = state.Pregnancy is { ExpectedChildren: > 1 },
            EndedOn = FamilyLife.EndedOn(state),
            Children = [.. FamilyLife.Births(state).Select(birth => Child(state, birth))],
            FirstContact = state.FirstContactOn,
            Repeats = RepeatsOf(state),
            LastContact = Silence.HeardOn(state),
            SilenceCountsFrom = state.SilenceCountsFrom,
            Missed = Silence.Missed(state),
            Carried = state.Carried,
            ConsentGiven = state.Consents.Where(c => c is { Refused: false, Withdrawn: null }).Select(c => (DateOnly?)c.SaidLast).Max(),
            MotherDischargedOn = FamilyLife.DischargedOn(state, state.Mother),
            MotherDied = FamilyLife.DiedOn(state, state.Mother) is not null,
            Losses = FamilyLife.Losses(state),
            Turns = FamilyLife.Turns(state),
            Pauses = [.. state.Pauses.OrEmpty().Where(pause => pause.IsReal).OrderBy(pause => pause.From).Select(pause => new PlanPause(pause.From, pause.Until))],
            SupportEnds = [.. state.SupportEnds.OrEmpty().Select(end => new PlanSupportEnd(end.Handover, end.Until, end.Successor is not null))],
            Recontacts = [.. state.Recontacts.OrEmpty().Select(r => new PlanRecontact(r.Id, r.On, r.Last, r.Until, RecontactDecider.Runs(state, r)))],
        };
        return clock.MotherDied || Limited(state) is not { } limited ? clock : Careful(clock, state, limited);
    }

    public static ImmutableArray<Repeat> RepeatsOf(CaseFile state) =>
        [.. Measures.Repeats(state).Select(repeat => new Repeat(repeat.Screening.ToString("N"), repeat.On))];

    private static BornChild Child(CaseFile state, Birth birth) => state.Life.OrEmpty().IsEmpty
        ? new(birth.On, WeightGrams: birth.WeightGrams)
        : new(
            birth.On,
            FamilyLife.DischargedOn(state, birth.Child),
            birth.WeightGrams,
            FamilyLife.DiedOn(state, birth.Child) is not null,
            FamilyLife.AdmittedOn(state, birth.Child));

    private static FamilyClock Careful(FamilyClock clock, CaseFile state, SafeContact safe) => clock with
    {
        SafeContactChecked = AskedOn(state, safe),
        SafeContactShaken = BornSince(state, CivilTime.DayOf(safe.Asked.At)),
        SafeContactChanged = ChangedSince(state, CivilTime.DayOf(safe.Asked.At)),
    };

    // Asked again as long as there is something to be careful about.
    private static SafeContact? Limited(CaseFile state) => state.SafeContactOf(state.Mother) is { Restricted: true } safe ? safe : null;

    // Somebody else may have asked her; the next time is counted from then.
    private static DateOnly AskedOn(CaseFile state, SafeContact safe) => state.Steps
        .Where(s => s is { Code: "S01", End: StepEnd.Done or StepEnd.Elsewhere, On: not null })
        .Select(s => s.On!.Value).Append(CivilTime.DayOf(safe.Asked.At)).Max();

    private static DateOnly? BornSince(CaseFile state, DateOnly asked) =>
        state.Births.Where(birth => birth.On > asked).Select(birth => (DateOnly?)birth.On).Max();

    // Of what only some may read nothing is counted: the step would tell the others.
    private static ImmutableDictionary<string, DateOnly> ChangedSince(CaseFile state, DateOnly asked) => state.Factors
        .Where(factor => factor is { Resolved: null, Level: <= Confidentiality.N2 } && CivilTime.DayOf(factor.Stamp.At) > asked)
        .GroupBy(factor => factor.Code, factor => CivilTime.DayOf(factor.Stamp.At), StringComparer.Ordinal)
        .ToImmutableDictionary(days => days.Key, days => days.Max(), StringComparer.Ordinal);
}

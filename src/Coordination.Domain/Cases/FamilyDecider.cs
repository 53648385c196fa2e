using Coordination.Domain.FollowUp;
using Coordination.Domain.Time;

namespace Coordination.Domain.Cases;

/// <summary>Persons, pregnancy and birth.</summary>
public static class FamilyDecider
{
    public static Decision AddPerson(CaseFile state, Person person, Stamp stamp) =>
        CaseGuard.NotOpen(state) is { } refusal ? refusal
        : person.Role == PersonRole.Mother ? CaseRefusals.OneMother
        : state.Find(person.Id) is { } known ? (known == person ? Decision.AlreadySo : CaseRefusals.PersonIsThere)
        : Decision.Of(new PersonAdded(person, stamp));

    public static Decision CorrectPerson(CaseFile state, Person person, Stamp stamp)
    {
        if (CaseGuard.NotOpenFor(state, person.Id) is { } refusal)
        {
            return refusal;
        }

        var known = state.Find(person.Id)!;
        return (known.Role == PersonRole.Mother) != (person.Role == PersonRole.Mother) ? CaseRefusals.OneMother
            : known.Role == PersonRole.ExpectedChild && person.Role == PersonRole.Child ? CaseRefusals.RoleByBirth
            : known == person ? Decision.AlreadySo
            : IsRedirected(state, known, person) is { } field ? PersonRefusals.ReachedSafely with { Field = field }
            : Decision.Of(new PersonCorrected(person, stamp));
    }

    // Otherwise what a second professional must agree to could be done by one who corrects a typing mistake. To take a number away only narrows; an address that is
    // known stays, for whoever could take it away could then note a first one.
    private static string? IsRedirected(CaseFile state, Person known, Person corrected) =>
        state.SafeContactOf(known.Id) is not { Restricted: true } ? null
        : corrected.Telephone is not null && corrected.Telephone != known.Telephone ? "telephone"
        : corrected.Mail is not null && corrected.Mail != known.Mail ? "mail"
        : known.Address is not null && corrected.Address != known.Address ? "address"
        : null;

    /// <summary>Dates the pregnancy of a case opened without a date.</summary>
    public static Decision RecordPregnancy(CaseFile state, DateOnly? lastPeriod, DateOnly? dueDate, DueDateBasis basis, int expectedChildren, Stamp stamp)
    {
        if (CaseGuard.NotOpen(state) is { } refusal)
        {
            return refusal;
        }

        if (state.Pregnancy is { } known)
        {
            var same = known.LastPeriod == lastPeriod && known.DueDate == (dueDate ?? known.DueDate) && known.ExpectedChildren == expectedChildren;
            return same ? Decision.AlreadySo : CaseRefusals.PregnancyIsThere;
        }

        var opening = Dated(state, lastPeriod, dueDate, basis, expectedChildren);
        return lastPeriod is null && dueDate is null ? CaseRefusals.NeedsDate
            : expectedChildren is < 1 or > 5 ? CaseRefusals.ExpectedChildren
            : PregnancyDates.Check(lastPeriod, dueDate, FirstBirth(state), CivilTime.DayOf(stamp.At)) is { } fault ? fault
            : Decision.Of([.. Family(opening, stamp)]);
    }

    /// <summary>A better date. Steps not done follow it; those done stay.</summary>
    public static Decision ReviseDueDate(CaseFile state, DateOnly dueDate, DueDateBasis method, PlanVersion plan, Stamp stamp) =>
        CaseGuard.NotOpen(state) is { } refusal ? refusal
        : state.Pregnancy is not { } pregnancy ? CaseRefusals.NoPregnancy
        : pregnancy.DueDate == dueDate ? Decision.AlreadySo
        : PregnancyDates.Check(LastPeriodFor(pregnancy, method), dueDate, FirstBirth(state), CivilTime.DayOf(stamp.At)) is { } fault ? fault
        : Decision.Of([.. Kept(state, plan.Of(state.Plan), stamp), new DueDateRevised(pregnancy.DueDate, dueDate, method, stamp)]);

    // What a record had ended by the old date would come back by the new one: it is written down as done first.
    private static IEnumerable<StepDone> Kept(CaseFile state, PlanVersion plan, Stamp stamp) =>
        from proof in StepProofs.Of(state, plan, FamilyClocks.Of(state))
        where plan.Find(proof.Code) is { Anchor: AnchorKind.Gestation } && !state.Steps.Any(s => s.Code == proof.Code && s.End != StepEnd.Moved)
        select new StepDone(proof.Code, proof.Occurrence, proof.On!.Value, StepHow.Done, stamp);

    public static Decision RecordBirth(CaseFile state, Guid child, DateOnly on, Stamp stamp, int? weightGrams = null)
    {
        if (CaseGuard.NotOpenFor(state, child) is { } refusal)
        {
            return refusal;
        }

        var pregnancy = state.Pregnancy;
        var fault = PregnancyDates.Birth(on, pregnancy?.DueDate, CivilTime.DayOf(stamp.At));
        return state.Births.FirstOrDefault(b => b.Child == child) is { } known ? Again(known, on, stamp, weightGrams)
            : state.Find(child)!.Role is not (PersonRole.ExpectedChild or PersonRole.Child) ? CaseRefusals.NotAChild
            : fault is not null ? fault with { Field = "on" }
            : FamilyLife.LostOn(state, child) is not null ? LifeRefusals.Lost
            : Decision.Of(new BirthRecorded(child, on, stamp) { WeightGrams = weightGrams });
    }

    // The weight often comes later than the day; the day never changes.
    private static Decision Again(Birth known, DateOnly on, Stamp stamp, int? weightGrams) =>
        known.On != on ? CaseRefusals.OtherBirthDate
        : weightGrams is null || weightGrams == known.WeightGrams ? Decision.AlreadySo
        : Decision.Of(new BirthRecorded(known.Child, on, stamp) { WeightGrams = weightGrams });

    /// <summary>Pregnancy, expected children and birth of a case that opens. The ids of the children follow from the case.</summary>
    internal static IEnumerable<object> Family(Opening opening, Stamp stamp)
    {
        if (opening is { LastPeriod: not null } or { DueDate: not null })
        {
            var due = opening.DueDate ?? GestationalAge.DueDateFromLastPeriod(opening.LastPeriod!.Value);
            var basis = opening.DueDate is null ? DueDateBasis.Lmp : opening.Basis;
            yield return new PregnancyRecorded(opening.LastPeriod, due, basis, opening.ExpectedChildren, stamp);
        }
        else if (opening.ChildBornOn is null)
        {
            yield break;
        }

        for (var number = 1; number <= opening.ExpectedChildren; number++)
        {
            yield return new PersonAdded(new Person(Child(opening.Case, number), PersonRole.ExpectedChild), stamp);
        }

        if (opening.ChildBornOn is { } on)
        {
            yield return new BirthRecorded(Child(opening.Case, 1), on, stamp);
        }
    }

    /// <summary>Id of the n-th child of a case.</summary>
    public static Guid Child(Guid @case, int number) => Ids.Derived("child", @case.ToString("N"), $"{number}");

    // An ultrasound overrides the last period, however far apart they are.
    private static DateOnly? LastPeriodFor(Pregnancy pregnancy, DueDateBasis method) => method == DueDateBasis.Ultrasound ? null : pregnancy.LastPeriod;

    private static DateOnly? FirstBirth(CaseFile state) => state.Births.IsEmpty ? null : state.Births.Min(b => b.On);

    private static Opening Dated(CaseFile state, DateOnly? lastPeriod, DateOnly? dueDate, DueDateBasis basis, int children) =>
        new(
            state.Id,
            new Heads(state.Service, state.Site, Guid.Empty, null, null, null),
            new Person(state.Mother, PersonRole.Mother),
            lastPeriod,
            dueDate,
            basis,
            children);
}

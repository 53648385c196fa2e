using Coordination.Domain.Time;

namespace Coordination.Domain.Cases;

/// <summary>What happens in a family, and pauses of its plan. What it owes follows from the state alone, in the same commit.</summary>
public static class LifeDecider
{
    /// <summary>Days. A longer pause is an end.</summary>
    public const int LongestPause = 183;

    public static Decision Record(CaseFile state, LifeEventRecorded happened)
    {
        if (CaseGuard.NotOpen(state) is { } refusal)
        {
            return refusal;
        }

        if (LifeCodes.Find(happened.Kind) is not { } kind)
        {
            return LifeRefusals.UnknownKind;
        }

        var told = happened with { Person = happened.Person ?? OnlyOne(state, kind) };
        return Known(state, told) is not null ? Decision.AlreadySo
            : (PersonFault(state, kind, told) ?? DayFault(state, kind, told)) is { } fault ? fault
            : Decision.Of(told);
    }

    /// <summary>The same event as it is known already, or null.</summary>
    public static LifeEvent? Known(CaseFile state, LifeEventRecorded happened) => LifeCodes.Find(happened.Kind) is not { } kind ? null
        : state.Life.OrEmpty().FirstOrDefault(e => e.Kind == happened.Kind && e.On == happened.On && e.Person == (happened.Person ?? OnlyOne(state, kind)));

    /// <summary>Takes an event back: the plan is as if it had never been recorded.</summary>
    public static Decision TakeBack(CaseFile state, Guid life, Stamp stamp) =>
        CaseGuard.NotOpen(state) is { } refusal ? refusal
        : state.Life.OrEmpty().Any(e => e.Id == life) ? Decision.Of(new LifeEventTakenBack(life, stamp))
        : state.TakenBack.OrEmpty().Contains(life) ? Decision.AlreadySo
        : LifeRefusals.Unknown;

    public static Decision Pause(CaseFile state, PlanPaused pause)
    {
        var today = CivilTime.DayOf(pause.Stamp.At);
        return CaseGuard.NotOpen(state) is { } refusal ? refusal
            : Known(state, pause) is not null ? Decision.AlreadySo
            : !CaseCodes.Pausing.Contains(pause.Reason) ? CaseRefusals.UnknownReason
            : pause.From < today || pause.Until <= pause.From || pause.Until > pause.From.AddDays(LongestPause) ? LifeRefusals.PauseDays
            : Unsealed.Of(state).Flags.Any(f => f.Assessed is null) ? LifeRefusals.PauseWithFlag
            : state.Pauses.OrEmpty().Any(p => p.From < pause.Until && pause.From < p.Until) ? LifeRefusals.Pauses
            : Decision.Of(pause);
    }

    /// <summary>The same pause as it is known already, or null.</summary>
    public static Pause? Known(CaseFile state, PlanPaused pause) =>
        state.Pauses.OrEmpty().FirstOrDefault(p => p.From == pause.From && p.Until == pause.Until && p.Reason == pause.Reason);

    public static Decision EndPause(CaseFile state, Guid pause, Stamp stamp)
    {
        var today = CivilTime.DayOf(stamp.At);
        return CaseGuard.NotOpen(state) is { } refusal ? refusal
            : state.Pauses.OrEmpty().FirstOrDefault(p => p.Id == pause) is not { } known ? LifeRefusals.UnknownPause
            : known.Until <= today ? Decision.AlreadySo
            : Decision.Of(new PauseEnded(pause, today, stamp));
    }

    private static Refusal? PersonFault(CaseFile state, LifeKind kind, LifeEventRecorded happened) => happened.Person is not { } id
        ? (kind.About.Contains(LifeSubject.Household) || (kind.Effect == LifeEffect.Loss && Waiting(state).Any()) ? null
            : kind.Effect == LifeEffect.Loss && !FamilyLife.Children(state).Any() ? null
            : LifeRefusals.NeedsPerson)
        : state.Find(id) is not { } person ? CaseRefusals.UnknownPerson with { Field = "personId" }
        : SubjectOf(state, person) is { } subject && kind.About.Contains(subject) ? null
        : LifeRefusals.WrongPerson;

    private static Refusal? DayFault(CaseFile state, LifeKind kind, LifeEventRecorded happened)
    {
        var born = state.Births.FirstOrDefault(b => b.Child == happened.Person)?.On;
        return happened.On > CivilTime.DayOf(happened.Stamp.At).AddDays(kind.Ahead) ? LifeRefusals.TooFar
            : happened.On < born ? LifeRefusals.TooEarly
            : happened.Person is { } person && (FamilyLife.DiedOn(state, person) ?? FamilyLife.LostOn(state, person)) is { } died && (happened.On > died || kind.Effect is LifeEffect.Death or LifeEffect.Loss) ? LifeRefusals.AfterDeath
            : null;
    }

    // Of one child nobody needs to say which.
    private static Guid? OnlyOne(CaseFile state, LifeKind kind)
    {
        if (kind.About.Contains(LifeSubject.Household) || kind.About.Contains(LifeSubject.Parent))
        {
            return null;
        }

        var fitting = FamilyLife.Children(state).Where(p => SubjectOf(state, p) is { } subject && kind.About.Contains(subject)).Take(2).ToArray();
        return fitting.Length == 1 ? fitting[0].Id : null;
    }

    private static IEnumerable<Person> Waiting(CaseFile state) =>
        FamilyLife.Children(state).Where(p => SubjectOf(state, p) == LifeSubject.ExpectedChild && FamilyLife.LostOn(state, p.Id) is null);

    private static LifeSubject? SubjectOf(CaseFile state, Person person) => person.Role switch
    {
        PersonRole.Mother or PersonRole.CoParent => LifeSubject.Parent,
        PersonRole.Child => LifeSubject.Child,
        PersonRole.ExpectedChild => state.Births.Any(b => b.Child == person.Id) ? LifeSubject.Child : LifeSubject.ExpectedChild,
        PersonRole.Sibling or PersonRole.Supporter or PersonRole.Trusted or PersonRole.Representative => null,
    };
}

using Coordination.Domain.Time;

namespace Coordination.Domain.Cases;

/// <summary>Who decides for whom: minors, assessments of capacity, representatives and trusted persons.</summary>
public static class CapacityDecider
{
    /// <summary>Row of the plan: an assessment is over soon.</summary>
    public const string Review = "capacity-review";

    /// <summary>Row of the plan: she comes of age.</summary>
    public const string AsAdult = "consent-as-adult";

    /// <summary>Row of the plan: she was found able, and others had agreed for her.</summary>
    public const string FoundAble = "consent-found-able";

    /// <summary>What a birth date tells. Of an adult whom nobody took for a minor nothing is written down.</summary>
    public static Decision Know(CaseFile state, Guid person, DateOnly born, Stamp stamp)
    {
        var (known, adult) = (state.Minorities.FirstOrDefault(m => m.Person == person), CapacityRules.AdultFrom(born));
        return !state.IsOpen || state.Find(person) is null or { Role: PersonRole.Child or PersonRole.ExpectedChild } || known?.AdultOn == adult ? Decision.AlreadySo
            : CivilTime.DayOf(stamp.At) < adult ? Decision.Of(new MinorityRecorded(person, true, adult, MinorityBasis.BirthDate, stamp))
            : known is { Minor: true } ? Decision.Of(new MinorityRecorded(person, false, null, MinorityBasis.BirthDate, stamp))
            : Decision.AlreadySo;
    }

    /// <summary>Says of somebody whose birth date nobody knows that she is a minor, or that she is none.</summary>
    public static Decision State(CaseFile state, Guid person, bool minor, Stamp stamp) =>
        CaseGuard.NotOpenFor(state, person) is { } refusal ? refusal
        : state.Find(person) is { Role: PersonRole.Child or PersonRole.ExpectedChild } ? CapacityRefusals.OfChild
        : state.Find(person)!.BirthDate is not null ? CapacityRefusals.DateSays
        : (state.Minorities.FirstOrDefault(m => m.Person == person)?.Minor ?? false) == minor ? Decision.AlreadySo
        : Decision.Of(new MinorityRecorded(person, minor, null, MinorityBasis.Stated, stamp));

    /// <summary>Assesses a person's capacity. A later assessment about the same takes its place.</summary>
    public static Decision Assess(CaseFile state, CapacityAssessed assessed) => assessed switch
    {
        _ when CaseGuard.NotOpenFor(state, assessed.Person) is { } refusal => refusal,
        _ when state.Assessments.Any(a => a.Assessment == assessed.Assessment) => Decision.AlreadySo,
        _ when state.Find(assessed.Person) is { Role: PersonRole.Child or PersonRole.ExpectedChild } => CapacityRefusals.OfChild,
        _ when CaseGuard.IsNobody(assessed.Stamp) => CapacityRefusals.NeedsProfessional,
        _ when assessed.Scopes.OrEmpty().IsEmpty => CapacityRefusals.NeedsScope,
        _ when assessed.On > CivilTime.DayOf(assessed.Stamp.At) => CaseRefusals.DayInFuture,
        _ when assessed.Until < CivilTime.DayOf(assessed.Stamp.At) || assessed.Until > CapacityRules.LastDayOf(assessed.On) => CapacityRefusals.CountsTooLong,
        _ => Decision.Of(assessed),
    };

    /// <summary>Records a representative or a trusted person.</summary>
    public static Decision Record(CaseFile state, ActingRecorded recorded) => recorded switch
    {
        _ when CaseGuard.NotOpenFor(state, recorded.For) is { } refusal => refusal,
        _ when state.Find(recorded.By) is null => CaseRefusals.UnknownPerson,
        _ when state.Acting.Any(a => a.Id == recorded.Acting && a.Ended is null) => Decision.AlreadySo,
        { For: var person } when person == recorded.By => CapacityRefusals.ActsForHerself,
        _ when recorded.Scopes.OrEmpty().IsEmpty => CapacityRefusals.NeedsScope,
        _ when recorded.Until < recorded.From => CapacityRefusals.ActingEndsBeforeStart,
        _ when !CapacityRules.Proofs.Any(proof => proof.Code == recorded.Proof && proof.Kinds.Contains(recorded.Kind)) => CapacityRefusals.ProofOfOther,
        _ when CaseRights.IsExcluded(state, recorded.By) => CapacityRefusals.ActsExcluded,
        _ when Misfit(state, recorded, CivilTime.DayOf(recorded.Stamp.At)) is { } misfit => misfit,
        _ => Decision.Of(recorded),
    };

    /// <summary>Ends it, in a closed case too: from this commit nothing is read or decided by it.</summary>
    public static Decision End(CaseFile state, Guid acting, string reason, Stamp stamp) =>
        CaseGuard.Unknown(state) is { } refusal ? refusal
        : state.Acting.FirstOrDefault(a => a.Id == acting) is not { } known ? CapacityRefusals.UnknownActing
        : known.Ended is not null ? Decision.AlreadySo
        : Decision.Of(new ActingEnded(acting, reason, stamp));

    private static Refusal? Misfit(CaseFile state, ActingRecorded recorded, DateOnly today)
    {
        var (about, minor) = (state.Find(recorded.For), Deciding.IsMinor(state, recorded.For, today));
        return recorded.Kind switch
        {
            ActingKind.Parent when Deciding.IsChild(about) || Deciding.IsParent(state, recorded.By) => CapacityRefusals.ParentsByRole,
            ActingKind.Parent or ActingKind.Guardian when !minor && !Deciding.IsChild(about) => CapacityRefusals.NotAMinor,
            ActingKind.Administrator or ActingKind.Mandatary when minor || Deciding.IsChild(about) => CapacityRefusals.AMinor,
            ActingKind.Trusted => NotHerChoice(state, recorded, minor, today),
            _ => recorded.Scopes.Any(scope => Deciding.IsHersAlone(state, recorded.For, scope)) ? CapacityRefusals.HerOwn with { Field = "kind" } : null,
        };
    }

    // She names whom she trusts herself: whoever cannot decide about it names nobody.
    private static Refusal? NotHerChoice(CaseFile state, ActingRecorded recorded, bool minor, DateOnly today) =>
        Deciding.IsChild(state.Find(recorded.For)) ? CapacityRefusals.AMinor
        : recorded.Scopes.All(scope => Deciding.DecidesAlone(state, recorded.For, scope, today)) ? null
        : (minor ? CapacityRefusals.NeedsAssessment : CapacityRefusals.FoundUnable) with { Field = "kind" };
}

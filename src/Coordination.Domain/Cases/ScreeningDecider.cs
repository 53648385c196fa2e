using Coordination.Domain.Screening;
using Coordination.Domain.Time;

namespace Coordination.Domain.Cases;

/// <summary>Scores and factors. They open what is owed; they decide nothing.</summary>
public static class ScreeningDecider
{
    /// <summary>Records a result and raises the red flags it carries, whatever its total.</summary>
    public static Decision Record(CaseFile state, Guid screening, ScreeningResult result, Confidentiality level, Stamp stamp)
    {
        if (CaseGuard.NotOpenFor(state, result.Subject) is { } refusal)
        {
            return refusal;
        }

        if (state.Screenings.Any(s => s.Id == screening))
        {
            return Decision.AlreadySo;
        }

        return result.TakenOn > CivilTime.DayOf(stamp.At) ? CaseRefusals.DayInFuture with { Field = "takenOn" }
            : level < result.Confidentiality ? ScreeningRecordRefusals.LevelTooLow
            : Decision.Of([new ScreeningRecorded(screening, result, level, null, stamp), .. Flags(state, screening, result, level, stamp)]);
    }

    /// <summary>
    /// Records a factor. One already standing about the same person is replaced by what is known now; nobody lowers the level another
    /// author gave it.
    /// </summary>
    public static Decision RecordFactor(CaseFile state, FactorRecorded recorded)
    {
        if (Fault(state, recorded) is { } refusal)
        {
            return refusal;
        }

        var known = state.Factors.FirstOrDefault(f =>
            f.Resolved is null && (f.Code, f.Text) == (recorded.Code, recorded.Text) && (f.About, f.Subject) == (recorded.About, recorded.Subject));
        var domain = FactorCodes.Find(recorded.Code)?.Domain;
        return known is null ? Decision.Of(recorded with { Domain = domain })
            : Same(known, recorded) ? Decision.AlreadySo
            : Decision.Of(recorded with { Factor = known.Id, Domain = domain, Level = LevelBeside(known, recorded) });
    }

    private static Refusal? Fault(CaseFile state, FactorRecorded recorded) =>
        CaseGuard.NotOpen(state)
        ?? (recorded.Subject is { } subject && state.Find(subject) is null ? CaseRefusals.UnknownPerson
            : recorded.Level == Confidentiality.N0 ? EntryRefusals.NotAboutNobody
            : recorded.Level < FactorCodes.Find(recorded.Code)?.Confidentiality ? ScreeningRecordRefusals.LevelTooLow
            : recorded.Since > CivilTime.DayOf(recorded.Stamp.At) ? CaseRefusals.DayInFuture with { Field = "since" }
            : null);

    public static Decision ResolveFactor(CaseFile state, Guid factor, Stamp stamp) =>
        CaseGuard.NotOpen(state) is { } refusal ? refusal
        : state.Factors.FirstOrDefault(f => f.Id == factor) is not { } known ? ScreeningRecordRefusals.UnknownFactor
        : known.Resolved is not null ? Decision.AlreadySo
        : Decision.Of(new FactorResolved(factor, stamp));

    // A flag of the same kind that nobody has seen yet stands for both: it is due earlier. One that is sealed stands for no other that is not.
    private static IEnumerable<RedFlagRaised> Flags(CaseFile state, Guid screening, ScreeningResult result, Confidentiality level, Stamp stamp) =>
        result.Flags.OrEmpty()
            .Where(hit => !state.Flags.Any(f => f is { Acknowledged: null, Assessed: null } && f.Code == hit.Code && f.Subject == result.Subject
                && (!Unsealed.IsSealed(f.Level) || Unsealed.IsSealed(level) || Unsealed.IsSealed(RedFlags.LevelOf(hit.Code)))))
            .Select(hit => new RedFlagRaised(FlagId(screening, hit.Code), hit.Code, hit.Source, result.Subject, stamp.At, stamp));

    /// <summary>Id of the flag a result raises: the same result raises it once.</summary>
    public static Guid FlagId(Guid screening, string code) => Ids.Derived("flag", screening.ToString("N"), code);

    private static bool Same(Factor known, FactorRecorded e) =>
        (known.Status, known.Since, known.Source, known.Certainty) == (e.Status, e.Since, e.Source, e.Certainty)
        && known.FunctionalImpact == e.FunctionalImpact && (e.Note is null || e.Note == known.Note)
        && known.Level == LevelBeside(known, e);

    private static Confidentiality LevelBeside(Factor known, FactorRecorded e) =>
        known.Stamp.By != e.Stamp.By && known.Level > e.Level ? known.Level : e.Level;
}

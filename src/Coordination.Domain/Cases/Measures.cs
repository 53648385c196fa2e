using System.Collections.Immutable;
using Coordination.Domain.Screening;

namespace Coordination.Domain.Cases;

/// <summary>One result that asks to be measured again (F10).</summary>
/// <param name="Screening">The result: the occurrence of F10.</param>
/// <param name="On">Its day: the anchor of F10.</param>
public sealed record RepeatOwed(Guid Screening, DateOnly On);

/// <summary>
/// Which results end which steps. The families and the threshold are reference data: which instruments measure mood or
/// anxiety, and the band that asks for a repeat.
/// </summary>
public static class Measures
{
    private static readonly MeasureRows Data = ReferenceData.Read<MeasureRows>("Cases.measures.json");

    private static ImmutableArray<Family> Families { get; } = [Data.Mood, Data.Anxiety];

    /// <summary>Day of the psychosocial assessment (F04), or null.</summary>
    public static DateOnly? AssessedOn(CaseFile state) => First(Answered(state).Where(r => r.Instrument == Data.Assessment));

    /// <summary>
    /// First day on or after <paramref name="from"/> by which mood and anxiety were both measured since then (F05, F06), or null. An
    /// assessment counts where it says both.
    /// </summary>
    public static DateOnly? MoodAndAnxietySince(CaseFile state, DateOnly from, bool assessmentCounts)
    {
        var results = Answered(state).Where(r => r.TakenOn >= from && r.Subject == state.Mother).ToImmutableArray();
        var mood = First(results.Where(r => IsMeasure(r, Data.Mood, Data.AssessmentSays.Mood, assessmentCounts)));
        var anxiety = First(results.Where(r => IsMeasure(r, Data.Anxiety, Data.AssessmentSays.Anxiety, assessmentCounts)));
        return mood is null || anxiety is null ? null : mood > anxiety ? mood : anxiety;
    }

    /// <summary>First day on or after <paramref name="from"/> on which the mother's mood was measured, or null.</summary>
    public static DateOnly? MoodSince(CaseFile state, DateOnly from) =>
        First(Answered(state).Where(r => r.TakenOn >= from && r.Subject == state.Mother && IsMeasure(r, Data.Mood, Data.AssessmentSays.Mood, assessmentCounts: false)));

    /// <summary>First day on or after <paramref name="from"/> on which the relation with a child was looked at, or null.</summary>
    public static DateOnly? RelationSince(CaseFile state, Guid? child, DateOnly from) =>
        child is null ? null : First(Answered(state).Where(r => r.TakenOn >= from && r.Subject == child && Data.Relation.Contains(r.Instrument)));

    /// <summary>
    /// Results that must be measured again. A later measure of the same family and person ends it, unless that is a short screen
    /// which itself is positive: it calls for the full measure and replaces none.
    /// </summary>
    public static ImmutableArray<RepeatOwed> Repeats(CaseFile state) =>
        [.. from result in state.Screenings.Select((s, index) => (Screened: s, Index: index))
            where result.Screened.Result.Bands.OrEmpty().Contains(Data.RepeatBand)
            let family = Families.FirstOrDefault(f => f.Full.Contains(result.Screened.Result.Instrument))
            where family is not null && !state.Screenings.Where((s, index) => Later(s, index, result.Screened, result.Index)).Any(s => Ends(s.Result, family))
            select new RepeatOwed(result.Screened.Id, result.Screened.Result.TakenOn)];

    private static bool Later(Screened other, int index, Screened than, int thanIndex) =>
        other.Result.Subject == than.Result.Subject
        && (other.Result.TakenOn > than.Result.TakenOn || (other.Result.TakenOn == than.Result.TakenOn && index > thanIndex));

    private static bool Ends(ScreeningResult result, Family family) =>
        IsAnswered(result) && (family.Full.Contains(result.Instrument) || (family.Short.Contains(result.Instrument) && !IsPositive(result)));

    private static bool IsMeasure(ScreeningResult result, Family family, string indicator, bool assessmentCounts) =>
        family.Full.Contains(result.Instrument)
        || family.Short.Contains(result.Instrument)
        || (assessmentCounts && result.Instrument == Data.Assessment && result.Answers.Indicators.OrEmpty().Any(i => i.Code == indicator));

    private static IEnumerable<ScreeningResult> Answered(CaseFile state) => state.Screenings.Select(s => s.Result).Where(IsAnswered);

    // "Not asked" and "declined" are answers worth keeping and measures of nothing.
    private static bool IsAnswered(ScreeningResult result) =>
        result.Complete || result.Total is not null || (result.Instrument == Data.Assessment && result.Answers.Kind == AnswerKind.Indicators);

    private static bool IsPositive(ScreeningResult result) => result.Bands.OrEmpty().Contains(Data.PositiveBand);

    private static DateOnly? First(IEnumerable<ScreeningResult> results) => results.Select(r => (DateOnly?)r.TakenOn).Min();

    private sealed record Family(ImmutableArray<string> Full, ImmutableArray<string> Short);

    private sealed record Indicators(string Mood, string Anxiety);

    private sealed record MeasureRows(
        string Version,
        string Source,
        string Evidence,
        string Assessment,
        Indicators AssessmentSays,
        Family Mood,
        Family Anxiety,
        ImmutableArray<string> Relation,
        string RepeatBand,
        string PositiveBand);
}

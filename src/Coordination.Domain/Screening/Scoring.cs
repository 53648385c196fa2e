using System.Collections.Immutable;

namespace Coordination.Domain.Screening;

/// <summary>What is known around one passation, given by the caller.</summary>
/// <param name="Subject">Person it is about.</param>
/// <param name="TakenOn">Civil date of the passation.</param>
/// <param name="AskedAlone">Was the person alone?</param>
/// <param name="Pregnant">Null when not known: then rules for pregnancy apply, because missing one costs more than talking about one.</param>
/// <param name="EarlierPositive">An earlier result of the same instrument and person was positive.</param>
public sealed record Passation(
    Guid Subject,
    DateOnly TakenOn,
    YesNo AskedAlone = YesNo.Unknown,
    bool? Pregnant = null,
    bool EarlierPositive = false);

/// <summary>A result or the reason there is none.</summary>
public sealed record Scored(ScreeningResult? Result, Refusal? Refusal)
{
    public static implicit operator Scored(ScreeningResult result) => new(result, null);

    public static implicit operator Scored(Refusal refusal) => new(null, refusal);
}

/// <summary>Scores an instrument from its reference data. The same answers and data always give the same result.</summary>
public static class Scoring
{
    public static Scored Score(string instrument, ScreeningAnswers answers, Passation passation)
    {
        var known = Instruments.Find(instrument);
        var refusal = known is null ? AnswerShape.CheckUnknown(instrument, answers) : AnswerShape.Check(known, answers);
        if (refusal is not null)
        {
            return refusal;
        }

        var result = new ScreeningResult
        {
            Instrument = known?.Code ?? instrument,
            Version = known?.Version ?? "",
            Coded = known is not null,
            Subject = passation.Subject,
            TakenOn = passation.TakenOn,
            AskedAlone = passation.AskedAlone,
            Confidentiality = known is { Violence: true } ? Confidentiality.N4 : Confidentiality.N2,
            Answers = answers,
            TotalSent = answers.Total,
        };
        return known is null || answers.Kind is AnswerKind.NotAsked or AnswerKind.Declined
            ? result
            : WithNotes(known, WithFlags(known, WithBands(known, WithTotal(known, result), passation), passation));
    }

    /// <summary>Points of one item from the printed answer. Turning a reversed item twice gives the position back.</summary>
    public static int Points(InstrumentItem item, int printed) => item switch
    {
        { CountAbove: { } limit } => printed > limit ? item.Max : item.Min,
        { Reversed: true } => item.Max - (printed - 1),
        _ => item.Min + (printed - 1),
    };

    private static ScreeningResult WithTotal(Instrument instrument, ScreeningResult result)
    {
        var answers = result.Answers;
        if (instrument.Scoring == ScoringRule.Indicators)
        {
            return result with { Complete = instrument.Indicators.All(i => answers.Indicators.Any(a => a.Code == i.Code)) };
        }

        var items = PointsOf(instrument, answers);
        var computed = instrument.Scoring == ScoringRule.Sum && answers.Kind != AnswerKind.Total ? Sum(instrument, items) : null;
        var bySender = instrument.Scoring == ScoringRule.TotalOnly || answers.Kind == AnswerKind.Total;
        var total = bySender ? answers.Total : computed;
        return result with
        {
            Items = items,
            Total = total,
            TotalFrom = total is null ? TotalSource.None : bySender ? TotalSource.Sender : TotalSource.Items,
            TotalDiffers = computed is not null && answers.Total is { } sent && sent != computed,
            Complete = total is not null,
            Subscales = [.. instrument.Subscales.SelectMany(s => Subscale(s, items))],
        };
    }

    private static ImmutableArray<int?> PointsOf(Instrument instrument, ScreeningAnswers answers) => answers.Kind == AnswerKind.Printed
        ? [.. answers.Values.Zip(instrument.Items, (value, item) => value is { } printed ? Points(item, printed) : (int?)null)]
        : answers.Values;

    private static int? Sum(Instrument instrument, ImmutableArray<int?> points) =>
        instrument.Items.All(i => i.Optional || At(points, i.No) is not null)
            ? instrument.Items.Where(i => !i.Uncounted).Sum(i => At(points, i.No) ?? 0)
            : null;

    private static IEnumerable<SubscaleScore> Subscale(Subscale scale, ImmutableArray<int?> points) =>
        scale.Items.All(no => At(points, no) is not null) ? [new(scale.Code, scale.Items.Sum(no => At(points, no) ?? 0))] : [];

    private static ScreeningResult WithBands(Instrument instrument, ScreeningResult result, Passation passation) => result.Total is { } total
        ? result with { Bands = [.. Met(instrument, total, passation).Select(b => b.Code)] }
        : result;

    private static IEnumerable<Band> Met(Instrument instrument, int total, Passation passation) =>
        instrument.Bands.Where(b => b.Covers(total) && (!b.InPregnancy || passation.Pregnant != false));

    private static ScreeningResult WithFlags(Instrument instrument, ScreeningResult result, Passation passation)
    {
        var byItem = instrument.ItemFlags
            .Where(f => At(result.Items, f.Item) > f.Above)
            .Select(f => new RedFlagHit(f.Raises, $"{instrument.Code} item {f.Item}"));
        var byTotal = LeastTotal(instrument, result) is { } least
            ? Met(instrument, least, passation)
                .Where(b => b.Raises is not null && (!b.Twice || passation.EarlierPositive))
                .Select(b => new RedFlagHit(b.Raises!, $"{instrument.Code} total"))
            : [];
        return result with { Flags = [.. byItem.Concat(byTotal).DistinctBy(f => f.Code)] };
    }

    // An incomplete form has no total, yet whatever the open items would add, the total cannot be lower than this: a severe
    // score must not hide behind one open item.
    private static int? LeastTotal(Instrument instrument, ScreeningResult result)
    {
        if (result.Total is not null || instrument.Scoring != ScoringRule.Sum)
        {
            return result.Total;
        }

        var given = instrument.Items.Where(i => !i.Uncounted).Sum(i => At(result.Items, i.No) ?? i.Min);
        return Math.Max(given, result.TotalSent ?? given);
    }

    private static ScreeningResult WithNotes(Instrument instrument, ScreeningResult result)
    {
        (bool Holds, string Note)[] remarks =
        [
            (instrument.NotesZero && result.Total == 0, ScreeningNotes.TotalZero),
            (result.TotalDiffers, ScreeningNotes.TotalDiffers),
            (instrument.ItemFlags.Any(f => At(result.Items, f.Item) is null), ScreeningNotes.RedFlagItemOpen),
            (instrument.Violence && result.Flags.IsEmpty && result.AskedAlone != YesNo.Yes, ScreeningNotes.NotReassuring),
            (instrument.Bands.Any(b => b.Twice && result.Bands.Contains(b.Code)) && result.Flags.IsEmpty, ScreeningNotes.RepeatToConfirm),
            (instrument.Indicators.Any(i => i.Violence && IsPositive(i.Code, result)), ScreeningNotes.ViolenceIndicator),
        ];
        return result with { Notes = [.. remarks.Where(r => r.Holds).Select(r => r.Note)] };
    }

    private static bool IsPositive(string indicator, ScreeningResult result) =>
        result.Answers.Indicators.Any(i => i.Code == indicator && i.Positive == true);

    private static int? At(ImmutableArray<int?> points, int no) => no <= points.Length ? points[no - 1] : null;
}

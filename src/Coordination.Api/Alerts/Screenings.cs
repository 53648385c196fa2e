using System.Collections.Immutable;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Screening;

namespace Coordination.Api.Alerts;

/// <summary>From what a caller sends to scored results. Shared by alerts and cases.</summary>
internal static class Screenings
{
    public static Scored Score(ScreeningWish wish, Guid person, DateOnly today, bool pregnant) => Scoring.Score(
        wish.Instrument,
        Answers(wish),
        new Passation(person, wish.On ?? today, wish.AskedAlone switch { true => YesNo.Yes, false => YesNo.No, null => YesNo.Unknown }, pregnant));

    /// <summary>As it is stored: a name of an instrument that is no code is sealed. The keys of its person must be at hand.</summary>
    public static ScreeningResult Kept(Work work, ScreeningResult result, (Guid Stream, string Field) place)
    {
        var said = Worded.Of(work, result.Coded ? result.Instrument : null, result.Instrument, result.Subject, place);
        return result with { Instrument = said.Code, InstrumentText = said.Text };
    }

    private static ScreeningAnswers Answers(ScreeningWish wish) => wish switch
    {
        { NotAsked: true } => ScreeningAnswers.NotAsked with { Total = wish.Total },
        { Declined: true } => ScreeningAnswers.Declined with { Total = wish.Total },
        { Printed: { } printed } => ScreeningAnswers.Printed(printed) with { Total = wish.Total },
        { Items: { } items } => ScreeningAnswers.Items(items) with { Total = wish.Total },
        { Indicators: { } indicators } => ScreeningAnswers.Of([.. indicators.Select(i => new IndicatorResult(i.Code, i.Points, i.Positive))]) with { Total = wish.Total },
        { Total: { } total } => ScreeningAnswers.OfTotal(total),
        _ => ScreeningAnswers.Items(),
    };

    /// <summary>All of them, or the first refusal with its place in the list.</summary>
    public static (ImmutableArray<ScreeningResult> Results, Refusal? Refusal) Score(
        IReadOnlyList<ScreeningWish> wishes, string field, Guid person, DateOnly today, bool pregnant)
    {
        var results = ImmutableArray.CreateBuilder<ScreeningResult>();
        for (var i = 0; i < wishes.Count; i++)
        {
            var scored = Score(wishes[i], person, today, pregnant);
            if (scored.Refusal is { } refusal)
            {
                return ([], refusal with { Field = $"{field}[{i}].{FieldOf(wishes[i], refusal)}" });
            }

            results.Add(scored.Result!);
        }

        return (results.ToImmutable(), null);
    }

    // The core speaks of answers; the caller sent them as printed positions or as item scores.
    public static string? FieldOf(ScreeningWish wish, Refusal refusal) =>
        refusal.Field?.Replace("answers", wish.Printed is not null ? "printed" : "items", StringComparison.Ordinal);
}

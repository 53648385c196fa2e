using System.Globalization;
using Coordination.Api.Cases.Views;
using Coordination.Domain.Cases;
using Coordination.Domain.Time;

namespace Coordination.Api.Cases.Pictures;

/// <summary>The lanes of the family: its pregnancy, and each child with its stays and what happened to it.</summary>
internal sealed class FamilyLanes(CaseCard card, TimelineSheet sheet)
{
    private IEnumerable<Birth> Births => card.Births.OrderBy(b => b.On).ThenBy(b => b.Child);

    public void Add()
    {
        Pregnancy();
        Children();
    }

    private void Pregnancy()
    {
        if (card.Pregnancy is not { } pregnancy)
        {
            return;
        }

        var start = GestationalAge.StartFromDueDate(pregnancy.DueDate);
        var lost = card.Life.Where(e => Effect(e) == LifeEffect.Loss).Select(e => (DateOnly?)e.On).Max();
        var end = Births.Any() ? Births.Min(b => b.On) : lost ?? pregnancy.DueDate;
        var said = $"{sheet.Said(PictureWords.Pregnancy)} {TimelineSheet.Day(start)} – {TimelineSheet.Day(end)}, {sheet.Said(PictureWords.DueDate)} {TimelineSheet.Day(pregnancy.DueDate)}";
        sheet.Tell(said);
        sheet.Lane(sheet.Said(PictureWords.Pregnancy), (svg, y) =>
        {
            svg.Bar(sheet.X(start), y + 8, sheet.X(end) - sheet.X(start), 14, "#cfe3f5", said);
            svg.Path(Marks.Diamond(sheet.X(pregnancy.DueDate), y + 15, 6), "#ffffff", $"{sheet.Said(PictureWords.DueDate)} {TimelineSheet.Day(pregnancy.DueDate)}");
            foreach (var e in card.Life.Where(e => Effect(e) == LifeEffect.Loss))
            {
                svg.Path(Marks.Cross(sheet.X(e.On), y + 15, 6), "#1a1a1a", $"{sheet.Words(e.Kind)} {TimelineSheet.Day(e.On)}");
            }
        });
    }

    private void Children()
    {
        foreach (var (birth, number) in Births.Select((birth, i) => (birth, i + 1)))
        {
            var own = card.Life.Where(e => e.Person == birth.Child || (e.Person is null && Effect(e) == LifeEffect.Discharge)).ToArray();
            var died = own.Where(e => Effect(e) == LifeEffect.Death).Select(e => (DateOnly?)e.On).Min();
            var end = died ?? ThousandDays.Birthday(birth.On, 3);
            var weeks = card.Pregnancy is { } pregnancy ? $", {GestationalAge.On(birth.On, pregnancy.DueDate)}" : "";
            var weight = birth.WeightGrams is { } grams ? string.Create(CultureInfo.InvariantCulture, $", {grams} g") : "";
            var said = $"{sheet.Said(PictureWords.Child)} {number}: {sheet.Said(PictureWords.Born)} {TimelineSheet.Day(birth.On)}{weeks}{weight}";
            sheet.Tell(said);
            sheet.Lane($"{sheet.Said(PictureWords.Child)} {number}", (svg, y) =>
            {
                svg.Bar(sheet.X(birth.On), y + 10, sheet.X(end) - sheet.X(birth.On), 10, "#e2f0d9", said);
                foreach (var (from, until) in Stays(birth, own))
                {
                    svg.Bar(sheet.X(from), y + 8, sheet.X(until) - sheet.X(from), 14, "url(#hatched)", $"{sheet.Said(PictureWords.Ward)} {TimelineSheet.Day(from)} – {TimelineSheet.Day(until)}");
                }

                svg.Path(Marks.Star(sheet.X(birth.On), y + 15), "#ffd166", said);
                foreach (var e in own.Where(e => Effect(e) is LifeEffect.Death or LifeEffect.Turn))
                {
                    svg.Path(Effect(e) == LifeEffect.Death ? Marks.Cross(sheet.X(e.On), y + 15, 6) : Marks.Diamond(sheet.X(e.On), y + 15, 6), "#1a1a1a", $"{sheet.Words(e.Kind)} {TimelineSheet.Day(e.On)}");
                }
            });
        }
    }

    private static LifeEffect? Effect(LifeCard happened) => LifeCodes.Find(happened.Kind)?.Effect;

    private static IEnumerable<(DateOnly From, DateOnly Until)> Stays(Birth birth, LifeCard[] own)
    {
        var left = own.Where(e => Effect(e) == LifeEffect.Discharge).Select(e => e.On).Order().ToArray();
        var came = own.Where(e => Effect(e) == LifeEffect.Admission).Select(e => e.On).Prepend(birth.On).Order().ToArray();
        foreach (var from in came)
        {
            var until = left.Where(day => day >= from).Select(day => (DateOnly?)day).FirstOrDefault();
            if (until is { } known)
            {
                yield return (from, known);
            }
        }
    }
}

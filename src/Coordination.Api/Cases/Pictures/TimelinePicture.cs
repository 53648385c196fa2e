using Coordination.Api.Cases.Views;
using Coordination.Api.Handovers.Views;
using Coordination.Domain.Time;

namespace Coordination.Api.Cases.Pictures;

/// <summary>
/// One axis from the last period to the third birthday: the pregnancy in weeks, each child in months, contacts, screenings, steps, and services as bars with
/// their gaps and overlaps. Drawn from the card and the handovers as this reader gets them, and so of what she may see alone.
/// </summary>
internal static class TimelinePicture
{
    // Weeks of pregnancy and months of age between two marks of the axis.
    private const int Weeks = 10, Months = 3, LastMonth = 36;

    /// <param name="card">The case as this reader gets it.</param>
    /// <param name="handovers">Its handovers as she gets them.</param>
    /// <param name="today">Civil day.</param>
    /// <param name="silence">Days without contact from which a gap is drawn.</param>
    /// <param name="language"><c>fr</c>, <c>nl</c> or <c>en</c>.</param>
    public static string Of(CaseCard card, IEnumerable<HandoverCard> handovers, DateOnly today, int silence, string language)
    {
        var sheet = Sheet(card, today, language);
        Mark(sheet, card);
        new FamilyLanes(card, sheet).Add();
        new CareLanes(card, [.. handovers.OrderBy(h => h.AskedAt).ThenBy(h => h.Id)], silence, sheet).Add();
        return sheet.Draw($"{sheet.Said(PictureWords.Timeline)} – {Http.References.Of(card.Id)}");
    }

    private static TimelineSheet Sheet(CaseCard card, DateOnly today, string language)
    {
        var opened = card.OpenedAt is { } at ? CivilTime.DayOf(at) : today;
        var start = card.Pregnancy is { } pregnancy ? GestationalAge.StartFromDueDate(pregnancy.DueDate) : opened;
        var until = HorizonCard.EndOf(card) is { } third && third > today ? third : today.AddDays(30);
        return new(card.Births.Select(b => b.On).Append(start).Append(opened).Min(), until, today, language);
    }

    // Weeks of pregnancy above, months of age below: one axis.
    private static void Mark(TimelineSheet sheet, CaseCard card)
    {
        var born = card.Births.Select(b => (DateOnly?)b.On).Min();
        if (card.Pregnancy is { } pregnancy)
        {
            var (start, end) = (GestationalAge.StartFromDueDate(pregnancy.DueDate), born ?? pregnancy.DueDate);
            for (var week = 0; start.AddDays(week * 7) <= end; week += Weeks)
            {
                sheet.Week(start.AddDays(week * 7), $"{week} {sheet.Said(PictureWords.Weeks)}");
            }
        }

        for (var month = 0; born is { } first && month <= LastMonth; month += Months)
        {
            sheet.Age(ThousandDays.MonthsAfter(first, month), month % 12 == 0 && month > 0 ? $"{month} {sheet.Said(PictureWords.Months)}" : $"{month}");
        }
    }
}

using System.Collections.Immutable;
using System.Globalization;
using Coordination.Api.Cases.Views;
using Coordination.Api.Handovers.Views;
using Coordination.Domain.Time;

namespace Coordination.Api.Cases.Pictures;

/// <summary>The lanes of the care: contacts with their silences, screenings with score and flag, steps owed, services as bars with gaps and overlaps.</summary>
/// <param name="card">The case as this reader gets it.</param>
/// <param name="handovers">Its handovers as she gets them, in order.</param>
/// <param name="silence">Days without contact from which a gap is drawn.</param>
/// <param name="sheet">What is drawn on.</param>
internal sealed class CareLanes(CaseCard card, ImmutableArray<HandoverCard> handovers, int silence, TimelineSheet sheet)
{
    // Units of the picture: two digits and a space at size 10.
    private const double ScoreWidth = 16;

    public void Add()
    {
        Contacts();
        Screenings();
        Steps();
        Relays();
        Cover();
    }

    private void Contacts()
    {
        var contacts = card.Contacts.OrderBy(c => c.OccurredOn).ThenBy(c => c.Id).ToArray();
        var days = contacts.Where(c => c.Reached).Select(c => c.OccurredOn).Where(d => d >= Opened).Prepend(Opened).Append(sheet.Today).ToArray();
        var silences = days.Zip(days.Skip(1), (a, b) => (From: a, Until: b)).Where(s => s.Until.DayNumber - s.From.DayNumber > silence).ToArray();
        sheet.Tell($"{sheet.Said(PictureWords.Contacts)}: {contacts.Count(c => c.Reached)}, {sheet.Said(PictureWords.Missed)}: {contacts.Count(c => !c.Reached)}");
        sheet.Tell(silences.Select(s => $"{sheet.Said(PictureWords.Silence)} {TimelineSheet.Day(s.From)} – {TimelineSheet.Day(s.Until)}"));
        sheet.Lane(sheet.Said(PictureWords.Contacts), (svg, y) =>
        {
            foreach (var (from, until) in silences)
            {
                svg.Bar(sheet.X(from), y + 9, sheet.X(until) - sheet.X(from), 12, "url(#hatched)", $"{sheet.Said(PictureWords.Silence)} {TimelineSheet.Day(from)} – {TimelineSheet.Day(until)}", "#7a2e0e");
            }

            foreach (var c in contacts)
            {
                svg.Circle(sheet.X(c.OccurredOn), y + 15, 4.5, c.Reached ? "#1a1a1a" : "#ffffff", $"{sheet.Said(c.Reached ? PictureWords.Reached : PictureWords.Missed)} {TimelineSheet.Day(c.OccurredOn)}");
            }
        });
    }

    private void Screenings()
    {
        var known = card.Screenings.Where(s => s.Instrument is not null).OrderBy(s => s.On).ThenBy(s => s.Id).ToArray();
        var flags = card.RedFlags.OrderBy(f => f.RaisedAt).ThenBy(f => f.Id).ToArray();
        sheet.Tell(known.Select(s => $"{s.Instrument} {Score(s)} {TimelineSheet.Day(s.On)}"));
        sheet.Tell(flags.Select(f => $"{sheet.Said(PictureWords.RedFlag)} {Flag(f)} {TimelineSheet.Day(CivilTime.DayOf(f.RaisedAt))}"));
        foreach (var instrument in known.GroupBy(s => s.Instrument!, StringComparer.Ordinal).OrderBy(of => of.Key, StringComparer.Ordinal))
        {
            sheet.Lane($"{sheet.Said(PictureWords.Screenings)} {instrument.Key}", (svg, y) => Scores(svg, y, instrument));
        }

        if (flags.Length > 0)
        {
            sheet.Lane(sheet.Said(PictureWords.RedFlag), (svg, y) => Flags(svg, y, flags));
        }
    }

    private void Scores(Svg svg, double y, IEnumerable<ScreeningCard> of)
    {
        var written = double.MinValue;
        foreach (var s in of)
        {
            var x = sheet.X(s.On);
            svg.Path(Marks.Triangle(x, y + 20), "#9ecae1", $"{s.Instrument} {Score(s)} {TimelineSheet.Day(s.On)}");

            // Scores of a few days would stand upon each other: the next one is written where the one before ends.
            written = Math.Max(x, written + ScoreWidth);
            svg.Text(written, y + 9, Score(s), "middle", size: 10);
        }
    }

    private void Flags(Svg svg, double y, IEnumerable<FlagCard> flags)
    {
        foreach (var f in flags)
        {
            svg.Path(Marks.Flag(sheet.X(CivilTime.DayOf(f.RaisedAt)), y), "#b00020", $"{sheet.Said(PictureWords.RedFlag)} {Flag(f)} {TimelineSheet.Day(CivilTime.DayOf(f.RaisedAt))}");
        }
    }

    private void Steps()
    {
        var owed = card.Owed.OrderBy(o => o.DueAt).ThenBy(o => o.Id).ToArray();
        if (owed.Length == 0)
        {
            return;
        }

        sheet.Tell($"{sheet.Said(PictureWords.Steps)}: {string.Join(", ", owed.Select(o => $"{o.Code} {TimelineSheet.Day(CivilTime.DayOf(o.DueAt))}"))}");
        sheet.Lane(sheet.Said(PictureWords.Steps), (svg, y) =>
        {
            foreach (var o in owed.Where(o => CivilTime.DayOf(o.DueAt) <= sheet.Until))
            {
                var late = CivilTime.DayOf(o.DueAt) < sheet.Today;
                svg.Bar(sheet.X(CivilTime.DayOf(o.DueAt)) - 4, y + 11, 8, 8, late ? "#f4a582" : "#ffffff", $"{o.Code} {TimelineSheet.Day(CivilTime.DayOf(o.DueAt))}");
            }
        });
    }

    private void Relays()
    {
        foreach (var h in handovers)
        {
            var (name, asked, end) = (h.Relay.Name ?? h.Relay.Kind ?? h.Kind, CivilTime.DayOf(h.AskedAt), h.Closing is { } closed ? CivilTime.DayOf(closed.At) : sheet.Today);
            var since = SinceOf(h);
            var said = since is { } day ? $"{name}: {sheet.Said(PictureWords.Effective)} {TimelineSheet.Day(day)} – {TimelineSheet.Day(end)}" : $"{name}: {sheet.Said(PictureWords.Asked)} {TimelineSheet.Day(asked)} – {TimelineSheet.Day(end)}";
            sheet.Tell(said);
            sheet.Lane(name, (svg, y) =>
            {
                svg.Bar(sheet.X(asked), y + 11, sheet.X(since ?? end) - sheet.X(asked), 8, "#ffffff", $"{name}: {sheet.Said(PictureWords.Asked)} {TimelineSheet.Day(asked)}", dash: "3 2");
                if (since is { } from)
                {
                    svg.Bar(sheet.X(from), y + 8, sheet.X(end) - sheet.X(from), 14, "#a6cee3", said);
                }
            });
        }
    }

    // Who follows the family on each day, from the opening to today: none is a gap, more than one an overlap.
    private void Cover()
    {
        var bars = handovers.Where(h => SinceOf(h) is not null).Select(h => (From: SinceOf(h)!.Value, Until: h.Closing is { } c ? CivilTime.DayOf(c.At) : sheet.Today)).ToArray();
        var edges = bars.SelectMany(b => new[] { b.From, b.Until }).Append(Opened).Append(sheet.Today).Where(d => d >= Opened && d <= sheet.Today).Distinct().Order().ToArray();
        var pieces = edges.Zip(edges.Skip(1), (a, b) => (From: a, Until: b, Count: bars.Count(bar => bar.From <= a && b <= bar.Until))).ToArray();
        sheet.Tell(pieces.Where(p => p.Count == 0).Select(p => $"{sheet.Said(PictureWords.Gap)} {TimelineSheet.Day(p.From)} – {TimelineSheet.Day(p.Until)}"));
        sheet.Lane(sheet.Said(PictureWords.Cover), (svg, y) =>
        {
            foreach (var p in pieces)
            {
                var said = p.Count == 0 ? sheet.Said(PictureWords.Gap) : p.Count == 1 ? sheet.Said(PictureWords.Effective) : $"{p.Count} {sheet.Said(PictureWords.Overlap)}";
                svg.Bar(sheet.X(p.From), y + 8, sheet.X(p.Until) - sheet.X(p.From), 14, p.Count == 0 ? "url(#hatched)" : p.Count == 1 ? "#a6cee3" : "#1f78b4", $"{said} {TimelineSheet.Day(p.From)} – {TimelineSheet.Day(p.Until)}", p.Count == 0 ? "#7a2e0e" : "#1a1a1a");
                if (p.Count > 1 && sheet.X(p.Until) - sheet.X(p.From) > 14)
                {
                    svg.Text((sheet.X(p.From) + sheet.X(p.Until)) / 2, y + 6, $"{p.Count}", "middle", size: 10);
                }
            }
        });
    }

    private DateOnly Opened => card.OpenedAt is { } at ? CivilTime.DayOf(at) : sheet.From;

    private string Flag(FlagCard flag) => Domain.Screening.RedFlags.Find(flag.Code)?.Label.In(sheet.Language) ?? flag.Code;

    private static string Score(ScreeningCard s) => s.Total is { } total ? total.ToString(CultureInfo.InvariantCulture) : "–";

    private static DateOnly? SinceOf(HandoverCard h) => h.EffectiveAt is { } at ? CivilTime.DayOf(at) : null;
}

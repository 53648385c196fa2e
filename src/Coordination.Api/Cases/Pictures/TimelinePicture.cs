using System.Collections.Immutable;
using System.Globalization;
using Coordination.Api.Cases.Views;
using Coordination.Api.Handovers.Views;
using Coordination.Domain;
using Coordination.Domain.Cases;
using Coordination.Domain.Time;

namespace Coordination.Api.Cases.Pictures;

/// <summary>
/// One axis from the last period to the third birthday: the pregnancy in weeks, each child in months, contacts, screenings, steps, and services as bars with
/// their gaps and overlaps. Drawn from the card and the handovers as this reader gets them, and so of what she may see alone.
/// </summary>
internal sealed class TimelinePicture
{
    private const int Left = 190, Plot = 1180, Right = 30, LaneHeight = 30, Top = 74;

    private readonly CaseCard _card;
    private readonly ImmutableArray<HandoverCard> _handovers;
    private readonly DateOnly _today;
    private readonly DateOnly _from;
    private readonly DateOnly _until;
    private readonly string _language;
    private readonly int _silence;
    private readonly List<(string Name, Action<Svg, double> Draw)> _lanes = [];
    private readonly List<string> _told = [];

    private TimelinePicture(CaseCard card, IEnumerable<HandoverCard> handovers, DateOnly today, int silence, string language)
    {
        (_card, _today, _silence, _language) = (card, today, silence, language);
        _handovers = [.. handovers.OrderBy(h => h.AskedAt).ThenBy(h => h.Id)];
        var opened = card.OpenedAt is { } at ? CivilTime.DayOf(at) : today;
        var start = card.Pregnancy is { } pregnancy ? GestationalAge.StartFromDueDate(pregnancy.DueDate) : opened;
        _from = Births.Select(b => b.On).Append(start).Append(opened).Min();
        var third = Births.Select(b => ThousandDays.Birthday(b.On, 3)).DefaultIfEmpty(card.Pregnancy is { } expected ? ThousandDays.Birthday(expected.DueDate, 3) : today.AddDays(30)).Max();
        _until = third > today ? third : today.AddDays(30);
    }

    /// <param name="card">The case as this reader gets it.</param>
    /// <param name="handovers">Its handovers as she gets them.</param>
    /// <param name="today">Civil day.</param>
    /// <param name="silence">Days without contact from which a gap is drawn.</param>
    /// <param name="language"><c>fr</c>, <c>nl</c> or <c>en</c>.</param>
    public static string Of(CaseCard card, IEnumerable<HandoverCard> handovers, DateOnly today, int silence, string language) => new TimelinePicture(card, handovers, today, silence, language).Draw();

    private IEnumerable<Birth> Births => _card.Births.OrderBy(b => b.On).ThenBy(b => b.Child);

    private string Draw()
    {
        Pregnancy();
        Children();
        Contacts();
        Screenings();
        Steps();
        Relays();
        var height = Top + (_lanes.Count * LaneHeight) + 40;
        var svg = new Svg(Left + Plot + Right, height, $"{Said(PictureWords.Timeline)} {References()}", string.Join(". ", _told) + ".", _language);
        svg.Text(10, 22, $"{Said(PictureWords.Timeline)} {References()}", weight: "bold", size: 15);
        Axis(svg, height - 30);
        for (var i = 0; i < _lanes.Count; i++)
        {
            var y = Top + (i * LaneHeight);
            svg.Line(10, y + LaneHeight, Left + Plot, y + LaneHeight, "#e4e4e4");
            svg.Text(10, y + 19, Short(_lanes[i].Name), weight: i == 0 ? "bold" : "normal");
            _lanes[i].Draw(svg, y);
        }

        return svg.ToString();
    }

    private string References() => $"– {Http.References.Of(_card.Id)}";

    // Weeks of pregnancy above, months of age below: one axis.
    private void Axis(Svg svg, double bottom)
    {
        if (_card.Pregnancy is { } pregnancy)
        {
            var (start, end) = (GestationalAge.StartFromDueDate(pregnancy.DueDate), Births.Select(b => b.On).DefaultIfEmpty(pregnancy.DueDate).Min());
            for (var week = 0; start.AddDays(week * 7) <= end; week += 10)
            {
                Tick(svg, start.AddDays(week * 7), $"{week} {Said(PictureWords.Weeks)}", 44, bottom);
            }
        }

        if (Births.FirstOrDefault() is { } first)
        {
            for (var month = 0; month <= 36; month += 3)
            {
                Tick(svg, ThousandDays.MonthsAfter(first.On, month), month % 12 == 0 && month > 0 ? $"{month} {Said(PictureWords.Months)}" : $"{month}", 60, bottom);
            }
        }

        if (_today >= _from && _today <= _until)
        {
            svg.Line(X(_today), 40, X(_today), bottom, "#b00020", 1.5, "4 3", $"{Said(PictureWords.Today)} {Day(_today)}");
            svg.Text(X(_today), bottom + 16, $"{Said(PictureWords.Today)} {Day(_today)}", "middle");
        }
    }

    private void Tick(Svg svg, DateOnly day, string text, double y, double bottom)
    {
        svg.Line(X(day), y + 4, X(day), bottom, "#ededed");
        svg.Text(X(day), y, text, "middle", size: 10);
    }

    private void Pregnancy()
    {
        if (_card.Pregnancy is not { } pregnancy)
        {
            return;
        }

        var start = GestationalAge.StartFromDueDate(pregnancy.DueDate);
        var lost = _card.Life.Where(e => LifeCodes.Find(e.Kind)?.Effect == LifeEffect.Loss).Select(e => (DateOnly?)e.On).Max();
        var end = Births.Any() ? Births.Min(b => b.On) : lost ?? pregnancy.DueDate;
        var said = $"{Said(PictureWords.Pregnancy)} {Day(start)} – {Day(end)}, {Said(PictureWords.DueDate)} {Day(pregnancy.DueDate)}";
        _told.Add(said);
        Lane(Said(PictureWords.Pregnancy), (svg, y) =>
        {
            svg.Bar(X(start), y + 8, X(end) - X(start), 14, "#cfe3f5", said);
            svg.Path(Diamond(X(pregnancy.DueDate), y + 15, 6), "#ffffff", $"{Said(PictureWords.DueDate)} {Day(pregnancy.DueDate)}");
            foreach (var e in _card.Life.Where(e => LifeCodes.Find(e.Kind)?.Effect == LifeEffect.Loss))
            {
                svg.Path(Cross(X(e.On), y + 15, 6), "#1a1a1a", $"{Words(e.Kind)} {Day(e.On)}");
            }
        });
    }

    private void Children()
    {
        foreach (var (birth, number) in Births.Select((birth, i) => (birth, i + 1)))
        {
            var own = _card.Life.Where(e => e.Person == birth.Child || (e.Person is null && LifeCodes.Find(e.Kind)?.Effect == LifeEffect.Discharge)).ToArray();
            var died = own.Where(e => LifeCodes.Find(e.Kind)?.Effect == LifeEffect.Death).Select(e => (DateOnly?)e.On).Min();
            var end = died ?? ThousandDays.Birthday(birth.On, 3);
            var weeks = _card.Pregnancy is { } pregnancy ? $", {GestationalAge.On(birth.On, pregnancy.DueDate)}" : "";
            var weight = birth.WeightGrams is { } grams ? string.Create(CultureInfo.InvariantCulture, $", {grams} g") : "";
            var said = $"{Said(PictureWords.Child)} {number}: {Said(PictureWords.Born)} {Day(birth.On)}{weeks}{weight}";
            _told.Add(said);
            Lane($"{Said(PictureWords.Child)} {number}", (svg, y) =>
            {
                svg.Bar(X(birth.On), y + 10, X(end) - X(birth.On), 10, "#e2f0d9", said);
                foreach (var (from, until) in Stays(birth, own))
                {
                    svg.Bar(X(from), y + 8, X(until) - X(from), 14, "url(#hatched)", $"{Said(PictureWords.Ward)} {Day(from)} – {Day(until)}");
                }

                svg.Path(Star(X(birth.On), y + 15), "#ffd166", said);
                foreach (var e in own.Where(e => LifeCodes.Find(e.Kind)?.Effect is LifeEffect.Death or LifeEffect.Turn))
                {
                    svg.Path(LifeCodes.Find(e.Kind)!.Effect == LifeEffect.Death ? Cross(X(e.On), y + 15, 6) : Diamond(X(e.On), y + 15, 6), "#1a1a1a", $"{Words(e.Kind)} {Day(e.On)}");
                }
            });
        }
    }

    private IEnumerable<(DateOnly From, DateOnly Until)> Stays(Birth birth, LifeCard[] own)
    {
        var left = own.Where(e => LifeCodes.Find(e.Kind)?.Effect == LifeEffect.Discharge).Select(e => e.On).Order().ToArray();
        var came = own.Where(e => LifeCodes.Find(e.Kind)?.Effect == LifeEffect.Admission).Select(e => e.On).Prepend(birth.On).Order().ToArray();
        foreach (var from in came)
        {
            var until = left.Where(day => day >= from).Select(day => (DateOnly?)day).FirstOrDefault();
            if (until is { } known)
            {
                yield return (from, known);
            }
        }
    }

    private void Contacts()
    {
        var contacts = _card.Contacts.OrderBy(c => c.OccurredOn).ThenBy(c => c.Id).ToArray();
        var opened = _card.OpenedAt is { } at ? CivilTime.DayOf(at) : _from;
        var days = contacts.Where(c => c.Reached).Select(c => c.OccurredOn).Where(d => d >= opened).Prepend(opened).Append(_today).ToArray();
        var silences = days.Zip(days.Skip(1), (a, b) => (From: a, Until: b)).Where(s => s.Until.DayNumber - s.From.DayNumber > _silence).ToArray();
        _told.Add($"{Said(PictureWords.Contacts)}: {contacts.Count(c => c.Reached)}, {Said(PictureWords.Missed)}: {contacts.Count(c => !c.Reached)}");
        _told.AddRange(silences.Select(s => $"{Said(PictureWords.Silence)} {Day(s.From)} – {Day(s.Until)}"));
        Lane(Said(PictureWords.Contacts), (svg, y) =>
        {
            foreach (var (from, until) in silences)
            {
                svg.Bar(X(from), y + 9, X(until) - X(from), 12, "url(#hatched)", $"{Said(PictureWords.Silence)} {Day(from)} – {Day(until)}", "#7a2e0e");
            }

            foreach (var c in contacts)
            {
                svg.Circle(X(c.OccurredOn), y + 15, 4.5, c.Reached ? "#1a1a1a" : "#ffffff", $"{Said(c.Reached ? PictureWords.Reached : PictureWords.Missed)} {Day(c.OccurredOn)}");
            }
        });
    }

    private void Screenings()
    {
        var known = _card.Screenings.Where(s => s.Instrument is not null).OrderBy(s => s.On).ThenBy(s => s.Id).ToArray();
        var flags = _card.RedFlags.OrderBy(f => f.RaisedAt).ThenBy(f => f.Id).ToArray();
        _told.AddRange(known.Select(s => $"{s.Instrument} {Score(s)} {Day(s.On)}"));
        _told.AddRange(flags.Select(f => $"{Said(PictureWords.RedFlag)} {Flag(f)} {Day(CivilTime.DayOf(f.RaisedAt))}"));
        Lane(Said(PictureWords.Screenings), (svg, y) =>
        {
            foreach (var s in known)
            {
                svg.Path(Triangle(X(s.On), y + 20), "#9ecae1", $"{s.Instrument} {Score(s)} {Day(s.On)}");
                svg.Text(X(s.On), y + 9, $"{Score(s)}", "middle", size: 10);
            }

            foreach (var f in flags)
            {
                var x = X(CivilTime.DayOf(f.RaisedAt));
                svg.Path($"M{Svg.Number(x)} {Svg.Number(y + 26)}V{Svg.Number(y + 8)}L{Svg.Number(x + 10)} {Svg.Number(y + 12)}L{Svg.Number(x)} {Svg.Number(y + 16)}", "#b00020", $"{Said(PictureWords.RedFlag)} {Flag(f)} {Day(CivilTime.DayOf(f.RaisedAt))}");
            }
        });
    }

    private void Steps()
    {
        var owed = _card.Owed.OrderBy(o => o.DueAt).ThenBy(o => o.Id).ToArray();
        if (owed.Length == 0)
        {
            return;
        }

        _told.Add($"{Said(PictureWords.Steps)}: {string.Join(", ", owed.Select(o => $"{o.Code} {Day(CivilTime.DayOf(o.DueAt))}"))}");
        Lane(Said(PictureWords.Steps), (svg, y) =>
        {
            foreach (var o in owed.Where(o => CivilTime.DayOf(o.DueAt) <= _until))
            {
                var late = CivilTime.DayOf(o.DueAt) < _today;
                svg.Bar(X(CivilTime.DayOf(o.DueAt)) - 4, y + 11, 8, 8, late ? "#f4a582" : "#ffffff", $"{o.Code} {Day(CivilTime.DayOf(o.DueAt))}");
            }
        });
    }

    private void Relays()
    {
        foreach (var h in _handovers)
        {
            var (name, asked, end) = (h.Relay.Name ?? h.Relay.Kind ?? h.Kind, CivilTime.DayOf(h.AskedAt), h.Closing is { } closed ? CivilTime.DayOf(closed.At) : _today);
            var since = SinceOf(h);
            var said = since is { } day ? $"{name}: {Said(PictureWords.Effective)} {Day(day)} – {Day(end)}" : $"{name}: {Said(PictureWords.Asked)} {Day(asked)} – {Day(end)}";
            _told.Add(said);
            Lane(name, (svg, y) =>
            {
                svg.Bar(X(asked), y + 11, X(since ?? end) - X(asked), 8, "#ffffff", $"{name}: {Said(PictureWords.Asked)} {Day(asked)}", dash: "3 2");
                if (since is { } from)
                {
                    svg.Bar(X(from), y + 8, X(end) - X(from), 14, "#a6cee3", said);
                }
            });
        }

        Cover();
    }

    // Who follows the family on each day, from the opening to today: none is a gap, more than one an overlap.
    private void Cover()
    {
        var opened = _card.OpenedAt is { } at ? CivilTime.DayOf(at) : _from;
        var bars = _handovers.Where(h => SinceOf(h) is not null).Select(h => (From: SinceOf(h)!.Value, Until: h.Closing is { } c ? CivilTime.DayOf(c.At) : _today)).ToArray();
        var edges = bars.SelectMany(b => new[] { b.From, b.Until }).Append(opened).Append(_today).Where(d => d >= opened && d <= _today).Distinct().Order().ToArray();
        var pieces = edges.Zip(edges.Skip(1), (a, b) => (From: a, Until: b, Count: bars.Count(bar => bar.From <= a && b <= bar.Until))).ToArray();
        _told.AddRange(pieces.Where(p => p.Count == 0).Select(p => $"{Said(PictureWords.Gap)} {Day(p.From)} – {Day(p.Until)}"));
        Lane(Said(PictureWords.Cover), (svg, y) =>
        {
            foreach (var p in pieces)
            {
                var said = p.Count == 0 ? Said(PictureWords.Gap) : p.Count == 1 ? Said(PictureWords.Effective) : $"{p.Count} {Said(PictureWords.Overlap)}";
                svg.Bar(X(p.From), y + 8, X(p.Until) - X(p.From), 14, p.Count == 0 ? "url(#hatched)" : p.Count == 1 ? "#a6cee3" : "#1f78b4", $"{said} {Day(p.From)} – {Day(p.Until)}", p.Count == 0 ? "#7a2e0e" : "#1a1a1a");
                if (p.Count > 1 && X(p.Until) - X(p.From) > 14)
                {
                    svg.Text((X(p.From) + X(p.Until)) / 2, y + 6, $"{p.Count}", "middle", size: 10);
                }
            }
        });
    }

    private void Lane(string name, Action<Svg, double> draw) => _lanes.Add((name, draw));

    private static DateOnly? SinceOf(HandoverCard h) => h.EffectiveAt is { } at ? CivilTime.DayOf(at) : null;

    private double X(DateOnly day) => Left + (Math.Clamp((double)(day.DayNumber - _from.DayNumber) / Math.Max(1, _until.DayNumber - _from.DayNumber), 0, 1) * Plot);

    private string Said(Label label) => label.In(_language);

    private string Words(string kind) => LifeCodes.Find(kind)?.Label.In(_language) ?? kind;

    private string Flag(FlagCard flag) => Domain.Screening.RedFlags.Find(flag.Code)?.Label.In(_language) ?? flag.Code;

    private static string Score(ScreeningCard s) => s.Total is { } total ? total.ToString(CultureInfo.InvariantCulture) : "–";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Short(string name) => name.Length <= 26 ? name : $"{name[..25]}…";

    private static string Diamond(double x, double y, double r) => $"M{Svg.Number(x)} {Svg.Number(y - r)}L{Svg.Number(x + r)} {Svg.Number(y)}L{Svg.Number(x)} {Svg.Number(y + r)}L{Svg.Number(x - r)} {Svg.Number(y)}Z";

    private static string Cross(double x, double y, double r) => $"M{Svg.Number(x - 1)} {Svg.Number(y - r)}H{Svg.Number(x + 1)}V{Svg.Number(y + r)}H{Svg.Number(x - 1)}ZM{Svg.Number(x - r)} {Svg.Number(y - 1)}H{Svg.Number(x + r)}V{Svg.Number(y + 1)}H{Svg.Number(x - r)}Z";

    private static string Triangle(double x, double y) => $"M{Svg.Number(x)} {Svg.Number(y - 9)}L{Svg.Number(x + 6)} {Svg.Number(y + 3)}H{Svg.Number(x - 6)}Z";

    private static string Star(double x, double y) => $"M{string.Join('L', Enumerable.Range(0, 10).Select(i => (r: i % 2 == 0 ? 8 : 3.4, a: (Math.PI / 5 * i) - (Math.PI / 2))).Select(p => $"{Svg.Number(x + (p.r * Math.Cos(p.a)))} {Svg.Number(y + (p.r * Math.Sin(p.a)))}"))}Z";
}

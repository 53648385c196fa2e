using System.Globalization;
using Coordination.Domain;
using Coordination.Domain.Cases;

namespace Coordination.Api.Cases.Pictures;

/// <summary>The paper a timeline is drawn on: one axis of days, lanes below each other, and the words that tell the same to who does not see it.</summary>
/// <param name="from">First day of the axis.</param>
/// <param name="until">Its last day.</param>
/// <param name="today">Civil day.</param>
/// <param name="language"><c>fr</c>, <c>nl</c> or <c>en</c>.</param>
internal sealed class TimelineSheet(DateOnly from, DateOnly until, DateOnly today, string language)
{
    private const int Left = 190, Plot = 1180, Right = 30, LaneHeight = 30, Top = 74;

    private readonly List<(string Name, Action<Svg, double> Draw)> _lanes = [];
    private readonly List<string> _told = [];
    private readonly List<(DateOnly Day, string Text, double Y)> _ticks = [];

    public DateOnly From => from;

    public DateOnly Until => until;

    public DateOnly Today => today;

    public string Language => language;

    public void Lane(string name, Action<Svg, double> draw) => _lanes.Add((name, draw));

    public void Tell(string sentence) => _told.Add(sentence);

    public void Tell(IEnumerable<string> sentences) => _told.AddRange(sentences);

    /// <summary>Marks a week of pregnancy on the axis.</summary>
    public void Week(DateOnly day, string text) => _ticks.Add((day, text, 44));

    /// <summary>Marks an age on the axis.</summary>
    public void Age(DateOnly day, string text) => _ticks.Add((day, text, 60));

    /// <summary>Where a day lies; one outside the axis lies at its end.</summary>
    public double X(DateOnly day) => Left + (Math.Clamp((double)(day.DayNumber - from.DayNumber) / Math.Max(1, until.DayNumber - from.DayNumber), 0, 1) * Plot);

    public string Said(Label label) => label.In(language);

    public string Words(string kind) => LifeCodes.Find(kind)?.Label.In(language) ?? kind;

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public string Draw(string title)
    {
        var height = Top + (_lanes.Count * LaneHeight) + 40;
        var svg = new Svg(Left + Plot + Right, height, title, string.Join(". ", _told) + ".", language);
        svg.Text(10, 22, title, weight: "bold", size: 15);
        Axis(svg, height - 30);
        for (var i = 0; i < _lanes.Count; i++)
        {
            var y = Top + (i * LaneHeight);
            svg.Line(10, y + LaneHeight, Left + Plot, y + LaneHeight, "#e4e4e4");
            svg.Text(10, y + 19, Short(_lanes[i].Name));
            _lanes[i].Draw(svg, y);
        }

        return svg.ToString();
    }

    private void Axis(Svg svg, double bottom)
    {
        foreach (var (day, text, y) in _ticks)
        {
            svg.Line(X(day), y + 4, X(day), bottom, "#ededed");
            svg.Text(X(day), y, text, "middle", size: 10);
        }

        if (today >= from && today <= until)
        {
            svg.Line(X(today), 40, X(today), bottom, "#b00020", 1.5, "4 3", $"{Said(PictureWords.Today)} {Day(today)}");
            svg.Text(X(today), bottom + 16, $"{Said(PictureWords.Today)} {Day(today)}", "middle");
        }
    }

    private static string Short(string name) => name.Length <= 26 ? name : $"{name[..25]}…";
}

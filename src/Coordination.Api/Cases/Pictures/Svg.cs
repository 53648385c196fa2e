using System.Globalization;
using System.Xml.Linq;

namespace Coordination.Api.Cases.Pictures;

/// <summary>
/// A picture as SVG 1.1: the same input gives the same bytes. It has a title and a description, each mark says in words what it is, and nothing is told by
/// colour alone, so that it reads on paper and by a screen reader.
/// </summary>
internal sealed class Svg
{
    private static readonly XNamespace Ns = "http://www.w3.org/2000/svg";
    private readonly XElement _root;

    public Svg(int width, int height, string title, string description, string language)
    {
        _root = new XElement(
            Ns + "svg",
            new XAttribute("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {width} {height}")),
            new XAttribute("width", width),
            new XAttribute("height", height),
            new XAttribute("role", "img"),
            new XAttribute("aria-labelledby", "title description"),
            new XAttribute(XNamespace.Xml + "lang", language),
            new XAttribute("font-family", "sans-serif"),
            new XAttribute("font-size", 12),
            new XElement(Ns + "title", new XAttribute("id", "title"), Shown(title)),
            new XElement(Ns + "desc", new XAttribute("id", "description"), Shown(description)),
            new XElement(
                Ns + "defs",
                new XElement(
                    Ns + "pattern",
                    new XAttribute("id", "hatched"),
                    new XAttribute("width", 6),
                    new XAttribute("height", 6),
                    new XAttribute("patternUnits", "userSpaceOnUse"),
                    new XElement(Ns + "path", new XAttribute("d", "M0 6L6 0"), new XAttribute("stroke", "#7a2e0e"), new XAttribute("stroke-width", 1.2)))),
            new XElement(Ns + "rect", new XAttribute("width", width), new XAttribute("height", height), new XAttribute("fill", "#ffffff")));
    }

    public void Text(double x, double y, string text, string anchor = "start", string weight = "normal", int size = 12) => _root.Add(new XElement(
        Ns + "text", At("x", x), At("y", y), new XAttribute("text-anchor", anchor), new XAttribute("font-weight", weight), new XAttribute("font-size", size), new XAttribute("fill", "#1a1a1a"), Shown(text)));

    public void Line(double x1, double y1, double x2, double y2, string stroke = "#bbbbbb", double width = 1, string? dash = null, string? said = null) => _root.Add(new XElement(
        Ns + "line", At("x1", x1), At("y1", y1), At("x2", x2), At("y2", y2), new XAttribute("stroke", stroke), At("stroke-width", width), dash is null ? null : new XAttribute("stroke-dasharray", dash), Said(said)));

    public void Bar(double x, double y, double width, double height, string fill, string said, string stroke = "#1a1a1a", string? dash = null) => _root.Add(new XElement(
        Ns + "rect", At("x", x), At("y", y), At("width", Math.Max(width, 2)), At("height", height), new XAttribute("fill", fill), new XAttribute("stroke", stroke), dash is null ? null : new XAttribute("stroke-dasharray", dash), Said(said)));

    public void Circle(double x, double y, double r, string fill, string said) => _root.Add(new XElement(
        Ns + "circle", At("cx", x), At("cy", y), At("r", r), new XAttribute("fill", fill), new XAttribute("stroke", "#1a1a1a"), new XAttribute("stroke-width", 1.5), Said(said)));

    public void Path(string d, string fill, string said) => _root.Add(new XElement(
        Ns + "path", new XAttribute("d", d), new XAttribute("fill", fill), new XAttribute("stroke", "#1a1a1a"), Said(said)));

    public override string ToString() => _root.ToString(SaveOptions.None) + "\n";

    /// <summary>A coordinate as it is written: two decimals, the same in every culture.</summary>
    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static XAttribute At(string name, double value) => new(name, Number(value));

    private static XElement? Said(string? words) => words is null ? null : new XElement(Ns + "title", Shown(words));

    // What XML cannot hold is left out: a name may have been pasted with it.
    private static string Shown(string text) => string.Concat(text.Where(System.Xml.XmlConvert.IsXmlChar));
}

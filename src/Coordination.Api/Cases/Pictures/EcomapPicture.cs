using Coordination.Api.Cases.Views;
using Coordination.Api.Handovers.Views;
using Coordination.Domain;
using Coordination.Domain.Cases;
using Coordination.Domain.Codes;
using Coordination.Domain.Time;

namespace Coordination.Api.Cases.Pictures;

/// <summary>
/// The family in the middle and its network around it. A thick line with arrows both ways is an established tie, a dashed line with one arrow one that waits
/// for an answer or a meeting, a dotted one a tie that ended. Drawn from the card and the handovers as this reader gets them.
/// </summary>
internal sealed class EcomapPicture
{
    private const int Width = 1000, Height = 760, Cx = 500, Cy = 390;

    private readonly CaseCard _card;
    private readonly string _language;
    private readonly List<Tie> _ties;
    private readonly List<string> _told = [];

    private enum Strength
    {
        Strong,
        Waiting,
        Over,
    }

    private sealed record Tie(string Name, string What, Strength Strength, DateOnly? Since);

    private EcomapPicture(CaseCard card, IEnumerable<HandoverCard> handovers, string language)
    {
        (_card, _language) = (card, language);
        _ties = [.. _card.Persons.Where(p => !IsHousehold(p.Role)).Select(p => new Tie(Name(p), Role(p.Role), Strength.Strong, null)), .. handovers.OrderBy(h => h.AskedAt).ThenBy(h => h.Id).Select(TieOf)];
    }

    /// <param name="card">The case as this reader gets it.</param>
    /// <param name="handovers">Its handovers as she gets them.</param>
    /// <param name="language"><c>fr</c>, <c>nl</c> or <c>en</c>.</param>
    public static string Of(CaseCard card, IEnumerable<HandoverCard> handovers, string language) => new EcomapPicture(card, handovers, language).Draw();

    private string Draw()
    {
        var household = _card.Persons.Where(p => IsHousehold(p.Role)).ToArray();
        _told.Add($"{Said(PictureWords.Family)}: {string.Join(", ", household.Select(p => p.Name is { } name ? $"{name} ({Role(p.Role)})" : Role(p.Role)))}");
        _told.AddRange(_ties.Select(Words));
        if (_ties.Count == 0)
        {
            _told.Add(Said(PictureWords.Nobody).TrimEnd('.'));
        }

        var title = $"{Said(PictureWords.Ecomap)} – {Http.References.Of(_card.Id)}";
        var svg = new Svg(Width, Height, title, string.Join(". ", _told) + ".", _language);
        svg.Text(20, 28, title, weight: "bold", size: 15);
        for (var i = 0; i < _ties.Count; i++)
        {
            Around(svg, _ties[i], i);
        }

        Household(svg, household);
        Legend(svg);
        return svg.ToString();
    }

    private void Household(Svg svg, PersonCard[] household)
    {
        svg.Circle(Cx, Cy, 118, "#eef4fb", Said(PictureWords.Family));
        svg.Text(Cx, Cy - 92, Said(PictureWords.Family), "middle", "bold");
        for (var i = 0; i < household.Length; i++)
        {
            var y = Cy - 66 + (i * Math.Min(34, 168.0 / Math.Max(1, household.Length)));
            svg.Text(Cx, y, Short(Name(household[i]), 28), "middle");
            if (household[i].Name is not null)
            {
                svg.Text(Cx, y + 12, Role(household[i].Role), "middle", size: 9);
            }
        }
    }

    // From the top, clockwise; a second ring where the first is full.
    private void Around(Svg svg, Tie tie, int index)
    {
        var (ring, place) = (index / 12, index % 12);
        var count = Math.Min(12, _ties.Count - (ring * 12));
        var angle = (2 * Math.PI * place / count) - (Math.PI / 2) + (ring * Math.PI / 12);
        var (cos, sin) = (Math.Cos(angle), Math.Sin(angle));
        var (x, y) = (Cx + (cos * (360 + (ring * 60))), Cy + (sin * (265 + (ring * 45))));
        var length = Math.Sqrt(((x - Cx) * (x - Cx)) + ((y - Cy) * (y - Cy)));
        var (ux, uy) = ((x - Cx) / length, (y - Cy) / length);
        var (fromX, fromY, toX, toY) = (Cx + (ux * 120), Cy + (uy * 120), x - (ux * Edge(ux, uy)), y - (uy * Edge(ux, uy)));
        svg.Line(fromX, fromY, toX, toY, tie.Strength == Strength.Over ? "#8a8a8a" : "#1a1a1a", tie.Strength == Strength.Strong ? 3.5 : 1.5, tie.Strength switch { Strength.Waiting => "7 4", Strength.Over => "2 4", Strength.Strong => null }, Words(tie));
        if (tie.Strength != Strength.Over)
        {
            Arrow(svg, toX, toY, ux, uy, Words(tie));
        }

        if (tie.Strength == Strength.Strong)
        {
            Arrow(svg, fromX, fromY, -ux, -uy, Words(tie));
        }

        svg.Bar(x - 78, y - 22, 156, 44, "#ffffff", Words(tie), tie.Strength == Strength.Over ? "#8a8a8a" : "#1a1a1a");
        svg.Text(x, y - 4, Short(tie.Name, 24), "middle", "bold", 11);
        svg.Text(x, y + 12, Short(tie.What, 28), "middle", size: 10);
    }

    // From the middle of a box to its border in this direction, and a little more.
    private static double Edge(double ux, double uy) => Math.Min(82 / Math.Max(Math.Abs(ux), 0.001), 26 / Math.Max(Math.Abs(uy), 0.001));

    private static void Arrow(Svg svg, double x, double y, double ux, double uy, string said) => svg.Path(
        $"M{Svg.Number(x)} {Svg.Number(y)}L{Svg.Number(x - (ux * 11) - (uy * 5))} {Svg.Number(y - (uy * 11) + (ux * 5))}L{Svg.Number(x - (ux * 11) + (uy * 5))} {Svg.Number(y - (uy * 11) - (ux * 5))}Z", "#1a1a1a", said);

    private void Legend(Svg svg)
    {
        (Label Label, double Width, string? Dash)[] lines = [(PictureWords.Strong, 3.5, null), (PictureWords.Weak, 1.5, "7 4"), (PictureWords.Over, 1.5, "2 4")];
        for (var i = 0; i < lines.Length; i++)
        {
            var y = Height - 46 + (i * 16);
            svg.Line(20, y, 70, y, "#1a1a1a", lines[i].Width, lines[i].Dash);
            svg.Text(80, y + 4, Said(lines[i].Label), size: 11);
        }
    }

    private Tie TieOf(HandoverCard h) => new(
        h.Relay.Name ?? h.Relay.Kind ?? h.Kind,
        Need(h.Need),
        h.Closing is not null ? Strength.Over : h.EffectiveAt is not null ? Strength.Strong : Strength.Waiting,
        CivilTime.DayOf(h.EffectiveAt ?? h.AskedAt));

    private string Words(Tie tie)
    {
        var strength = tie.Strength switch { Strength.Strong => PictureWords.Strong, Strength.Waiting => PictureWords.Weak, Strength.Over => PictureWords.Over };
        return $"{tie.Name} ({tie.What}): {Said(strength)}{(tie.Since is { } since ? $", {since:yyyy-MM-dd}" : "")}";
    }

    private static bool IsHousehold(PersonRole role) => role is PersonRole.Mother or PersonRole.CoParent or PersonRole.Child or PersonRole.ExpectedChild or PersonRole.Sibling;

    private string Name(PersonCard person) => person.Name ?? Role(person.Role);

    private string Role(PersonRole role) => Said(role switch
    {
        PersonRole.Mother => PictureWords.Mother,
        PersonRole.CoParent => PictureWords.CoParent,
        PersonRole.ExpectedChild => PictureWords.Expected,
        PersonRole.Child => PictureWords.Child,
        PersonRole.Sibling => PictureWords.Sibling,
        PersonRole.Supporter => PictureWords.Supporter,
        PersonRole.Trusted => PictureWords.Trusted,
        PersonRole.Representative => PictureWords.Representative,
    });

    // A need that no list holds is shown as it was written.
    private string Need(string code) => CodeLists.Find("need")?.Codes.FirstOrDefault(coded => coded.Code == code)?.Label.In(_language) ?? code;

    private string Said(Label label) => label.In(_language);

    private static string Short(string name, int most) => name.Length <= most ? name : $"{name[..(most - 1)]}…";
}

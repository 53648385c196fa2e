using System.Collections.Immutable;
using System.Globalization;

namespace Coordination.Domain.Relays;

/// <summary>Belgian postcodes (four digits) and areas of them: <c>4000</c> or <c>4000-4999</c>, both ends included.</summary>
public static class Postcodes
{
    public static bool IsPostcode(string text) => text.Length == 4 && text.All(char.IsAsciiDigit) && text[0] != '0';

    public static bool IsArea(string text) => Ends(text) is var (from, to) && from <= to;

    /// <summary>Whether an area of the list holds the postcode.</summary>
    public static bool Covers(ImmutableArray<string> areas, string postcode) =>
        IsPostcode(postcode) && areas.Any(a => Ends(a) is var (from, to) && Number(postcode) >= from && Number(postcode) <= to);

    /// <summary>Region a postcode lies in, by the national numbering: Brussels 1000–1299, Wallonia 1300–1499 and 4000–7999, Flanders the rest.</summary>
    public static Region RegionOf(string postcode) => Number(postcode) switch
    {
        < 1300 => Region.Brussels,
        < 1500 or (>= 4000 and < 8000) => Region.Wallonia,
        _ => Region.Flanders,
    };

    /// <summary>Whether a service of this region serves the postcode.</summary>
    public static bool Serves(Region region, string postcode) => region switch
    {
        Region.Belgium => true,
        Region.WalloniaBrussels => RegionOf(postcode) is Region.Wallonia or Region.Brussels,
        _ => RegionOf(postcode) == region,
    };

    private static (int From, int To)? Ends(string area)
    {
        var parts = area.Split('-');
        return parts.Length is 1 or 2 && parts.All(IsPostcode) ? (Number(parts[0]), Number(parts[^1])) : null;
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}

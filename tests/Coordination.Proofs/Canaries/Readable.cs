using System.Globalization;
using System.Text.RegularExpressions;
using Coordination.Api.Demo;

namespace Coordination.Proofs.Canaries;

/// <summary>What of something that was told can still be read by anybody, over every door that shows something of it.</summary>
internal sealed partial class Readable(Voice voice, Planted planted, Told told)
{
    /// <summary>Sealed for the co-parent and for who was invited by name: with keys of their own, which nobody destroyed.</summary>
    private static readonly string[] OfOthers = ["family: persons.", "persons.", "family: concertations.with.persons", "concertations.with.persons"];

    private readonly string[] _doors = [.. told.Doors, .. told.SoughtBy.Select(text => $"/v1/search?q={Uri.EscapeDataString(text)}")];

    /// <summary>Fields of hers whose texts are shown to somebody, and doors that failed.</summary>
    public async Task<(IReadOnlySet<string> Shown, IReadOnlyList<string> Failed)> AskAsync()
    {
        HashSet<string> shown = new(StringComparer.Ordinal);
        List<string> failed = [];
        foreach (var persona in Personas.All)
        {
            foreach (var door in _doors)
            {
                var (status, text) = await voice.ReadAsync(persona, door);
                shown.UnionWith(Of(text, door));
                if (status >= 500)
                {
                    failed.Add($"{persona.Subject} {door}: {status} {text}");
                }
            }
        }

        return (shown, failed);
    }

    // Lists show other families as well: of those only the numbers count that were planted for this one.
    private IEnumerable<string> Of(string text, string door) => Words().Matches(text)
        .Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))
        .Where(told.Numbers.Contains)
        .Select(number => planted.PlaceOf(Planted.Word, number)!)
        .Where(place => !OfOthers.Any(other => place.StartsWith(other, StringComparison.Ordinal)))
        .Concat(told.SoughtBy.Any(sought => text.Contains(sought, StringComparison.Ordinal)) || (door.StartsWith("/v1/search", StringComparison.Ordinal) && text.Contains($"{told.Found}", StringComparison.Ordinal))
            ? [door.Split('?')[0]] : []);

    [GeneratedRegex(Planted.Word + "([0-9]{6})")]
    private static partial Regex Words();
}

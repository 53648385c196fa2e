using System.Collections.Immutable;
using System.Globalization;

namespace Coordination.Domain.Relays;

/// <summary>The sentences of <c>relay-reasons.json</c>. A missing key is a fault of the build, found by a test, not a case of the field.</summary>
internal static class ReasonTexts
{
    private static readonly ImmutableDictionary<string, Label> Texts = ReferenceData.Read<ImmutableDictionary<string, Label>>("Relays.relay-reasons.json");

    public static IEnumerable<string> Keys => Texts.Keys;

    public static Label Of(string key) => Texts[key];

    public static Label? Find(string key) => Texts.GetValueOrDefault(key);

    public static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>Labels of codes, joined by commas.</summary>
    public static Label List(string prefix, ImmutableArray<string> codes)
    {
        var labels = codes.Select(c => Find($"{prefix}-{c}") ?? LabelFill.Same(c)).ToList();
        return new(string.Join(", ", labels.Select(l => l.Fr)), string.Join(", ", labels.Select(l => l.Nl)), string.Join(", ", labels.Select(l => l.En)));
    }
}

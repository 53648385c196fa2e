using System.Collections.Immutable;
using System.Globalization;

namespace Coordination.Domain.Relays;

/// <summary>The sentences of <c>relay-reasons.json</c>. A missing key is a fault of the build, found by a test, not a case of the field.</summary>
internal static class ReasonTexts
{
    private static readonly ImmutableDictionary<string, Label> Texts = ReferenceData.Read<ImmutableDictionary<string, Label>>("Relays.relay-reasons.json");

    // Parts that sentences are put together from; nobody meets them as a code.
    private static readonly string[] Parts = ["change-", "what-", Topic, "authority-", "region-", "sought-", "fact-", "order"];

    private const string Topic = "topic-";

    public static IEnumerable<string> Keys => Texts.Keys;

    /// <summary>What a reason says, by its code.</summary>
    public static IEnumerable<KeyValuePair<string, Label>> Sentences =>
        Texts.Where(text => !Parts.Any(part => text.Key.StartsWith(part, StringComparison.Ordinal))).OrderBy(text => text.Key, StringComparer.Ordinal);

    /// <summary>What a stated criterion is about, by its code.</summary>
    public static IEnumerable<KeyValuePair<string, Label>> Topics => Texts.Where(text => text.Key.StartsWith(Topic, StringComparison.Ordinal))
        .Select(text => KeyValuePair.Create(text.Key[Topic.Length..], text.Value)).OrderBy(text => text.Key, StringComparer.Ordinal);

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

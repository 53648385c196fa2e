using System.Text.Json;

namespace Coordination.Api.Tests.Approved;

/// <summary>Compares two JSON trees by what they say: the order of members is free, everything else counts.</summary>
internal static class JsonTree
{
    /// <summary>Each difference with its path; empty when both say the same.</summary>
    public static IReadOnlyList<string> Differences(JsonElement approved, JsonElement actual) => [.. Walk("$", approved, actual)];

    private static IEnumerable<string> Walk(string path, JsonElement approved, JsonElement actual) => (approved.ValueKind, actual.ValueKind) switch
    {
        (JsonValueKind.Object, JsonValueKind.Object) => Members(path, approved, actual),
        (JsonValueKind.Array, JsonValueKind.Array) => Items(path, approved, actual),
        _ when approved.GetRawText() != actual.GetRawText() => [$"{path}: approved {approved.GetRawText()}, now {actual.GetRawText()}"],
        _ => [],
    };

    private static IEnumerable<string> Members(string path, JsonElement approved, JsonElement actual)
    {
        var old = approved.EnumerateObject().ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal);
        var now = actual.EnumerateObject().ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal);
        return old.Keys.Except(now.Keys, StringComparer.Ordinal).Select(name => $"{path}.{name}: approved, now gone")
            .Concat(now.Keys.Except(old.Keys, StringComparer.Ordinal).Select(name => $"{path}.{name}: new, not approved"))
            .Concat(old.Keys.Intersect(now.Keys, StringComparer.Ordinal).SelectMany(name => Walk($"{path}.{name}", old[name], now[name])));
    }

    private static IEnumerable<string> Items(string path, JsonElement approved, JsonElement actual) =>
        approved.GetArrayLength() != actual.GetArrayLength()
            ? [$"{path}: approved {approved.GetArrayLength()} items, now {actual.GetArrayLength()}"]
            : approved.EnumerateArray().Zip(actual.EnumerateArray()).SelectMany((pair, i) => Walk($"{path}[{i}]", pair.First, pair.Second));
}

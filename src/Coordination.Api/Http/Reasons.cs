using System.Collections.Frozen;
using System.Text.Json;

namespace Coordination.Api.Http;

/// <summary>By which reasons of the field each command and query may refuse: what the code of its handler may come to, written down when the tests approve it.</summary>
internal static class Reasons
{
    /// <summary>Codes by the name of the message. One that refuses by no rule of the field is not there.</summary>
    public static FrozenDictionary<string, FrozenSet<string>> ByMessage { get; } = Read();

    private static FrozenDictionary<string, FrozenSet<string>> Read()
    {
        using var json = Resources.Open("Coordination.Api.Http.reasons.json");
        return JsonSerializer.Deserialize<Dictionary<string, string[]>>(json)!
            .ToFrozenDictionary(reasons => reasons.Key, reasons => reasons.Value.ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
    }
}

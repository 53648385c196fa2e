using System.Text.Json;

namespace Coordination.Proofs.Canaries;

/// <summary>A field that is stored in clear by design, and why.</summary>
/// <param name="Place">Operation and field, or how they begin.</param>
/// <param name="Why">The reason.</param>
internal sealed record InClear(string Place, string Why)
{
    /// <summary>All of them: <c>in-clear.json</c>.</summary>
    public static IReadOnlyList<InClear> All { get; } =
        JsonSerializer.Deserialize<InClear[]>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Canaries", "in-clear.json")), JsonSerializerOptions.Web)!;

    public static bool Has(string place) => All.Any(field => place.StartsWith(field.Place, StringComparison.Ordinal));
}

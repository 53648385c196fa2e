using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordination.Domain;

/// <summary>Versioned reference data shipped inside the assembly: thresholds, delays and codes are data, never constants.</summary>
internal static class ReferenceData
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
    };

    /// <param name="path">Folder and file with dots between, for example <c>Screening.instruments.json</c>.</param>
    public static T Read<T>(string path)
    {
        var name = $"{typeof(ReferenceData).Namespace}.{path}";
        using var stream = typeof(ReferenceData).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly has no reference data named {name}.");
        return Read<T>(stream);
    }

    public static T Read<T>(Stream json) => JsonSerializer.Deserialize<T>(json, Strict) ?? throw new JsonException("The reference data are empty.");
}

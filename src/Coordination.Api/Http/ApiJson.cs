using System.Text.Json;
using System.Text.Json.Serialization;

namespace Coordination.Api.Http;

/// <summary>How answers are written: camel case, enumerations as camel-case words, nothing for null. Apart from the storage format, which never changes.</summary>
internal static class ApiJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // Answers are application/json and no part of a page: what a page would take for markup needs no escape.
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };
}

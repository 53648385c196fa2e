using System.Text.Json.Nodes;

namespace Coordination.Proofs.Canaries;

/// <summary>One operation of the reference, with the places of its texts.</summary>
/// <param name="Method">GET, POST or PUT.</param>
/// <param name="Template">Path with its parameters in braces.</param>
/// <param name="Path">Filled in with the example's values.</param>
/// <param name="Persona">Whose example it is.</param>
/// <param name="Body">The example; null where it takes none.</param>
/// <param name="Texts">Where its body takes texts: <c>decisions.[].text</c>.</param>
/// <param name="Query">Parameters of its query that take texts.</param>
/// <param name="Headers">Those of the example.</param>
internal sealed record Stated(
    string Method, string Template, string Path, string Persona, JsonObject? Body, IReadOnlyList<string> Texts, IReadOnlyList<string> Query, IReadOnlyDictionary<string, string> Headers)
{
    public string Name => $"{Method} {Template}";

    public bool Reads => Method == "GET";
}

/// <summary>The operations as the product's own reference states them.</summary>
internal sealed class StatedOperations(JsonNode document)
{
    public IReadOnlyList<Stated> All() =>
    [
        .. from path in document["paths"]!.AsObject()
           from operation in path.Value!.AsObject()
           where operation.Key is "get" or "post" or "put" or "patch" or "delete"
           select Read(path.Key, operation.Key.ToUpperInvariant(), operation.Value!.AsObject()),
    ];

    private Stated Read(string template, string method, JsonObject operation)
    {
        var parameters = operation["parameters"]?.AsArray().Select(p => Follow(p!)).ToArray() ?? [];
        var path = parameters.Where(p => In(p, "path") && p["example"] is not null)
            .Aggregate(template, (at, p) => at.Replace($"{{{Name(p)}}}", Uri.EscapeDataString($"{p["example"]}"), StringComparison.Ordinal));
        var content = operation["requestBody"]?["content"]?["application/json"];
        return new(
            method,
            template,
            path,
            operation["x-persona"]?.GetValue<string>() ?? "midwife-montlegia",
            content is null ? null : content["example"]?.DeepClone().AsObject() ?? [],
            content is null ? [] : [.. TextsOf(content["schema"]!, "", []).Distinct()],
            [.. parameters.Where(p => In(p, "query") && IsText(Follow(p["schema"]!))).Select(Name)],
            parameters.Where(p => In(p, "header") && p["example"] is not null).ToDictionary(Name, p => $"{p["example"]}", StringComparer.OrdinalIgnoreCase));
    }

    // A shape that holds itself is looked at once.
    private IEnumerable<string> TextsOf(JsonNode schema, string place, IReadOnlyList<string> within)
    {
        if (schema["$ref"]?.GetValue<string>() is { } name)
        {
            return within.Contains(name) ? [] : TextsOf(Follow(schema), place, [.. within, name]);
        }

        return
        [
            .. place.Length > 0 && (IsText(schema) || IsBirthDate(schema, place)) ? [place] : Array.Empty<string>(),
            .. schema["properties"]?.AsObject().SelectMany(p => TextsOf(p.Value!, place.Length == 0 ? p.Key : $"{place}.{p.Key}", within)) ?? [],
            .. schema["items"] is { } items ? TextsOf(items, $"{place}.[]", within) : [],
            .. new[] { "oneOf", "anyOf", "allOf" }.SelectMany(of => schema[of]?.AsArray() ?? []).SelectMany(one => TextsOf(one!, place, within)),
        ];
    }

    private JsonNode Follow(JsonNode node) => node["$ref"]?.GetValue<string>() is { } reference
        ? reference.Split('/').Skip(1).Aggregate(document, (at, step) => at[step]!)
        : node;

    private static bool IsText(JsonNode schema) => IsString(schema) && schema["format"] is null && schema["enum"] is null;

    private static bool IsBirthDate(JsonNode schema, string place) => IsString(schema) && place.EndsWith("irthDate", StringComparison.Ordinal);

    private static bool IsString(JsonNode schema) => schema["type"] switch
    {
        JsonArray several => several.Any(type => type?.GetValue<string>() == "string"),
        JsonValue one => one.GetValue<string>() == "string",
        _ => false,
    };

    private static bool In(JsonNode parameter, string where) => parameter["in"]!.GetValue<string>() == where;

    private static string Name(JsonNode parameter) => parameter["name"]!.GetValue<string>();
}

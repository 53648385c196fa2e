using System.Text.Json.Nodes;

namespace Coordination.Proofs.Crawls;

/// <summary>The operations as the product's own reference tells them.</summary>
internal sealed class Reference(JsonNode document)
{
    public IReadOnlyList<Operation> Operations() =>
    [
        .. from path in document["paths"]!.AsObject()
           from operation in path.Value!.AsObject()
           where operation.Key is "get" or "post" or "put" or "patch" or "delete"
           select Read(path.Key, operation.Key.ToUpperInvariant(), operation.Value!.AsObject()),
    ];

    private Operation Read(string path, string method, JsonObject operation)
    {
        var parameters = operation["parameters"]?.AsArray().Select(p => Follow(p!)).ToArray() ?? [];
        foreach (var word in parameters.Where(p => In(p, "path") && !IsId(p["schema"]!)))
        {
            path = path.Replace($"{{{Name(word)}}}", word["example"]!.GetValue<string>(), StringComparison.Ordinal);
        }

        var ids = parameters.Where(p => In(p, "path") && IsId(p["schema"]!)).Select(Name).OrderBy(name => path.IndexOf(name, StringComparison.Ordinal));
        var content = operation["requestBody"]?["content"]?["application/json"];
        var queries = parameters.Where(p => In(p, "query")).ToArray();
        return new(
            method,
            path,
            [.. ids],
            content is null ? null : content["example"]?.DeepClone() ?? new JsonObject(),
            content is null ? [] : [.. IdsOf(content["schema"]!, "", []).Distinct()],
            [.. queries.Where(p => IsId(p["schema"]!)).Select(Name)],
            queries.Any(p => Name(p) == "q"));
    }

    // A shape that holds itself is looked at once.
    private IEnumerable<string> IdsOf(JsonNode schema, string place, IReadOnlyList<string> within)
    {
        if (schema["$ref"]?.GetValue<string>() is { } name)
        {
            return within.Contains(name) ? [] : IdsOf(Follow(schema), place, [.. within, name]);
        }

        return
        [
            .. IsId(schema) && place.Length > 0 ? [place] : Array.Empty<string>(),
            .. schema["properties"]?.AsObject().SelectMany(p => IdsOf(p.Value!, $"{place}/{p.Key}", within)) ?? [],
            .. schema["items"] is { } items ? IdsOf(items, $"{place}[]", within) : [],
            .. new[] { "oneOf", "anyOf", "allOf" }.SelectMany(of => schema[of]?.AsArray() ?? []).SelectMany(one => IdsOf(one!, place, within)),
        ];
    }

    private JsonNode Follow(JsonNode node) => node["$ref"]?.GetValue<string>() is { } reference
        ? reference.Split('/').Skip(1).Aggregate(document, (at, step) => at[step]!)
        : node;

    private static bool IsId(JsonNode schema) => schema["format"]?.GetValue<string>() == "uuid";

    private static bool In(JsonNode parameter, string where) => parameter["in"]!.GetValue<string>() == where;

    private static string Name(JsonNode parameter) => parameter["name"]!.GetValue<string>();
}

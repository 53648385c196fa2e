using Microsoft.OpenApi;

namespace Coordination.Api.Http;

/// <summary>Leaves out the schemas that nothing refers to: those of request records whose members all went into path and query.</summary>
internal static class OpenApiUnused
{
    public static void Drop(OpenApiDocument document)
    {
        if (document.Components?.Schemas is not { } schemas)
        {
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var operation in document.Paths.Values.SelectMany(path => path.Operations!.Values))
        {
            operation.Parameters?.ToList().ForEach(parameter => Walk(parameter.Schema, schemas, seen));
            Walk(operation.RequestBody?.Content, schemas, seen);
            foreach (var response in operation.Responses!.Values)
            {
                Walk(response.Content, schemas, seen);
            }
        }

        foreach (var name in schemas.Keys.Except(seen).ToArray())
        {
            schemas.Remove(name);
        }
    }

    private static void Walk(IDictionary<string, OpenApiMediaType>? content, IDictionary<string, IOpenApiSchema> schemas, HashSet<string> seen)
    {
        foreach (var media in content?.Values ?? [])
        {
            Walk(media.Schema, schemas, seen);
        }
    }

    private static void Walk(IOpenApiSchema? schema, IDictionary<string, IOpenApiSchema> schemas, HashSet<string> seen)
    {
        if (schema is OpenApiSchemaReference { Reference.Id: { } id })
        {
            if (seen.Add(id) && schemas.TryGetValue(id, out var target))
            {
                Walk(target, schemas, seen);
            }

            return;
        }

        foreach (var part in Parts(schema))
        {
            Walk(part, schemas, seen);
        }
    }

    private static IEnumerable<IOpenApiSchema?> Parts(IOpenApiSchema? schema) => schema is null
        ? []
        : [.. schema.Properties?.Values ?? [], schema.Items, schema.AdditionalProperties, .. schema.AnyOf ?? [], .. schema.AllOf ?? [], .. schema.OneOf ?? []];
}

using System.Text.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Coordination.Api.Http;

/// <summary>Schemas as the wire has them: words are strings, and what may be null is left out instead of written.</summary>
internal static class OpenApiShapes
{
    public static Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (schema is { Enum: { Count: > 0 } words } && schema.Type is null or JsonSchemaType.Null)
        {
            schema.Type = JsonSchemaType.String;
            schema.Enum = [.. words.Where(word => word is not null && word.GetValueKind() == JsonValueKind.String)];
        }

        foreach (var (name, member) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
        {
            if (member.Type?.HasFlag(JsonSchemaType.Null) == true || member.OneOf?.Any(kind => kind.Type == JsonSchemaType.Null) == true)
            {
                schema.Required?.Remove(name);
            }
        }

        return Task.CompletedTask;
    }
}

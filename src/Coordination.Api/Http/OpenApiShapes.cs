using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Coordination.Domain.FollowUp;
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

        if (schema.Format == "time")
        {
            // JSON Schema's "time" has an offset; ours is a civil time of day.
            (schema.Format, schema.Pattern) = (null, "^[0-2][0-9]:[0-5][0-9](:[0-5][0-9])?$");
        }

        if (context.JsonTypeInfo.Type == typeof(Offset))
        {
            (schema.Type, schema.Pattern) = (JsonSchemaType.String, @"^([0-9]{1,2}w[0-6]d|[0-9]{1,4}%|[+-][0-9]{1,4}(wd|d|h|s|m)([+-][0-9]{1,4}(wd|d|h|s|m))?)$");
        }

        foreach (var member in context.JsonTypeInfo.Properties.Where(MayBeNull))
        {
            schema.Required?.Remove(member.Name);
        }

        return Task.CompletedTask;
    }

    private static bool MayBeNull(JsonPropertyInfo member) => Nullable.GetUnderlyingType(member.PropertyType) is not null || (!member.PropertyType.IsValueType && member.IsGetNullable);
}

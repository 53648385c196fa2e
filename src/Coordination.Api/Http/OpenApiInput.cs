using System.Reflection;
using System.Text.RegularExpressions;
using FastEndpoints;
using Microsoft.OpenApi;

namespace Coordination.Api.Http;

/// <summary>Splits a request record into what stands in the path, the query, a header and the body, by the framework's own rules of binding.</summary>
internal static partial class OpenApiInput
{
    public static void Describe(OpenApiOperation operation, OpenApiDocument document, Type request, string path, bool query)
    {
        var schema = document.Components?.Schemas?.TryGetValue(request.Name, out var found) == true ? found as OpenApiSchema : null;
        operation.Parameters = [];
        if (schema is not null)
        {
            OpenApiLimits.Apply(schema, request);
        }

        foreach (var member in request.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (schema?.Properties is { } members && Place(member, path, query) is { } place && members.Remove(OpenApiLimits.Camel(member.Name), out var type))
            {
                operation.Parameters.Add(Parameter(place.Name, place.In, type, schema.Required?.Remove(OpenApiLimits.Camel(member.Name)) == true));
            }
        }

        Headers(operation, query);
        if (query)
        {
            operation.RequestBody = null;
            return;
        }

        var needed = schema?.Required is { Count: > 0 };
        operation.RequestBody = schema?.Properties is { Count: > 0 }
            ? new OpenApiRequestBody { Required = needed, Content = Json(new OpenApiSchemaReference(request.Name, document)) }
            : null;
    }

    public static Dictionary<string, OpenApiMediaType> Json(IOpenApiSchema schema) => new(StringComparer.Ordinal)
    {
        ["application/json"] = new OpenApiMediaType { Schema = schema },
    };

    private static (string Name, ParameterLocation In)? Place(PropertyInfo member, string path, bool query)
    {
        var name = member.GetCustomAttribute<BindFromAttribute>()?.Name ?? OpenApiLimits.Camel(member.Name);
        if (Segment().Matches(path).Select(m => m.Groups[1].Value).FirstOrDefault(segment => segment.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } segment)
        {
            return (segment, ParameterLocation.Path);
        }

        return member.GetCustomAttribute<FromHeaderAttribute>() is { } header ? (header.HeaderName ?? name, ParameterLocation.Header)
            : query || member.IsDefined(typeof(QueryParamAttribute)) ? (name, ParameterLocation.Query)
            : null;
    }

    private static OpenApiParameter Parameter(string name, ParameterLocation place, IOpenApiSchema type, bool required)
    {
        var description = type.Description ?? (place == ParameterLocation.Path ? "Id of the thing." : null);
        if (type is OpenApiSchema own)
        {
            own.Description = null;
            own.Type &= ~JsonSchemaType.Null;
        }

        return new OpenApiParameter { Name = name, In = place, Required = required || place == ParameterLocation.Path, Schema = type, Description = description };
    }

    private static void Headers(OpenApiOperation operation, bool query)
    {
        var known = operation.Parameters!.Any(parameter => parameter.In == ParameterLocation.Path);
        if (!query)
        {
            operation.Parameters!.Add(Header("Idempotency-Key", "The same key with the same request gets the first answer again.", 200));
        }

        if (known)
        {
            operation.Parameters!.Add(query
                ? Header("If-None-Match", "ETag of the version that is at hand: 304 when it still is the one.", 40)
                : Header("If-Match", "ETag of the version that was read: 412 when it changed since.", 40));
        }
    }

    private static OpenApiParameter Header(string name, string description, int length) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = length },
    };

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Segment();
}

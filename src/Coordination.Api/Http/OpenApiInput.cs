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
        operation.Parameters = [];
        operation.RequestBody = null;
        if (document.Components?.Schemas?.TryGetValue(request.Name, out var found) == true && found is OpenApiSchema schema)
        {
            OpenApiLimits.Apply(schema, request);
            operation.Parameters = [.. request.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(member => Taken(schema, member, path, query)).OfType<IOpenApiParameter>()];
            operation.RequestBody = query || schema.Properties is not { Count: > 0 } ? null : new OpenApiRequestBody
            {
                Required = schema.Required is { Count: > 0 },
                Content = Content("application/json", new OpenApiSchemaReference(request.Name, document)),
            };
        }

        Headers(operation, query);
    }

    /// <summary>A door without a token reads its path and what is at hand.</summary>
    public static void DescribeOpen(OpenApiOperation operation)
    {
        operation.Parameters ??= [];
        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>())
        {
            parameter.Description = OpenApiWords.OfParameter(parameter.Name!, ParameterLocation.Path, null);
        }

        operation.Parameters.Add(AtHand());
    }

    // What stands in the path or the query is no member of the body.
    private static OpenApiParameter? Taken(OpenApiSchema schema, PropertyInfo member, string path, bool query)
    {
        var name = OpenApiLimits.Camel(member.Name);
        return Place(member, path, query) is { } place && schema.Properties?.Remove(name, out var type) == true
            ? Parameter(place.Name, place.In, type, schema.Required?.Remove(name) == true)
            : null;
    }

    public static Dictionary<string, OpenApiMediaType> Content(string media, IOpenApiSchema schema) => new(StringComparer.Ordinal)
    {
        [media] = new OpenApiMediaType { Schema = schema },
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
        type = Word(type);
        var description = OpenApiWords.OfParameter(name, place, type.Description);
        switch (type)
        {
            case OpenApiSchema own:
                own.Description = null;
                own.Type &= ~JsonSchemaType.Null;
                break;
            case OpenApiSchemaReference reference:
                reference.Description = null;
                break;
        }

        return new OpenApiParameter { Name = name, In = place, Required = required || place == ParameterLocation.Path, Schema = type, Description = description };
    }

    // What may be left out is not null for that: one of some words is just that.
    private static IOpenApiSchema Word(IOpenApiSchema type) =>
        type.OneOf?.Where(kind => kind.Type != JsonSchemaType.Null).ToArray() is [OpenApiSchemaReference word] ? word : type;

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
                ? AtHand()
                : Header("If-Match", "ETag of the version that was read: 412 when it changed since.", 40));
        }
    }

    private static OpenApiParameter AtHand() => Header("If-None-Match", "ETag of the version that is at hand: 304 when it still is the one.", 40);

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

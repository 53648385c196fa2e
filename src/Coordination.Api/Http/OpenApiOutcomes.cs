using Microsoft.OpenApi;

namespace Coordination.Api.Http;

/// <summary>What an operation answers: its success, and each problem it can meet with the types that are stable.</summary>
internal static class OpenApiOutcomes
{
    private static readonly Dictionary<int, string> Meaning = new()
    {
        [400] = "Not of the shape this address reads; every field at fault is named.",
        [401] = "No valid token.",
        [403] = "The caller's role may not do this.",
        [404] = "Unknown, or hidden from the caller.",
        [408] = "The body did not arrive in time.",
        [409] = "Refused by the state of the thing.",
        [412] = "It changed since the version named in If-Match.",
        [413] = "The body is too large.",
        [415] = "The body is not application/json.",
        [422] = "Well formed, but it has no acceptable meaning; the field is named.",
        [428] = "If-Match is missing.",
        [429] = "The caller sent more than its share; nothing was accepted.",
        [500] = "Unexpected; it is logged under the trace id.",
        [503] = "The outcome is unknown: send the same request again with the same key.",
    };

    private static readonly int[] OfQueries = [400, 401, 403, 404, 422, 429, 500, 503];
    private static readonly int[] OfOpen = [404, 429, 500];
    private static readonly int[] OfCommands = [400, 401, 403, 404, 408, 409, 412, 413, 415, 422, 429, 500, 503];
    private static readonly int[] OfReplacing = [400, 401, 403, 404, 408, 409, 412, 413, 415, 422, 428, 429, 500, 503];

    public static void Describe(OpenApiOperation operation, OpenApiDocument document, DoorMetadata door)
    {
        var answer = OpenApiInput.Content(door.Media, door.Media == "application/json" ? Schema(operation, "200") : new OpenApiSchema { Type = JsonSchemaType.String });
        var problem = Schema(operation, "400");
        var known = operation.Parameters!.Any(parameter => parameter.In == ParameterLocation.Path);
        operation.Responses = [];
        operation.Responses["200"] = Response(door switch
        {
            { IsQuery: true } => "The answer.",
            { Creates: true } => "It was there already.",
            _ => "Done, or already so.",
        }, answer, known || !door.IsQuery, created: false);
        if (door.Creates)
        {
            operation.Responses["201"] = Response("Created.", answer, versioned: true, created: true);
        }

        if (door.IsQuery && known)
        {
            operation.Responses["304"] = Unchanged();
        }

        foreach (var status in door.IsQuery ? OfQueries : door.Replaces ? OfReplacing : OfCommands)
        {
            operation.Responses[Text(status)] = Reference(document, problem, status, door.Message.Name);
        }
    }

    /// <summary>A door without a token: an answer with its version, or one of the door's own problems.</summary>
    public static void DescribeOpen(OpenApiOperation operation, OpenApiDocument document)
    {
        var answer = OpenApiInput.Content("application/json", Schema(operation, "200"));
        operation.Security = [];
        operation.Responses = new() { ["200"] = Response("The answer.", answer, versioned: true, created: false), ["304"] = Unchanged() };
        foreach (var status in OfOpen)
        {
            operation.Responses[Text(status)] = Reference(document, new OpenApiSchemaReference(nameof(Problem), document), status, message: "");
        }
    }

    private static OpenApiResponse Unchanged() => new() { Description = "It still is the version named in If-None-Match." };

    private static IOpenApiSchema Schema(OpenApiOperation operation, string status) => operation.Responses![status].Content!.Values.First().Schema!;

    // Operations that refuse by the reasons of the door alone share one component for each status; the others have their own.
    private static OpenApiResponseReference Reference(OpenApiDocument document, IOpenApiSchema problem, int status, string message)
    {
        var types = ProblemTypes.Of(status, message).ToArray();
        var name = types.Any(type => type.Capability is not null) ? $"Problem{status}{message}" : $"Problem{status}";
        document.AddComponent<IOpenApiResponse>(name, new OpenApiResponse
        {
            Description = $"{Meaning[status]} Types: {string.Join(", ", types.Select(type => $"`{type.Uri}`"))}.",
            Headers = Headers(status),
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { ["application/problem+json"] = new() { Schema = problem } },
        });
        return new OpenApiResponseReference(name, document);
    }

    private static Dictionary<string, IOpenApiHeader> Headers(int status)
    {
        var headers = Header("Content-Language", "Language of the title: fr, nl or en.", JsonSchemaType.String);
        if (status is 409 or 429 or 503)
        {
            var when = status == 409 ? $"With `{HttpRefusals.Busy.Code}` alone: seconds" : "Seconds";
            headers["Retry-After"] = Header("Retry-After", $"{when} to wait before the same request is sent again.", JsonSchemaType.Integer)["Retry-After"];
        }

        return headers;
    }

    private static OpenApiResponse Response(string description, Dictionary<string, OpenApiMediaType> answer, bool versioned, bool created)
    {
        var headers = versioned ? Header("ETag", "Stands for what the caller reads of it.", JsonSchemaType.String) : null;
        if (created)
        {
            headers!["Location"] = Header("Location", "Where the new thing is.", JsonSchemaType.String)["Location"];
        }

        return new OpenApiResponse { Description = description, Headers = headers, Content = answer };
    }

    private static Dictionary<string, IOpenApiHeader> Header(string name, string description, JsonSchemaType type) => new(StringComparer.Ordinal)
    {
        [name] = new OpenApiHeader { Description = description, Schema = new OpenApiSchema { Type = type } },
    };

    private static string Text(int status) => status.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

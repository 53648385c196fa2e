using System.Text;
using System.Text.Json;
using Microsoft.OpenApi;

namespace Coordination.Api.Http;

/// <summary>What a parameter, a member or a schema is that its own place says nothing of: the words of one name are the same wherever it stands, else it stands with its schema.</summary>
internal static class OpenApiWords
{
    private static readonly WordFile File = Read();

    private static readonly Dictionary<string, string> Parameters = new(StringComparer.Ordinal)
    {
        ["query cursor"] = "Where the page begins: from the `next` link of the page before. Without it the first page.",
        ["query limit"] = "Lines on a page, 1 to 100; default 20.",
        ["path code"] = "Row of the plan, for example F08, as what is owed names it.",
        ["path list"] = "Name of the list, as the list of lists has it.",
        ["path site"] = "Slug of the site.",
    };

    /// <summary>Names of members and schemas that have words here: a name alone, or <c>Schema.member</c>.</summary>
    public static IEnumerable<string> Names => [.. File.Members.Keys, .. File.Schemas.Keys];

    /// <summary>Of a parameter: what is the same in every list, else what its request says of it, else what its name says.</summary>
    public static string? OfParameter(string name, ParameterLocation place, string? said) =>
        Parameters.GetValueOrDefault($"{(place == ParameterLocation.Path ? "path" : "query")} {name}") ?? said
        ?? (place == ParameterLocation.Path && name.EndsWith("Id", StringComparison.Ordinal) ? $"Id of the {InWords(name[..^2])}." : null);

    /// <summary>Into every schema and member that says nothing yet.</summary>
    public static void Fill(OpenApiDocument document)
    {
        foreach (var (name, schema) in document.Components!.Schemas!)
        {
            if (string.IsNullOrEmpty(schema.Description) && File.Schemas.TryGetValue(name, out var words))
            {
                schema.Description = words;
            }

            foreach (var (member, property) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
            {
                if (property is OpenApiSchema own && string.IsNullOrEmpty(own.Description) && !IsSaidElsewhere(own))
                {
                    own.Description = File.Members.GetValueOrDefault($"{name}.{member}") ?? File.Members.GetValueOrDefault(member);
                }
            }
        }
    }

    // A word of a list, or another schema, has its own.
    private static bool IsSaidElsewhere(OpenApiSchema schema) =>
        (schema.OneOf ?? []).Append(schema.Items).Any(part => part is OpenApiSchemaReference || !string.IsNullOrEmpty(part?.Description));

    private static string InWords(string name)
    {
        var text = new StringBuilder();
        foreach (var sign in name)
        {
            text.Append(char.IsAsciiLetterUpper(sign) ? " " : "").Append(char.ToLowerInvariant(sign));
        }

        return text.ToString();
    }

    private static WordFile Read()
    {
        using var json = Resources.Open("Coordination.Api.Http.words.json");
        return JsonSerializer.Deserialize<WordFile>(json, JsonSerializerOptions.Web)!;
    }

    private sealed record WordFile(Dictionary<string, string> Members, Dictionary<string, string> Schemas);
}

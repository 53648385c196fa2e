using System.Text;
using Coordination.Domain.Codes;
using Microsoft.OpenApi;

namespace Coordination.Api.Http;

/// <summary>Says of every coded field where its codes and their words are listed.</summary>
internal static class OpenApiCodes
{
    public static void Link(OpenApiDocument document)
    {
        foreach (var (name, schema) in document.Components!.Schemas!)
        {
            if (schema.Enum is { Count: > 0 } && CodeLists.Find(Kebab(name)) is not null)
            {
                Say(schema, Kebab(name));
            }

            foreach (var (member, property) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
            {
                Say(property, CodedFields.Lists.GetValueOrDefault($"{name}.{member}"));
            }
        }

        foreach (var (path, verb, parameter) in Parameters(document))
        {
            var list = CodedFields.Lists.GetValueOrDefault($"{verb} {path} {parameter.Name}");
            parameter.Description = list is null ? parameter.Description : Joined(parameter.Description, list);
        }
    }

    /// <summary><c>HandoverStatus</c> as <c>handover-status</c>.</summary>
    internal static string Kebab(string name)
    {
        var text = new StringBuilder();
        foreach (var sign in name)
        {
            text.Append(char.IsAsciiLetterUpper(sign) && text.Length > 0 ? "-" : "").Append(char.ToLowerInvariant(sign));
        }

        return text.ToString();
    }

    private static IEnumerable<(string Path, string Verb, OpenApiParameter Parameter)> Parameters(OpenApiDocument document) =>
        from path in document.Paths
        from operation in path.Value.Operations!
        from parameter in (operation.Value.Parameters ?? []).OfType<OpenApiParameter>()
        select (path.Key, operation.Key.Method, parameter);

    private static void Say(IOpenApiSchema schema, string? list)
    {
        if (list is not null)
        {
            schema.Description = Joined(schema.Description, list);
        }
    }

    private static string Joined(string? said, string list)
    {
        var link = $"Codes and labels: `GET {CodeDoors.Path}/{list}`.";
        return string.IsNullOrEmpty(said) ? link : $"{said.TrimEnd()} {link}";
    }
}

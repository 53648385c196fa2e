using System.Text.Json;
using System.Text.RegularExpressions;
using Coordination.Api.Http;
using Coordination.Api.Tests.Approved;

namespace Coordination.Api.Tests.Fixtures;

/// <summary>What the approved reference says each operation may be refused by.</summary>
internal static partial class ListedProblems
{
    private static readonly JsonElement Document = ApprovedFile.Read("openapi.json");

    // A path without a blank is itself before it is a value of another's blank.
    private static readonly List<(Regex Path, JsonElement Operations)> Paths =
        [.. Document.GetProperty("paths").EnumerateObject().OrderBy(path => path.Name.Count(sign => sign == '{')).Select(path => (Pattern(path.Name), path.Value))];

    /// <summary>Whether this operation lists this reason with this status. An address that is none of the reference's has those of every address.</summary>
    public static bool Has(HttpMethod method, string path, int status, string code) =>
        ProblemTypes.All.Any(type => type.Code == code && type.Status == status) && (Said(method, path.Split('?')[0], status) is not { } said || said.Contains($"`{Problems.Types}{code}`", StringComparison.Ordinal));

    private static string? Said(HttpMethod method, string path, int status)
    {
        var operations = Paths.Where(known => known.Path.IsMatch(path)).Select(known => known.Operations).FirstOrDefault();
        if (operations.ValueKind is JsonValueKind.Undefined || !operations.TryGetProperty(method.Method.ToLowerInvariant(), out var operation))
        {
            return null;
        }

        return operation.GetProperty("responses").TryGetProperty(status.ToString(System.Globalization.CultureInfo.InvariantCulture), out var response)
            ? Document.GetProperty("components").GetProperty("responses").GetProperty(response.GetProperty("$ref").GetString()!.Split('/')[^1]).GetProperty("description").GetString()
            : "";
    }

    private static Regex Pattern(string path) => new($"^{Blank().Replace(path, "[^/]+")}$", RegexOptions.CultureInvariant);

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Blank();
}

using System.Text.Json;
using System.Text.RegularExpressions;
using Coordination.Api.Tests.Approved;
using Coordination.Api.Tests.Fixtures;
using Coordination.Api.Tests.Reference;

namespace Coordination.Api.Tests.Access;

/// <summary>
/// Every way to a case and to what is in it, taken from the described operations: all that have one of its ids in their address, and the lists that
/// <c>ways.json</c> words. What leads to no case is said there too, so that an operation that comes later is one of the three.
/// </summary>
internal static partial class Ways
{
    /// <summary>An address with one of these leads to a case, or to something of one.</summary>
    private static readonly HashSet<string> Leading = ["caseId", "handoverId", "concertationId", "alertId", "requestId", "personId"];

    private static readonly JsonElement Said = JsonElement.Parse(Repository.Read("tests", "Coordination.Api.Tests", "Access", "ways.json"));

    private static readonly Dictionary<string, string> Demands =
        ApprovedFile.Read("doors.json").GetProperty("demands").EnumerateObject().ToDictionary(d => d.Name, d => d.Value.GetString()!);

    /// <summary>Every operation of the approved reference.</summary>
    public static IReadOnlyList<Operation> All { get; } =
    [
        .. ApprovedFile.Read("openapi.json").GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(verb => new Operation(path.Name, verb.Name, verb.Value))),
    ];

    public static IReadOnlyList<Operation> Inside { get; } = [.. All.Where(o => Blanks(o).Any(Leading.Contains))];

    /// <summary>Lists, searches and counts that may show a case: operation and what is asked of it.</summary>
    public static IReadOnlyDictionary<string, string> Lists { get; } = Pairs("lists", "query");

    /// <summary>Beginnings of operations that lead to no case, and why.</summary>
    public static IReadOnlyDictionary<string, string> Apart { get; } = Pairs("apart", "why");

    /// <summary>What the operation demands of the decision table.</summary>
    public static string Demand(Operation operation) => Demands.GetValueOrDefault(operation.Name, "");

    public static bool Reads(Operation operation) => operation.Verb == "get";

    /// <summary>The address with the case's own ids, or with ids that nobody has.</summary>
    public static string Path(Operation operation, Filled file, bool own) => Blank().Replace(operation.Path, blank =>
        blank.Groups[1].Value is var name && name == "code" ? "F02" : $"{(!own ? Guid.NewGuid() : file.Ids.TryGetValue(name, out var id) ? id : file.Case)}");

    public static IEnumerable<string> ListsOf(Filled file, params string[] not) => Lists.Where(list => !not.Any(list.Key.StartsWith)).Select(list =>
        list.Key.Split(' ')[1] + list.Value.Replace("{case}", $"{file.Case}", StringComparison.Ordinal).Replace("{name}", file.Name, StringComparison.Ordinal));

    /// <summary>Everything that can be read of the case, and every list in which it could stand.</summary>
    public static IEnumerable<string> Reading(Filled file) => Inside.Where(Reads).Select(o => Path(o, file, own: true)).Concat(ListsOf(file));

    /// <summary>Asked as the reference's example asks.</summary>
    public static Task<HttpAnswer> AskAsync(HttpClient somebody, Operation operation, string path) => somebody.SendAsync(
        new HttpMethod(operation.Verb.ToUpperInvariant()), path, Reads(operation) ? null : operation.Example ?? "{}", version: operation.Verb == "put" ? "*" : null);

    private static IEnumerable<string> Blanks(Operation operation) => Blank().Matches(operation.Path).Select(blank => blank.Groups[1].Value);

    private static Dictionary<string, string> Pairs(string list, string with) =>
        Said.GetProperty(list).EnumerateArray().ToDictionary(x => x.GetProperty("door").GetString()!, x => x.GetProperty(with).GetString()!);

    [GeneratedRegex(@"\{([^}]+)\}")]
    private static partial Regex Blank();
}

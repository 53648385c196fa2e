using System.Text.Json.Nodes;

namespace Coordination.Proofs.Crawls;

/// <summary>One operation of the reference.</summary>
/// <param name="Method">GET, POST or PUT.</param>
/// <param name="Path">With its parameters in braces; those that are no ids are filled in.</param>
/// <param name="Ids">Parameters of the path that are ids, from the outside in.</param>
/// <param name="Body">Example of the body; null where it has none.</param>
/// <param name="BodyIds">Where a body may hold an id: <c>/with/accountIds[]</c>.</param>
/// <param name="QueryIds">Query parameters that are ids.</param>
/// <param name="Searches">It takes words to search by.</param>
internal sealed record Operation(string Method, string Path, IReadOnlyList<string> Ids, JsonNode? Body, IReadOnlyList<string> BodyIds, IReadOnlyList<string> QueryIds, bool Searches)
{
    public bool Reads => Method == "GET";

    public override string ToString() => $"{Method} {Path}";
}

/// <summary>What is sent of an operation.</summary>
/// <param name="Operation">Which.</param>
/// <param name="Ids">One for each id of its path.</param>
/// <param name="Body">Instead of the example.</param>
/// <param name="Query">With its question mark.</param>
/// <param name="Other">The id that stands in the body or the query.</param>
internal sealed record Sent(Operation Operation, IReadOnlyList<Guid> Ids, JsonNode? Body = null, string Query = "", Guid? Other = null)
{
    public IEnumerable<Guid> All => Other is { } other ? [.. Ids, other] : Ids;
}

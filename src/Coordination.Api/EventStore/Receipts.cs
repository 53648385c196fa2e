using System.Collections.Immutable;
using System.Text.Json;
using Coordination.Api.Http;

namespace Coordination.Api.EventStore;

/// <summary>What a caller gets after a write: ids, states and what comes next, never a person's data.</summary>
/// <param name="Id">The thing written.</param>
/// <param name="State">Its state in words of the API, when it has one.</param>
internal sealed record Receipt(Guid Id, string? State = null)
{
    /// <summary>Case it belongs to, when it is not a case itself.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>Codes of what deserves attention although the act was done.</summary>
    public ImmutableArray<string>? Warnings { get; init; }
}

internal static class Receipts
{
    public static string Write(object receipt) => JsonSerializer.Serialize(receipt, receipt.GetType(), ApiJson.Options);
}

using System.Collections.Immutable;
using Coordination.Domain.Codes;

namespace Coordination.Domain.Access;

/// <summary>What somebody who is told no can do next, as reference data: one sentence for each row that refuses, and one for all that is hidden or not there.</summary>
public static class AccessNext
{
    /// <summary>Code of the sentence for what is hidden, and for what is not there.</summary>
    public const string Hidden = "hidden";

    private static readonly Rows Data = ReferenceData.Read<Rows>("Access.access-next.json");

    private static readonly ImmutableDictionary<string, Label> ByCode = Data.Next.ToImmutableDictionary(next => next.Code, next => next.Label);

    public static string Version => Data.Version;

    public static string Source => Data.Source;

    /// <summary>Every sentence, by the row's id or <see cref="Hidden"/>.</summary>
    public static ImmutableArray<Coded> All => Data.Next;

    /// <summary>The sentence of a row; where it has none, that of "no rule grants it".</summary>
    /// <param name="row">Id of the row, or <see cref="Hidden"/>.</param>
    public static Label Of(string row) => ByCode.TryGetValue(row, out var label) ? label : ByCode["A00"];

    private sealed record Rows(string Version, string Source, ImmutableArray<Coded> Next);
}

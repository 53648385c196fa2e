using System.Collections.Immutable;
using Coordination.Domain.Codes;

namespace Coordination.Domain.Access;

/// <summary>The rules of the decision table in words, as reference data: what a problem means that names one. They say what holds for everybody, and nothing of a case.</summary>
public static class AccessRules
{
    private static readonly Rows Data = ReferenceData.Read<Rows>("Access.access-rules.json");

    public static string Version => Data.Version;

    public static string Source => Data.Source;

    /// <summary>A00, which stands for "no rule grants it", and every row of the table.</summary>
    public static ImmutableArray<Coded> All => Data.Rules;

    private sealed record Rows(string Version, string Source, ImmutableArray<Coded> Rules);
}

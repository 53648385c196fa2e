using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Coordination.Domain.Codes;

/// <summary>Every reason for a "no" in a few words, as reference data: the door's own reasons and those of the field, by the code of each.</summary>
public static class ProblemTitles
{
    private static readonly Rows Data = ReferenceData.Read<Rows>("Codes.problem-titles.json");

    private static readonly FrozenDictionary<string, Label> ByCode = Data.Titles.ToFrozenDictionary(title => title.Code, title => title.Label, StringComparer.Ordinal);

    public static string Version => Data.Version;

    public static string Source => Data.Source;

    /// <summary>In the order of their codes.</summary>
    public static ImmutableArray<Coded> All => Data.Titles;

    /// <summary>Title of the reason with this code, for example <c>handover-closed</c>. Every code that is answered has one.</summary>
    public static Label Of(string code) => ByCode[code];

    private sealed record Rows(string Version, string Source, ImmutableArray<Coded> Titles);
}

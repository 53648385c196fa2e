using System.Collections.Immutable;

namespace Coordination.Domain.Cases;

/// <summary>A kind of entry whose content belongs to a category of its own.</summary>
/// <param name="Code">As an entry has it.</param>
/// <param name="Category">Data category by which a consent shares it.</param>
/// <param name="Lowest">Level it starts with, and the lowest it may have; the author may raise it.</param>
public sealed record EntryKind(string Code, DataCategory Category, Confidentiality Lowest);

/// <summary>Kinds of entry that are more than free text, as reference data. Any other one is social data of the person it is about, at the level its author chooses.</summary>
public static class EntryKinds
{
    private static readonly Rows Data = ReferenceData.Read<Rows>("Cases.entry-kinds.json");

    public static string Version => Data.Version;

    public static ImmutableArray<EntryKind> All => Data.Kinds;

    public static DataCategory CategoryOf(string kind) => Find(kind)?.Category ?? DataCategory.Social;

    /// <summary>The level of a new entry: the one its author chose, and none lower than its kind has.</summary>
    /// <param name="kind">Kind of the entry.</param>
    /// <param name="chosen">Null where she chose none.</param>
    public static Confidentiality LevelOf(string kind, Confidentiality? chosen)
    {
        var lowest = Find(kind)?.Lowest ?? Confidentiality.N2;
        return chosen is { } level && (level > lowest || Find(kind) is null) ? level : lowest;
    }

    private static EntryKind? Find(string kind) => Data.Kinds.FirstOrDefault(k => k.Code == kind);

    private sealed record Rows(string Version, string Source, string Evidence, ImmutableArray<EntryKind> Kinds);
}

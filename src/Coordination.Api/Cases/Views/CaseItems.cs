using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Cases;
using Coordination.Domain.Screening;

namespace Coordination.Api.Cases.Views;

/// <summary>What the gate needs to know of each item of a case, with the category of data it is (domain.md §6.7).</summary>
internal static class CaseItems
{
    public static ItemFacts Of(Entry e) => new(e.Author)
    {
        Category = DataCategory.Social,
        Discipline = e.Discipline,
        Named = e.Named,
        HeadsNamed = e.HeadsNamed,
        Sealed = e.Sealed,
        DisclosedTo = e.DisclosedTo,
    };

    public static ItemFacts Of(Screened s) => new(s.Stamp.By)
    {
        Category = s.Result.Confidentiality == Confidentiality.N4 ? DataCategory.Violence : DataCategory.Psychic,
    };

    public static ItemFacts Of(Factor f) => new(f.Stamp.By) { Category = OfDomain(f.Domain) };

    public static ItemFacts Of(Contact c) => new(c.Stamp.By) { Category = DataCategory.Social };

    /// <summary>A flag is nobody's own: both heads act on it.</summary>
    public static ItemFacts Of(RedFlag f) => new(Guid.Empty) { Category = LevelOf(f) == Confidentiality.N4 ? DataCategory.Violence : DataCategory.Psychic };

    /// <summary>Both heads must see and assess a violence flag; for everybody else it stands at its own level.</summary>
    public static Confidentiality LevelOf(RedFlag f) => RedFlags.Find(f.Code)?.Confidentiality switch
    {
        Confidentiality.N4 => Confidentiality.N3,
        { } level => level,
        null => Confidentiality.N2,
    };

    /// <summary>Whether the reader may know who the persons are.</summary>
    public static bool Named(Work work) => Facts.SharedWith(work) is not { } shared || shared.Contains(DataCategory.Identity);

    /// <summary>Whether the reader is of the coordination, for whom proposals are made.</summary>
    public static bool Whole(Work work) => Facts.SharedWith(work) is null;

    private static DataCategory OfDomain(string? domain) => domain switch
    {
        "S" or "R" => DataCategory.Social,
        "B" => DataCategory.ChildDevelopment,
        "H" => DataCategory.Justice,
        _ => DataCategory.Psychic,
    };
}

using Coordination.Domain;
using Coordination.Domain.Cases;
using Coordination.Domain.Screening;

namespace Coordination.Api.Cases.Views;

/// <summary>
/// The file as it may stand on a screen, or on paper, before both parents (domain reference, safe contact, rule 7): nothing that is restricted or
/// sealed, no note about how to reach anybody, no agreement about violence, no words of whoever raised the alert, and beside a code nobody's own words: they
/// have no level but the code's, and may say what it does not. Entries and contacts stay, whose author chose the level for what she wrote.
/// </summary>
internal static class SharedView
{
    /// <summary>Highest level of what both may see.</summary>
    public const Confidentiality Most = Confidentiality.N2;

    /// <summary>Without what has no level of its own and yet is for the coordination alone.</summary>
    public static CaseFile Of(CaseFile state) => state with
    {
        Consents = [.. state.Consents.Where(c => !c.Terms.Categories.Contains(DataCategory.Violence)).Select(c => c with { Terms = c.Terms with { Evidence = null, Interest = null } })],
        Flags = [.. state.Flags.Where(f => RedFlags.Find(f.Code) is not null).Select(f => f with { Qualification = null })],
        Factors = [.. state.Factors.Where(f => FactorCodes.Find(f.Code) is not null).Select(f => f with { Note = null })],
        Screenings = [.. state.Screenings.Where(s => s.Result.Coded).Select(s => s with { Result = s.Result with { Notes = [] } })],
        Reminders = [],
        Disclosures = [],
        Origins = [],
    };
}

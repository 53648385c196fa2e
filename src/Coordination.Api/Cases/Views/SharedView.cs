using Coordination.Domain;
using Coordination.Domain.Cases;

namespace Coordination.Api.Cases.Views;

/// <summary>
/// The file as it may stand on a screen, or on paper, before both parents (domain reference, safe contact, rule 7): nothing that is restricted or
/// sealed, no note about how to reach anybody, no agreement about violence, and no words of whoever raised the alert.
/// </summary>
internal static class SharedView
{
    /// <summary>Highest level of what both may see.</summary>
    public const Confidentiality Most = Confidentiality.N2;

    /// <summary>Without what has no level of its own and yet is for the coordination alone.</summary>
    public static CaseFile Of(CaseFile state) => state with
    {
        Consents = state.Consents.RemoveAll(c => c.Terms.Categories.Contains(DataCategory.Violence)),
        Reminders = [],
        Disclosures = [],
        Origins = [],
    };
}

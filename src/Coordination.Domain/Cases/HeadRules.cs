namespace Coordination.Domain.Cases;

/// <summary>Who may become a head of a case, whoever says so.</summary>
internal static class HeadRules
{
    /// <param name="state">The case.</param>
    /// <param name="heads">Its heads from now on.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="orphaned">Nobody of its heads coordinates any more: then the site's lead may take it herself.</param>
    /// <returns>Null where they may: nobody whom a person of the case excluded (rule A11), and nobody by her own word.</returns>
    public static Refusal? Fault(CaseFile state, Heads heads, Guid by, bool orphaned) =>
        CaseRights.IsExcluded(state, heads.First) ? RelationRefusals.Excluded with { Field = "first" }
        : heads.Second is { } second && CaseRights.IsExcluded(state, second) ? RelationRefusals.Excluded with { Field = "second" }
        : orphaned || CaseRights.IsHead(state, by) ? null
        : heads.First == by ? RelationRefusals.Own with { Field = "first" }
        : heads.Second == by ? RelationRefusals.Own with { Field = "second" }
        : null;
}

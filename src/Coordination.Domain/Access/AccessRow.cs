namespace Coordination.Domain.Access;

internal delegate bool AccessTest(in AccessQuestion q);

/// <summary>One row of the decision table: a rule that is published with its words in the list <c>access-rule</c>.</summary>
internal sealed record AccessRow(string Id, Outcome Outcome, Role[] Roles, AccessAction[] Actions, AccessTest When, Duties Duties = Duties.Audit)
{
    /// <summary>Wins before every other outcome (A12, A24, A49, A67).</summary>
    internal bool Overrides { get; init; }

    /// <summary>A12, and what a person does with what is about herself: an exclusion does not close it.</summary>
    internal bool DespiteExclusion { get; init; }

    /// <summary>A19 alone: what names a foreign site is kept, not dropped.</summary>
    internal bool Anywhere { get; init; }

    internal AccessAnswer Answer { get; } = new(Outcome, Id, Duties);

    internal bool Matches(in AccessQuestion q) => (Outcome < Outcome.Redacted || Opens(q)) && When(q);

    /// <summary>What must hold before a row opens anything (a living account, a place it reaches, no exclusion), asked of every row that grants, so that no row can forget one.</summary>
    private bool Opens(in AccessQuestion q) => q.Live && (Anywhere || q.Place != Place.Elsewhere) && (DespiteExclusion || !q.Excluded);
}

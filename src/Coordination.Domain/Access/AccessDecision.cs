namespace Coordination.Domain.Access;

/// <summary>Who may see and do what: the decision table as one pure function. Deny by default.</summary>
public static class AccessDecision
{
    private static readonly int Actions = Enum.GetValues<AccessAction>().Length;

    private static readonly AccessAnswer Hidden = new(Outcome.Hidden, "A00", Duties.Audit);

    private static readonly AccessAnswer Refused = new(Outcome.Refused, "A00", Duties.Audit);

    private static readonly AccessRow[][] Cells = Build();

    /// <summary>Acts on one case, on the record of a broken glass, or on a consultation: refusing them says that it is there.</summary>
    private static readonly bool[] OnACase =
    [
        .. Enum.GetValues<AccessAction>().Select(a =>
            a != AccessAction.BreakGlass && (ActionSets.CaseBound.Contains(a) || ActionSets.OnGlass.Contains(a) || ActionSets.OnConsultation.Contains(a))),
    ];

    /// <summary>Where no row matches, it is as if nothing were there.</summary>
    private static readonly bool[] Unseen = [.. Enum.GetValues<AccessAction>().Select(a => ActionSets.IsRead(a) || ActionSets.OnRights.Contains(a))];

    private static readonly bool[] OfOnesOwn = [.. Enum.GetValues<AccessAction>().Select(ActionSets.OnesOwn.Contains)];

    /// <summary>The answer to one question, with the row that gave it. Allocates nothing.</summary>
    public static AccessAnswer Decide(in AccessQuestion question)
    {
        var cell = ((int)question.Role * Actions) + (int)question.Action;
        if ((int)question.Action >= Actions || cell >= Cells.Length)
        {
            return Hidden;
        }

        foreach (var row in Cells[cell])
        {
            if (row.Matches(question))
            {
                return row.Answer;
            }
        }

        return Unmatched(question);
    }

    /// <summary>
    /// The widest answer among the roles an account holds today, each at its own place and with its own tie: having sent an alert gives
    /// nobody a care relation. Exclusion and consent are the same for all of them.
    /// </summary>
    public static AccessAnswer Decide(in AccessQuestion question, ReadOnlySpan<HeldRole> roles)
    {
        var best = Decide(question with { Role = Role.None });
        for (var i = 0; i < roles.Length; i++)
        {
            var held = roles[i];
            var answer = Decide(question with { Role = held.Role, Place = held.Place, Relation = held.Relation ?? question.Relation });
            // What holds for nobody in particular does not stand before the row of the role that is held (A66 before A30).
            best = i == 0 || answer.Outcome > best.Outcome || best.Row == Hidden.Row ? answer : best;
        }

        return best;
    }

    private static AccessAnswer Unmatched(in AccessQuestion q) =>
        Unseen[(int)q.Action] || (OnACase[(int)q.Action] && !MayKnow(q)) ? Hidden : Refused;

    private static bool MayKnow(in AccessQuestion q) =>
        q.Live && !q.Excluded && q.Place != Place.Elsewhere && (q.Relation is Tie.Active or Tie.Pending || q.Tied || (q.Own && OfOnesOwn[(int)q.Action]));

    /// <summary>Rows by role and action, in the order they win: what overrides, then H, D, G, R, A, then the row's number.</summary>
    private static AccessRow[][] Build()
    {
        AccessRow[] all =
        [
            .. EveryoneRows.All, .. CoordinatorRows.All, .. RelayRows.All, .. MandateRows.All, .. OversightRows.All, .. MachineRows.All, .. FamilyRows.All,
        ];
        var roles = Enum.GetValues<Role>();
        var cells = new AccessRow[roles.Length * Actions][];
        for (var cell = 0; cell < cells.Length; cell++)
        {
            var (role, action) = (roles[cell / Actions], (AccessAction)(cell % Actions));
            cells[cell] =
            [
                .. all.Where(r => r.Roles.Contains(role) && r.Actions.Contains(action))
                    .OrderByDescending(r => r.Overrides).ThenBy(r => r.Outcome).ThenBy(r => r.Id.Length).ThenBy(r => r.Id, StringComparer.Ordinal),
            ];
        }

        return cells;
    }
}

namespace Coordination.Domain.Cases;

/// <summary>Asking to be let into a case, and the answer. What is given is a relation like any other: dated, by another than who gets it.</summary>
public static class AccessAskDecider
{
    /// <summary>Asked once for so long as nobody answered.</summary>
    public static Decision Ask(CaseFile state, AccessAsked asked) =>
        CaseGuard.NotOpen(state) is { } refusal ? refusal
        : !CaseCodes.Access.Contains(asked.Reason) ? CaseRefusals.UnknownReason
        : CaseRights.IsHead(state, asked.By) || state.Relations.Any(r => r.Holder == asked.By && r.Role == asked.Role && r.ActiveAt(asked.Stamp.At)) ? AccessAskRefusals.InAlready
        : OpenOf(state, asked.By) is not null ? Decision.AlreadySo
        : Decision.Of(asked);

    /// <summary>Lets in who asked, until then.</summary>
    public static Decision Grant(CaseFile state, Guid ask, Guid relation, DateTimeOffset until, Stamp stamp) =>
        CaseGuard.NotOpen(state) is { } refusal ? refusal
        : state.AccessAsks.FirstOrDefault(a => a.Id == ask) is not { } known ? AccessAskRefusals.Unknown
        : known.Granted is { } granted ? granted ? Decision.AlreadySo : AccessAskRefusals.Answered
        : known.By == stamp.By ? RelationRefusals.Own
        : RelationDecider.Grant(state, new(
            relation, known.By, HolderKind.Account, known.Role, RelationBasis.Help, null, stamp.At, until, ProofKind.Assignment, ask, stamp));

    /// <summary>Does not. Why is told by a person, or not at all.</summary>
    public static Decision Decline(CaseFile state, Guid ask, Stamp stamp) =>
        CaseGuard.Unknown(state) is { } refusal ? refusal
        : state.AccessAsks.FirstOrDefault(a => a.Id == ask) is not { } known ? AccessAskRefusals.Unknown
        : known.Granted is { } granted ? granted ? AccessAskRefusals.Answered : Decision.AlreadySo
        : Decision.Of(new AccessDeclined(ask, stamp));

    /// <summary>What an account asked and nobody answered yet.</summary>
    public static AccessAsk? OpenOf(CaseFile state, Guid account) => state.AccessAsks.FirstOrDefault(a => a.By == account && a.Granted is null);
}

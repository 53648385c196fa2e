namespace Coordination.Domain.Cases;

/// <summary>The register of mandates: recorded, and ended before their day.</summary>
public static class MandateDecider
{
    /// <summary>Records a mandate. The same one again changes nothing.</summary>
    public static Decision Record(CaseFile state, MandateRecorded recorded)
    {
        if (CaseGuard.NotOpenFor(state, recorded.Person) is { } refusal)
        {
            return refusal;
        }

        if (state.Mandates.OrEmpty().FirstOrDefault(m => m.Id == recorded.Mandate) is { } known)
        {
            return known.Ended is null && known.Until == recorded.Until ? Decision.AlreadySo : MandateRefusals.AlreadyThere;
        }

        return recorded switch
        {
            { Authority: MandateAuthorities.Nobody } => MandateRefusals.Nobody,
            _ when recorded.Until < recorded.From => MandateRefusals.EndsBeforeStart,
            { Help: var help } when MandateAuthorities.Find(recorded.Authority) is { Always: true } authority && authority.Help != help => MandateRefusals.OtherHelp,
            _ => Decision.Of(recorded),
        };
    }

    /// <summary>Ends a mandate, also in a closed case, and with it every relation that rests on it. Effective with the commit (rule A66).</summary>
    public static Decision End(CaseFile state, Guid mandate, string reason, Stamp stamp)
    {
        if (CaseGuard.Unknown(state) is { } refusal)
        {
            return refusal;
        }

        return state.Mandates.OrEmpty().FirstOrDefault(m => m.Id == mandate) switch
        {
            null => MandateRefusals.Unknown,
            { Ended: not null } => Decision.AlreadySo,
            _ => Decision.Of([new MandateEnded(mandate, reason, stamp), .. RelationDecider.EndGiven(state, ProofKind.Mandate, mandate, "mandate-ended", stamp).Events]),
        };
    }
}

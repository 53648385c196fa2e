namespace Coordination.Domain.Cases;

/// <summary>Who is related to a case, and whom a person of it excludes.</summary>
public static class RelationDecider
{
    /// <summary>A relation that somebody gives lasts a year from that day at most; who is needed longer is given it anew.</summary>
    public const int LongestYears = 1;

    /// <summary>Grants a relation: dated, with a proof. The same one again changes nothing.</summary>
    public static Decision Grant(CaseFile state, RelationGranted granted)
    {
        if (CaseGuard.NotOpen(state) is { } refusal)
        {
            return refusal;
        }

        if (state.Relations.FirstOrDefault(r => r.Id == granted.Relation) is { } known)
        {
            return known.Ended is null && known.Until == granted.Until ? Decision.AlreadySo : RelationRefusals.AlreadyThere;
        }

        return granted switch
        {
            { Until: { } until } when until <= granted.From => RelationRefusals.EndsBeforeStart,
            // A mandate has its own last day, which is looked at below.
            { Until: { } until, Proof: not ProofKind.Mandate } when until > granted.Stamp.At.AddYears(LongestYears) => RelationRefusals.TooLong,
            { Person: { } person } when state.Find(person) is null => CaseRefusals.UnknownPerson,
            { Role: RelationRole.Mandated, Basis: not RelationBasis.Mandate } => RelationRefusals.MandateNeedsBasis,
            { Role: RelationRole.Mandated or RelationRole.Parent, Person: null } => RelationRefusals.NeedsPerson,
            _ when CaseRights.IsExcluded(state, granted.Holder) => RelationRefusals.Excluded,
            _ when RelationProofs.Unfounded(state, granted) is { } unfounded => unfounded,
            _ => Decision.Of(granted),
        };
    }

    /// <summary>Ends a relation, also in a closed case. Effective with the commit.</summary>
    public static Decision End(CaseFile state, Guid relation, string reason, Stamp stamp) =>
        CaseGuard.Unknown(state) is { } refusal ? refusal
        : state.Relations.FirstOrDefault(r => r.Id == relation) is not { } known ? RelationRefusals.Unknown
        : known.Ended is not null ? Decision.AlreadySo
        : Decision.Of(new RelationEnded(relation, reason, stamp));

    /// <summary>Ends every relation that was given on a proof that holds no longer: a handover that closed, a meeting that was cancelled.</summary>
    public static Decision EndGiven(CaseFile state, ProofKind proof, Guid id, string reason, Stamp stamp) => Decision.Of(
        [.. state.Relations.Where(r => r.Proof == proof && r.ProofId == id && r.Ended is null).Select(r => new RelationEnded(r.Id, reason, stamp))]);

    /// <summary>A person names somebody who must not see the file. It needs no reason and works in a closed case too.</summary>
    public static Decision Exclude(CaseFile state, PersonExcluded excluded) =>
        CaseGuard.Unknown(state) is { } refusal ? refusal
        : state.Find(excluded.By) is null ? CaseRefusals.UnknownPerson
        : MayNotExclude(state, excluded.By, excluded.Kind) is { } others ? others
        : state.Exclusions.Any(x => x.Ended is null && x.By == excluded.By && x.Excluded == excluded.Excluded) ? Decision.AlreadySo
        : Decision.Of(excluded);

    /// <summary>
    /// Whom a person excludes is shut out of the whole file, which is the mother's first: another parent, or whoever else belongs to the family, takes nobody who cares for her from her.
    /// </summary>
    public static Refusal? MayNotExclude(CaseFile state, Guid by, HolderKind kind) =>
        kind != HolderKind.Person && state.Find(by)?.Role is PersonRole.CoParent or PersonRole.Sibling or PersonRole.Supporter or PersonRole.Trusted ? RelationRefusals.ExclusionIsMothers : null;

    /// <summary>
    /// The person who excluded takes it back, and a head of the case writes it down: nobody who is only let in or covers. What she set by her own account no word
    /// of others undoes: she ends it by her own account.
    /// </summary>
    public static Decision EndExclusion(CaseFile state, Guid exclusion, Guid by, Stamp stamp) =>
        CaseGuard.Unknown(state) is { } refusal ? refusal
        : !CaseRights.IsHead(state, stamp.By) ? RelationRefusals.ExclusionEndedByHeads
        : state.Exclusions.FirstOrDefault(x => x.Id == exclusion) is not { } known ? RelationRefusals.UnknownExclusion
        : known.Ended is not null ? Decision.AlreadySo
        : known.By != by ? RelationRefusals.ExclusionOfAnother
        : CaseRights.IsByOwnAccount(state, known) ? RelationRefusals.ExclusionHerOwn
        : Decision.Of(new ExclusionEnded(exclusion, by, stamp));

    /// <summary>She takes it back by her own account, whoever wrote it down. One of somebody else is not there.</summary>
    public static Decision TakeExclusionBack(CaseFile state, Guid exclusion, Guid me, Stamp stamp) =>
        CaseGuard.Unknown(state) is { } refusal ? refusal
        : state.Exclusions.FirstOrDefault(x => x.Id == exclusion && x.By == me) is not { } known ? RelationRefusals.UnknownExclusion
        : known.Ended is not null ? Decision.AlreadySo
        : Decision.Of(new ExclusionEnded(exclusion, me, stamp));
}

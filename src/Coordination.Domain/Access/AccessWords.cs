namespace Coordination.Domain.Access;

/// <summary>Dated tie between the caller and the case, now. The zero of each word below is its narrowest value.</summary>
public enum Tie : byte
{
    None,

    /// <summary>Asked or invited, not decided.</summary>
    Pending,
    Active,

    /// <summary>There was one and no tie is live today, cover included.</summary>
    Ended,
}

/// <summary>Where the thing stands, seen from the caller's service and site.</summary>
public enum Place : byte
{
    /// <summary>Another coordination service, or unknown.</summary>
    Elsewhere,

    /// <summary>The caller's service, another site; also every relay, guest and sender that has no site.</summary>
    SameService,
    SameSite,
}

/// <summary>What lets a coordinator act outside her own cases.</summary>
public enum Bridge : byte
{
    None,

    /// <summary>A declared cover whose period runs.</summary>
    Cover,

    /// <summary>A dated cross-site grant for this case.</summary>
    Grant,
}

/// <summary>What the person's consent says about the caller's service.</summary>
public enum ConsentCover : byte
{
    None,

    /// <summary>Scope "coordination".</summary>
    Coordination,

    /// <summary>Scope "named", the caller's service among them.</summary>
    NamesService,

    /// <summary>Scope "named", without the caller's service.</summary>
    NamesOthers,
    Withdrawn,
}

/// <summary>In which help the content was produced.</summary>
public enum HelpBasis : byte
{
    Unstated,
    Help,
    Mandate,
}

/// <summary>Broken glass of this caller on this case.</summary>
public enum Glass : byte
{
    Shut,

    /// <summary>Open for N1–N3.</summary>
    Open,

    /// <summary>Second click: N4 too.</summary>
    OpenSealed,
    Expired,
}

/// <summary>The coded reason given at the click, as far as it matters here: only vital danger opens to an excluded professional.</summary>
public enum EmergencyReason : byte
{
    None,

    /// <summary>Danger for a child, violence, continuity on call.</summary>
    Coded,
    VitalDanger,
}

/// <summary>Whose data it is. Before birth the expected child is the mother's.</summary>
public enum DataSubject : byte
{
    Unstated,
    Mother,
    CoParent,
    Child,
    ThirdParty,
}

/// <summary>Why somebody without a relation of care looks.</summary>
public enum Purpose : byte
{
    /// <summary>None stated: the relation itself must carry the read.</summary>
    Unstated,

    /// <summary>Drawn by the sampled audit.</summary>
    SampledCase,

    /// <summary>Flagged by an event that names why.</summary>
    FlaggedCase,

    /// <summary>An escalation of this case stands on the caller.</summary>
    Escalation,

    /// <summary>Own written reason, one case, 60 minutes.</summary>
    WrittenReason,

    /// <summary>An open request of the person for a copy.</summary>
    PersonsRequest,

    /// <summary>An open review of a broken glass.</summary>
    GlassReview,
}

/// <summary>Ground to link two cases (A69).</summary>
public enum LinkGround : byte
{
    None,
    SamePerson,
    BothConsents,
    ProtectiveReason,
}

/// <summary>For a person of the case who is neither the caller nor a child of hers, as recorded and on its days.</summary>
public enum ActsAs : byte
{
    /// <summary>For nobody.</summary>
    Nobody,

    /// <summary>For somebody who does not decide alone (A99).</summary>
    Representative,

    /// <summary>Chosen by the person, by her dated agreement (A100).</summary>
    Trusted,
}

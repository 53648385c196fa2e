namespace Coordination.Domain.Access;

/// <summary>What the caller gets. The order is the one rows win by: the lower value wins.</summary>
public enum Outcome : byte
{
    /// <summary>Answer as if absent: 404, same body as for a random id.</summary>
    Hidden,

    /// <summary>403.</summary>
    Refused,

    /// <summary>Refused, break-glass offered. No row answers it: glass is asked blind, so that no offer reveals a seal.</summary>
    GlassOffered,

    /// <summary>Allowed, with parts taken out as the obligations say.</summary>
    Redacted,
    Allow,
}

/// <summary>What the pipeline owes with the answer. Everything writes audit, refusals included.</summary>
[Flags]
public enum Duties
{
    /// <summary>The audit entry only.</summary>
    Audit = 0,

    /// <summary>Marked <c>sealed</c> in the audit.</summary>
    AuditSealed = 1 << 0,

    /// <summary>Existence and author shown, content hidden.</summary>
    HideContent = 1 << 1,

    /// <summary>Coordination facts only.</summary>
    OnlyFacts = 1 << 2,

    /// <summary>Status words, coordinator's name and telephone; relays in place only with consent.</summary>
    StatusOnly = 1 << 3,

    /// <summary>Need, age window, urgency, region: no identity.</summary>
    Anonymous = 1 << 4,

    /// <summary>Each item is decided by itself; totals count what is shown.</summary>
    FilterItems = 1 << 5,

    /// <summary>Safe channels, hours and what not to say; all other contact data withheld, never why.</summary>
    SafeChannelsOnly = 1 << 6,

    /// <summary>Masked until a second, audited action.</summary>
    MaskFirst = 1 << 7,

    /// <summary>Ends with the cover, the grant, the glass or the request that carries it.</summary>
    EndsWithCause = 1 << 8,

    /// <summary>Privacy officer told at once, without personal data.</summary>
    TellPrivacyOfficer = 1 << 9,

    /// <summary>Supervisor notified, not asked.</summary>
    TellSupervisor = 1 << 10,

    /// <summary>Review owed in one working day.</summary>
    ReviewNextDay = 1 << 11,

    /// <summary>Review owed in three working days, free text in 24 h.</summary>
    ReviewInThreeDays = 1 << 12,

    /// <summary>The person is told afterwards: an obligation.</summary>
    TellPerson = 1 << 13,

    /// <summary>Kept in quarantine with a security event; a supervisor owes a decision.</summary>
    Quarantine = 1 << 14,

    /// <summary>The owner lost her right: re-own, else to the supervisor.</summary>
    ReOwn = 1 << 15,

    /// <summary>Third-party parts cut.</summary>
    CutThirdParties = 1 << 16,

    /// <summary>Neutral wording, quick exit, nothing cached.</summary>
    Neutral = 1 << 17,

    /// <summary>Metadata, hashes or suppressed aggregates; no content.</summary>
    NoContent = 1 << 18,

    /// <summary>The act creates the caller's relation.</summary>
    CreatesRelation = 1 << 19,

    /// <summary>A task for a human replaces the message.</summary>
    HumanTask = 1 << 20,

    /// <summary>Of the case only the entry that was disclosed (A33): whatever shows anything else of it refuses.</summary>
    EntryOnly = 1 << 21,
}

/// <summary>The decision, the rule of the table that gave it (audited), and what is owed with it.</summary>
/// <param name="Outcome">What the caller gets.</param>
/// <param name="Row"><c>A01</c>…<c>A100</c>, or <c>A00</c> where no row matched.</param>
/// <param name="Duties">What the pipeline owes.</param>
public readonly record struct AccessAnswer(Outcome Outcome, string Row, Duties Duties)
{
    /// <summary>Something may be shown or done.</summary>
    public bool Granted => Outcome >= Outcome.Redacted;

    public bool Has(Duties duty) => (Duties & duty) == duty;

    /// <summary>The narrower of two answers: rights on a merged case are those held on both.</summary>
    public AccessAnswer And(AccessAnswer other) =>
        other.Outcome < Outcome ? other with { Duties = Duties | other.Duties } : this with { Duties = Duties | other.Duties };
}

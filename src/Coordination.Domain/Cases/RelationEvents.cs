// These shapes are stored for ever: never change one, add to it.
using System.Text.Json.Serialization;

namespace Coordination.Domain.Cases;

/// <summary>What holds a relation.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HolderKind>))]
public enum HolderKind
{
    Account,
    Relay,
    Client,

    /// <summary>A person of the case who holds no account; only ever excluded.</summary>
    Person,
}

/// <summary>Roles that a relation to a case can give.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RelationRole>))]
public enum RelationRole
{
    /// <summary>A coordinator beside the heads: cover or a grant across sites.</summary>
    Coordinator,

    Sender,
    Treating,
    RecordsOfficer,

    /// <summary>A relay that accepted.</summary>
    CareMember,

    /// <summary>A relay asked and not yet decided.</summary>
    RelayIntake,

    Mandated,
    Guest,

    /// <summary>A case an event names to the site's lead.</summary>
    Supervisor,

    /// <summary>A person of the case with an account of their own.</summary>
    Parent,
}

/// <summary>In which basis the holder works: accepted help, or a mandate (never one boolean).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RelationBasis>))]
public enum RelationBasis
{
    Help,
    Mandate,
}

/// <summary>What shows that a relation is real.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ProofKind>))]
public enum ProofKind
{
    Alert,
    Handover,
    Invitation,
    Mandate,
    Cover,
    Assignment,
}

/// <summary>A dated relation to the case: with a proof, an end, and the person who granted it.</summary>
/// <param name="Relation">Id of the relation.</param>
/// <param name="Holder">Account, relay or client.</param>
/// <param name="HolderKind">Which of the three.</param>
/// <param name="Role">What it gives.</param>
/// <param name="Basis">Accepted help or mandate.</param>
/// <param name="Person">The person a mandate or an own account concerns, else null.</param>
/// <param name="From">From when, UTC.</param>
/// <param name="Until">Until when, UTC; null for the role's own rule.</param>
/// <param name="Proof">Kind of proof.</param>
/// <param name="ProofId">Alert, handover, invitation, mandate or cover.</param>
/// <param name="Stamp">Who granted it.</param>
public sealed record RelationGranted(
    Guid Relation,
    Guid Holder,
    HolderKind HolderKind,
    RelationRole Role,
    RelationBasis Basis,
    Guid? Person,
    DateTimeOffset From,
    DateTimeOffset? Until,
    ProofKind Proof,
    Guid ProofId,
    Stamp Stamp);

/// <summary>Effective with the commit (rule A66).</summary>
public sealed record RelationEnded(Guid Relation, string Reason, Stamp Stamp);

/// <summary>A person of the case named a professional or a service who must not see it (rule A11).</summary>
/// <param name="Exclusion">Id of the exclusion.</param>
/// <param name="By">Person who asked.</param>
/// <param name="Excluded">Account, relay or person of the case.</param>
/// <param name="Kind">Which of them.</param>
/// <param name="Reason">What she said, when she said something.</param>
/// <param name="Stamp">Who recorded it.</param>
public sealed record PersonExcluded(Guid Exclusion, Guid By, Guid Excluded, HolderKind Kind, Protected? Reason, Stamp Stamp);

public sealed record ExclusionEnded(Guid Exclusion, Guid By, Stamp Stamp);

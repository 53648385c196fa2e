using Coordination.Domain.Cases;

namespace Coordination.Api.Cases.Views;

/// <summary>A dated relation to the case.</summary>
/// <param name="Id">Relation.</param>
/// <param name="Holder">Account, relay or client.</param>
/// <param name="HolderKind">Which of the three.</param>
/// <param name="Role">What it gives.</param>
/// <param name="Basis">Accepted help or mandate.</param>
/// <param name="From">From when.</param>
/// <param name="Active">It holds now.</param>
internal sealed record RelationLine(Guid Id, Guid Holder, HolderKind HolderKind, RelationRole Role, RelationBasis Basis, DateTimeOffset From, bool Active)
{
    /// <summary>Person a mandate concerns.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Until when it was given.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>When somebody ended it.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What shows that it is real.</summary>
    public required ProofKind Proof { get; init; }

    /// <summary>Alert, handover, invitation, mandate, cover or assignment.</summary>
    public required Guid ProofId { get; init; }

    public static RelationLine Of(Relation r, DateTimeOffset now) => new(r.Id, r.Holder, r.HolderKind, r.Role, r.Basis, r.From, r.ActiveAt(now))
    {
        PersonId = r.Person,
        Until = r.Until,
        EndedAt = r.Ended?.At,
        Proof = r.Proof,
        ProofId = r.ProofId,
    };

    /// <summary>Given on a paper from outside: it follows from nothing that is in the case, as a relay's yes under a mandate does.</summary>
    public static bool IsOfPaper(Relation r) =>
        r.Proof == ProofKind.Assignment || (r.Proof == ProofKind.Mandate && (r.Role, r.HolderKind) != (RelationRole.CareMember, HolderKind.Relay));
}

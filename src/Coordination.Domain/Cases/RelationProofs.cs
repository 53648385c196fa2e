namespace Coordination.Domain.Cases;

/// <summary>Which proof gives which relation.</summary>
public static class RelationProofs
{
    /// <summary>
    /// Whether this kind of proof can give this role on this basis. Having sent an alert makes nobody a member of the care team (rules A14, A15);
    /// a mandate is shown by a mandate, and shows nothing else (A31, A32).
    /// </summary>
    public static bool Gives(ProofKind proof, RelationRole role, RelationBasis basis) => proof switch
    {
        ProofKind.Mandate => role == RelationRole.Mandated || (role == RelationRole.CareMember && basis == RelationBasis.Mandate),
        _ when basis == RelationBasis.Mandate || role == RelationRole.Mandated => false,
        ProofKind.Handover => role == RelationRole.CareMember,
        ProofKind.Alert => role != RelationRole.CareMember,
        ProofKind.Invitation or ProofKind.Assignment => true,
        _ => false,
    };
}

using Coordination.Domain.Time;

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

    /// <summary>Why a relation does not rest on the mandate that it names, or null: it runs, concerns the same person, and is not outlived.</summary>
    public static Refusal? Unfounded(CaseFile state, RelationGranted granted) => MandateOf(state, granted.Proof, granted.ProofId) switch
    {
        _ when granted.Proof != ProofKind.Mandate => null,
        null => RelationRefusals.UnknownProof,
        var mandate when !mandate.RunsOn(CivilTime.DayOf(granted.From)) => RelationRefusals.UnknownProof,
        var mandate when granted.Person is { } person && person != mandate.Person => MandateRefusals.OfAnother,
        var mandate when OverAt(mandate) is { } over && (granted.Until is null || granted.Until > over) => MandateRefusals.Outlived,
        _ => null,
    };

    /// <summary>First instant at which what rests on this proof is over by itself, UTC; null where none is set.</summary>
    public static DateTimeOffset? OverAt(CaseFile state, ProofKind proof, Guid id) => MandateOf(state, proof, id) is { } mandate ? OverAt(mandate) : null;

    private static DateTimeOffset? OverAt(Mandate mandate) => mandate.Until is { } last ? CivilTime.StartOfDay(last.AddDays(1)) : null;

    private static Mandate? MandateOf(CaseFile state, ProofKind proof, Guid id) =>
        proof == ProofKind.Mandate ? state.Mandates.OrEmpty().FirstOrDefault(m => m.Id == id) : null;
}

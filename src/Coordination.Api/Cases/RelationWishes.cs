using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Accounts;
using Coordination.Domain.Cases;
using Coordination.Domain.Concertations;
using Coordination.Domain.Handovers;
using Coordination.Domain.Relays;

namespace Coordination.Api.Cases;

/// <summary>Whether a relation that is asked for can be: its holder is somebody, its role is given this way, its proof is one.</summary>
internal static class RelationWishes
{
    /// <summary>Roles that a decision gives. The others come with what makes them: an alert sent, a handover asked, an invitation, a person's own account.</summary>
    private static readonly RelationRole[] Given =
        [RelationRole.Coordinator, RelationRole.Treating, RelationRole.CareMember, RelationRole.Mandated, RelationRole.Supervisor];

    public static async Task<Refusal?> FaultAsync(Work work, Guid holder, HolderKind kind, RelationRole role, (ProofKind Kind, Guid Id) proof, CancellationToken ct) =>
        holder == work.Caller.Id ? RelationRefusals.Own
        : !Given.Contains(role) ? RelationRefusals.ByItsOwnAct
        : !await IsSomebodyAsync(work, holder, kind, role, ct) ? RelationRefusals.UnknownHolder
        : !await ProvesAsync(work, holder, proof, ct) ? RelationRefusals.UnknownProof
        : null;

    private static async Task<bool> IsSomebodyAsync(Work work, Guid holder, HolderKind kind, RelationRole role, CancellationToken ct) => kind switch
    {
        HolderKind.Relay => role is RelationRole.CareMember or RelationRole.Mandated && await work.LoadAsync<Relay>(holder, ct) is { Withdrawn: null },
        HolderKind.Account => await work.LoadAsync<Account>(holder, ct) is { } account && account.GrantsAt(work.Now).Any(g => g.Role == RoleOf(role)),
        _ => false,
    };

    private static async Task<bool> ProvesAsync(Work work, Guid holder, (ProofKind Kind, Guid Id) proof, CancellationToken ct) => proof.Kind switch
    {
        ProofKind.Alert => work.Case.State.Alerts.Contains(proof.Id),
        ProofKind.Handover => await work.LoadAsync<Handover>(proof.Id, ct) is { } asked && asked.Case == work.Case.Id && asked.Relay == holder,
        ProofKind.Invitation => await work.LoadAsync<Concertation>(proof.Id, ct) is { } meeting && meeting.Case == work.Case.Id && meeting.SeatOf(holder) is not null,
        _ => true,
    };

    private static Role RoleOf(RelationRole role) => role switch
    {
        RelationRole.Coordinator => Role.Coordinator,
        RelationRole.Treating => Role.Treating,
        RelationRole.CareMember => Role.CareMember,
        RelationRole.Mandated => Role.Mandated,
        RelationRole.Supervisor => Role.Supervisor,
        _ => Role.None,
    };
}

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
    /// <summary>How long a relation holds where nobody says it.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromDays(90);

    /// <summary>Roles that a decision gives. The others come with what makes them: an alert sent, a handover asked, an invitation, a person's own account.</summary>
    private static readonly RelationRole[] Given =
        [RelationRole.Coordinator, RelationRole.Treating, RelationRole.CareMember, RelationRole.Mandated, RelationRole.Supervisor];

    public static async Task<Refusal?> FaultAsync(Work work, RelationWish wish, CancellationToken ct) =>
        wish.Holder == work.Caller.Id ? RelationRefusals.Own
        : !Given.Contains(wish.Role) ? RelationRefusals.ByItsOwnAct
        : !await IsSomebodyAsync(work, wish.Holder, wish.HolderKind, wish.Role, ct) ? RelationRefusals.UnknownHolder
        : !RelationProofs.Gives(wish.Proof, wish.Role, wish.Basis) || !await ProvesAsync(work, wish, ct) ? RelationRefusals.UnknownProof
        : null;

    private static async Task<bool> IsSomebodyAsync(Work work, Guid holder, HolderKind kind, RelationRole role, CancellationToken ct) => kind switch
    {
        HolderKind.Relay => role is RelationRole.CareMember or RelationRole.Mandated && await work.LoadAsync<Relay>(holder, ct) is { Withdrawn: null },
        HolderKind.Account => await work.LoadAsync<Account>(holder, ct) is { } account && account.GrantsAt(work.Now).Any(g => g.Role == RoleOf(role)),
        _ => false,
    };

    // An assignment is a paper outside: who grants the relation answers for it, and the id says which one it was. Whether a mandate of the register bears it is the decider's.
    private static async Task<bool> ProvesAsync(Work work, RelationWish wish, CancellationToken ct) => wish.Proof switch
    {
        ProofKind.Alert => work.Case.State.Alerts.Contains(wish.ProofId),
        ProofKind.Handover => await work.LoadAsync<Handover>(wish.ProofId, ct) is { OpensCase: true } asked
            && asked.Case == work.Case.Id && (await HoldersAsync(work, wish, ct)).Contains(asked.Relay),
        ProofKind.Invitation => await work.LoadAsync<Concertation>(wish.ProofId, ct) is { } meeting
            && meeting.Case == work.Case.Id && meeting.Status != ConcertationStatus.Cancelled && meeting.InvitesAt(work.Now) && (await HoldersAsync(work, wish, ct)).Any(id => meeting.SeatOf(id) is not null),
        ProofKind.Mandate or ProofKind.Assignment => true,
        _ => false,
    };

    /// <summary>The holder, and for a person the relays she speaks for: what they were asked concerns her.</summary>
    private static async Task<IReadOnlyCollection<Guid>> HoldersAsync(Work work, RelationWish wish, CancellationToken ct) => wish.HolderKind != HolderKind.Account
        ? [wish.Holder]
        : [wish.Holder, .. (await work.LoadAsync<Account>(wish.Holder, ct))!.GrantsAt(work.Now).Select(g => g.Relay).OfType<Guid>()];

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

/// <param name="Holder">Account or relay.</param>
/// <param name="HolderKind">Which of the two.</param>
/// <param name="Role">What it gives.</param>
/// <param name="Basis">Accepted help or mandate.</param>
/// <param name="Proof">Kind of proof.</param>
/// <param name="ProofId">Which one.</param>
internal sealed record RelationWish(Guid Holder, HolderKind HolderKind, RelationRole Role, RelationBasis Basis, ProofKind Proof, Guid ProofId);

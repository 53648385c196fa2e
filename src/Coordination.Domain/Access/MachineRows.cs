using static Coordination.Domain.Access.AccessAction;
using static Coordination.Domain.Access.ActionSets;
using static Coordination.Domain.Access.Outcome;
using static Coordination.Domain.Confidentiality;

namespace Coordination.Domain.Access;

/// <summary>Hospital records and the sweeper.</summary>
internal static class MachineRows
{
    private static readonly Role[] Ehr = [Role.Ehr];

    private static readonly Role[] Sweeper = [Role.System];

    private static readonly AccessAction[] Steps = [FireStep, ReconcileOwed, DrawAccesses, ComposeReminder, SendToFamily];

    internal static readonly AccessRow[] All =
    [
        new("A16", Allow, Ehr, [PostAlert], (in q) => q.Here && q.Own),
        new("A17", Redacted, Ehr, [ReadAlertStatus], (in q) => q.Own && q.Level == N1, Duties.StatusOnly),
        new("A18", Hidden, Ehr, [ReadAlertStatus], (in q) => !q.Own),
        new("A18", Hidden, Ehr, [.. CaseReads, .. Listings, ReadTriage, ReadOwnRequest, ReadInvitation], (in q) => true),
        new("A19", Redacted, Ehr, [PostAlert], (in q) => !q.Here, Duties.Quarantine) { Anywhere = true },
        new("A57", Refused, Sweeper, [SendToFamily], (in q) => !q.SafeChannel, Duties.HumanTask),
        new("A61", Allow, Sweeper, Steps, (in q) => q.Level == N1 && q.OwnerHasRight),
        new("A61", Allow, Sweeper, Steps, (in q) => q.Level == N1 && !q.OwnerHasRight, Duties.ReOwn),
        new("A62", Refused, Sweeper, CaseReads, (in q) => q.Level >= N2),
    ];
}

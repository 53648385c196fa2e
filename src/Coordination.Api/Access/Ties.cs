using Coordination.Api.EventStore;
using Coordination.Domain.Access;
using Coordination.Domain.Accounts;
using Coordination.Domain.Cases;
using Coordination.Domain.Handovers;

namespace Coordination.Api.Access;

/// <summary>
/// The tie between one role of the caller and a case. A relation counts for the role it was granted for and for no other: who sent an
/// alert, or sits in one meeting, is no member of the care team by it (rules A14, A37).
/// </summary>
internal static class Ties
{
    /// <summary>A relay's tie at its own door, by what became of the request.</summary>
    public static Tie Of(Handover asked) => asked.IsAccepted ? Tie.Active : asked.IsOpen ? Tie.Pending : Tie.Ended;

    /// <summary>The tie that a grant of the caller gives; null where only the request at hand can say it.</summary>
    public static Tie? Of(Work work, Grant grant, CaseFile file, Ground ground)
    {
        if (grant.Role is Role.Coordinator or Role.Supervisor && grant.Site == file.Site && CaseRights.IsHead(file, work.Caller.Id))
        {
            return Tie.Active;
        }

        var held = file.Relations.Where(r => RoleOf(r.Role) == grant.Role && (r.Holder == work.Caller.Id || r.Holder == grant.Relay)).ToArray();
        return held.Any(r => r.ActiveAt(work.Now)) ? grant.Role == Role.RelayIntake ? Tie.Pending : Tie.Active
            // A relation that ended stays behind the cover that now lets her in.
            : held.Length > 0 && !ground.Covered ? Tie.Ended
            : null;
    }

    /// <summary>A coordinator named by a dated event, of whatever site: the two heads, and whoever was let in beside them (A09).</summary>
    public static bool Leads(Guid account, CaseFile file, DateTimeOffset now) =>
        CaseRights.IsHead(file, account) || file.Relations.Any(r => r.Role == RelationRole.Coordinator && r.Holder == account && r.ActiveAt(now));

    /// <summary>An event named this case to the lead, and why (A39).</summary>
    public static bool IsFlaggedFor(Guid account, CaseFile file, DateTimeOffset now) =>
        file.Relations.Any(r => r.Role == RelationRole.Supervisor && r.Holder == account && r.ActiveAt(now));

    private static Role RoleOf(RelationRole role) => role switch
    {
        RelationRole.Coordinator => Role.Coordinator,
        RelationRole.Sender => Role.Sender,
        RelationRole.Treating => Role.Treating,
        RelationRole.RecordsOfficer => Role.RecordsOfficer,
        RelationRole.CareMember => Role.CareMember,
        RelationRole.RelayIntake => Role.RelayIntake,
        RelationRole.Mandated => Role.Mandated,
        RelationRole.Guest => Role.Guest,
        RelationRole.Supervisor => Role.Supervisor,
        RelationRole.Parent => Role.Parent,
        _ => Role.None,
    };
}

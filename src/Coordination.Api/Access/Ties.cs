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

        var held = Held(work, grant, file);
        return held.Any(r => r.ActiveAt(work.Now)) ? grant.Role == Role.RelayIntake ? Tie.Pending : Tie.Active
            // A relation that ended stays behind the cover that now lets her in.
            : held.Length > 0 && !ground.Covered ? Tie.Ended
            : null;
    }

    /// <summary>
    /// As whom a grant lets its holder at a case: a relay that is let in by a mandate alone is no member of the care team by it, whatever she is elsewhere (rules A31 to A35).
    /// What it says at its own door it says of its own request, which tells it of the family only as long as the mandate lets it in.
    /// </summary>
    /// <param name="work">Of the caller.</param>
    /// <param name="grant">A role that she holds.</param>
    /// <param name="thing">What it is held towards.</param>
    /// <param name="held">The role as it stands without the case.</param>
    /// <param name="door">The request of her relay at whose own door she is, or null.</param>
    /// <param name="reads">She reads there, and says nothing.</param>
    public static HeldRole On(Work work, Grant grant, Thing thing, HeldRole held, Handover? door, bool reads)
    {
        if (thing.File is not { } file)
        {
            return held;
        }

        var tie = Of(work, grant, file, thing.Ground);
        return !RestsOnMandate(work, grant, file) ? held with { Relation = tie }
            : door is null || door.Relay != grant.Relay ? held with { Role = Role.Mandated, Relation = tie }
            : held with { Relation = reads && door.IsAccepted ? tie : null };
    }

    /// <summary>The same towards a request that is one item of a list of hers.</summary>
    public static HeldRole OnRequest(Work work, Grant grant, CaseFile file, Handover asked, HeldRole held) =>
        asked.IsAccepted && grant.Relay == asked.Relay && RestsOnMandate(work, grant, file) ? held with { Relation = Of(work, grant, file, default) } : held;

    /// <summary>Nothing but a mandate lets the relay of this grant at the case, or did last.</summary>
    public static bool RestsOnMandate(Work work, Grant grant, CaseFile file)
    {
        if (grant.Role != Role.CareMember || Held(work, grant, file) is not { Length: > 0 } held)
        {
            return false;
        }

        var active = held.Where(r => r.ActiveAt(work.Now)).ToArray();
        return (active.Length > 0 ? active : held).All(r => r.Basis == RelationBasis.Mandate);
    }

    /// <summary>A coordinator named by a dated event, of whatever site: the two heads, and whoever was let in beside them (A09).</summary>
    public static bool Leads(Guid account, CaseFile file, DateTimeOffset now) =>
        CaseRights.IsHead(file, account) || file.Relations.Any(r => r.Role == RelationRole.Coordinator && r.Holder == account && r.ActiveAt(now));

    /// <summary>An event named this case to the lead, and why (A39).</summary>
    public static bool IsFlaggedFor(Guid account, CaseFile file, DateTimeOffset now) =>
        file.Relations.Any(r => r.Role == RelationRole.Supervisor && r.Holder == account && r.ActiveAt(now));

    private static Relation[] Held(Work work, Grant grant, CaseFile file) =>
        [.. file.Relations.Where(r => RoleOf(r.Role) == grant.Role && (r.Holder == work.Caller.Id || r.Holder == grant.Relay))];

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

using static Coordination.Domain.Access.AccessAction;
using static Coordination.Domain.Access.ActionSets;
using static Coordination.Domain.Access.Outcome;
using static Coordination.Domain.Confidentiality;

namespace Coordination.Domain.Access;

/// <summary>Coordinators: the own case, the colleague's under cover, the other site's, and what they do.</summary>
internal static class CoordinatorRows
{
    private static readonly Role[] Who = [Role.Coordinator];

    private static readonly AccessAction[] Reads = [.. Content, ReadContactDetail];

    private static readonly AccessAction[] Reachable = [.. CaseReads, ReadTriage];

    internal static readonly AccessRow[] All =
    [
        new("A01", Allow, Who, [.. Reads, ReadTriage], (in q) => q.ActiveHere && q.Within(N1, N2) && q.ConsentStands),
        new("A02", Allow, Who, Reads, (in q) => q.ActiveHere && q.Level == N3 && q.N3Opens && q.ConsentStands),
        new("A03", Redacted, Who, Reads, (in q) => q.ActiveHere && q.Level == N3 && !q.N3Opens && Plain(q), Duties.HideContent),
        new("A04", Allow, Who, Reads, (in q) => q.Tied && q.Level == N4 && q.N4Opens && q.ConsentStands, Duties.AuditSealed),
        new("A05", Hidden, Who, CaseReads, (in q) => q.Tied && q.Level == N4 && !q.N4Opens && !q.GlassOpens),
        new("A06", Hidden, Who, CaseReads, (in q) => q.Here && q.Relation == Tie.None && !q.Covered && q.Level >= N1 && !q.GlassOpens),
        new("A07", Allow, Who, [ReadTriage], (in q) => q.Here && q.Relation == Tie.None && q.Unassigned && q.Within(N1, N2)),
        new("A08", Hidden, Who, Reachable, (in q) => q.Place == Place.Elsewhere || (q.Place == Place.SameService && q.Bridge == Bridge.None && !q.GlassOpens)),
        new("A09", Allow, Who, [.. Reads, ReadTriage], (in q) => q.Bridged && q.Within(N1, N3) && q.ConsentStands, Duties.EndsWithCause),
        new("A09", Allow, Who, [.. CaseActs, TakeAlert, OpenCase], (in q) => q.Bridged && q.Within(N1, N3) && Shared(q), Duties.EndsWithCause),
        new("A09", Allow, Who, [Reassign], (in q) => q.Bridged && q.Named && q.Within(N1, N3) && Shared(q), Duties.EndsWithCause),
        new("A09", Allow, Who, ClosingActs, (in q) => q.Bridged && q.Within(N1, N3), Duties.EndsWithCause),
        new("A10", Allow, Who, [.. Reads, ReadTriage], (in q) => q.Covered && q.Within(N1, N3) && q.ConsentStands, Duties.EndsWithCause),
        new("A10", Allow, Who, [.. CaseActs, TakeAlert], (in q) => q.Covered && q.Within(N1, N3) && Shared(q), Duties.EndsWithCause),
        new("A10", Allow, Who, [Reassign], (in q) => q.Covered && q.Named && q.Within(N1, N3) && Shared(q), Duties.EndsWithCause),
        new("A10", Allow, Who, ClosingActs, (in q) => q.Covered && q.Within(N1, N3), Duties.EndsWithCause),
        new("A10", Allow, Who, [DeclareCover], (in q) => q.Here && q.Own),
        new("A57", Refused, Who, [SendToFamily], (in q) => q.Tied && !q.SafeChannel, Duties.HumanTask),
        new("A58", Allow, Who, [ReadHiddenAddress], (in q) => q.Tied && q.Level == N4 && q.N4Opens && q.ConsentStands, Duties.MaskFirst),
        new("A69", Allow, Who, [LinkCases], (in q) => q.Tied && q.Ground != LinkGround.None && (!q.LevelsDiffer || q.SecondPerson)),
        new("A70", Refused, Who, [CloseCase], (in q) => q.Tied && q.OpenObligation),
        new("A71", Allow, Who, CaseActs, (in q) => q.ActiveHere && q.Within(N1, N4) && Shared(q)),
        new("A71", Allow, Who, [Reassign], (in q) => q.ActiveHere && q.Named && q.Within(N1, N4) && Shared(q)),
        new("A71", Allow, Who, ClosingActs, (in q) => q.ActiveHere && q.Within(N1, N4)),
        new("A71", Allow, Who, [AmendEntry], (in q) => q.Tied && q.Own && q.Within(N1, N4) && Shared(q)),
        new("A72", Allow, Who, [OpenCase], (in q) => q.Here && q.NotPast && q.Level == N1, Duties.CreatesRelation),
        new("A72", Allow, Who, [TakeAlert], (in q) => q.Here && q.NotPast && q.Level == N1 && (q.Unassigned || q.ActiveHere), Duties.CreatesRelation),
        new("A79", Allow, Who, [ReadCounts], (in q) => true, Duties.NoContent),
        new("A81", Redacted, Who, [ReadContactDetail], (in q) => q.SafeContact && Reach(q), Duties.SafeChannelsOnly),
        new("A91", Allow, Who, [ReadPersonsRequest], (in q) => q.Tied),
        new("A98", Allow, Who, [ReadProtection, KeepProtection], (in q) => q.Tied && q.Level == N4 && q.N4Opens, Duties.AuditSealed),
        new("A85", Allow, Who, [DiscloseInEmergency], (in q) => q.Tied && q.Reason != EmergencyReason.None, Duties.TellPerson),
    ];

    private static bool Shared(in AccessQuestion q) => q.Consent != ConsentCover.Withdrawn;

    private static bool Plain(in AccessQuestion q) => q.ConsentStands && !q.Covered && !q.GlassOpens;

    private static bool Reach(in AccessQuestion q) => q.Tied && q.Within(N1, N4) && q.ConsentStands;
}

using static Coordination.Domain.Access.AccessAction;
using static Coordination.Domain.Access.ActionSets;
using static Coordination.Domain.Access.Outcome;
using static Coordination.Domain.Confidentiality;

namespace Coordination.Domain.Access;

/// <summary>The border between help and mandate, the guests of one concertation, and the penal case consultation, which is another thing.</summary>
internal static class MandateRows
{
    private static readonly Role[] Mandated = [Role.Mandated];

    private static readonly Role[] Guest = [Role.Guest];

    private static readonly Role[] Consulting = [Role.Coordinator, Role.Supervisor];

    internal static readonly AccessRow[] All =
    [
        new("A31", Hidden, Mandated, CaseReads, (in q) => q.Relation == Tie.Active && q.Level == N1 && !q.Disclosed),
        new("A32", Hidden, Mandated, CaseReads, (in q) => q.Relation == Tie.Active && q.Level == N2 && q.Basis == HelpBasis.Help && !q.Disclosed),
        new("A33", Redacted, Mandated, [ReadCase], (in q) => Told(q), Duties.EntryOnly),
        new("A33", Allow, Mandated, [ReadEntry], (in q) => Told(q)),
        new("A34", Hidden, Mandated, CaseReads, (in q) => q.Relation == Tie.Active && q.Level >= N2 && OfAParent(q) && !q.Disclosed),
        new("A35", Hidden, [Role.CareMember], CaseReads, (in q) => q.Relation == Tie.Active && q.Level >= N2 && OfTheMandate(q)),
        new("A36", Allow, Guest, [ReadInvitation], (in q) => Shown(q)),
        new("A37", Hidden, Guest, [ReadInvitation], (in q) => !q.Police && !Shown(q)),
        new("A37", Hidden, Guest, [.. CaseReads, .. Listings], (in q) => true),
        new("A38", Refused, Guest, [ReadInvitation, AnswerInvitation], (in q) => q.Police),
        new("A38", Refused, [Role.Coordinator], [PlanConcertation], (in q) => q.Police && q.Tied),
        new("A75", Allow, Guest, [AnswerInvitation], (in q) => q.Own && Invited(q)),
        new("A93", Allow, Consulting, [PlanConsultation], (in q) => true),
        new("A94", Allow, Consulting, [ReadConsultation], (in q) => q.Own || q.Named),
        new("A95", Allow, Consulting, [KeepConsultation], (in q) => q.Own),
        new("A96", Refused, Consulting, [KeepConsultation], (in q) => q.Named && !q.Own && q.Place != Place.Elsewhere),
    ];

    private static bool Told(in AccessQuestion q) => q.Relation == Tie.Active && q.Within(N1, N4) && q.Disclosed;

    private static bool OfAParent(in AccessQuestion q) => q.Subject is DataSubject.Mother or DataSubject.CoParent;

    private static bool OfTheMandate(in AccessQuestion q) => q.Basis == HelpBasis.Mandate && !q.Disclosed && !q.Own && !q.GlassOpens;

    /// <summary>A seat outlives neither the end of the relation it stands on nor the consent to share with her (A55).</summary>
    private static bool Invited(in AccessQuestion q) => q.Relation is Tie.Pending or Tie.Active && q.Consent != ConsentCover.Withdrawn;

    private static bool Shown(in AccessQuestion q) =>
        q.Own && Invited(q) && q.InWindow && !q.Police && (q.Level == N1 || (q.Level == N2 && q.Disclosed));
}

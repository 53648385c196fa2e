using static Coordination.Domain.Access.AccessAction;
using static Coordination.Domain.Access.ActionSets;
using static Coordination.Domain.Access.Outcome;
using static Coordination.Domain.Confidentiality;

namespace Coordination.Domain.Access;

/// <summary>Parents: what is about them, what is about their child, and what never shows.</summary>
internal static class FamilyRows
{
    private const Duties Uncached = Duties.CutThirdParties | Duties.Neutral;

    private static readonly Role[] Parent = [Role.Parent];

    // An exclusion shuts nobody out of what is kept about herself, by her own account: a door that closed would tell her of it (A11 is of professionals).

    internal static readonly AccessRow[] All =
    [
        new("A49", Allow, Parent, Content, (in q) => Myself(q) && !q.TherapeuticException && q.Within(N1, N5), Uncached) { Overrides = true },
        new("A49", Allow, Parent, [OpenPage], (in q) => Myself(q) && !q.SafeContact, Uncached),
        new("A49", Allow, Parent, [ReadOwnFile], (in q) => Myself(q), Uncached) { DespiteExclusion = true },
        new("A50", Redacted, Parent, Content, (in q) => Myself(q) && q.TherapeuticException && q.Within(N1, N4), Uncached),
        new("A51", Hidden, Parent, CaseReads, (in q) => !q.Own && q.Level == N4 && q.Subject is not (DataSubject.Child or DataSubject.Unstated)),
        new("A52", Redacted, Parent, Content, (in q) => ItsChild(q) && q.Within(N1, N2) && !q.ProtectiveLimit, Uncached),
        new("A53", Hidden, Parent, CaseReads, (in q) => !q.Own && q.ProtectiveLimit),
        new("A54", Allow, Parent, [ReadAccessJournal], (in q) => Myself(q), Uncached) { DespiteExclusion = true },
        new("A55", Allow, Parent, [LimitSharing], (in q) => Myself(q)) { DespiteExclusion = true },
        new("A56", Redacted, Parent, [OpenPage], (in q) => Myself(q) && q.SafeContact, Duties.Neutral),
        new("A80", Allow, Parent, [AskContact], (in q) => q.Own && q.SafeChannel),
        new("A91", Allow, Parent, [AskRight, ReadPersonsRequest], (in q) => Myself(q), Duties.Neutral) { DespiteExclusion = true },
        new("A99", Redacted, Parent, Content, (in q) => ForAnother(q) && q.Acting == ActsAs.Representative, Uncached),
        new("A100", Redacted, Parent, Content, (in q) => ForAnother(q) && q.Acting == ActsAs.Trusted, Uncached),
        new("A91", Allow, Parent, [ReadPersonsCopy], (in q) => Myself(q) && q.StepUp && !q.ProtectiveLimit, Uncached) { DespiteExclusion = true },
    ];

    /// <summary>About the caller, her identity proven; N4 about oneself needs a second factor.</summary>
    private static bool Myself(in AccessQuestion q) => q.Own && q.IdentityProven && (q.Level != N4 || q.StepUp);

    /// <summary>Shared content about somebody for whom the caller acts, and nothing that was confided, restricted or sealed.</summary>
    private static bool ForAnother(in AccessQuestion q) => !q.Own && q.IdentityProven && !q.ProtectiveLimit && !q.TherapeuticException && q.Within(N1, N2);

    private static bool ItsChild(in AccessQuestion q) => !q.Own && q.IdentityProven && q.ParentalAuthority && q.Subject == DataSubject.Child;
}

using static Coordination.Domain.Access.AccessAction;
using static Coordination.Domain.Access.ActionSets;
using static Coordination.Domain.Access.Outcome;
using static Coordination.Domain.Confidentiality;

namespace Coordination.Domain.Access;

/// <summary>Those who answer for the work without doing it: supervisor, privacy and records officer, administrator, auditor, statistics.</summary>
internal static class OversightRows
{
    private const Duties Copy = Duties.CutThirdParties | Duties.EndsWithCause;

    private static readonly Role[] Lead = [Role.Supervisor];

    private static readonly Role[] Privacy = [Role.PrivacyOfficer];

    private static readonly Role[] Officers = [Role.RecordsOfficer, Role.PrivacyOfficer];

    private static readonly AccessAction[] Reads = [.. Content, ReadContactDetail];

    private static readonly AccessAction[] Anything = [.. CaseReads, .. Listings, ReadTriage, ReadAlertStatus, ReadOwnRequest, ReadInvitation];

    internal static readonly AccessRow[] All =
    [
        new("A39", Allow, Lead, Reads, (in q) => Looks(q)),
        new("A39", Allow, Lead, [ReadSample, ReviewSample], (in q) => Samples(q), Duties.NoContent),
        new("A39", Allow, Lead, [ReadSampleCounts], (in q) => true, Duties.NoContent),
        new("A40", Allow, Lead, Reads, (in q) => Reviews(q), Duties.AuditSealed),
        new("A40", Allow, Lead, [ReadProtection, KeepProtection], (in q) => Reviews(q), Duties.AuditSealed),
        new("A98", Allow, Lead, [ReadProtection, KeepProtection], (in q) => Stands(q) && q.Level == N4 && q.N4Opens, Duties.AuditSealed),
        new("A41", Allow, Lead, [UnsealOrMerge], (in q) => q.Here && q.SecondPerson, Duties.AuditSealed),
        new("A42", Refused, Lead, [UnsealOrMerge], (in q) => q.Here && !q.SecondPerson),
        new("A43", Allow, Privacy, [ReadGlassRecord], (in q) => q.Purpose == Purpose.GlassReview, Duties.NoContent),
        new("A43", Allow, Privacy, [ReviewGlass], (in q) => q.Purpose == Purpose.GlassReview && q.SecondPerson, Duties.NoContent),
        new("A43", Allow, Privacy, [ReadSample, ReviewSample], (in q) => Samples(q), Duties.NoContent),
        new("A43", Allow, Privacy, [ReadSampleCounts], (in q) => true, Duties.NoContent),
        new("A44", Allow, Privacy, Reads, (in q) => Reasoned(q), Duties.TellSupervisor | Duties.EndsWithCause),
        new("A57", Refused, Lead, [SendToFamily], (in q) => Stands(q) && !q.SafeChannel, Duties.HumanTask),
        new("A59", Refused, [Role.Admin], Anything, (in q) => true),
        new("A60", Refused, [Role.Admin, Role.Supervisor, Role.Coordinator], [ManageAccounts], (in q) => !q.SecondPerson),
        new("A63", Redacted, [Role.Stat], [ReadNetworkCounts], (in q) => q.EnoughPeople, Duties.NoContent),
        new("A64", Allow, [Role.Auditor], [VerifyLog], (in q) => true, Duties.NoContent),
        new("A70", Refused, Lead, [CloseCase], (in q) => Stands(q) && q.OpenObligation),
        new("A71", Allow, Lead, [.. CaseActs, TakeAlert], (in q) => Stands(q) && q.Within(N1, N4) && q.Consent != ConsentCover.Withdrawn),
        new("A71", Allow, Lead, ClosingActs, (in q) => Stands(q) && q.Within(N1, N4)),
        new("A71", Allow, Lead, [AmendEntry], (in q) => Stands(q) && q.Own && q.Within(N1, N4) && q.Consent != ConsentCover.Withdrawn),
        new("A76", Allow, Lead, [DeclareCover, Reassign], (in q) => q.Here),
        new("A76", Allow, Lead, [ManageAccounts], (in q) => q.Here && q.SecondPerson),
        new("A76", Allow, Lead, [ReadTriage], (in q) => Stands(q) && q.Within(N1, N2)),
        new("A79", Allow, Lead, [ReadCounts], (in q) => true, Duties.NoContent),
        new("A81", Redacted, Lead, [ReadContactDetail], (in q) => q.SafeContact && (Looks(q) || Reviews(q)), Duties.SafeChannelsOnly),
        new("A81", Redacted, Privacy, [ReadContactDetail], (in q) => q.SafeContact && Reasoned(q), Duties.SafeChannelsOnly),
        new("A81", Redacted, [Role.RecordsOfficer], [ReadContactDetail], (in q) => q.SafeContact && Copies(q), Copy | Duties.SafeChannelsOnly),
        new("A84", Allow, [Role.RecordsOfficer], Reads, (in q) => Copies(q), Copy),
        new("A84", Allow, [Role.RecordsOfficer], [AskRight], (in q) => true),
        new("A84", Allow, [Role.RecordsOfficer], [ReadPersonsRequest, ReadPersonsCopy, KeepPersonsRequest], (in q) => q.Purpose == Purpose.PersonsRequest, Copy),
        new("A92", Allow, Officers, [ProposeErasure, ReadErasure], (in q) => true, Duties.NoContent),
        new("A92", Allow, Lead, [AgreeErasure], (in q) => q.SecondPerson, Duties.NoContent),
        new("A92", Allow, Lead, [ReadErasure], (in q) => true, Duties.NoContent),
    ];

    private static bool Looks(in AccessQuestion q) =>
        q.Here && q.Within(N1, N2) && q.Purpose is Purpose.SampledCase or Purpose.FlaggedCase or Purpose.Escalation;

    /// <summary>It waits for an answer in a list of hers, and is somebody else's access.</summary>
    private static bool Samples(in AccessQuestion q) => q.Purpose == Purpose.SampledCase && q.Named && q.SecondPerson;

    /// <summary>Named reviewer of that danger.</summary>
    private static bool Reviews(in AccessQuestion q) => q.Here && q.Level == N4 && q.Named;

    private static bool Copies(in AccessQuestion q) => q.Purpose == Purpose.PersonsRequest && q.Within(N1, N5);

    private static bool Reasoned(in AccessQuestion q) => q.Purpose == Purpose.WrittenReason && q.Within(N1, N4);

    private static bool Stands(in AccessQuestion q) => q.Here && q.NotPast && q.Purpose == Purpose.Escalation;
}

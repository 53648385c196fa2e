using static Coordination.Domain.Access.AccessAction;
using static Coordination.Domain.Access.ActionSets;
using static Coordination.Domain.Access.Outcome;
using static Coordination.Domain.Confidentiality;

namespace Coordination.Domain.Access;

/// <summary>Rows that hold for more than one family of actors: exclusion, broken glass, ended rights, lists, working notes.</summary>
internal static class EveryoneRows
{
    private const Duties Review = Duties.TellPrivacyOfficer | Duties.ReviewInThreeDays | Duties.EndsWithCause;

    private const Duties VitalReview = Duties.TellPrivacyOfficer | Duties.ReviewNextDay | Duties.EndsWithCause;

    private static readonly Role[] Everybody = Enum.GetValues<Role>();

    private static readonly Role[] Professionals =
    [
        Role.Coordinator, Role.Sender, Role.Treating, Role.RecordsOfficer, Role.CareMember,
        Role.RelayIntake, Role.Mandated, Role.Guest, Role.Supervisor, Role.PrivacyOfficer,
    ];

    private static readonly Role[] GlassRoles = [Role.Coordinator, Role.CareMember, Role.Supervisor, Role.Treating];

    /// <summary>Professionals of the service itself: for others there is no search beyond what they have to do with.</summary>
    private static readonly Role[] Askers = [Role.Coordinator, Role.Supervisor, Role.Treating];

    private static readonly Role[] NoGlass = [Role.Guest, Role.Admin, Role.Stat, Role.Ehr, Role.Mandated];

    private static readonly Role[] Authors = [Role.Coordinator, Role.Treating, Role.CareMember, Role.Mandated, Role.Supervisor];

    private static readonly Role[] Staff =
        [Role.Coordinator, Role.Supervisor, Role.Treating, Role.RecordsOfficer, Role.PrivacyOfficer, Role.Admin];

    /// <summary>An officer who prepares a person's copy reads working notes too (A84).</summary>
    private static readonly Role[] OtherReaders = [.. Professionals.Where(r => r != Role.RecordsOfficer)];

    private static readonly Role[] Listers = [.. Professionals.Where(r => r != Role.Guest), Role.Parent];

    private static readonly Role[] Raisers =
        [Role.Sender, Role.Coordinator, Role.Supervisor, Role.Treating, Role.CareMember, Role.RelayIntake, Role.Mandated, Role.Parent];

    /// <summary>Everybody who logs in as a person.</summary>
    private static readonly Role[] AccountHolders = [.. Everybody.Where(r => r is not (Role.None or Role.Ehr or Role.System))];

    private static readonly AccessAction[] Plain = [.. Content, ReadContactDetail];

    private static readonly AccessAction[] RelationReads = [.. CaseReads, ReadProtection, ReadBirthSheet, ReadOwnRequest, ReadInvitation];

    internal static readonly AccessRow[] All =
    [
        new("A11", Hidden, Professionals, CaseBound, (in q) => q.Excluded, Duties.TellPrivacyOfficer),
        new("A12", Allow, GlassRoles, Plain, (in q) => ForLife(q), VitalReview) { Overrides = true, DespiteExclusion = true },
        new("A12", Allow, GlassRoles, [ReadHiddenAddress], (in q) => ForLife(q), VitalReview | Duties.MaskFirst) { Overrides = true, DespiteExclusion = true },
        new("A12", Allow, GlassRoles, [BreakGlass], (in q) => MayBreakForLife(q), VitalReview) { Overrides = true, DespiteExclusion = true },
        new("A45", Allow, GlassRoles, Plain, (in q) => q.GlassOpens, Review),
        new("A45", Allow, GlassRoles, [ReadHiddenAddress], (in q) => q.GlassOpens, Review | Duties.MaskFirst),
        new("A45", Allow, GlassRoles, [BreakGlass], (in q) => MayBreak(q), Review),
        new("A46", Refused, NoGlass, [BreakGlass], (in q) => true),
        new("A47", Refused, Everybody, [BreakGlass], (in q) => q.Level == N5),
        new("A48", Hidden, [Role.CareMember, Role.Treating], CaseReads, (in q) => OnlyGlass(q)),
        new("A48", Hidden, [Role.Coordinator], CaseReads, (in q) => OnlyGlass(q) && !q.Tied),
        new("A48", Hidden, [Role.Supervisor], CaseReads, (in q) => OnlyGlass(q) && q.Purpose == Purpose.Unstated),
        new("A65", Redacted, Listers, Listings, (in q) => true, Duties.FilterItems),
        new("A66", Hidden, Everybody, Enum.GetValues<AccessAction>(), (in q) => !q.Live),
        new("A66", Hidden, Everybody, RelationReads, (in q) => q.Relation == Tie.Ended),
        new("A67", Allow, Authors, [ReadEntry], (in q) => q.Own && q.Level == N5 && q.Relation is Tie.Active or Tie.Ended) { Overrides = true },
        new("A68", Hidden, OtherReaders, CaseReads, (in q) => q.Level == N5 && !q.Own),
        new("A77", Allow, Staff, [ReadDirectory], (in q) => q.Level == N0),
        new("A81", Redacted, GlassRoles, [ReadContactDetail], (in q) => q.SafeContact && q.GlassOpens, Review | Duties.SafeChannelsOnly),
        new("A81", Redacted, GlassRoles, [ReadContactDetail], (in q) => q.SafeContact && ForLife(q), VitalReview | Duties.SafeChannelsOnly)
        {
            Overrides = true,
            DespiteExclusion = true,
        },
        new("A83", Allow, Raisers, [RaiseAlert], (in q) => true),
        new("A88", Allow, [Role.Coordinator, Role.Supervisor], [KeepDirectory], (in q) => q.Level == N0),
        new("A89", Allow, AccountHolders, [ReadOwnAccount, KeepOwnAccount], (in q) => q.Own),
        new("A97", Allow, Askers, [AskAccess], (in q) => q.Level == N1, Duties.NoContent),
        new("A90", Allow, AccountHolders, [ReadGlassRecord, ExplainGlass], (in q) => q.Own),
    ];

    private static bool ForLife(in AccessQuestion q) => q.Excluded && q.Reason == EmergencyReason.VitalDanger && q.GlassOpens;

    private static bool MayBreakForLife(in AccessQuestion q) => q.Excluded && q.Reason == EmergencyReason.VitalDanger && MayBreak(q);

    /// <summary>The glass has expired and no relation stands beside it.</summary>
    private static bool OnlyGlass(in AccessQuestion q) => q.Glass == Glass.Expired && q.Relation != Tie.Active;

    /// <summary>The second click, for N4, needs the first.</summary>
    private static bool MayBreak(in AccessQuestion q) =>
        q.NotPast && q.Reason != EmergencyReason.None && (q.Within(N1, N3) || (q.Level == N4 && q.Glass is Glass.Open or Glass.OpenSealed));
}

using static Coordination.Domain.Access.AccessAction;
using static Coordination.Domain.Access.ActionSets;
using static Coordination.Domain.Access.Outcome;
using static Coordination.Domain.Confidentiality;

namespace Coordination.Domain.Access;

/// <summary>Senders, treating professionals and relays: before, while and after they care.</summary>
internal static class RelayRows
{
    private static readonly Role[] Sender = [Role.Sender];

    private static readonly Role[] Treating = [Role.Treating];

    private static readonly Role[] Care = [Role.CareMember];

    private static readonly Role[] Desk = [Role.RelayIntake];

    private static readonly Role[] Relay = [Role.CareMember, Role.RelayIntake];

    private static readonly AccessAction[] Reads = [.. Content, ReadContactDetail];

    private static readonly AccessAction[] Lead = [AskHandover, RecordAnswer, PlanConcertation, HoldConcertation];

    internal static readonly AccessRow[] All =
    [
        new("A13", Redacted, Sender, [ReadAlertStatus], (in q) => q.Own && q.Level == N1 && (q.Here || q.OwnOrganisation), Duties.StatusOnly),
        new("A14", Hidden, Sender, CaseReads, (in q) => q.Relation != Tie.Active && q.Level >= N2),
        new("A15", Allow, Sender, Content, (in q) => q.Relation == Tie.Active && q.Within(N1, N2) && q.ConsentCovers),
        new("A20", Allow, Care, Reads, (in q) => q.CareOpens),
        new("A20", Allow, Care, [ReadOwnRequest], (in q) => Accepted(q) && q.ConsentCovers && q.Voluntary),
        new("A21", Redacted, Care, Reads, (in q) => Elsewhere(q) && !q.Own && !q.GlassOpens, Duties.OnlyFacts),
        new("A21", Redacted, Care, [ReadOwnRequest], (in q) => Accepted(q) && q.Consent == ConsentCover.NamesOthers, Duties.OnlyFacts),
        new("A22", Redacted, Care, Reads, (in q) => q.Relation == Tie.Active && q.Level == N3 && OtherDiscipline(q), Duties.HideContent),
        new("A23", Hidden, Care, CaseReads, (in q) => q.Relation == Tie.Active && q.Level == N4 && !q.N4Opens && !q.GlassOpens),
        new("A24", Redacted, Care, Content, (in q) => Remembered(q) && q.Own && q.Within(N1, N4), Duties.CutThirdParties) { Overrides = true },
        new("A24", Redacted, Care, Content, (in q) => Remembered(q) && q.Level == N1 && Facts(q), Duties.OnlyFacts) { Overrides = true },
        new("A24", Redacted, Care, [ReadOwnRequest], (in q) => Remembered(q) && q.Own && q.Level == N1 && Facts(q), Duties.OnlyFacts) { Overrides = true },
        new("A25", Hidden, Care, CaseReads, (in q) => q.Relation == Tie.Ended && !q.Own && q.Level >= N2),
        new("A26", Allow, Care, [WriteEntry], (in q) => Writes(q)),
        new("A26", Allow, Care, [AmendEntry], (in q) => Writes(q) && q.Own),
        new("A27", Refused, Care, [AmendEntry], (in q) => q.Relation == Tie.Active && !q.Own),
        new("A28", Redacted, Desk, [ReadOwnRequest], (in q) => Asked(q) && q.Level == N1 && q.Consent == ConsentCover.NamesService),
        new("A28", Redacted, Desk, [ReadOwnRequest], (in q) => Asked(q) && q.Level == N1 && Unnamed(q), Duties.Anonymous),
        new("A28", Redacted, Care, [ReadOwnRequest], (in q) => Accepted(q) && q.Consent == ConsentCover.None, Duties.Anonymous),
        new("A29", Hidden, Desk, CaseReads, (in q) => q.Relation == Tie.Pending && q.Level >= N2),
        new("A30", Hidden, Desk, [ReadOwnRequest], (in q) => q.Relation == Tie.Ended),
        new("A58", Allow, Care, [ReadHiddenAddress], (in q) => q.CareOpens && q.Level == N4, Duties.MaskFirst),
        new("A73", Allow, Desk, [AnswerOwnRequest], (in q) => Asked(q)),
        new("A74", Allow, Care, [ConfirmContact, AnswerOwnRequest], (in q) => Accepted(q)),
        new("A78", Allow, Relay, [ReadOwnRelay, WriteOwnRelay], (in q) => q.Own && q.Level == N0),
        new("A81", Redacted, Care, [ReadContactDetail], (in q) => q.SafeContact && q.CareOpens, Duties.SafeChannelsOnly),
        new("A82", Allow, Treating, [ReadCase, ReadEntry], (in q) => Treated(q) && q.Level == N1),
        new("A82", Allow, Treating, [ReadBirthSheet], (in q) => Treated(q) && q.Within(N1, N2)),
        new("A86", Allow, Relay, [ReadOwnCounts], (in q) => q.Own, Duties.NoContent),
        new("A98", Allow, Care, [ReadProtection, KeepProtection], (in q) => q.Relation == Tie.Active && q.Level == N4 && q.N4Opens, Duties.AuditSealed),
        new("A87", Allow, Care, Lead, (in q) => q.Relation == Tie.Active && q.SharedLead && q.ConsentCovers && q.Within(N1, N2)),
    ];

    /// <summary>Who may read no more by consent writes no more either: a withdrawal never widens.</summary>
    private static bool Writes(in AccessQuestion q) => q.Relation == Tie.Active && q.ConsentCovers && q.Within(N1, N5);

    private static bool Asked(in AccessQuestion q) => q.Relation == Tie.Pending && q.Own;

    private static bool Accepted(in AccessQuestion q) => q.Relation == Tie.Active && q.Own && q.Within(N1, N2);

    /// <summary>An anonymous enquiry names nobody, so it needs no consent; a withdrawal stops it all the same.</summary>
    private static bool Unnamed(in AccessQuestion q) => q.Consent is not (ConsentCover.NamesService or ConsentCover.Withdrawn);

    private static bool Elsewhere(in AccessQuestion q) =>
        q.Relation == Tie.Active && q.Consent == ConsentCover.NamesOthers && q.Within(N1, N3);

    private static bool OtherDiscipline(in AccessQuestion q) => q.ConsentCovers && q.Voluntary && !q.N3Opens && !q.GlassOpens;

    private static bool Remembered(in AccessQuestion q) => q.Relation == Tie.Ended && q.InWindow;

    private static bool Facts(in AccessQuestion q) => q.ConsentCovers && q.Voluntary;

    private static bool Treated(in AccessQuestion q) => q.Relation == Tie.Active && q.Consent != ConsentCover.Withdrawn;
}

using Coordination.Domain.Handovers;

namespace Coordination.Domain.Tests.Handovers;

/// <summary>Story 1: a psychiatrist and the PEP's are asked on 12 May 2026. Invented people.</summary>
internal static class HandoverSample
{
    public static readonly Guid Id = Guid.Parse("0198a000-0000-7000-8000-000000000010");
    public static readonly Guid Case = Guid.Parse("0198a000-0000-7000-8000-000000000011");
    public static readonly Guid Relay = Guid.Parse("0198a000-0000-7000-8000-000000000012");
    public static readonly Guid Consent = Guid.Parse("0198a000-0000-7000-8000-000000000013");
    public static readonly Guid Midwife = Guid.Parse("0198a000-0000-7000-8000-000000000014");
    public static readonly Guid SocialWorker = Guid.Parse("0198a000-0000-7000-8000-000000000015");

    public static readonly DateTimeOffset AskedAt = At(5, 12, 9);
    public static readonly Heads Pair = new("la-croche", "montlegia", Midwife, SocialWorker, Midwife, SocialWorker);
    public static readonly Protected Secret = new(Case, 1, "handover.note", "c2VhbGVk");

    public static DateTimeOffset At(int month, int day, int hour = 10) => new(2026, month, day, hour, 0, 0, TimeSpan.Zero);

    public static Stamp By(DateTimeOffset at) => new(Midwife, at);

    public static Answer Said(DateTimeOffset at) => new(AnsweredBy.Relay, null, at);

    public static HandoverAsk Asking(bool anonymous = false) => new(
        Id, Case, "montlegia", Relay, "psychiatry", Secret, Urgency.Normal, anonymous, anonymous ? null : Consent, Midwife, AskedAt);

    public static HandoverRequested Requested(bool anonymous = false) => new(
        Id, Case, "montlegia", Relay, "psychiatry", Secret, Urgency.Normal, anonymous, anonymous ? null : Consent, Midwife, AskedAt, By(AskedAt))
    {
        Kind = RequestKinds.Usual,
    };

    /// <summary>The shortest way to each status.</summary>
    public static object[] Path(HandoverStatus status, bool anonymous = false) => status switch
    {
        HandoverStatus.None => [],
        HandoverStatus.Asked => [Requested(anonymous)],
        HandoverStatus.Assessing => [.. Path(HandoverStatus.Asked, anonymous), new HandoverAssessmentRequired(Said(At(5, 13)), null, By(At(5, 13)))],
        HandoverStatus.Waitlisted =>
            [.. Path(HandoverStatus.Asked, anonymous), new HandoverWaitlisted(Said(At(5, 13)), new(2026, 7, 1), 3, null, By(At(5, 13)))],
        HandoverStatus.Accepted => [.. Path(HandoverStatus.Asked, anonymous), new HandoverAccepted(Said(At(5, 14)), null, By(At(5, 14)))],
        HandoverStatus.MeetingPlanned => [.. Path(HandoverStatus.Accepted, anonymous), new FirstMeetingPlanned(true, At(5, 28), Secret, By(At(5, 14)))],
        HandoverStatus.Contacted =>
            [.. Path(HandoverStatus.Accepted, anonymous), new FirstContactConfirmed(At(5, 28), ContactProof.JointVisit, [Midwife], By(At(5, 28)))],
        HandoverStatus.Effective =>
        [
            .. Path(HandoverStatus.Contacted, anonymous),
            new EffectivenessConfirmed(Confirmer.Family, At(6, 25), By(At(6, 25))),
            new EffectivenessConfirmed(Confirmer.Relay, At(6, 25), By(At(6, 25))),
            new HandoverBecameEffective(At(6, 25), By(At(6, 25))),
        ],
        HandoverStatus.Refused =>
            [.. Path(HandoverStatus.Asked, anonymous), new HandoverRefused(Said(At(5, 27)), HandoverReasons.NoPlace, Secret, null, By(At(5, 27)))],
        HandoverStatus.RefusedLate =>
            [.. Path(HandoverStatus.Accepted, anonymous), new HandoverRefusedLate(Said(At(5, 27)), HandoverReasons.NoPlace, null, null, By(At(5, 27)))],
        HandoverStatus.Withdrawn => [.. Path(HandoverStatus.Asked, anonymous), new HandoverWithdrawn("another-relay", null, By(At(5, 27)))],
        HandoverStatus.Lapsed => [.. Path(HandoverStatus.Asked, anonymous), new HandoverLapsed(Midwife, "silent", null, By(At(5, 27)))],
        HandoverStatus.Ended => [.. Path(HandoverStatus.Effective, anonymous), new HandoverEnded("goal-reached", null, By(At(6, 30)))],
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public static Handover In(HandoverStatus status, bool anonymous = false) => Path(status, anonymous).Aggregate(Handover.None, Handover.Evolve);

    public static Given<Handover> Given(HandoverStatus status = HandoverStatus.None, bool anonymous = false) =>
        new Given<Handover>(Handover.None, Handover.Evolve).Events(Path(status, anonymous));
}

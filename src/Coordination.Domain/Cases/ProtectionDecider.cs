using Coordination.Domain.FollowUp;
using Coordination.Domain.Time;

namespace Coordination.Domain.Cases;

/// <summary>
/// The protection decision log: guided, never automatic, and sending nothing. A decision is never edited, only looked at again or followed by a further one.
/// </summary>
public static class ProtectionDecider
{
    /// <summary>Row of the plan by which it is looked at again.</summary>
    public const string Review = "protection-review";

    /// <summary>The last day of the first review, by the plan.</summary>
    public static DateOnly LastFirstReview(PlanVersion plan, DateOnly today) => PlanClock.Day(plan[Review].Window.Due, today);

    /// <summary>Somebody decided. Also in a closed case: what is seen then is written down all the same.</summary>
    public static Decision Decide(CaseFile state, ProtectionDecided decided, PlanVersion plan)
    {
        var today = CivilTime.DayOf(decided.Stamp.At);
        return CaseGuard.Unknown(state) is { } refusal ? refusal
            : state.Find(decided.Person) is null ? CaseRefusals.UnknownPerson
            : state.Protections.Any(p => p.Id == decided.Protection) ? Decision.AlreadySo
            : decided.Account is { Seen: null, Told: null, Supposed: null } ? ProtectionRefusals.NeedsFacts
            : decided is { Informed: YesNo.No, Account.WhyNotInformed: null } ? ProtectionRefusals.NeedsWhyNot
            : decided.Reviewer == decided.Stamp.By ? ProtectionRefusals.ReviewerIsAuthor
            : decided.ReviewOn <= today || decided.ReviewOn > LastFirstReview(plan, today) ? ProtectionRefusals.ReviewDay
            : decided.Follows is { } earlier ? Following(state, earlier, decided)
            : Decision.Of(decided);
    }

    /// <summary>It is looked at again: what was decided now, and when next, or that it ends.</summary>
    public static Decision Look(CaseFile state, ProtectionReviewed reviewed)
    {
        var today = CivilTime.DayOf(reviewed.Stamp.At);
        return CaseGuard.Unknown(state) is { } refusal ? refusal
            : Find(state, reviewed.Protection) is not { } known ? ProtectionRefusals.Unknown
            : !known.IsHeldBy(reviewed.Stamp.By) ? ProtectionRefusals.NotHers
            : known.Reviews is [.., var last] && last.Stamp.By == reviewed.Stamp.By && (last with { Stamp = reviewed.Stamp }) == reviewed ? Decision.AlreadySo
            : known.ReviewOn is null ? ProtectionRefusals.Over
            : reviewed.NextReviewOn is { } next && (next <= today || next > today.AddDays(ProtectionRules.FarthestReview))
                ? ProtectionRefusals.ReviewDay with { Field = "nextReviewOn" }
            : Decision.Of(reviewed);
    }

    private static Decision Following(CaseFile state, Guid earlier, ProtectionDecided decided) =>
        Find(state, earlier) is not { } known ? ProtectionRefusals.Unknown
        : !known.IsHeldBy(decided.Stamp.By) ? ProtectionRefusals.NotHers
        : known.FollowedBy is not null ? ProtectionRefusals.Over
        : Decision.Of(decided);

    private static ProtectionDecision? Find(CaseFile state, Guid protection) => state.Protections.FirstOrDefault(p => p.Id == protection);
}

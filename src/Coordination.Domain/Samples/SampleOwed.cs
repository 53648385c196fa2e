using System.Collections.Immutable;
using Coordination.Domain.FollowUp;

namespace Coordination.Domain.Samples;

/// <summary>
/// What a sampled access owes: its review, and where it is found questionable what comes of it. The rows name no case, and stand in no list of the one
/// who acted, where they escalate to neither.
/// </summary>
public static class SampleOwed
{
    public const string Review = "sample-review";
    public const string FollowUp = "sample-follow-up";

    internal const string Once = "1";
    internal const string Escalation = "escalate-1";

    public static ImmutableArray<Obligation> Of(AccessSample sample, PlanVersion plan) => sample switch
    {
        { IsUnderReview: true, Drawn: { } drawn } => [Row(sample, plan, Review, drawn.Reviewers, drawn.Stamp.At)],
        { IsQuestioned: true, Drawn: { } drawn, Review: { } review } => [Row(sample, plan, FollowUp, drawn.Officers, review.Answered.At)],
        _ => [],
    };

    private static Obligation Row(AccessSample sample, PlanVersion plan, string code, ImmutableArray<SampleDesk> desks, DateTimeOffset from)
    {
        var (first, next) = (desks[0], desks.Length > 1 ? desks[1] : null);
        var heads = next is null ? null : new Heads(sample.Drawn!.Service, first.Site, first.List, next.List, null, null);
        var row = Owed.Row(plan, code, new(sample.Id, null, first.Site, first.List, heads, sample.Fired), Once, from);
        return next is not null && row.Owner == next.List ? row with { Site = next.Site } : row;
    }
}

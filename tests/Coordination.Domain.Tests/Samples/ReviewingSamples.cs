using Coordination.Domain.FollowUp;
using Coordination.Domain.Samples;
using Xunit;

namespace Coordination.Domain.Tests.Samples;

/// <summary>One sampled access: answered once, by somebody else, and owed until then.</summary>
public sealed class ReviewingSamples
{
    private static readonly Guid Id = Guid.Parse("0198a000-0000-7000-8000-000000000b01");
    private static readonly Guid Midwife = Guid.Parse("0198a000-0000-7000-8000-000000000b02");
    private static readonly Guid Lead = Guid.Parse("0198a000-0000-7000-8000-000000000b03");
    private static readonly Guid Mother = Guid.Parse("0198a000-0000-7000-8000-000000000b04");
    private static readonly DateTimeOffset Monday = new(2026, 4, 27, 8, 0, 0, TimeSpan.Zero);
    private static readonly SampleDesk Leads = new(Ids.LeadDesk("la-croche", "montlegia"), "montlegia");
    private static readonly SampleDesk Officers = new(Ids.PrivacyDesk("la-croche"), "montlegia");
    private static readonly SampleDesk Others = new(Ids.LeadDesk("la-croche", "heusy"), "heusy");
    private static readonly Protected Why = new(Mother, 1, "sample.answer", "c2VhbGVk");
    private static readonly Protected Other = new(Mother, 1, "sample.answer", "YXV0cmU=");

    private static readonly AccessDrawn Drawn = new(
        Id, "la-croche", "montlegia", new(2026, 4, 20), new(2026, 4, 27), 900, new(Guid.NewGuid(), 412, Midwife, Monday.AddDays(-3), AccessKind.Case, "A01", true, Guid.NewGuid(), null),
        null, Mother, [Leads, Officers], [Officers, Others], By(Actors.Sweep));

    private static readonly SampleReviewed Questionable = new(SampleFinding.Questionable, Why, By(Lead));

    [Fact]
    public void It_is_drawn_once()
    {
        Given().When(sample => SampleDecider.Draw(sample, Drawn)).Then(Drawn);
        Given(Drawn).When(sample => SampleDecider.Draw(sample, Drawn)).Then();
    }

    [Fact]
    public void Never_by_the_one_whose_access_it_is()
    {
        Given(Drawn).When(sample => SampleDecider.Review(sample, SampleFinding.Justified, null, By(Midwife))).ThenRefused(SampleRefusals.Unknown.Code);
        Given(Drawn, Questionable).When(sample => SampleDecider.FollowUp(sample, Why, By(Midwife))).ThenRefused(SampleRefusals.Unknown.Code);
    }

    [Fact]
    public void What_is_not_justified_needs_words_and_is_answered_once()
    {
        Given(Drawn).When(sample => SampleDecider.Review(sample, SampleFinding.Justified, null, By(Lead))).Then(new SampleReviewed(SampleFinding.Justified, null, By(Lead)));
        foreach (var finding in new[] { SampleFinding.Questionable, SampleFinding.CannotTell })
        {
            Given(Drawn).When(sample => SampleDecider.Review(sample, finding, null, By(Lead))).ThenRefused(SampleRefusals.NeedsWords.Code);
        }

        Given(Drawn, Questionable).When(sample => SampleDecider.Review(sample, SampleFinding.Questionable, Why, By(Lead))).Then();
        Given(Drawn, Questionable).When(sample => SampleDecider.Review(sample, SampleFinding.Justified, null, By(Lead))).ThenRefused(SampleRefusals.AlreadyReviewed.Code);
    }

    [Fact]
    public void Only_what_is_questionable_is_followed_up_once()
    {
        Given(Drawn).When(sample => SampleDecider.FollowUp(sample, Why, By(Lead))).ThenRefused(SampleRefusals.NotQuestionable.Code);
        Given(Drawn, Questionable).When(sample => SampleDecider.FollowUp(sample, Why, By(Lead))).Then(new SampleFollowedUp(Why, By(Lead)));
        Given(Drawn, Questionable, new SampleFollowedUp(Why, By(Lead))).When(sample => SampleDecider.FollowUp(sample, Why, By(Lead))).Then();
        Given(Drawn, Questionable, new SampleFollowedUp(Why, By(Lead))).When(sample => SampleDecider.FollowUp(sample, Other, By(Lead))).ThenRefused(SampleRefusals.AlreadyFollowedUp.Code);
    }

    [Fact]
    public void Its_review_is_owed_by_the_lead_then_by_the_officers_and_what_is_questionable_by_these()
    {
        var review = Assert.Single(SampleOwed.Of(State(Drawn), Plans.Current));
        Assert.Equal((SampleOwed.Review, Leads.List, "montlegia", null), (review.Code, review.Owner, review.Site, review.Case));
        Assert.Equal(new[] { Leads.List }, State(Drawn).Lists.ToArray());

        var escalated = State(Drawn, new StepFired(review.Id, review.Code, review.Occurrence, "escalate-1", review.DueAt, By(Actors.Sweep)));
        Assert.Equal(Officers.List, Assert.Single(SampleOwed.Of(escalated, Plans.Current)).Owner);
        Assert.Equal(new[] { Leads.List, Officers.List }, escalated.Lists.ToArray());

        var questioned = State(Drawn, Questionable);
        var follow = Assert.Single(SampleOwed.Of(questioned, Plans.Current));
        Assert.Equal((SampleOwed.FollowUp, Officers.List), (follow.Code, follow.Owner));
        var moved = Assert.Single(SampleOwed.Of(State(Drawn, Questionable, new StepFired(follow.Id, follow.Code, follow.Occurrence, "escalate-1", follow.DueAt, By(Actors.Sweep))), Plans.Current));
        Assert.Equal((Others.List, "heusy"), (moved.Owner, moved.Site));

        Assert.Empty(SampleOwed.Of(State(Drawn, new SampleReviewed(SampleFinding.Justified, null, By(Lead))), Plans.Current));
        Assert.Empty(SampleOwed.Of(State(Drawn, Questionable, new SampleFollowedUp(Why, By(Lead))), Plans.Current));
        Assert.Empty(State(Drawn, Questionable, new SampleFollowedUp(Why, By(Lead))).Lists);
    }

    private static Given<AccessSample> Given(params object[] events) => new Given<AccessSample>(AccessSample.None, AccessSample.Evolve).Events(events);

    private static AccessSample State(params object[] events) => events.Aggregate(AccessSample.None, AccessSample.Evolve);

    private static Stamp By(Guid who) => new(who, Monday);
}

using Coordination.Domain.Emergencies;
using Coordination.Domain.FollowUp;
using Xunit;
using static Coordination.Domain.Tests.Emergencies.GlassSample;

namespace Coordination.Domain.Tests.Emergencies;

/// <summary>Why it was needed is owed within a day, the review within three working days, and both are chased.</summary>
public sealed class ReviewingAGlass
{
    private static readonly GlassExplained Explained = new(Why, By(OnCall, 2));
    private static readonly GlassReviewed Reviewed = new(GlassVerdict.Justified, null, By(Officer, 20));

    private static Guid Desk => Ids.PrivacyDesk("la-croche");

    private static Guid Lead => Ids.LeadDesk("la-croche", "montlegia");

    [Fact]
    public void She_says_why_once()
    {
        Given(Broken()).When(g => GlassDecider.Explain(g, Why, By(OnCall, 2))).Then(Explained);
        Given(Broken(), Explained).When(g => GlassDecider.Explain(g, Why, By(OnCall, 3))).ThenNothing();
        Given(Broken(), Explained).When(g => GlassDecider.Explain(g, Other, By(OnCall, 3))).ThenRefused("glass-already-explained");
        Given(Broken()).When(g => GlassDecider.Explain(g, Why, By(Officer, 3))).ThenRefused("not-found");
        Given().When(g => GlassDecider.Explain(g, Why, By(OnCall))).ThenRefused("not-found");
    }

    [Fact]
    public void Somebody_else_reviews_it()
    {
        Given(Broken(), Explained).When(g => GlassDecider.Review(g, GlassVerdict.Justified, null, By(Officer, 20))).Then(Reviewed);
        Given(Broken(), Explained).When(g => GlassDecider.Review(g, GlassVerdict.Justified, null, By(OnCall, 20))).ThenRefused("glass-own-review");
        Given().When(g => GlassDecider.Review(g, GlassVerdict.Justified, null, By(Officer))).ThenRefused("not-found");
    }

    [Fact]
    public void Without_a_word_of_why_it_is_not_found_justified()
    {
        Given(Broken()).When(g => GlassDecider.Review(g, GlassVerdict.Justified, null, By(Officer, 20))).ThenRefused("glass-not-explained");
        Given(Broken()).When(g => GlassDecider.Review(g, GlassVerdict.NotJustified, Other, By(Officer, 20)))
            .Then(new GlassReviewed(GlassVerdict.NotJustified, Other, By(Officer, 20)));
    }

    [Fact]
    public void A_decided_review_stands()
    {
        var done = Given(Broken(), Explained, Reviewed);
        done.When(g => GlassDecider.Review(g, GlassVerdict.Justified, null, By(Officer, 30))).ThenNothing();
        done.When(g => GlassDecider.Review(g, GlassVerdict.NotJustified, null, By(Officer, 30))).ThenRefused("glass-already-reviewed");
        done.When(g => GlassDecider.Review(g, GlassVerdict.Justified, Other, By(Officer, 30))).ThenRefused("glass-already-reviewed");
    }

    [Fact]
    public void It_owes_its_text_within_a_day_and_its_review_within_three_working_days()
    {
        var owed = GlassOwed.Of(State(Broken()), Plans.Current);

        Assert.Equal([("glass-text", OnCall), ("glass-review", Desk)], owed.Select(o => (o.Code, o.Owner)));
        Assert.Equal([Monday.AddHours(24), new DateTimeOffset(2026, 4, 23, 7, 0, 0, TimeSpan.Zero)], owed.Select(o => o.DueAt));
        Assert.All(owed, o => Assert.Equal((Id, (Guid?)null, "montlegia", true), (o.Stream, o.Case, o.Site, o.Listed)));
    }

    [Fact]
    public void The_review_of_somebody_excluded_is_owed_the_next_working_day()
    {
        var owed = GlassOwed.Of(State(Broken(reason: "VITAL_EMERGENCY", excluded: true)), Plans.Current)[^1];

        Assert.Equal(("glass-review-vital", Desk, new DateTimeOffset(2026, 4, 21, 7, 0, 0, TimeSpan.Zero)), (owed.Code, owed.Owner, owed.DueAt));
    }

    [Fact]
    public void What_is_done_is_owed_no_more()
    {
        Assert.Equal(["glass-review"], GlassOwed.Of(State(Broken(), Explained), Plans.Current).Select(o => o.Code));
        Assert.Empty(GlassOwed.Of(State(Broken(), Explained, Reviewed), Plans.Current));
        Assert.Empty(GlassOwed.Of(State(Broken(), Reviewed), Plans.Current));
        Assert.Empty(GlassOwed.Of(BrokenGlass.None, Plans.Current));
    }

    [Fact]
    public void Left_undone_both_come_to_the_lead_of_the_site_and_stay_there()
    {
        var state = State(Broken());
        for (var turn = 0; GlassOwed.Of(state, Plans.Current).FirstOrDefault(o => !o.Pending.IsEmpty) is { } owed; turn++)
        {
            Assert.True(turn < 10);
            var step = owed.Pending[0];
            state = Firing.Fire(GlassOwed.Of(state, Plans.Current), owed.Id, step.Name, step.At, By(Actors.Sweep, 200)).Events.Aggregate(state, BrokenGlass.Evolve);
        }

        Assert.Equal([Lead, Lead], GlassOwed.Of(state, Plans.Current).Select(o => o.Owner));
        Assert.Equal(6, state.Fired.Count);
    }

    [Fact]
    public void The_rows_say_where_they_come_from() => Assert.All(
        new[] { GlassOwed.Text, GlassOwed.Review, GlassOwed.VitalReview },
        code => Assert.Contains("Access rule A", Plans.Current[code].Source, StringComparison.Ordinal));
}

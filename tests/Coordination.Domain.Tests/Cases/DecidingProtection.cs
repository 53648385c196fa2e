using Coordination.Domain.Cases;
using Coordination.Domain.FollowUp;
using Xunit;
using static Coordination.Domain.Tests.Cases.CaseSample;

namespace Coordination.Domain.Tests.Cases;

/// <summary>Danger is suspected: what is decided is written down, looked at again by its day, and never changed.</summary>
public sealed class DecidingProtection
{
    private static readonly Guid First = new("0198c000-0000-7000-8000-0000000000d1");

    private static readonly Guid Next = new("0198c000-0000-7000-8000-0000000000d2");

    private static readonly ProtectionDecided Decided = new(
        First, Elise, "tell-family-first", "voluntary-help", new(Text("protection.seen"), null, null, null, null, null), SocialWorker, Days.Day("2026-05-11"), On("2026-05-04"))
    {
        Informed = YesNo.Yes,
    };

    [Fact]
    public void A_decision_says_what_it_rests_on()
    {
        Given(Decided).Then(Decided);
        Given(Decided with { Account = new(null, null, null, Text("x"), null, null) }).ThenRefused("protection-needs-facts");
        Given(Decided with { Informed = YesNo.No }).ThenRefused("protection-needs-why-not");
        Given(Decided with { Reviewer = Midwife }).ThenRefused("protection-own-review");
        Given(Decided with { Person = Relay }).ThenRefused("not-found");
    }

    [Theory]
    [InlineData("2026-05-04", false)]
    [InlineData("2026-05-05", true)]
    [InlineData("2026-05-11", true)]
    [InlineData("2026-05-12", false)]
    public void It_is_looked_at_again_within_the_week(string day, bool taken)
    {
        var wish = Given(Decided with { ReviewOn = Days.Day(day) });
        if (taken)
        {
            wish.Then(Decided with { ReviewOn = Days.Day(day) });
        }
        else
        {
            wish.ThenRefused("protection-review-day");
        }
    }

    [Fact]
    public void It_is_owed_by_its_reviewer_then_by_its_author_and_by_nobody_else_until_it_ends()
    {
        var row = Owed(Decided);
        Assert.Equal((SocialWorker, Days.Day("2026-05-11")), (row!.Owner, DateOnly.FromDateTime(row.DueAt.Date)));
        Assert.Equal(["due", "chase-1", "escalate-1"], row.Pending.Select(step => step.Name));

        object Fired(string step) => new StepFired(row.Id, row.Code, row.Occurrence, step, row.DueAt, On("2026-05-12"));
        Assert.Equal(Midwife, Owed(Decided, Fired("due"), Fired("chase-1"), Fired("escalate-1"))!.Owner);

        var again = new ProtectionReviewed(First, Text("protection.review"), Days.Day("2026-06-15"), On("2026-05-10", SocialWorker));
        Assert.Equal(Days.Day("2026-06-15"), DateOnly.FromDateTime(Owed(Decided, again)!.DueAt.Date));
        Assert.Null(Owed(Decided, again with { NextReviewOn = null }));
        Assert.NotNull(Owed(Decided, new CaseClosed("moved", null, On("2026-05-10"))));
    }

    [Fact]
    public void Its_author_and_its_reviewer_look_at_it_again_and_nobody_else()
    {
        var looked = new ProtectionReviewed(First, Text("protection.review"), null, On("2026-05-08", SocialWorker));
        Look(looked, Decided).Then(looked);
        Look(looked, Decided, looked).ThenNothing();
        Look(looked with { Stamp = On("2026-05-08", Relay) }, Decided).ThenRefused("protection-not-yours");
        Look(looked with { Stamp = On("2026-05-09") }, Decided, looked).ThenRefused("protection-over");
        Look(looked with { NextReviewOn = Days.Day("2026-05-08") }, Decided).ThenRefused("protection-review-day");
        Look(looked with { NextReviewOn = Days.Day("2026-08-09") }, Decided).ThenRefused("protection-review-day");
        Look(looked).ThenRefused("not-found");
    }

    [Fact]
    public void It_is_never_changed_a_further_one_follows_it_and_takes_its_clock()
    {
        var further = Decided with { Protection = Next, Code = "inform-saj", Follows = First, Stamp = On("2026-05-06"), ReviewOn = Days.Day("2026-05-08") };
        var state = Given(further, Decided).Then(further);

        Assert.Equal((Next, null), (state.Protections[0].FollowedBy, state.Protections[0].ReviewOn));
        Assert.Equal("tell-family-first", state.Protections[0].Decided.Code);
        Given(further with { Protection = Relay }, Decided, further).ThenRefused("protection-over");
        Given(further with { Stamp = On("2026-05-06", Relay) }, Decided).ThenRefused("protection-not-yours");
        Given(further).ThenRefused("not-found");
    }

    private static Given<CaseFile> Given(ProtectionDecided decided, params object[] before) => Open(before).When(file => ProtectionDecider.Decide(file, decided, Plans.Current));

    private static Given<CaseFile> Look(ProtectionReviewed looked, params object[] before) => Open(before).When(file => ProtectionDecider.Look(file, looked));

    private static Obligation? Owed(params object[] events) => CaseSample.Owed([.. Opened(), .. events]).SingleOrDefault(row => row.Code == ProtectionDecider.Review);
}

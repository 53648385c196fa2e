using Coordination.Domain.Relays;
using Xunit;
using static Coordination.Domain.Tests.Days;
using static Coordination.Domain.Tests.Relays.RelaySample;

namespace Coordination.Domain.Tests.Relays;

/// <summary>Revised, observed, reviewed, withdrawn.</summary>
public sealed class KeepingARelay
{
    private static readonly CapacityObservation Full = new(Capacity.Full, CapacitySource.CoordinatorAfterCall, Today, Day("2026-10-01"));

    [Fact]
    public void A_changed_record_is_kept_whole()
    {
        var renamed = Home with { Name = "Les Roseaux du Ry" };
        var state = GivenHome().When(r => RelayDecider.Revise(r, renamed, Kinds, Today, By)).Then(new RelayRecordRevised(renamed, Kinds.Version, By));
        Assert.Equal("Les Roseaux du Ry", state.Record.Name);
        Assert.Equal(Day("2026-05-02"), state.ReviewedOn);
    }

    [Fact]
    public void An_unchanged_record_is_already_so() => GivenHome().When(r => RelayDecider.Revise(r, Home, Kinds, Today, By)).ThenNothing();

    [Fact]
    public void What_is_heard_of_places_is_kept_with_who_said_it() => Assert.Equal(
        Full,
        GivenHome().When(r => RelayDecider.Observe(r, Full, Today, By)).Then(new CapacityObserved(Full, By)).Capacity);

    [Fact]
    public void The_same_observation_twice_is_already_so() =>
        GivenHome(new CapacityObserved(Full, By)).When(r => RelayDecider.Observe(r, Full, Today, By)).ThenNothing();

    [Fact]
    public void An_older_observation_is_kept_and_changes_nothing()
    {
        var older = new CapacityObservation(Capacity.Free, CapacitySource.Answer, Day("2026-05-20"), null);
        var state = GivenHome(new CapacityObserved(Full, By)).When(r => RelayDecider.Observe(r, older, Today, By)).Then(new CapacityObserved(older, By));
        Assert.Equal(Full, state.Capacity);
    }

    [Theory]
    [InlineData("2026-06-03", Capacity.Full, null, "relay-day-in-future")]
    [InlineData("2026-06-02", Capacity.Full, "2026-06-01", "relay-wait-ends-before-observed")]
    [InlineData("2026-06-02", Capacity.Free, "2026-06-10", "relay-place-announced-while-free")]
    public void An_observation_without_meaning_is_refused(string on, Capacity state, string? until, string code) => GivenHome()
        .When(r => RelayDecider.Observe(r, new(state, CapacitySource.Relay, Day(on), until is null ? null : Day(until)), Today, By))
        .ThenRefused(code);

    [Fact]
    public void A_review_renews_the_record() => Assert.Equal(
        Today,
        GivenHome().When(r => RelayDecider.Review(r, Today, Today, By)).Then(new RelayReviewed(Today, By)).ReviewedOn);

    [Theory]
    [InlineData("2026-05-02")]
    [InlineData("2026-04-01")]
    public void A_review_not_later_than_the_known_one_is_already_so(string on) =>
        GivenHome().When(r => RelayDecider.Review(r, Day(on), Today, By)).ThenNothing();

    [Fact]
    public void A_review_to_come_is_refused() =>
        GivenHome().When(r => RelayDecider.Review(r, Day("2026-06-03"), Today, By)).ThenRefused("relay-day-in-future");

    [Fact]
    public void A_relay_leaves_with_a_reason() =>
        GivenHome().When(r => RelayDecider.Withdraw(r, "closed", By)).Then(new RelayWithdrawn("closed", By));

    [Fact]
    public void A_relay_leaves_once() =>
        GivenHome(new RelayWithdrawn("closed", By)).When(r => RelayDecider.Withdraw(r, "merged", By)).ThenNothing();

    [Fact]
    public void A_reason_nobody_counts_is_refused() =>
        GivenHome().When(r => RelayDecider.Withdraw(r, "bored", By)).ThenRefused("relay-withdrawal-reason-unknown");

    [Fact]
    public void A_relay_that_left_is_no_longer_written()
    {
        var left = GivenHome(new RelayWithdrawn("closed", By));
        left.When(r => RelayDecider.Revise(r, Home, Kinds, Today, By)).ThenRefused("relay-withdrawn");
        left.When(r => RelayDecider.Observe(r, Full, Today, By)).ThenRefused("relay-withdrawn");
        left.When(r => RelayDecider.Review(r, Today, Today, By)).ThenRefused("relay-withdrawn");
    }

    [Fact]
    public void A_relay_nobody_registered_is_not_found()
    {
        var nothing = new Given<Relay>(Relay.None, Relay.Evolve);
        nothing.When(r => RelayDecider.Revise(r, Home, Kinds, Today, By)).ThenRefused("not-found");
        nothing.When(r => RelayDecider.Observe(r, Full, Today, By)).ThenRefused("not-found");
        nothing.When(r => RelayDecider.Review(r, Today, Today, By)).ThenRefused("not-found");
        nothing.When(r => RelayDecider.Withdraw(r, "closed", By)).ThenRefused("not-found");
    }
}

using Coordination.Domain.FollowUp;
using Coordination.Domain.Handovers;
using Xunit;
using static Coordination.Domain.Tests.Handovers.HandoverSample;

namespace Coordination.Domain.Tests.Handovers;

/// <summary>A relay says yes, and the family enters later: what holds her until then is owed, and her first contact is counted from that day.</summary>
public sealed class EnteringLater
{
    private static readonly DateOnly Entry = new(2026, 5, 28);

    private static readonly HandoverAccepted Yes = new(Said(At(5, 14)), null, By(At(5, 14))) { EntryOn = Entry };

    [Fact]
    public void TheDayOfEntryIsKept() =>
        Given(HandoverStatus.Asked).When(h => HandoverDecider.Accept(h, Said(At(5, 14)), null, By(At(5, 14)), Entry)).Then(Yes);

    [Fact]
    public void AnEntryOnTheSameDayIsNoLaterOne() =>
        Given(HandoverStatus.Asked).When(h => HandoverDecider.Accept(h, Said(At(5, 14)), null, By(At(5, 14)), new DateOnly(2026, 5, 14))).Then(Yes with { EntryOn = null });

    [Fact]
    public void AnEntryIsNotBeforeTheYes() =>
        Given(HandoverStatus.Asked).When(h => HandoverDecider.Accept(h, Said(At(5, 14)), null, By(At(5, 14)), new DateOnly(2026, 5, 13))).ThenRefused("handover-expected-in-the-past");

    [Fact]
    public void ABridgingPlanIsOwedAndThenTheFirstContactFromTheEntryOn()
    {
        var waits = Handover.Evolve(In(HandoverStatus.Asked), Yes);
        var bridge = Assert.Single(HandoverOwed.Of(waits, Pair, Plans.Current));
        Assert.Equal((HandoverOwed.Bridge, "1", Midwife), (bridge.Code, bridge.Occurrence, bridge.Owner));

        var held = Handover.Evolve(waits, new HandoverWaitingChecked(Entry, null, Secret, By(At(5, 15))));
        Assert.Equal((Entry, Secret), (held.EntryOn!.Value, held.BridgingPlan));
        var contact = Assert.Single(HandoverOwed.Of(held, Pair, Plans.Current));
        Assert.Equal(("H02", new DateTimeOffset(2026, 6, 11, 9, 0, 0, TimeSpan.FromHours(2))), (contact.Code, contact.DueAt));
    }

    [Fact]
    public void WhatHoldsHerIsWrittenDown()
    {
        Given(HandoverStatus.Asked, Yes).When(h => HandoverDecider.CheckWaiting(h, Entry, null, null, By(At(5, 15)))).ThenRefused("handover-bridging-plan-missing");
        Given(HandoverStatus.Asked, Yes).When(h => HandoverDecider.CheckWaiting(h, Entry, null, Secret, By(At(5, 15)))).Then(new HandoverWaitingChecked(Entry, null, Secret, By(At(5, 15))));
        Given(HandoverStatus.Accepted).When(h => HandoverDecider.CheckWaiting(h, null, null, Secret, By(At(5, 15)))).ThenRefused("handover-not-waitlisted");
    }

    [Fact]
    public void APlanOfTheWaitingListHoldsHerToo()
    {
        var checkedList = new HandoverWaitingChecked(new(2026, 6, 1), 1, Secret, By(At(5, 15)));
        var waits = Path(HandoverStatus.Waitlisted).Append(checkedList).Append(new HandoverAccepted(Said(At(5, 20)), null, By(At(5, 20))) { EntryOn = Entry }).Aggregate(Handover.None, Handover.Evolve);
        Assert.Equal("H02", Assert.Single(HandoverOwed.Of(waits, Pair, Plans.Current)).Code);
    }

    private static Given<Handover> Given(HandoverStatus status, params object[] then) => new Given<Handover>(Handover.None, Handover.Evolve).Events([.. Path(status), .. then]);
}

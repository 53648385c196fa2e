using System.Text.Json;
using Coordination.Domain.FollowUp;
using Coordination.Domain.Handovers;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static Coordination.Domain.Tests.Handovers.HandoverSample;

namespace Coordination.Domain.Tests.Handovers;

/// <summary>What holds for every history, not only for the told ones.</summary>
public sealed class HandoverLaws
{
    private static readonly Func<Handover, Decision>[] Acts = [.. HandoverMatrixTests.Decisions.Values];
    private static readonly object[] AnyEvent = [.. Enum.GetValues<HandoverStatus>().SelectMany(s => Path(s)), .. Path(HandoverStatus.Waitlisted, true),
        new HandoverIdentityGiven(Consent, By(At(6, 1))), new HandoverWaitingChecked(null, null, null, By(At(6, 10))), new HandoverAccepted(Said(At(6, 11)), null, By(At(6, 11))) { EntryOn = new(2026, 7, 1) },
        new FirstMeetingHeld(At(5, 28), null, [], By(At(5, 28))), new StepFired(Case, "H01", "1", "chase-1", At(5, 20), By(At(5, 20))), "a stranger"];

    private static readonly Arbitrary<int[]> Walks = Gen.Choose(0, Acts.Length - 1).ArrayOf().ToArbitrary();
    private static readonly Arbitrary<object[]> Histories = Gen.Elements(AnyEvent).ArrayOf().ToArbitrary();

    [Fact]
    public void RepeatingADecisionYieldsNothing() => Check(Prop.ForAll(Walks, walk =>
    {
        var state = Handover.None;
        foreach (var act in walk)
        {
            state = Acts[act](state).Events.Aggregate(state, Handover.Evolve);
            if (!Acts[act](state).Events.IsEmpty)
            {
                return false;
            }
        }

        return true;
    }));

    [Fact]
    public void NoWalkLeavesTheMachine() => Check(Prop.ForAll(Walks, walk =>
    {
        var state = Walk(walk);
        return state.Responsible == Responsible.Relay == state.Status is HandoverStatus.Contacted or HandoverStatus.Effective
            && (state.Closing is null || !state.IsOpen)
            && (state.EffectiveAt is null || (state.FamilyConfirmedAt is not null && state.RelayConfirmedAt is not null && state.FirstContactAt is not null));
    }));

    [Fact]
    public void WhatIsOpenOwesAndWhatIsNotDoesNot() => Check(Prop.ForAll(Walks, walk =>
    {
        var state = Walk(walk);
        return HandoverOwed.Of(state, Pair, Plans.Current).Length == (state.IsOpen ? 1 : 0);
    }));

    [Fact]
    public void NoHistoryMakesTheOwedRowsThrow() =>
        Check(Prop.ForAll(Histories, history => HandoverOwed.Of(history.Aggregate(Handover.None, Handover.Evolve), Pair, Plans.Current).Length <= 1));

    [Fact]
    public void FoldingAnyHistoryNeverThrows() => Check(Prop.ForAll(Histories, history => history.Aggregate(Handover.None, Handover.Evolve) is not null));

    [Fact]
    public void AStateSurvivesItsJson() => Check(Prop.ForAll(Histories, history =>
    {
        var state = history.Aggregate(Handover.None, Handover.Evolve);
        var text = JsonSerializer.Serialize(state, JsonSerializerOptions.Web);
        return text == JsonSerializer.Serialize(JsonSerializer.Deserialize<Handover>(text, JsonSerializerOptions.Web), JsonSerializerOptions.Web);
    }));

    [Fact]
    public void ARestoredStateDecidesLikeTheLiveOne() => Check(Prop.ForAll(Walks, walk =>
    {
        var live = Walk(walk);
        var restored = JsonSerializer.Deserialize<Handover>(JsonSerializer.Serialize(live, JsonSerializerOptions.Web), JsonSerializerOptions.Web)!;
        return Acts.All(act => JsonSerializer.Serialize(act(live)) == JsonSerializer.Serialize(act(restored)));
    }));

    private static Handover Walk(int[] walk) =>
        walk.Aggregate(Handover.None, (state, act) => Acts[act](state).Events.Aggregate(state, Handover.Evolve));

    private static void Check(Property law) => law.Check(Config.QuickThrowOnFailure.WithMaxTest(500));
}

using System.Text.Json;
using Coordination.Domain.Concertations;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static Coordination.Domain.Tests.Concertations.ConcertationSample;

namespace Coordination.Domain.Tests.Concertations;

/// <summary>What holds for every history, not only for the told ones.</summary>
public sealed class ConcertationLaws
{
    private static readonly Func<Concertation, Decision>[] Acts = [.. ConcertationMatrixTests.Decisions.Values];
    private static readonly object[] AnyEvent = [.. Path("done"), .. Path("dropped"), .. Path("cancelled"), new ConcertationMoved(Noon, By(At(9, 1))),
        new InvitationAnswered(Relay, InvitationAnswer.Declined, Secret, By(At(9, 1))), new ParticipantInvited(People[0], By(At(9, 1))),
        new ConcertationHeld(At(9, 7), [Midwife], YesNo.No, 30, By(At(9, 7))), new DecisionMoved(BirthPlan, new(2026, 10, 1), "later", null, By(At(9, 20))),
        new StepFired(Case, "minutes", "1", "due", At(9, 8), By(At(9, 8))), "a stranger"];

    private static readonly Arbitrary<int[]> Walks = Gen.Choose(0, Acts.Length - 1).ArrayOf().ToArbitrary();
    private static readonly Arbitrary<object[]> Histories = Gen.Elements(AnyEvent).ArrayOf().ToArbitrary();

    [Fact]
    public void RepeatingADecisionYieldsNothing() => Check(Prop.ForAll(Walks, walk =>
    {
        var state = Concertation.None;
        foreach (var act in walk)
        {
            state = Acts[act](state).Events.Aggregate(state, Concertation.Evolve);
            if (!Acts[act](state).Events.IsEmpty)
            {
                return false;
            }
        }

        return true;
    }));

    [Fact]
    public void FoldingAnyHistoryNeverThrows() =>
        Check(Prop.ForAll(Histories, history => Owed(Fold(history)).All(row => row.Code is "minutes" or "decision")));

    [Fact]
    public void AStateSurvivesItsJson() => Check(Prop.ForAll(Histories, history =>
    {
        var text = JsonSerializer.Serialize(Fold(history), JsonSerializerOptions.Web);
        return text == JsonSerializer.Serialize(JsonSerializer.Deserialize<Concertation>(text, JsonSerializerOptions.Web), JsonSerializerOptions.Web);
    }));

    [Fact]
    public void WhatIsOpenOwesAndWhatIsNotDoesNot() => Check(Prop.ForAll(Walks, walk =>
    {
        var state = walk.Aggregate(Concertation.None, (now, act) => Acts[act](now).Events.Aggregate(now, Concertation.Evolve));
        var open = state.Decisions.Count(decision => decision.Status == DecisionStatus.Open);
        var minutes = state.Minutes is null && state.Status is ConcertationStatus.Planned or ConcertationStatus.Held ? 1 : 0;
        return Owed(state).Length == open + minutes && Owed(state).Select(row => row.Id).Distinct().Count() == Owed(state).Length;
    }));

    private static Concertation Fold(object[] history) => history.Aggregate(Concertation.None, Concertation.Evolve);

    private static void Check(Property law) => law.Check(Config.QuickThrowOnFailure.WithMaxTest(500));
}

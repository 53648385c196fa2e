using Coordination.Domain.FollowUp;
using Coordination.Domain.Handovers;
using Coordination.Domain.Time;
using Xunit;
using static Coordination.Domain.Tests.Handovers.HandoverSample;

namespace Coordination.Domain.Tests.Handovers;

/// <summary>The handover dates of story 1: asked on 12 May 2026; 14 May is Ascension, 25 May Whit Monday.</summary>
public sealed class HandoverOwedTests
{
    [Fact]
    public void AnAnswerIsDueAfterFiveWorkingDaysWithTheHolidayInBetween()
    {
        var row = Only(In(HandoverStatus.Asked));
        Assert.Equal(("H01", "1", Day(5, 20)), (row.Code, row.Occurrence, row.DueAt));
        Assert.Equal((Midwife, "montlegia", Case, Id), (row.Owner, row.Site, row.Case!.Value, row.Stream));
        Assert.Equal(
            [
                ("chase-1", Day(5, 20), Tell.Relay),
                ("chase-2", Day(5, 28), Tell.Relay),
                ("escalate-1", Day(6, 4), Tell.OtherHead),
                ("escalate-2", Day(6, 8), Tell.Lead),
            ],
            row.Pending.Select(step => (step.Name, step.At, step.Tell)));
    }

    [Fact]
    public void TheSilentPsychiatristIsChasedOnceWhenTheSweepRunsThreeTimes()
    {
        var state = In(HandoverStatus.Asked);
        var sent = 0;
        for (var sweep = 0; sweep < 3; sweep++)
        {
            var fired = Firing.Fire(Of(state), Only(state).Id, "chase-1", Day(5, 20), new(Actors.Sweep, Day(5, 20)));
            state = fired.Events.Aggregate(state, Handover.Evolve);
            sent += fired.Events.Length;
        }

        Assert.Equal(1, sent);
        Assert.Equal(Day(5, 28), Only(state).Pending[0].At);
    }

    [Fact]
    public void TheRefusalOf27MayCancelsTheChaseOf28May()
    {
        var asked = In(HandoverStatus.Asked);
        var chased = Handover.Evolve(asked, new StepFired(Only(asked).Id, "H01", "1", "chase-1", Day(5, 20), new(Actors.Sweep, Day(5, 20))));
        var refusal = HandoverDecider.Refuse(chased, Said(At(5, 27)), HandoverReasons.NoPlace, Secret, null, By(At(5, 27)));
        var refused = refusal.Events.Aggregate(chased, Handover.Evolve);
        Assert.Equal(HandoverStatus.Refused, refused.Status);
        Assert.Empty(Of(refused));
        Assert.Empty(Firing.Fire(Of(refused), Only(asked).Id, "chase-2", Day(5, 28), new(Actors.Sweep, Day(5, 28))).Events);
    }

    [Fact]
    public void TheSecondPsychiatristAskedOn27MayIsDueOn3June() =>
        Assert.Equal(Day(6, 3), Only(Handover.Evolve(Handover.None, Requested() with { AskedAt = At(5, 27) })).DueAt);

    [Theory]
    [InlineData(HandoverStatus.Accepted)]
    [InlineData(HandoverStatus.MeetingPlanned)]
    public void FirstContactIsDueTenWorkingDaysAfterTheYes(HandoverStatus status)
    {
        var row = Only(In(status));
        Assert.Equal(("H02", Day(5, 29)), (row.Code, row.DueAt));
        Assert.Equal(
            [("chase-1", Day(5, 29)), ("chase-2", Day(6, 5)), ("escalate-1", Day(6, 12)), ("escalate-2", Day(6, 16))],
            row.Pending.Select(step => (step.Name, step.At)));
    }

    [Fact]
    public void WhetherItHoldsIsAskedFourWeeksAfterTheFirstVisit()
    {
        var row = Only(In(HandoverStatus.Contacted));
        Assert.Equal(("H03", Day(6, 25), Midwife), (row.Code, row.DueAt, row.Owner));
        Assert.Equal(CivilTime.StartOfDay(new(2026, 6, 18)), row.OpensAt);
        var second = new FirstContactConfirmed(At(6, 11), ContactProof.JointVisit, [Midwife], By(At(6, 11)));
        Assert.Equal(Day(7, 9), Only(Handover.Evolve(In(HandoverStatus.Accepted), second)).DueAt);
    }

    [Fact]
    public void TheWordOfOneSideAloneLeavesTheQuestionOwed() =>
        Assert.Equal("H03", Only(Handover.Evolve(In(HandoverStatus.Contacted), new EffectivenessConfirmed(Confirmer.Family, At(6, 25), By(At(6, 25))))).Code);

    [Fact]
    public void AnAssessmentKeepsTheAnswerOwedOnANewClock()
    {
        var row = Only(In(HandoverStatus.Assessing));
        Assert.Equal(("H01", "2", Day(5, 21)), (row.Code, row.Occurrence, row.DueAt));
        Assert.NotEqual(Only(In(HandoverStatus.Asked)).Id, row.Id);
    }

    [Fact]
    public void AWaitingListIsCheckedEveryFourWeeks()
    {
        var first = Only(In(HandoverStatus.Waitlisted));
        Assert.Equal(("H04", "1", Day(6, 10)), (first.Code, first.Occurrence, first.DueAt));
        var second = Only(Handover.Evolve(In(HandoverStatus.Waitlisted), new HandoverWaitingChecked(null, null, Secret, By(At(6, 10)))));
        Assert.Equal(("H04", "2", Day(7, 8)), (second.Code, second.Occurrence, second.DueAt));
    }

    [Fact]
    public void AnEscalationMovesTheRowToTheOtherHeadThenToTheLead()
    {
        var asked = In(HandoverStatus.Asked);
        var owners = new List<Guid>();
        foreach (var step in Only(asked).Pending)
        {
            asked = Handover.Evolve(asked, new StepFired(Only(asked).Id, "H01", "1", step.Name, step.At, new(Actors.Sweep, step.At)));
            owners.Add(Only(asked).Owner);
        }

        Assert.Equal([Midwife, Midwife, SocialWorker, Pair.Lead], owners);
        Assert.Empty(Only(asked).Pending);
    }

    [Fact]
    public void AnUrgentNeedSortsFirst() =>
        Assert.Equal(Urgency.High, Only(Handover.Evolve(Handover.None, Requested() with { Urgency = Urgency.High })).Urgency);

    [Fact]
    public void EveryOpenStatusOwesOneThingAndEveryOtherNothing() => Assert.All(
        Enum.GetValues<HandoverStatus>(),
        status => Assert.Equal(In(status).IsOpen ? 1 : 0, Of(In(status)).Count(row => row.Listed && row.Owner != Guid.Empty)));

    private static System.Collections.Immutable.ImmutableArray<Obligation> Of(Handover handover) => HandoverOwed.Of(handover, Pair, Plans.Current);

    private static Obligation Only(Handover handover) => Assert.Single(Of(handover));

    private static DateTimeOffset Day(int month, int day) => CivilTime.Nine(new(2026, month, day));
}

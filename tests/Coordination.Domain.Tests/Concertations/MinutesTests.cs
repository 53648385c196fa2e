using Coordination.Domain.Concertations;
using Coordination.Domain.FollowUp;
using Coordination.Domain.Time;
using Xunit;
using static Coordination.Domain.Tests.Concertations.ConcertationSample;

namespace Coordination.Domain.Tests.Concertations;

public sealed class MinutesTests
{
    private static readonly Stamp After = By(At(9, 7, 14));

    [Fact]
    public void MinutesImplyThatTheMeetingWasHeldAndDecisionsAreDueInFourteenDays() =>
        Given("planned").When(c => ConcertationDecider.RecordMinutes(c, null, [Agreed], null, null, After)).Then(
            new ConcertationHeld(At(9, 7, 12), null, YesNo.Unknown, null, After), Taken(), new MinutesRecorded(null, null, After));

    [Fact]
    public void MinutesBeforeThePlannedStartSayWhenItWasHeld()
    {
        var earlier = new Held(At(9, 4), null, YesNo.Unknown, null);
        Given("planned").When(c => ConcertationDecider.RecordMinutes(c, null, [], Secret, null, By(At(9, 4)))).ThenRefused("concertation-not-begun");
        Given("planned").When(c => ConcertationDecider.RecordMinutes(c, earlier, [], Secret, null, By(At(9, 4)))).Then(
            new ConcertationHeld(At(9, 4), null, YesNo.Unknown, null, By(At(9, 4))), new MinutesRecorded(Secret, null, By(At(9, 4))));
    }

    [Fact]
    public void MinutesSaySomething() =>
        Given("planned").When(c => ConcertationDecider.RecordMinutes(c, null, [], null, null, After)).ThenRefused("concertation-minutes-empty");

    [Fact]
    public void ADecisionAddedLaterJoinsTheOthers()
    {
        var another = new NewDecision(Relay, Secret, new(ParticipantKind.External, Physician), new(2026, 9, 30), Secret);
        var after = Given("minuted").When(c => ConcertationDecider.RecordMinutes(c, null, [Agreed, another, another], null, Secret, After)).Then(
            new DecisionTaken(Relay, Secret, another.Owner, new(2026, 9, 30), Secret, After), new MinutesRecorded(null, Secret, After));
        Assert.Equal(2, after.Decisions.Length);
        Assert.Equal(Secret, after.Minutes!.ToldToFamily);
    }

    [Theory]
    [InlineData("nobody", "decision-owner-missing")]
    [InlineData("stranger", "concertation-participant-unknown")]
    [InlineData("yesterday", "decision-due-in-the-past")]
    public void AnImpossibleDecision(string fault, string refusal)
    {
        var decision = fault switch
        {
            "nobody" => Agreed with { Owner = new(ParticipantKind.Account, Guid.Empty) },
            "stranger" => Agreed with { Owner = new(ParticipantKind.External, SocialWorker) },
            _ => Agreed with { DueOn = new(2026, 9, 6) },
        };
        Given("planned").When(c => ConcertationDecider.RecordMinutes(c, null, [decision], null, null, After)).ThenRefused(refusal);
    }

    [Fact]
    public void AMeetingNobodyPlannedIsRecordedInOneGo()
    {
        var after = Given().When(c => ConcertationDecider.RecordUnplanned(c, Plan(), Everybody, [Agreed], Secret, After)).Then(
            Planned() with { Stamp = After },
            new ConcertationHeld(At(9, 7, 12), [Midwife, Relay], YesNo.Yes, 70, After),
            Taken(),
            new MinutesRecorded(Secret, null, After));
        Assert.Empty(ConcertationDecider.RecordUnplanned(after, Plan(), Everybody, [Agreed], Secret, After).Events);
    }

    [Fact]
    public void AnUnplannedMeetingFollowsTheSameRules()
    {
        Given().When(c => ConcertationDecider.RecordUnplanned(c, Plan() with { Participants = [People[0], People[0]] }, Everybody, [], null, After))
            .ThenRefused("concertation-participant-twice");
        Given().When(c => ConcertationDecider.RecordUnplanned(c, Plan(), Everybody with { HeldAt = At(9, 9) }, [], null, After))
            .ThenRefused("concertation-in-the-future");
        Given("planned").When(c => ConcertationDecider.RecordUnplanned(c, Plan() with { Case = Relay }, Everybody, [], null, After))
            .ThenRefused("concertation-id-taken");
    }

    [Theory]
    [InlineData(9, 11, "waiting", "decision-due-in-the-past")]
    [InlineData(9, 30, " ", "concertation-reason-missing")]
    public void AnImpossiblePostponement(int month, int day, string reason, string refusal) =>
        Given("minuted").When(c => ConcertationDecider.Postpone(c, BirthPlan, new(2026, month, day), reason, null, By(At(9, 12)))).ThenRefused(refusal);

    [Fact]
    public void PostponingToTheSameDayIsAlreadySo() =>
        Given("minuted").When(c => ConcertationDecider.Postpone(c, BirthPlan, new(2026, 9, 21), "waiting", null, By(At(9, 12)))).ThenNothing();

    [Fact]
    public void DroppingNamesItsReason()
    {
        Given("minuted").When(c => ConcertationDecider.Drop(c, BirthPlan, "", null, By(At(9, 12)))).ThenRefused("concertation-reason-missing");
        var after = Given("minuted").When(c => ConcertationDecider.Drop(c, BirthPlan, "moved-away", Secret, By(At(9, 12))))
            .Then(new DecisionDropped(BirthPlan, "moved-away", Secret, By(At(9, 12))));
        Assert.Equal((DecisionStatus.Dropped, "moved-away", At(9, 12)), (after.Decisions[0].Status, after.Decisions[0].Reason, after.Decisions[0].ClosedAt));
    }

    [Fact]
    public void APlannedMeetingOwesItsMinutesToThePlanner()
    {
        var row = Assert.Single(Owed(In("planned")));
        Assert.Equal(("minutes", "1", Midwife, At(9, 7, 13), Nine(9, 8)), (row.Code, row.Occurrence, row.Owner, row.OpensAt, row.DueAt));
        Assert.Equal("minutes", Assert.Single(Owed(In("held"))).Code);
        Assert.Empty(Owed(In("cancelled")));
    }

    [Fact]
    public void AMovedMeetingOwesItsMinutesAnew()
    {
        var moved = Concertation.Evolve(In("planned"), new ConcertationMoved(Noon with { StartsAt = At(9, 14, 12) }, After));
        var row = Assert.Single(Owed(moved));
        Assert.Equal(("2", Nine(9, 15)), (row.Occurrence, row.DueAt));
    }

    [Theory]
    [InlineData(ParticipantKind.Account)]
    [InlineData(ParticipantKind.Relay)]
    [InlineData(ParticipantKind.External)]
    public void ADecisionOfSomebodyOutsideStandsInTheListOfTheFirstHead(ParticipantKind kind)
    {
        var id = kind switch { ParticipantKind.Account => Midwife, ParticipantKind.Relay => Relay, _ => Physician };
        var state = new object[] { Taken(new(kind, id)), new MinutesRecorded(null, null, After) }.Aggregate(In("held"), Concertation.Evolve);
        var row = Assert.Single(Owed(state));
        Assert.Equal(("decision", $"{BirthPlan:N}", kind == ParticipantKind.Account ? Midwife : SocialWorker), (row.Code, row.Occurrence, row.Owner));
        Assert.Equal(Nine(9, 21), row.DueAt);
        Assert.Equal(
            [("chase-1", Nine(9, 21)), ("chase-2", Nine(9, 28)), ("escalate-1", Nine(10, 5)), ("escalate-2", Nine(10, 7))],
            row.Pending.Select(step => (step.Name, step.At)));
    }

    [Fact]
    public void APostponedDecisionIsChasedAnew()
    {
        var old = Assert.Single(Owed(In("minuted")));
        var chased = Concertation.Evolve(In("minuted"), new StepFired(old.Id, old.Code, old.Occurrence, "chase-1", old.DueAt, After));
        Assert.Equal("chase-2", Assert.Single(Owed(chased)).Pending[0].Name);
        var moved = new DecisionMoved(BirthPlan, new(2026, 9, 30), "waiting-for-relay", null, By(At(9, 22)));
        var row = Assert.Single(Owed(Concertation.Evolve(chased, moved)));
        Assert.Equal(("chase-1", Nine(9, 30)), (row.Pending[0].Name, row.DueAt));
        Assert.NotEqual(old.Id, row.Id);
        Assert.Empty(Firing.Fire(Owed(Concertation.Evolve(chased, moved)), old.Id, "chase-2", At(12, 1), After).Events);
    }

    [Theory]
    [InlineData("done")]
    [InlineData("dropped")]
    public void ADecisionThatIsClosedOwesNothing(string stage) => Assert.Empty(Owed(In(stage)));

    private static DateTimeOffset Nine(int month, int day) => CivilTime.Nine(new(2026, month, day));
}

using System.Collections.Immutable;
using Coordination.Domain.Cases;
using Coordination.Domain.FollowUp;
using Xunit;
using static Coordination.Domain.Tests.Days;

namespace Coordination.Domain.Tests.FollowUp;

/// <summary>A version of the plan with every row on owes the later dates of story 1 without a line of code.</summary>
public sealed class SwitchingRowsOn
{
    private static readonly PlanVersion Whole = new("whole", Day("2026-01-01"), [.. Plans.Current.Rows.Select(row => row with { Live = true })]);

    private static readonly OwedBy By = new(new Guid("44444444-4444-7444-8444-444444444444"), null, "montlegia", Actors.Installer, null, []);

    private static readonly FamilyClock Pregnant = new(Noon("2026-04-21")) { LastPeriod = Day("2026-01-12") };

    private static readonly FamilyClock Born = Pregnant with { Children = [new BornChild(Day("2026-10-17"), Day("2026-10-20"))], MotherDischargedOn = Day("2026-10-20") };

    [Theory]
    [InlineData(false, "2026-08-10", "2026-09-07", "2026-09-21")]
    [InlineData(true, "2026-06-15", "2026-07-13", "2026-07-27")]
    public void The_antenatal_concertation_is_at_34_weeks_and_earlier_where_the_birth_may_be(bool early, string opens, string due, string closes)
    {
        var step = Assert.Single(Plan(Pregnant with { EarlyBirthExpected = early }), step => step.Code == "F09");
        Assert.Equal((opens, due, closes), (Text(step.OpensAt), Text(step.DueAt), Text(step.ClosesAt!.Value)));
    }

    [Theory]
    [InlineData("F12", "2026-10-19", "2026-10-20")]
    [InlineData("F13", "2026-10-19", "2026-10-20")]
    [InlineData("F14", "2026-10-22", "2026-10-25")]
    [InlineData("F15", "2026-10-30", "2026-11-10")]
    [InlineData("F16", "2026-10-27", "2026-11-01")]
    [InlineData("F17", "2026-11-28", "2026-12-12")]
    [InlineData("F19", "2027-01-16", "2027-02-06")]
    [InlineData("F20", "2027-01-17", "2027-02-17")]
    [InlineData("F25", "2028-10-17", "2028-11-17")]
    [InlineData("F27", "2029-10-17", "2029-11-16")]
    public void A_birth_owes_its_steps(string code, string due, string closes)
    {
        var step = Assert.Single(Plan(Born), step => step.Code == code);
        Assert.Equal((due, closes), (Text(step.DueAt), Text(step.ClosesAt!.Value)));
    }

    [Fact]
    public void Level_3_is_seen_a_day_earlier_and_meets_after_the_birth()
    {
        var plan = Plan(Born, intensity: 3);
        Assert.Equal("2026-10-21", Text(plan.Single(step => step.Code == "F14").DueAt));
        Assert.Equal("2026-12-05", Text(plan.Single(step => step.Code == "F18").DueAt));
    }

    [Fact]
    public void A_row_that_comes_back_is_owed_once_for_each_time_and_done_one_by_one()
    {
        StepOutcome[] done = [new("F21", "1.6m", StepEnd.Done, Day("2027-04-19"), null, new Stamp(Actors.Installer, Noon("2027-04-19")))];
        Assert.Equal(["2027-01-18", "2027-07-19", "2027-10-18"], Plan(Born, outcomes: done).Where(step => step.Code == "F21").Select(step => Text(step.DueAt)));
    }

    [Fact]
    public void Twins_owe_what_concerns_a_child_for_each_of_them_and_the_rest_once()
    {
        var term = Day("2026-11-09");
        var first = new BornChild(Day("2026-09-13"), Day("2026-10-20"), 1450);
        var second = new BornChild(Day("2026-09-14"), Day("2026-10-30"), 1510);
        var plan = Plan(Pregnant with { DueDate = term, Children = [first, second] });
        Assert.Equal(["1", "2"], plan.Where(step => step.Code == "F20").Select(step => step.Occurrence));
        Assert.All(plan.Where(step => step.Code == "F20"), step => Assert.Equal("2027-02-09", Text(step.DueAt)));
        Assert.Single(plan, step => step.Code == "F17");
        Assert.Equal("2026-10-20", Text(Assert.Single(plan, step => step.Code == "F28").OpensAt));
    }

    [Fact]
    public void A_child_that_died_is_owed_nothing_and_the_parents_still_are()
    {
        var plan = Plan(Born with { Children = [Born.Children[0] with { Died = true }] });
        Assert.DoesNotContain(plan, step => Whole[step.Code].Concerns is Concern.Child or Concern.Baby);
        Assert.Contains(plan, step => step.Code == "F17");
    }

    [Fact]
    public void A_missed_step_of_the_coordination_enters_the_list_that_it_was_not_in()
    {
        var visit = Plan(Born).Single(step => step.Code == "F12");
        var by = By with { Fired = [StepFired.KeyOf(visit.Id, "due"), StepFired.KeyOf(visit.Id, "missed")] };
        Assert.False(visit.Listed);
        Assert.True(PlanSteps.Of(Born, 2, [], Whole, by).Single(step => step.Code == "F12").Listed);
    }

    [Fact]
    public void Silence_opens_a_decision_sooner_at_level_3()
    {
        var clock = Pregnant with { LastContact = Day("2026-07-09") };
        Assert.Equal("2026-08-08", Text(Plan(clock).Single(step => step.Code == "L01").OpensAt));
        Assert.Equal("2026-07-23", Text(Plan(clock, intensity: 3).Single(step => step.Code == "L01").OpensAt));
    }

    private static ImmutableArray<Obligation> Plan(FamilyClock clock, int intensity = 2, params StepOutcome[] outcomes) => PlanSteps.Of(clock, intensity, outcomes, Whole, By);
}

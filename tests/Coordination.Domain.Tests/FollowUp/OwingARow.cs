using Coordination.Domain.FollowUp;
using Coordination.Domain.Time;
using Xunit;
using static Coordination.Domain.Tests.Days;

namespace Coordination.Domain.Tests.FollowUp;

/// <summary>The dates of story 1 that one row and one anchor give.</summary>
public sealed class OwingARow
{
    private static readonly Heads Pair = new("la-croche", "montlegia", Account("midwife"), Account("social"), Account("midwife"), Account("social"));

    private static readonly OwedBy By = new(Guid.Parse("11111111-1111-7111-8111-111111111111"), null, "montlegia", Pair.First, Pair, []);

    [Theory]
    [InlineData("F01", "2026-04-20", "2026-04-22")]
    [InlineData("F02", "2026-04-21", "2026-04-28")]
    [InlineData("H01", "2026-05-12", "2026-05-20")]
    [InlineData("H01", "2026-05-27", "2026-06-03")]
    [InlineData("H01", "2026-07-28", "2026-08-04")]
    [InlineData("H02", "2026-05-14", "2026-05-29")]
    [InlineData("H03", "2026-05-28", "2026-06-25")]
    [InlineData("H03", "2026-06-11", "2026-07-09")]
    [InlineData("H03", "2026-08-12", "2026-09-09")]
    [InlineData("RF-SEVERE_SCORE-assess", "2026-04-20", "2026-04-23")]
    public void Is_due_at_nine_of_its_day(string code, string anchor, string due)
    {
        var owed = Row(code, Noon(anchor));
        Assert.Equal(CivilTime.Nine(Day(due)), owed.DueAt);
        Assert.Equal(owed.DueAt, owed.Pending[0].At);
    }

    [Fact]
    public void A_silent_relay_is_chased_twice_then_escalated_twice()
    {
        var owed = Row("H01", Noon("2026-05-12"));
        Assert.Equal(["chase-1 2026-05-20 Relay", "chase-2 2026-05-28 Relay", "escalate-1 2026-06-04 OtherHead", "escalate-2 2026-06-08 Lead"], Told(owed));
        Assert.True(owed.Listed);
        Assert.Equal(Pair.First, owed.Owner);
    }

    [Fact]
    public void A_first_contact_is_chased_at_ten_and_fifteen_working_days() =>
        Assert.Equal(["chase-1 2026-05-29 Relay", "chase-2 2026-06-05 Relay", "escalate-1 2026-06-12 OtherHead", "escalate-2 2026-06-16 Lead"], Told(Row("H02", Noon("2026-05-14"))));

    [Fact]
    public void A_decision_is_chased_on_its_day_and_escalated_after_ten_working_days() =>
        Assert.Equal(["chase-1 2026-09-21 Owner", "chase-2 2026-09-28 Owner", "escalate-1 2026-10-05 OtherHead", "escalate-2 2026-10-07 Lead"], Told(Row("decision", Noon("2026-09-21"))));

    [Fact]
    public void A_day_given_is_due_at_nine_and_an_hour_given_at_that_hour()
    {
        var day = Day("2026-09-21");
        Assert.Equal(CivilTime.Nine(day), Row("decision", CivilTime.StartOfDay(day)).DueAt);
        Assert.Equal(CivilTime.At(day, new TimeOnly(17, 0)), Row("decision", CivilTime.At(day, new TimeOnly(17, 0))).DueAt);
    }

    [Fact]
    public void Escalation_moves_the_row_to_the_other_head_then_to_the_lead()
    {
        var first = Row("H01", Noon("2026-05-12"), "chase-1", "chase-2", "escalate-1");
        Assert.Equal((Pair.Second!.Value, Urgency.High), (first.Owner, first.Urgency));
        var second = Row("H01", Noon("2026-05-12"), "chase-1", "chase-2", "escalate-1", "escalate-2");
        Assert.Equal(Pair.Lead, second.Owner);
        Assert.Empty(second.Pending);
    }

    [Fact]
    public void A_lone_midwife_s_row_goes_straight_to_the_lead()
    {
        var alone = new Heads("la-croche", "heusy", Pair.First, null, Pair.First, null);
        var id = Row("H01", Noon("2026-05-12")).Id;
        var by = By with { Heads = alone, Fired = [StepFired.KeyOf(id, "escalate-1")] };
        Assert.Equal(alone.Lead, Owed.Row(Plans.Current, "H01", by, "1", Noon("2026-05-12")).Owner);
    }

    [Fact]
    public void A_flag_of_hours_runs_day_and_night_and_moves_on_after_half_its_delay()
    {
        var raised = new DateTimeOffset(2026, 10, 24, 23, 30, 0, TimeSpan.Zero);
        var owed = Row("RF-SELF_HARM-acknowledge", raised);
        Assert.Equal([raised.AddHours(2), raised.AddHours(3), raised.AddHours(4)], owed.Pending.Select(step => step.At));
        Assert.Equal(Urgency.RedFlag, owed.Urgency);
    }

    [Fact]
    public void A_flag_of_the_same_day_is_due_when_the_day_ends() =>
        Assert.Equal(CivilTime.EndOfDay(new DateOnly(2026, 7, 27)), Row("RF-NO_ROOF_TONIGHT-assess", Noon("2026-07-27")).DueAt);

    [Fact]
    public void A_flag_of_days_moves_on_after_half_its_days_rounded_up() =>
        Assert.Equal(["due 2026-04-23 Owner", "escalate-1 2026-04-25 OtherHead", "escalate-2 2026-04-26 Lead"], Told(Row("RF-SEVERE_SCORE-assess", Noon("2026-04-20"))));

    [Theory]
    [InlineData("SEVERE_SCORE", "2026-04-22", Urgency.High)]
    [InlineData("NO_ROOF_TONIGHT", "2026-04-20", Urgency.RedFlag)]
    [InlineData("NOT_KNOWN_HERE", "2026-04-22", Urgency.High)]
    public void An_alert_is_due_by_the_earlier_of_its_own_rule_and_the_flag_s(string flag, string due, Urgency urgency)
    {
        var owed = Owed.Alert(Plans.Current, By, "1", Noon("2026-04-20"), [flag]);
        Assert.Equal((due, urgency, "2026-04-27"), (Text(owed.DueAt), owed.Urgency, Text(owed.ClosesAt!.Value)));
    }

    [Fact]
    public void An_alert_with_a_flag_of_hours_moves_on_as_the_flag_does()
    {
        var desk = new Heads("la-croche", "montlegia", Ids.Desk("la-croche", "montlegia"), null, null, null);
        var by = By with { Owner = desk.First, Heads = desk };
        var owed = Owed.Alert(Plans.Current, by, "1", Noon("2026-04-20"), ["SEVERE_SCORE", "SELF_HARM"]);
        Assert.Equal([2d, 3d, 4d], owed.Pending.Take(3).Select(step => (step.At - Noon("2026-04-20")).TotalHours));
        var silent = by with { Fired = [StepFired.KeyOf(owed.Id, "due"), StepFired.KeyOf(owed.Id, "escalate-1")] };
        Assert.Equal(desk.Lead, Owed.Alert(Plans.Current, silent, "1", Noon("2026-04-20"), ["SEVERE_SCORE", "SELF_HARM"]).Owner);
    }

    [Fact]
    public void A_coordinator_s_step_on_a_day_off_moves_after_it_and_a_discharge_step_before()
    {
        Assert.Equal("2026-05-26", Text(Row("H04", Noon("2026-04-27")).DueAt));
        Assert.Equal("2026-05-22", Text(Row("F13", Noon("2026-05-26")).DueAt));
        Assert.Equal("2026-05-24", Text(Row("F14", Noon("2026-05-22")).DueAt));
    }

    [Fact]
    public void A_row_of_seconds_runs_and_closes_by_the_second()
    {
        var running = Plans.Current["F02"] with
        {
            Clock = PlanClockKind.Hours,
            Window = new(Offset.Parse("+1s"), Offset.Parse("+5s"), Offset.Parse("+20s")),
            Steps = [new("due", Tell.Owner), new("escalate-1", Tell.OtherHead, Offset.Parse("+9s"))],
        };
        var trial = new PlanVersion("trial", Day("2026-01-01"), [running]);
        var opened = Noon("2026-05-14").AddSeconds(7);
        var owed = Owed.Row(trial, "F02", By, "1", opened);
        Assert.Equal([5d, 9d, 20d], owed.Pending.Select(step => (step.At - opened).TotalSeconds));
        Assert.Equal((opened.AddSeconds(1), opened.AddSeconds(20)), (owed.OpensAt, owed.ClosesAt));
    }

    private static Obligation Row(string code, DateTimeOffset anchor, params string[] fired)
    {
        var id = Ids.Obligation(By.Stream, code, "1");
        return Owed.Row(Plans.Current, code, By with { Fired = [.. fired.Select(step => StepFired.KeyOf(id, step))] }, "1", anchor);
    }

    private static IEnumerable<string> Told(Obligation owed) => owed.Pending.Select(step => $"{step.Name} {Text(step.At)} {step.Tell}");

    private static Guid Account(string name) => Ids.Account("test", name);
}

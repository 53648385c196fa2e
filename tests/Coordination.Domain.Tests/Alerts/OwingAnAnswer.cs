using Coordination.Domain.Alerts;
using Coordination.Domain.FollowUp;
using Xunit;
using static Coordination.Domain.Tests.Alerts.AlertSample;

namespace Coordination.Domain.Tests.Alerts;

/// <summary>F01 and the red flags of a waiting alert.</summary>
public sealed class OwingAnAnswer
{
    private static readonly Guid Desk = Ids.Desk("la-croche", "montlegia");
    private static readonly Guid Lead = Ids.LeadDesk("la-croche", "montlegia");

    [Fact]
    public void Story_1_owes_an_answer_by_Wednesday_22_April_on_the_desk_of_its_site()
    {
        var row = Assert.Single(Owed(Received()));

        Assert.Equal(("F01", "2026-04-22", Desk, "montlegia"), (row.Code, Days.Text(row.DueAt), row.Owner, row.Site));
        Assert.True(row.Listed);
        Assert.Null(row.Case);
    }

    [Fact]
    public void Nobody_answers_and_it_goes_to_the_lead()
    {
        var first = Assert.Single(Owed(Received()));
        var fired = first.Pending.TakeWhile(step => step.Name != "missed").Select(step => (object)new StepFired(first.Id, "F01", "1", step.Name, step.At, Posted));

        var row = Assert.Single(Owed([Received(), .. fired]));

        Assert.Equal((first.Id, Lead), (row.Id, row.Owner));
    }

    [Fact]
    public void A_self_harm_flag_is_owed_within_two_hours_and_assessed_the_same_day()
    {
        var owed = Owed(Received("SELF_HARM"));

        Assert.Equal(["F01", "RF-SELF_HARM-acknowledge", "RF-SELF_HARM-assess"], owed.Select(row => row.Code));
        Assert.Equal(At.AddHours(2), owed[1].DueAt);
        Assert.Equal("2026-04-20", Days.Text(owed[2].DueAt));
        Assert.All(owed, row => Assert.Equal((Desk, Urgency.RedFlag), (row.Owner, row.Urgency)));
    }

    [Fact]
    public void The_answer_is_due_with_the_shortest_delay_of_a_flag() =>
        Assert.Equal(At.AddHours(2), Owed(Received("SEVERE_SCORE", "SELF_HARM"))[0].DueAt);

    [Fact]
    public void A_flag_with_a_longer_delay_leaves_the_answer_where_it_is() =>
        Assert.Equal("2026-04-22", Days.Text(Owed(Received("MODERATE_SCORE"))[0].DueAt));

    [Fact]
    public void Half_a_delay_without_answer_sends_the_flag_to_the_lead()
    {
        var escalation = Owed(Received("SELF_HARM"))[1].Pending.First(step => step.Name == "escalate-1");

        Assert.Equal(At.AddHours(3), escalation.At);
    }

    [Fact]
    public void An_unknown_flag_is_as_urgent_as_the_most_urgent_one()
    {
        var owed = Owed(Received("SOMETHING_NEW"));

        Assert.Equal(["F01", "RF-SOMETHING_NEW-acknowledge", "RF-SOMETHING_NEW-assess"], owed.Select(row => row.Code));
        Assert.Equal(At.AddHours(2), owed[1].DueAt);
    }

    [Fact]
    public void An_acknowledged_flag_owes_its_assessment_still()
    {
        object[] events = [Received("SELF_HARM"), new AlertFlagAcknowledged(Flag, ByMidwife)];

        Assert.Equal(["F01", "RF-SELF_HARM-assess"], Owed(events).Select(row => row.Code));
        Assert.Equal(["F01"], Owed([.. events, new AlertFlagAssessed(Flag, Text("flag.text"), ByMidwife)]).Select(row => row.Code));
    }

    [Fact]
    public void The_other_site_owes_it_from_the_first_minute()
    {
        var row = Assert.Single(Owed(Received(), new AlertReAddressed("heusy", ByMidwife)));

        Assert.Equal((Ids.Desk("la-croche", "heusy"), "2026-04-22"), (row.Owner, Days.Text(row.DueAt)));
    }

    [Fact]
    public void Taken_or_qualified_it_owes_nothing()
    {
        Assert.Empty(Owed(Received("SELF_HARM"), new AlertTaken(Case, true, ByMidwife)));
        Assert.DoesNotContain(Owed(Received("SELF_HARM"), new AlertQualified(AlertOutcome.NotFounded, Text("alert.reason"), null, ByMidwife)), row => row.Listed);
    }

    [Fact]
    public void A_due_step_fires_once()
    {
        var alert = State(Received());
        var row = AlertOwed.Of(alert, null, Plans.Current)[0];
        var sweep = new Stamp(Actors.Sweep, row.DueAt);

        Assert.Empty(AlertOwed.Fire(alert, null, Plans.Current, row.Id, "due", row.DueAt.AddSeconds(-1), sweep).Events);
        var fired = Assert.Single(AlertOwed.Fire(alert, null, Plans.Current, row.Id, "due", row.DueAt, sweep).Events);
        Assert.Empty(AlertOwed.Fire(Alert.Evolve(alert, fired), null, Plans.Current, row.Id, "due", row.DueAt, sweep).Events);
    }
}

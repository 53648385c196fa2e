using Coordination.Domain.Alerts;
using Xunit;
using static Coordination.Domain.Tests.Alerts.AlertSample;

namespace Coordination.Domain.Tests.Alerts;

public sealed class ReceivingAnAlert
{
    [Fact]
    public void It_waits_and_says_who_said_it_and_who_typed_it()
    {
        var state = Nothing().When(alert => AlertDecider.Receive(alert, Received())).Then(Received());

        Assert.True(state.Waiting);
        Assert.Equal("hospital", state.Sender!.Kind);
        Assert.Equal(Posted, state.Received);
    }

    [Fact]
    public void The_same_alert_again_changes_nothing_whatever_became_of_it()
    {
        Waiting().When(alert => AlertDecider.Receive(alert, Received())).ThenNothing();
        Waiting().Events(new AlertTaken(Case, true, ByMidwife)).When(alert => AlertDecider.Receive(alert, Received())).ThenNothing();
    }

    [Fact]
    public void About_nobody_is_refused() =>
        Refused(Received() with { About = About() with { Name = null, Ssin = null } }, "alert-needs-person", "about");

    [Fact]
    public void Without_any_reason_it_is_refused() =>
        Refused(Received() with { Reasons = [], Screenings = [] }, "alert-needs-reason", "reasons");

    [Fact]
    public void A_red_flag_alone_is_a_reason() =>
        Nothing().When(alert => AlertDecider.Receive(alert, Received("SELF_HARM") with { Reasons = [], Screenings = [] }))
            .Then(Received("SELF_HARM") with { Reasons = [], Screenings = [] });

    [Fact]
    public void An_unknown_reason_is_kept_as_it_came()
    {
        var received = Received() with { Reasons = [new AlertReason("LOCAL-7", true)] };

        var state = Nothing().When(alert => AlertDecider.Receive(alert, received)).Then(received);

        Assert.Equal(new AlertReason("LOCAL-7", true), Assert.Single(state.Reasons));
    }

    [Fact]
    public void A_sender_of_another_kind_says_which()
    {
        Refused(Received() with { Sender = Sender(AlertSources.Other) }, "alert-needs-source", "sender.kindText");
        var said = Received() with { Sender = Sender(AlertSources.Other) with { KindText = Text("alert.source") } };
        Nothing().When(alert => AlertDecider.Receive(alert, said)).Then(said);
    }

    [Fact]
    public void What_happens_tomorrow_is_refused_and_a_fast_clock_is_not()
    {
        Refused(Received() with { OccurredAt = At.AddDays(1) }, "alert-in-future", "occurredAt");
        var fast = Received() with { OccurredAt = At.AddMinutes(50) };
        Nothing().When(alert => AlertDecider.Receive(alert, fast)).Then(fast);
    }

    [Fact]
    public void A_severe_score_raises_its_flag_although_the_sender_names_none()
    {
        var state = State([.. AlertDecider.Receive(Alert.None, FromRecord() with { Flags = [] }).Events]);

        var flag = Assert.Single(state.Flags).Flag;
        Assert.Equal(("SEVERE_SCORE", "EPDS total", At), (flag.Code, flag.Source, flag.RaisedAt));
    }

    [Fact]
    public void A_flag_the_sender_names_is_not_raised_twice() =>
        Nothing().When(alert => AlertDecider.Receive(alert, FromRecord())).Then(FromRecord());

    [Theory]
    [InlineData("S01", "2026-10-19", "NO_ROOF_TONIGHT")]
    [InlineData("S22", "2026-10-19", "")]
    [InlineData("S22", "2026-09-07", "NO_CARE")]
    [InlineData("S22", "2026-09-08", "")]
    [InlineData("S22", null, "NO_CARE")]
    [InlineData("P07", null, "SELF_HARM")]
    [InlineData("P10", null, "IPV_CURRENT")]
    [InlineData("P03", null, "")]
    public void A_reason_that_must_not_wait_raises_its_flag(string reason, string? dueDate, string flags)
    {
        var about = About() with { LastPeriod = null, DueDate = Day(dueDate) };
        var decision = AlertDecider.Receive(Alert.None, Received() with { About = about, Reasons = [new AlertReason(reason, false)] });

        Assert.Equal(flags, string.Join(",", State([.. decision.Events]).Flags.Select(flag => flag.Flag.Code)));
    }

    [Theory]
    [InlineData("2026-04-21", null, null, "about.lastPeriod")]
    [InlineData(null, "2027-04-05", null, "about.dueDate")]
    [InlineData("2026-01-12", "2027-01-04", null, "about.dueDate")]
    [InlineData(null, "2026-04-01", "2025-06-01", "about.childBornOn")]
    [InlineData(null, null, "2026-04-21", "about.childBornOn")]
    public void Impossible_dates_are_refused_with_their_field(string? lastPeriod, string? dueDate, string? bornOn, string field)
    {
        var about = About() with { LastPeriod = Day(lastPeriod), DueDate = Day(dueDate), ChildBornOn = Day(bornOn) };

        var decision = AlertDecider.Receive(Alert.None, Received() with { About = about });

        Assert.Equal(field, decision.Refusal?.Field);
        Assert.Empty(decision.Events);
    }

    private static DateOnly? Day(string? day) => day is null ? null : Days.Day(day);

    private static void Refused(AlertReceived received, string code, string field)
    {
        var decision = AlertDecider.Receive(Alert.None, received);
        Assert.Equal((code, field), (decision.Refusal?.Code, decision.Refusal?.Field));
        Assert.Empty(decision.Events);
    }
}

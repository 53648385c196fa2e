using Coordination.Domain.Alerts;
using Xunit;
using static Coordination.Domain.Tests.Alerts.AlertSample;

namespace Coordination.Domain.Tests.Alerts;

public sealed class AnsweringAnAlert
{
    private static readonly Stamp Sweep = new(Actors.Sweep, At);

    [Fact]
    public void Taking_it_puts_it_in_a_case()
    {
        var state = Waiting().When(alert => AlertDecider.Take(alert, Case, true, ByMidwife)).Then(new AlertTaken(Case, true, ByMidwife));

        Assert.Equal((AlertStanding.Taken, Case), (state.Standing, state.Case));
        Assert.False(state.Waiting);
    }

    [Fact]
    public void Taking_it_twice_into_the_same_case_changes_nothing() =>
        Taken().When(alert => AlertDecider.Take(alert, Case, true, ByMidwife)).ThenNothing();

    [Fact]
    public void Taking_it_into_a_second_case_is_refused() =>
        Taken().When(alert => AlertDecider.Take(alert, Other, false, ByMidwife)).ThenRefused("alert-already-taken");

    [Fact]
    public void A_qualified_alert_is_not_taken() =>
        Qualified().When(alert => AlertDecider.Take(alert, Case, true, ByMidwife)).ThenRefused("alert-already-qualified");

    [Fact]
    public void An_unknown_alert_is_missing()
    {
        Nothing().When(alert => AlertDecider.Take(alert, Case, true, ByMidwife)).ThenRefused("not-found");
        Nothing().When(alert => Qualify(alert, AlertOutcome.NotFounded, Text("alert.reason"))).ThenRefused("not-found");
        Nothing().When(alert => AlertDecider.ReAddress(alert, "heusy", ByMidwife)).ThenRefused("not-found");
        Nothing().When(alert => AlertDecider.AcknowledgeFlag(alert, Flag, ByMidwife)).ThenRefused("not-found");
    }

    [Theory]
    [InlineData(AlertOutcome.InformedOnly)]
    [InlineData(AlertOutcome.NotFounded)]
    public void Qualifying_it_needs_a_written_reason(AlertOutcome outcome)
    {
        Waiting().When(alert => Qualify(alert, outcome, null)).ThenRefused("alert-needs-qualification");
        Waiting().When(alert => Qualify(alert, outcome, Text("alert.reason"))).Then(new AlertQualified(outcome, Text("alert.reason"), null, ByMidwife));
    }

    [Fact]
    public void A_duplicate_names_the_other_alert()
    {
        Waiting().When(alert => AlertDecider.Qualify(alert, AlertOutcome.Duplicate, null, null, ByMidwife)).ThenRefused("alert-needs-duplicate");
        Waiting().When(alert => AlertDecider.Qualify(alert, AlertOutcome.Duplicate, null, Id, ByMidwife)).ThenRefused("alert-duplicate-of-itself");
        Waiting().When(alert => AlertDecider.Qualify(alert, AlertOutcome.Duplicate, null, Other, ByMidwife))
            .Then(new AlertQualified(AlertOutcome.Duplicate, null, Other, ByMidwife));
    }

    [Theory]
    [InlineData(AlertOutcome.InformedOnly)]
    [InlineData(AlertOutcome.NotFounded)]
    [InlineData(AlertOutcome.Duplicate)]
    public void A_red_flag_is_dismissed_only_in_writing(AlertOutcome outcome)
    {
        Waiting("SELF_HARM").When(alert => Qualify(alert, outcome, null)).ThenRefused("alert-red-flag-needs-qualification");
        Waiting("SELF_HARM").When(alert => Qualify(alert, outcome, Text("alert.reason")))
            .Then(new AlertQualified(outcome, Text("alert.reason"), outcome == AlertOutcome.Duplicate ? Other : null, ByMidwife));
    }

    [Fact]
    public void A_flag_assessed_before_needs_no_second_text() =>
        Waiting("SELF_HARM").Events(new AlertFlagAssessed(Flag, Text("flag.text"), ByMidwife))
            .When(alert => AlertDecider.Qualify(alert, AlertOutcome.Duplicate, null, Other, ByMidwife))
            .Then(new AlertQualified(AlertOutcome.Duplicate, null, Other, ByMidwife));

    [Fact]
    public void The_same_qualification_again_changes_nothing_and_another_is_refused()
    {
        Qualified().When(alert => Qualify(alert, AlertOutcome.NotFounded, Text("alert.reason"))).ThenNothing();
        Qualified().When(alert => Qualify(alert, AlertOutcome.InformedOnly, Text("alert.reason"))).ThenRefused("alert-already-qualified");
        Taken().When(alert => Qualify(alert, AlertOutcome.NotFounded, Text("alert.reason"))).ThenRefused("alert-already-taken");
    }

    [Fact]
    public void The_sweep_decides_nothing()
    {
        Waiting("SELF_HARM").When(alert => AlertDecider.Take(alert, Case, true, Sweep)).ThenRefused("alert-needs-professional");
        Waiting("SELF_HARM").When(alert => AlertDecider.Qualify(alert, AlertOutcome.NotFounded, Text("a"), null, Sweep)).ThenRefused("alert-needs-professional");
        Waiting("SELF_HARM").When(alert => AlertDecider.AcknowledgeFlag(alert, Flag, Sweep)).ThenRefused("alert-needs-professional");
        Waiting("SELF_HARM").When(alert => AlertDecider.AssessFlag(alert, Flag, Text("a"), Sweep)).ThenRefused("alert-needs-professional");
    }

    [Fact]
    public void The_other_site_gets_it_once()
    {
        var state = Waiting().When(alert => AlertDecider.ReAddress(alert, "heusy", ByMidwife)).Then(new AlertReAddressed("heusy", ByMidwife));

        Assert.Equal("heusy", state.Site);
        Waiting().When(alert => AlertDecider.ReAddress(alert, "montlegia", ByMidwife)).ThenNothing();
        Taken().When(alert => AlertDecider.ReAddress(alert, "heusy", ByMidwife)).ThenRefused("alert-already-taken");
        Qualified().When(alert => AlertDecider.ReAddress(alert, "heusy", ByMidwife)).ThenRefused("alert-already-qualified");
    }

    [Fact]
    public void A_flag_is_acknowledged_once()
    {
        Waiting("SELF_HARM").When(alert => AlertDecider.AcknowledgeFlag(alert, Flag, ByMidwife)).Then(new AlertFlagAcknowledged(Flag, ByMidwife));
        Waiting("SELF_HARM").Events(new AlertFlagAcknowledged(Flag, ByMidwife)).When(alert => AlertDecider.AcknowledgeFlag(alert, Flag, ByMidwife)).ThenNothing();
        Waiting().When(alert => AlertDecider.AcknowledgeFlag(alert, Flag, ByMidwife)).ThenRefused("not-found");
        Taken().When(alert => AlertDecider.AcknowledgeFlag(alert, Flag, ByMidwife)).ThenRefused("alert-already-taken");
    }

    [Fact]
    public void Assessing_a_flag_is_also_seeing_it()
    {
        var text = Text("flag.text");
        Waiting("SELF_HARM").When(alert => AlertDecider.AssessFlag(alert, Flag, text, ByMidwife))
            .Then(new AlertFlagAcknowledged(Flag, ByMidwife), new AlertFlagAssessed(Flag, text, ByMidwife));
        Waiting("SELF_HARM").Events(new AlertFlagAcknowledged(Flag, ByMidwife)).When(alert => AlertDecider.AssessFlag(alert, Flag, text, ByMidwife))
            .Then(new AlertFlagAssessed(Flag, text, ByMidwife));
        Waiting("SELF_HARM").Events(new AlertFlagAssessed(Flag, text, ByMidwife)).When(alert => AlertDecider.AssessFlag(alert, Flag, text, ByMidwife)).ThenNothing();
        Waiting().When(alert => AlertDecider.AssessFlag(alert, Flag, text, ByMidwife)).ThenRefused("not-found");
        Qualified().When(alert => AlertDecider.AssessFlag(alert, Flag, text, ByMidwife)).ThenRefused("alert-already-qualified");
    }

    private static Given<Alert> Taken() => Waiting("SELF_HARM").Events(new AlertTaken(Case, true, ByMidwife));

    private static Given<Alert> Qualified() => Waiting().Events(new AlertQualified(AlertOutcome.NotFounded, Text("alert.reason"), null, ByMidwife));

    private static Decision Qualify(Alert alert, AlertOutcome outcome, Protected? reason) =>
        AlertDecider.Qualify(alert, outcome, reason, outcome == AlertOutcome.Duplicate ? Other : null, ByMidwife);
}

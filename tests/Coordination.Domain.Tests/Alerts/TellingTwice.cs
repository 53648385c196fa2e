using Coordination.Domain.Alerts;
using Xunit;
using static Coordination.Domain.Tests.Alerts.AlertSample;

namespace Coordination.Domain.Tests.Alerts;

/// <summary>Two alerts that say the same, one message that says two things, and a message in another site's name (rule A19).</summary>
public sealed class TellingTwice
{
    private static readonly Protected Content = Text("alert.conflict");
    private static readonly Protected Note = Text("alert.conflict.note");
    private static readonly AlertQuarantined Elsewhere = new("heusy", "heusy", Posted);

    [Fact]
    public void The_first_alert_remembers_who_repeats_it() =>
        Waiting().When(first => AlertDecider.Repeat(first, Other, ByMidwife)).Then(new AlertRepeated(Other, ByMidwife));

    [Fact]
    public void Of_two_alerts_each_cannot_be_the_duplicate_of_the_other() =>
        Waiting().Events(new AlertQualified(AlertOutcome.Duplicate, null, Other, ByMidwife))
            .When(first => AlertDecider.Repeat(first, Other, ByMidwife)).ThenRefused("alert-duplicate-of-duplicate");

    [Fact]
    public void What_is_not_there_or_is_the_alert_itself_cannot_be_repeated()
    {
        Nothing().When(first => AlertDecider.Repeat(first, Other, ByMidwife)).ThenRefused("alert-duplicate-unknown");
        Waiting().When(first => AlertDecider.Repeat(first, Id, ByMidwife)).ThenRefused("alert-duplicate-of-itself");
    }

    [Fact]
    public void A_second_content_is_kept_and_owed_even_when_the_alert_is_in_a_case()
    {
        var taken = Waiting().Events(new AlertTaken(Case, true, ByMidwife));

        var state = taken.When(alert => AlertDecider.Differ(alert, Conflict, Content, ByMidwife)).Then(new AlertContentDiffered(Conflict, Content, ByMidwife));

        var row = Assert.Single(AlertOwed.Of(state, Cases.CaseSample.Pair, Coordination.Domain.FollowUp.Plans.Current));
        Assert.Equal(("conflict", Cases.CaseSample.Pair.First, (Guid?)Case, "2026-04-23"), (row.Code, row.Owner, row.Case, Days.Text(row.DueAt)));
    }

    [Fact]
    public void While_nobody_took_it_the_desk_compares_whoever_leads_what()
    {
        var state = Waiting().When(alert => AlertDecider.Differ(alert, Conflict, Content, ByMidwife)).Then(new AlertContentDiffered(Conflict, Content, ByMidwife));

        Assert.All(AlertOwed.Of(state, Cases.CaseSample.Pair, Coordination.Domain.FollowUp.Plans.Current), row => Assert.Equal(Ids.Desk("la-croche", "montlegia"), row.Owner));
    }

    [Fact]
    public void A_compared_content_is_owed_no_more_and_is_not_compared_twice()
    {
        object[] closed = [Received(), new AlertContentDiffered(Conflict, Content, Posted), new AlertConflictClosed(Conflict, ConflictOutcome.RaisedAnew, Note, ByMidwife)];

        Assert.Equal(["F01"], Owed(closed).Select(row => row.Code));
        Nothing().Events(closed).When(a => AlertDecider.CloseConflict(a, Conflict, ConflictOutcome.RaisedAnew, Note, ByMidwife)).ThenNothing();
        Nothing().Events(closed).When(a => AlertDecider.CloseConflict(a, Conflict, ConflictOutcome.FirstStands, Note, ByMidwife)).ThenRefused("alert-conflict-closed");
        Waiting().When(a => AlertDecider.CloseConflict(a, Conflict, ConflictOutcome.FirstStands, Note, ByMidwife)).ThenRefused("not-found");
    }

    [Fact]
    public void Only_a_person_compares() =>
        Waiting().Events(new AlertContentDiffered(Conflict, Content, Posted))
            .When(a => AlertDecider.CloseConflict(a, Conflict, ConflictOutcome.FirstStands, Note, new Stamp(Actors.Sweep, At))).ThenRefused("alert-needs-professional");

    [Fact]
    public void A_message_in_another_site_s_name_waits_at_its_own_and_asks_the_other_s_lead()
    {
        var state = Nothing().When(a => AlertDecider.Receive(a, Received(), Elsewhere)).Then(Received(), Elsewhere);

        Assert.Equal(
            [("F01", "montlegia", Ids.Desk("la-croche", "montlegia")), ("misaddressed", "heusy", Ids.LeadDesk("la-croche", "heusy"))],
            AlertOwed.Of(state, null, Coordination.Domain.FollowUp.Plans.Current).Select(row => (row.Code, row.Site, row.Owner)));
        Assert.True(state.WithLead);
    }

    [Theory]
    [InlineData("heusy")]
    [InlineData("montlegia")]
    public void The_lead_decides_by_sending_it_there_or_leaving_it_here(string site)
    {
        var waiting = Waiting().Events(Elsewhere);

        var state = waiting.When(a => AlertDecider.ReAddress(a, site, ByMidwife)).Then(new AlertReAddressed(site, ByMidwife));

        var row = Assert.Single(AlertOwed.Of(state, null, Coordination.Domain.FollowUp.Plans.Current));
        Assert.Equal(("F01", site), (row.Code, row.Site));
        Assert.False(state.WithLead);
    }
}

using Coordination.Domain.Alerts;
using Coordination.Domain.Erasures;
using Coordination.Domain.FollowUp;
using Xunit;
using static Coordination.Domain.Tests.Alerts.AlertSample;

namespace Coordination.Domain.Tests.Alerts;

/// <summary>What an alert said that became no case is kept for a while, and no longer.</summary>
public sealed class ForgettingAnAlert
{
    private static readonly AlertQualified Answered = new(AlertOutcome.NotFounded, Text("alert.qualification"), null, ByMidwife);
    private static readonly AlertContentDiffered Second = new(Conflict, Text("alert.conflict"), Posted);
    private static readonly AlertConflictClosed Compared = new(Conflict, ConflictOutcome.FirstStands, Text("alert.conflict.note"), ByMidwife with { At = ByMidwife.At.AddDays(10) });

    [Fact]
    public void It_is_owed_from_the_answer_in_nobody_s_list_and_told_to_nobody()
    {
        var row = Assert.Single(Owed(FromRecord(), Answered));

        Assert.Equal(("alert-kept-not-founded", false, "1"), (row.Code, row.Listed, row.Occurrence));
        Assert.Equal(Days.Text(ByMidwife.At.AddDays(90)), Days.Text(row.DueAt));
        Assert.Equal(("due", Tell.Nobody), (Assert.Single(row.Pending).Name, row.Pending[0].Tell));
    }

    [Fact]
    public void Not_while_it_waits_is_in_a_case_or_has_a_second_content_to_compare()
    {
        foreach (var history in new object[][] { [FromRecord()], [FromRecord(), new AlertTaken(Case, true, ByMidwife)], [FromRecord(), Second, Answered] })
        {
            Assert.DoesNotContain(Owed(history), row => Plans.IsKept(row.Code));
            Assert.Empty(AlertDecider.Forget(State(history), "version", Posted).Events);
        }

        Assert.Equal(Days.Text(Compared.Stamp.At.AddDays(90)), Days.Text(Assert.Single(Owed(FromRecord(), Second, Answered, Compared)).DueAt));
    }

    [Fact]
    public void Nothing_of_what_it_said_is_left_and_the_proof_says_how_it_was_answered()
    {
        var before = State(FromRecord(), Second, Answered, Compared);
        var proof = Assert.IsType<AlertForgotten>(Assert.Single(AlertDecider.Forget(before, "version", Posted).Events));
        var after = Alert.Evolve(before, proof);

        Assert.Equal((AlertOutcome.NotFounded, ByMidwife.By, 64), (proof.Outcome, proof.AnsweredBy, proof.Proof.Content.Length));
        Assert.Equal((AlertStanding.Closed, AlertOutcome.NotFounded), (after.Standing, after.Outcome));
        Assert.Equal(new AlertSubject(before.About!.Person, null, null, null, null, null, null, null), after.About);
        Assert.True(after is { Reason: null, Qualification: null, Sender.MessageId: null, Reasons.IsEmpty: true, Screenings.IsEmpty: true, Flags.IsEmpty: true, Conflicts.IsEmpty: true });
        Assert.Empty(Owed(FromRecord(), Second, Answered, Compared, proof));
        Assert.Empty(AlertDecider.Forget(after, "version", Posted).Events);
        Assert.Empty(AlertDecider.Differ(after, Conflict, Text("alert.conflict"), Posted).Events);
        Assert.Equal(AlertRefusals.AlreadyQualified, AlertDecider.Take(after, Case, true, ByMidwife).Refusal);
    }

    [Fact]
    public void Kept_longer_it_is_asked_again_after_fourteen_days_as_often_as_need_be()
    {
        var longer = new AlertKeptLonger(KeptReasons.FirstWaits, ByMidwife with { At = ByMidwife.At.AddDays(90) });
        var row = Assert.Single(Owed(FromRecord(), Answered, longer));
        var again = Assert.Single(Owed(FromRecord(), Answered, longer, longer));

        Assert.Equal((Plans.KeptLonger, "2", Days.Text(longer.Stamp.At.AddDays(14))), (row.Code, row.Occurrence, Days.Text(row.DueAt)));
        Assert.NotEqual(row.Id, again.Id);
        Assert.True(Plans.IsKept(row.Code));
        Assert.Empty(AlertDecider.KeepLonger(State(FromRecord()), KeptReasons.FirstWaits, Posted).Events);
        Assert.IsType<AlertForgotten>(Assert.Single(AlertDecider.Forget(State(FromRecord(), Answered, longer), "version", Posted).Events));
    }

    [Fact]
    public void A_hash_of_what_it_said_is_another_one_where_it_said_something_else()
    {
        string Hash(AlertReceived received) => ((AlertForgotten)AlertDecider.Forget(State(received, Answered), "version", Posted).Events[0]).Proof.Content;

        Assert.Equal(Hash(FromRecord()), Hash(FromRecord()));
        Assert.NotEqual(Hash(FromRecord()), Hash(FromRecord() with { Reason = Text("alert.reason") }));
    }

    [Fact]
    public void A_service_s_own_number_of_days_makes_another_version_of_the_plan()
    {
        Assert.Same(Plans.Current, Plans.Keeping(Plans.Current, Retention.Alerts));

        var own = Plans.Keeping(Plans.Current, [.. Retention.Alerts.Select(kept => kept with { Days = kept.Outcome == AlertOutcome.NotFounded ? 30 : kept.Days })]);
        Assert.NotEqual(Plans.Current.Version, own.Version);
        Assert.Equal(Days.Text(ByMidwife.At.AddDays(30)), Days.Text(Assert.Single(AlertOwed.Of(State(FromRecord(), Answered), null, own)).DueAt));
        Assert.Equal(Plans.Current.Rows.Length, own.Rows.Length);
    }
}

using Coordination.Domain.Cases;
using Xunit;
using static Coordination.Domain.Tests.Cases.CaseSample;

namespace Coordination.Domain.Tests.Cases;

public sealed class RecordingMandates
{
    private static readonly Stamp Now = On("2026-05-14");
    private static readonly Guid Number = new("0198c000-0000-7000-8000-0000000000f1");
    private static readonly MandateRecorded Court = Mandate("2026-05-04", "2026-07-31", "court");

    private static RelationGranted Resting(Guid? person = null, DateTimeOffset? until = null) => new(
        Number, Relay, HolderKind.Relay, RelationRole.Mandated, RelationBasis.Mandate, person ?? Child, Now.At, until ?? Now.At.AddDays(30), ProofKind.Mandate, Court.Mandate, Now);

    [Fact]
    public void A_mandate_is_dated_and_over_with_its_last_day()
    {
        var mandate = Assert.Single(Open().When(file => MandateDecider.Record(file, Court)).Then(Court).Mandates);

        Assert.False(mandate.RunsOn(Days.Day("2026-05-03")));
        Assert.True(mandate.RunsOn(Days.Day("2026-05-04")) && mandate.RunsOn(Days.Day("2026-07-31")));
        Assert.False(mandate.RunsOn(Days.Day("2026-08-01")));
        Assert.False((mandate with { Ended = Now }).RunsOn(Days.Day("2026-05-10")));
    }

    [Fact]
    public void The_same_mandate_again_changes_nothing_and_one_that_cannot_be_is_refused()
    {
        Open(Court).When(file => MandateDecider.Record(file, Court)).ThenNothing();
        Open(Court).When(file => MandateDecider.Record(file, Court with { Until = null })).ThenRefused("mandate-already-there");
        Open().When(file => MandateDecider.Record(file, Court with { Authority = "none" })).ThenRefused("mandate-of-nobody");
        Open().When(file => MandateDecider.Record(file, Court with { Until = Court.From.AddDays(-1) })).ThenRefused("mandate-ends-before-start");
        Open().When(file => MandateDecider.Record(file, Court with { Person = Marc })).ThenRefused("not-found");
        Closed().When(file => MandateDecider.Record(file, Court)).ThenRefused("case-closed");
    }

    [Theory]
    [InlineData("saj", HelpKind.Accepted, true)]
    [InlineData("saj", HelpKind.Constrained, false)]
    [InlineData("spj", HelpKind.Accepted, true)]
    [InlineData("court", HelpKind.Constrained, true)]
    [InlineData("jeugdrechter", HelpKind.Constrained, true)]
    public void The_adviser_works_in_accepted_help_only(string authority, HelpKind help, bool possible)
    {
        var recorded = Mandate("2026-05-04", authority: authority, help: help);
        Assert.Equal(possible ? null : "mandate-other-help", MandateDecider.Record(State(Opened()), recorded).Refusal?.Code);
    }

    [Fact]
    public void A_relation_rests_on_a_running_mandate_of_the_same_person_and_does_not_outlive_it()
    {
        Open(Court).When(file => RelationDecider.Grant(file, Resting())).Then(Resting());
        Open().When(file => RelationDecider.Grant(file, Resting())).ThenRefused("relation-unknown-proof");
        Open(Court, new MandateEnded(Court.Mandate, "lifted", Now)).When(file => RelationDecider.Grant(file, Resting())).ThenRefused("relation-unknown-proof");
        Open(Court with { From = Days.Day("2026-05-15") }).When(file => RelationDecider.Grant(file, Resting())).ThenRefused("relation-unknown-proof");
        Open(Court).When(file => RelationDecider.Grant(file, Resting(Elise))).ThenRefused("relation-mandate-of-another");
        Open(Court).When(file => RelationDecider.Grant(file, Resting(until: Now.At.AddDays(90)))).ThenRefused("relation-outlives-mandate");
        Open(Court).When(file => RelationDecider.Grant(file, Resting() with { Until = null })).ThenRefused("relation-outlives-mandate");
        Open(Court with { Until = null }).When(file => RelationDecider.Grant(file, Resting() with { Until = null })).Then(Resting() with { Until = null });
    }

    [Fact]
    public void What_rests_on_a_mandate_ends_with_it_in_a_closed_case_too()
    {
        object[] ended = [new MandateEnded(Court.Mandate, "lifted", Now), new RelationEnded(Number, "mandate-ended", Now)];
        Open(Court, Resting()).When(file => MandateDecider.End(file, Court.Mandate, "lifted", Now)).Then(ended);
        Open(Court, Resting(), new CaseClosed("agreed-end", null, Now)).When(file => MandateDecider.End(file, Court.Mandate, "lifted", Now)).Then(ended);
        Open(Court, ended[0]).When(file => MandateDecider.End(file, Court.Mandate, "lifted", Now)).ThenNothing();
        Open(Resting()).When(file => MandateDecider.End(file, Court.Mandate, "lifted", Now)).ThenRefused("not-found");
    }
}

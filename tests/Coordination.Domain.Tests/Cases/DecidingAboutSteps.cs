using Coordination.Domain.Cases;
using Xunit;
using static Coordination.Domain.Tests.Cases.CaseSample;

namespace Coordination.Domain.Tests.Cases;

public sealed class DecidingAboutSteps
{
    private static readonly Stamp Now = On("2026-05-04");
    private static readonly StepDone Elsewhere = new("F04", "1", Days.Day("2026-05-04"), StepHow.Elsewhere, Now);
    private static readonly StepMoved Moved = new("F04", "1", Days.Day("2026-05-20"), "later", Now);
    private static readonly StepNotRelevant Not = new("F04", "1", "declined", Now);

    [Fact]
    public void Done_elsewhere_ends_it_and_owes_what_comes_after()
    {
        var state = Open().When(file => PlanStepDecider.Done(file, Elsewhere, Plan)).Then(Elsewhere);

        Assert.DoesNotContain(Owed(state), row => row.Code == "F04");
        Assert.Equal("2026-05-04 2026-05-04 2026-05-18", Window(Owed(state).Single(row => row.Code == "F05")));
        Open(Elsewhere).When(file => PlanStepDecider.Done(file, Elsewhere, Plan)).ThenNothing();
    }

    [Fact]
    public void Moved_it_is_a_new_occurrence_on_its_new_day()
    {
        var before = Owed(Opened()).Single(row => row.Code == "F04");
        var state = Open().When(file => PlanStepDecider.Move(file, Moved, Plan)).Then(Moved);

        var after = Owed(state).Single(row => row.Code == "F04");
        Assert.Equal(("1@2026-05-20", "2026-05-20"), (after.Occurrence, Days.Text(after.DueAt)));
        Assert.NotEqual(before.Id, after.Id);
    }

    [Fact]
    public void It_is_moved_done_and_moved_again_from_any_list_however_old()
    {
        Open(Moved).When(file => PlanStepDecider.Move(file, Moved, Plan)).ThenNothing();
        var second = Moved with { Occurrence = "1@2026-05-20", To = Days.Day("2026-05-27"), Stamp = On("2026-05-05") };
        Open(Moved).When(file => PlanStepDecider.Move(file, second, Plan)).Then(second);
        Open(Moved).When(file => PlanStepDecider.Done(file, Elsewhere, Plan)).Then(Elsewhere);
        Assert.DoesNotContain(Owed([.. Opened(), Moved, second, Elsewhere with { Occurrence = "1@2026-05-27" }]), row => row.Code == "F04");
    }

    [Fact]
    public void A_review_day_is_moved_or_set_aside_whatever_came_of_an_earlier_one()
    {
        StepDone earlier = new("review", "1@2026-04-24", Days.Day("2026-05-04"), StepHow.Done, Now);
        var (moved, not) = (new StepMoved("review", "1@2026-05-04", Days.Day("2026-06-10"), "later", Now), new StepNotRelevant("review", "1@2026-05-04", "covered", Now));
        Open(earlier).When(file => PlanStepDecider.Move(file, moved, Plan)).Then(moved);
        Open(earlier).When(file => PlanStepDecider.NotRelevant(file, not, Plan)).Then(not);
        Open(earlier, not).When(file => PlanStepDecider.NotRelevant(file, not, Plan)).ThenNothing();
        Open(earlier, not).When(file => PlanStepDecider.Move(file, moved, Plan)).ThenRefused("step-over");
    }

    [Fact]
    public void Not_relevant_needs_a_coded_reason()
    {
        var state = Open().When(file => PlanStepDecider.NotRelevant(file, Not, Plan)).Then(Not);

        Assert.DoesNotContain(Owed(state), row => row.Code == "F04");
        Open(Not).When(file => PlanStepDecider.NotRelevant(file, Not, Plan)).ThenNothing();
        Open().When(file => PlanStepDecider.NotRelevant(file, Not with { Reason = "because" }, Plan)).ThenRefused("case-unknown-reason");
    }

    [Fact]
    public void What_is_over_is_not_moved_nor_waved_away()
    {
        Open(Elsewhere).When(file => PlanStepDecider.Move(file, Moved, Plan)).ThenRefused("step-over");
        Open(Elsewhere).When(file => PlanStepDecider.NotRelevant(file, Not, Plan)).ThenRefused("step-over");
        Open(Not).When(file => PlanStepDecider.Move(file, Moved, Plan)).ThenRefused("step-over");
    }

    [Fact]
    public void A_move_goes_forward_and_not_out_of_sight()
    {
        Open().When(file => PlanStepDecider.Move(file, Moved with { To = Days.Day("2026-05-03") }, Plan)).ThenRefused("day-past");
        Open().When(file => PlanStepDecider.Move(file, Moved with { To = Days.Day("2026-08-03") }, Plan)).ThenRefused("step-moved-too-far");
        Open().When(file => PlanStepDecider.Move(file, Moved with { Reason = "because" }, Plan)).ThenRefused("case-unknown-reason");
    }

    [Theory]
    [InlineData("F02")]
    [InlineData("F03")]
    [InlineData("F10")]
    public void A_step_with_a_record_of_its_own_is_not_ticked(string code)
    {
        var ticked = new StepDone(code, "1", Days.Day("2026-05-04"), StepHow.Done, Now);
        Open().When(file => PlanStepDecider.Done(file, ticked, Plan)).ThenRefused("step-needs-its-record");
        Open().When(file => PlanStepDecider.Done(file, ticked with { How = StepHow.Elsewhere }, Plan)).Then(ticked with { How = StepHow.Elsewhere });
    }

    [Theory]
    [InlineData("RF-SELF_HARM-assess")]
    [InlineData("RF-SELF_HARM-acknowledge")]
    public void A_red_flag_is_neither_ticked_nor_moved_nor_waved_away(string code)
    {
        Open().When(file => PlanStepDecider.Done(file, Elsewhere with { Code = code }, Plan)).ThenRefused("red-flag-needs-qualification");
        Open().When(file => PlanStepDecider.Move(file, Moved with { Code = code }, Plan)).ThenRefused("red-flag-needs-qualification");
        Open().When(file => PlanStepDecider.NotRelevant(file, Not with { Code = code }, Plan)).ThenRefused("red-flag-needs-qualification");
    }

    [Fact]
    public void An_unknown_step_a_future_day_and_a_closed_case_are_refused()
    {
        Open().When(file => PlanStepDecider.Done(file, Elsewhere with { Code = "F99" }, Plan)).ThenRefused("not-found");
        Open().When(file => PlanStepDecider.Move(file, Moved with { Occurrence = "" }, Plan)).ThenRefused("not-found");
        Open().When(file => PlanStepDecider.Done(file, Elsewhere with { On = Days.Day("2026-05-05") }, Plan)).ThenRefused("day-in-future");
        Closed().When(file => PlanStepDecider.NotRelevant(file, Not, Plan)).ThenRefused("case-closed");
        Nothing().When(file => PlanStepDecider.NotRelevant(file, Not, Plan)).ThenRefused("not-found");
    }
}

using System.Collections.Immutable;
using Coordination.Domain.Cases;
using Coordination.Domain.FollowUp;
using Xunit;
using static Coordination.Domain.Tests.Days;

namespace Coordination.Domain.Tests.FollowUp;

/// <summary>The plan of the families of stories 1 and 2.</summary>
public sealed class PlanningACase
{
    private static readonly Heads Pair = new("la-croche", "montlegia", Ids.Account("test", "social"), Ids.Account("test", "midwife"), Ids.Account("test", "midwife"), Ids.Account("test", "social"));

    private static readonly OwedBy By = new(new Guid("33333333-3333-7333-8333-333333333333"), null, "montlegia", Pair.First, Pair, []);

    private static readonly FamilyClock Elise = new(Noon("2026-04-21")) { LastPeriod = Day("2026-01-12") };

    private static readonly FamilyClock Lina = new(Noon("2026-07-27")) { LastPeriod = Day("2026-03-02") };

    [Theory]
    [InlineData("F02", "2026-04-21", "2026-04-28", "2026-05-06")]
    [InlineData("F04", "2026-03-09", "2026-05-04", "2026-06-01")]
    [InlineData("F06", "2026-06-01", "2026-06-14", "2026-06-29")]
    [InlineData("F07", "2026-05-04", "2026-07-27", "2026-08-24")]
    [InlineData("F08", "2026-07-27", "2026-08-10", "2026-08-31")]
    public void The_first_story_opens_with_these_dates(string code, string opens, string due, string closes)
    {
        var step = Assert.Single(Plan(Elise), step => step.Code == code);
        Assert.Equal((opens, due, closes), (Text(step.OpensAt), Text(step.DueAt), Text(step.ClosesAt!.Value)));
    }

    [Fact]
    public void The_rows_follow_the_care_intensity()
    {
        Assert.Equal(["F02", "F04", "F06", "F07", "F08", "F09", "F11", "L01"], Plan(Elise).Select(step => step.Code));
        Assert.Equal(["F02", "F04", "F06", "F08", "F11", "L01"], Plan(Elise, intensity: null).Select(step => step.Code));
    }

    [Fact]
    public void A_step_of_an_outside_service_is_on_the_timeline_and_in_nobody_s_list()
    {
        Assert.Equal(["F08", "F11"], Plan(Elise).Where(step => !step.Listed).Select(step => step.Code));
        Assert.Single(PlanSteps.Of(Elise, 2, [], Plans.Current, By with { Ticked = ["F08"] }), step => step is { Code: "F08", Listed: true });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_outside_step_that_closed_unmet_enters_the_list_while_a_red_flag_is_open(bool redFlagOpen)
    {
        var id = Plan(Elise).Single(step => step.Code == "F08").Id;
        var by = By with { Fired = [StepFired.KeyOf(id, "due"), StepFired.KeyOf(id, "missed")], RedFlagOpen = redFlagOpen };
        Assert.Equal(redFlagOpen, PlanSteps.Of(Elise, 2, [], Plans.Current, by).Single(step => step.Code == "F08").Listed);
    }

    [Fact]
    public void The_midwife_s_steps_are_in_her_list_and_the_others_in_the_responsible_coordinator_s()
    {
        var owners = Plan(Elise).ToDictionary(step => step.Code, step => step.Owner);
        Assert.Equal((Pair.First, Pair.Midwife), (owners["F02"], owners["F04"]));
    }

    [Fact]
    public void A_first_contact_owes_the_consent_and_a_psychosocial_assessment_owes_the_questions()
    {
        var clock = Elise with { FirstContact = Day("2026-04-24") };
        var plan = Plan(clock, outcomes: [Done("F02", "1", "2026-04-24"), Done("F04", "1", "2026-05-29")]);
        Assert.Equal(["F03 2026-04-24 2026-05-08", "F05 2026-05-29 2026-06-12"], plan.Where(step => step.Code is "F02" or "F03" or "F04" or "F05").Select(Window));
    }

    [Fact]
    public void A_family_that_enters_late_has_seven_days_for_the_assessment_and_fourteen_for_the_questions()
    {
        var plan = Plan(Lina, outcomes: [Done("F04", "1", "2026-08-03")]);
        Assert.Equal("F04 2026-08-03 2026-08-03", Window(Assert.Single(Plan(Lina), step => step.Code == "F04")));
        Assert.Equal("F05 2026-08-03 2026-08-17", Window(Assert.Single(plan, step => step.Code == "F05")));
    }

    [Fact]
    public void A_step_that_closed_before_the_family_came_is_not_owed() =>
        Assert.DoesNotContain(Plan(Lina with { Opened = Noon("2026-09-14") }), step => step.Code == "F06");

    [Fact]
    public void A_high_result_owes_a_repeat_from_two_weeks_to_four_weeks_later()
    {
        var plan = Plan(Elise with { Repeats = [new Repeat("a", Day("2026-04-20"))] });
        var repeat = Assert.Single(plan, step => step.Code == "F10");
        Assert.Equal(("2026-05-04", "2026-05-11", "2026-05-18"), (Text(repeat.OpensAt), Text(repeat.DueAt), Text(repeat.ClosesAt!.Value)));
    }

    [Fact]
    public void A_moved_step_is_a_new_occurrence_that_speaks_up_on_its_day()
    {
        var before = Plan(Elise).Single(step => step.Code == "F06");
        var fired = By with { Fired = [StepFired.KeyOf(before.Id, "due")] };
        StepOutcome[] moves = [Moved("F06", "1", "2026-06-20"), Moved("F06", "1@2026-06-20", "2026-07-02", hours: 1)];
        var after = PlanSteps.Of(Elise, 2, moves, Plans.Current, fired).Single(step => step.Code == "F06");
        Assert.Equal("F06 2026-07-02 2026-07-02", Window(after));
        Assert.NotEqual(before.Id, after.Id);
        Assert.Equal("due", after.Pending[0].Name);
        Assert.DoesNotContain(Plan(Elise, outcomes: [.. moves, Done("F06", "1@2026-07-02", "2026-07-01")]), step => step.Code == "F06");
    }

    [Fact]
    public void A_revised_due_date_plans_again_what_is_not_done()
    {
        var revised = Elise with { DueDate = Day("2026-10-26"), DueDateRevised = true };
        var plan = Plan(revised, outcomes: [Done("F04", "1", "2026-05-04")]);
        Assert.DoesNotContain(plan, step => step.Code == "F04");
        var window = Assert.Single(plan, step => step.Code == "F06");
        Assert.Equal(("F06 2026-06-21 2026-07-06", "1@2026-10-26"), (Window(window), window.Occurrence));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_birth_or_a_loss_ends_the_antenatal_steps(bool born)
    {
        var clock = born ? Elise with { Children = [new BornChild(Day("2026-10-17"))] } : Elise with { EndedOn = Day("2026-06-02") };
        Assert.DoesNotContain(Plan(clock), step => Plans.Current[step.Code].Anchor is AnchorKind.Gestation or AnchorKind.DueDate);
        Assert.Equal(born, Plan(clock).Any(step => Plans.Current[step.Code].Concerns == Concern.Baby));
    }

    [Fact]
    public void An_open_case_always_owes_something()
    {
        var clock = new FamilyClock(Noon("2026-04-21"));
        var review = Assert.Single(Plan(clock, outcomes: [Done("F02", "1", "2026-04-24")]), step => step.Code != "L01");
        Assert.Equal(("review", "2026-05-22", true), (review.Code, Text(review.DueAt), review.Listed));
        var next = Assert.Single(Plan(clock, outcomes: [Done("F02", "1", "2026-04-24"), Done("review", review.Occurrence, "2026-05-20")]), step => step.Code != "L01");
        Assert.Equal(("review", "2026-06-17"), (next.Code, Text(next.DueAt)));
        Assert.NotEqual(review.Id, next.Id);
    }

    private static ImmutableArray<Obligation> Plan(FamilyClock clock, int? intensity = 2, params StepOutcome[] outcomes) => PlanSteps.Of(clock, intensity, outcomes, Plans.Current, By);

    private static string Window(Obligation step) => $"{step.Code} {Text(step.DueAt)} {Text(step.ClosesAt!.Value)}";

    private static StepOutcome Done(string code, string occurrence, string on) => new(code, occurrence, StepEnd.Done, Day(on), null, new Stamp(Pair.First, Noon(on)));

    private static StepOutcome Moved(string code, string occurrence, string to, int hours = 0) =>
        new(code, occurrence, StepEnd.Moved, Day(to), "asked-by-family", new Stamp(Pair.First, Noon("2026-06-15").AddHours(hours)));
}

using Coordination.Domain.Cases;
using Coordination.Domain.Screening;
using Xunit;
using static Coordination.Domain.Tests.Cases.CaseSample;

namespace Coordination.Domain.Tests.Cases;

public sealed class OwingSteps
{
    [Fact]
    public void Each_row_stands_with_the_one_who_does_it()
    {
        var socialWorkerFirst = State([.. Opened(), new CoordinatorsAssigned(SocialWorker, Midwife, Midwife, SocialWorker, "reassigned", On("2026-04-22"))]);

        Assert.Equal((SocialWorker, Midwife), (Row("F02", socialWorkerFirst).Owner, Row("F04", socialWorkerFirst).Owner));
    }

    [Fact]
    public void A_silent_first_contact_goes_to_the_other_head_and_then_to_the_lead()
    {
        var row = Row("F02", State(Opened()));

        Assert.Equal(SocialWorker, Row("F02", Fired(row, "due", "escalate-1")).Owner);
        Assert.Equal(Pair.Lead, Row("F02", Fired(row, "due", "escalate-1", "escalate-2")).Owner);
    }

    [Fact]
    public void Whoever_enters_late_has_seven_days_for_the_assessment_and_no_window_that_is_over()
    {
        object[] late =
        [
            new CaseOpened(Id, "la-croche", "montlegia", null, new Person(Elise, PersonRole.Mother), On("2026-07-27")),
            new CoordinatorsAssigned(Midwife, SocialWorker, Midwife, SocialWorker, "opened", On("2026-07-27")),
            new PregnancyRecorded(Days.Day("2026-03-02"), Days.Day("2026-12-07"), DueDateBasis.Lmp, 1, On("2026-07-27")),
        ];

        Assert.Equal("2026-08-03", Days.Text(Row("F04", State(late)).DueAt));
        Assert.Equal("2026-08-03", Days.Text(Row("F04", State(late)).ClosesAt!.Value));
        object[] later = [.. late.Select(e => e is CaseOpened opened ? opened with { Stamp = On("2026-09-14") } : e)];
        Assert.DoesNotContain(Owed(later), row => row.Code == "F06");
    }

    [Fact]
    public void An_assessment_that_says_mood_and_anxiety_ends_the_questions_too()
    {
        Assert.DoesNotContain(Owed([.. Opened(), Bib("2026-05-29")]), row => row.Code is "F04" or "F05");
        var row = Row("F05", State([.. Opened(), Bib("2026-05-29", withMoodAndAnxiety: false)]));
        Assert.Equal("2026-05-29 2026-05-29 2026-06-12", Window(row));
    }

    [Theory]
    [InlineData("WHOOLEY", "GAD2", "2026-06-01", false)]
    [InlineData("EPDS", "GAD7", "2026-06-02", false)]
    [InlineData("PHQ2", "GAD7", "2026-06-02", false)]
    [InlineData("WHOOLEY", "GAD2", "2026-05-31", true)]
    [InlineData("WHOOLEY", "PHQ9", "2026-06-02", true)]
    public void The_second_round_needs_mood_and_anxiety_from_20_weeks_on(string mood, string anxiety, string day, bool owed)
    {
        object[] events = [.. Opened(), Screened(mood, Zero(mood), day), Screened(anxiety, Zero(anxiety), day)];

        Assert.Equal(owed, Owed(events).Any(row => row.Code == "F06"));
    }

    [Fact]
    public void Declined_is_an_answer_and_no_measure() =>
        Assert.Contains(
            Owed([.. Opened(), Screened("EPDS", ScreeningAnswers.Declined, "2026-06-02"), Screened("GAD7", ScreeningAnswers.Declined, "2026-06-02")]),
            row => row.Code == "F06");

    [Theory]
    [InlineData(10, false)]
    [InlineData(11, true)]
    public void A_repeat_is_owed_above_ten(int total, bool owed) =>
        Assert.Equal(owed, Owed([.. Opened(), Epds(total, "2026-05-18")]).Any(row => row.Code == "F10"));

    [Fact]
    public void A_repeat_ends_by_the_same_family_only()
    {
        object[] high = [.. Opened(), Epds(14, "2026-05-18")];
        Assert.Equal($"{ScreeningId("EPDS", "2026-05-18"):N}", Row("F10", State(high)).Occurrence);
        Assert.Contains(Owed([.. high, Screened("GAD7", ScreeningAnswers.OfTotal(3), "2026-06-02")]), row => row.Code == "F10");
        Assert.Contains(Owed([.. high, Screened("WHOOLEY", ScreeningAnswers.Items(1, 0), "2026-06-02")]), row => row.Code == "F10");
        Assert.DoesNotContain(Owed([.. high, Screened("WHOOLEY", ScreeningAnswers.Items(0, 0), "2026-06-02")]), row => row.Code == "F10");
        Assert.DoesNotContain(Owed([.. high, Screened("PHQ9", ScreeningAnswers.OfTotal(3), "2026-06-02")]), row => row.Code == "F10");
        Assert.Contains(Owed([.. high, Screened("EPDS", ScreeningAnswers.Declined, "2026-06-02")]), row => row.Code == "F10");
    }

    [Fact]
    public void Mood_and_anxiety_are_repeated_each_for_itself()
    {
        object[] both = [.. Opened(), Epds(14, "2026-05-18"), Screened("GAD7", ScreeningAnswers.OfTotal(12), "2026-05-18")];
        Assert.Equal(2, Owed(both).Count(row => row.Code == "F10"));
    }

    [Fact]
    public void Asked_in_company_safe_contact_stays_owed()
    {
        object[] events = [.. Opened(), Contact("2026-04-24"), Consent("2026-04-24")];
        Assert.Contains(Owed([.. events, SafeContact("2026-04-24", YesNo.No)]), row => row.Code == "F03");
        Assert.Contains(Owed([.. events, SafeContact("2026-04-24", YesNo.Unknown)]), row => row.Code == "F03");
        Assert.DoesNotContain(Owed([.. events, SafeContact("2026-04-24")]), row => row.Code == "F03");
        var refused = new ConsentRefused(Flag, Terms(), On("2026-04-24"));
        Assert.DoesNotContain(Owed([.. Opened(), Contact("2026-04-24"), refused, SafeContact("2026-04-24")]), row => row.Code == "F03");
    }

    [Fact]
    public void The_personalised_consultation_is_owed_from_intensity_two()
    {
        Assert.DoesNotContain(Owed(Opened()), row => row.Code == "F07");
        Assert.Contains(Owed([.. Opened(), new IntensityDecided(CareIntensity.Tailored, "clinical", On("2026-04-24"))]), row => row.Code == "F07");
    }

    [Fact]
    public void Where_nothing_else_is_due_a_review_is_and_each_answer_makes_the_next_one()
    {
        object[] quiet = Quiet("2026-04-24");
        var review = Row("review", State(quiet));
        var next = Row("review", State([.. quiet, new StepDone("review", review.Occurrence, Days.Day("2026-05-20"), StepHow.Done, On("2026-05-20"))]));

        Assert.Equal(["L01", "review"], Owed(quiet).Select(row => row.Code));
        Assert.Equal(("review", Midwife, true), (review.Code, review.Owner, review.Listed));
        Assert.Equal("2026-06-17", Days.Text(next.DueAt));
        Assert.NotEqual(review.Id, next.Id);
        Assert.DoesNotContain(Owed([.. quiet, new ReminderSet(Flag, Days.Day("2026-12-01"), null, On("2026-05-10"))]), row => row.Code == "review");
    }

    [Fact]
    public void Where_what_is_due_next_is_far_away_the_case_is_looked_at_in_between()
    {
        object[] born = [.. Opened(), Contact("2026-10-20"), new ConsentRefused(Flag, Terms(), On("2026-10-20")), SafeContact("2026-10-20"), new BirthRecorded(Child, Days.Day("2026-10-17"), On("2026-10-17"))];
        Assert.Equal(("2027-04-21", true), (Days.Text(Row("review-quiet", State(born)).DueAt), Row("review-quiet", State(born)).Listed));
        Assert.DoesNotContain(Owed([.. born, new IntensityDecided(CareIntensity.Coordinated, "clinical", On("2026-10-20"))]), row => row.Code == "review-quiet");
    }

    [Fact]
    public void A_review_is_counted_from_the_last_thing_that_happened_and_can_be_moved()
    {
        object[] quiet = Quiet("2026-04-24");
        Assert.Equal("2026-05-22", Days.Text(Row("review", State(quiet)).DueAt));
        Assert.Equal("2026-12-08", Days.Text(Row("review", State([.. quiet, Contact("2026-11-10")])).DueAt));

        var review = Row("review", State(quiet));
        var moved = Row("review", State([.. quiet, new StepMoved("review", review.Occurrence, Days.Day("2026-06-22"), "later", On("2026-05-20"))]));

        Assert.Equal("2026-06-22", Days.Text(moved.DueAt));
        Assert.Equal(["due", "escalate-1", "escalate-2"], moved.Pending.Select(step => step.Name));
        Assert.All(moved.Pending, step => Assert.True(step.At >= moved.DueAt));
    }

    [Fact]
    public void A_moved_step_is_not_escalated_before_its_new_day()
    {
        var before = Row("F02", State(Opened()));
        var moved = Row("F02", State([.. Opened(), new StepMoved("F02", "1", Days.Day("2026-05-12"), "absence", On("2026-04-22"))]));

        Assert.True(before.Pending.Single(step => step.Name == "escalate-1").At < moved.DueAt);
        Assert.Equal(("2026-05-12", "2026-05-14"), (Days.Text(moved.DueAt), Days.Text(moved.Pending.Single(step => step.Name == "escalate-1").At)));
    }

    [Fact]
    public void A_due_step_fires_once_and_a_closed_case_fires_nothing()
    {
        var state = State(Opened());
        var row = Row("F02", state);
        var sweep = new Stamp(Actors.Sweep, row.DueAt);

        var fired = Assert.Single(CaseOwed.Fire(state, Pair, Plan, row.Id, "due", row.DueAt, sweep).Events);
        Assert.Empty(CaseOwed.Fire(CaseFile.Evolve(state, fired), Pair, Plan, row.Id, "due", row.DueAt, sweep).Events);
        Assert.Empty(CaseOwed.Fire(State([.. Opened(), new CaseClosed("moved", null, sweep)]), Pair, Plan, row.Id, "due", row.DueAt, sweep).Events);
    }

    private static ScreeningAnswers Zero(string instrument) =>
        instrument == "WHOOLEY" ? ScreeningAnswers.Items(0, 0) : ScreeningAnswers.OfTotal(0);

    private static CaseFile Fired(Obligation row, params string[] steps) =>
        State([.. Opened(), .. steps.Select(step => new StepFired(row.Id, row.Code, row.Occurrence, step, row.DueAt, On("2026-05-01")))]);

    // Met, asked about consent and safe contact, and no pregnancy is dated: the plan has nothing left.
    private static object[] Quiet(string day) => [.. Opened().Take(2), Contact(day), new ConsentRefused(Flag, Terms(), On(day)), SafeContact(day)];

    private static Obligation Row(string code, CaseFile state) => Assert.Single(Owed(state), row => row.Code == code);
}

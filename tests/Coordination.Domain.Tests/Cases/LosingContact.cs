using Coordination.Domain.Cases;
using Xunit;
using static Coordination.Domain.Tests.Cases.CaseSample;

namespace Coordination.Domain.Tests.Cases;

/// <summary>A family that is not heard of is never dropped: after 30 days, or two attempts in a row, somebody owes a decision.</summary>
public sealed class LosingContact
{
    private const string Lost = "L01";
    private static readonly Guid Peps = new("0198c000-0000-7000-8000-0000000000f1");
    private static readonly Guid Psychiatrist = new("0198c000-0000-7000-8000-0000000000f2");
    private static readonly IntensityDecided Level3 = new(CareIntensity.Coordinated, "clinical", On("2026-04-22"));

    [Fact]
    public void After_thirty_days_of_silence_a_decision_is_owed()
    {
        var row = Row([.. Opened(), Contact("2026-04-24")]);

        Assert.Equal("2026-05-24 2026-06-01 2026-06-08", Window(row));
        Assert.Equal(("2026-04-24", Midwife, true, Urgency.Normal), (row.Occurrence, row.Owner, row.Listed, row.Urgency));
        Assert.Equal(["due 2026-06-01", "escalate-1 2026-06-03", "escalate-2 2026-06-05", "missed 2026-06-08"], row.Pending.Select(step => $"{step.Name} {Days.Text(step.At)}"));
    }

    [Fact]
    public void After_fourteen_at_level_3() => Assert.Equal("2026-05-08 2026-05-18 2026-05-26", Window(Row([.. Opened(), Level3, Contact("2026-04-24")])));

    [Fact]
    public void A_family_that_was_never_reached_is_silent_since_the_opening()
    {
        var row = Row(Opened());

        Assert.Equal(("1", "2026-05-21 2026-05-29 2026-06-05"), (row.Occurrence, Window(row)));
    }

    [Theory]
    [InlineData("2026-07-09", "2026-08-08", "2026-08-14", "2026-08-21")]
    [InlineData("2026-06-14", "2026-07-14", "2026-07-22", "2026-07-29")]
    [InlineData("2026-11-21", "2026-12-21", "2026-12-29", "2027-01-06")]
    public void Its_days_are_working_days_over_week_ends_and_holidays(string heard, string opens, string due, string closes) =>
        Assert.Equal($"{opens} {due} {closes}", Window(Row([.. Opened(), Contact(heard)])));

    [Fact]
    public void Two_missed_contacts_in_a_row_are_enough()
    {
        object[] once = [.. Opened(), Contact("2026-04-24"), Contact("2026-05-04", reached: false)];
        Assert.Equal("2026-05-24", Days.Text(Row(once).OpensAt));

        Assert.Equal("2026-05-06 2026-05-13 2026-05-21", Window(Row([.. once, Contact("2026-05-06", reached: false)])));
        Assert.Equal("2026-05-04 2026-05-11 2026-05-19", Window(Row([.. once, Contact("2026-05-04", reached: false, number: 2)])));
        Assert.Equal("2026-05-24", Days.Text(Row([.. Opened(), Contact("2026-04-24"), Contact("2026-05-24", reached: false), Contact("2026-05-25", reached: false)]).OpensAt));
    }

    [Fact]
    public void An_answer_between_two_attempts_begins_the_count_anew()
    {
        object[] between = [.. Opened(), Contact("2026-05-04", reached: false), Contact("2026-05-05"), Contact("2026-05-06", reached: false)];

        Assert.Equal(("2026-05-05", "2026-06-04"), (Row(between).Occurrence, Days.Text(Row(between).OpensAt)));
    }

    [Fact]
    public void On_one_day_what_was_noted_first_came_first()
    {
        object[] missed = [.. Opened(), Contact("2026-05-05", reached: false), Contact("2026-05-05", number: 2), Contact("2026-05-06", reached: false)];
        object[] after = [.. Opened(), Contact("2026-05-05"), Contact("2026-05-05", reached: false, number: 2), Contact("2026-05-06", reached: false)];

        Assert.Equal(("2026-06-04", "2026-05-06"), (Days.Text(Row(missed).OpensAt), Days.Text(Row(after).OpensAt)));
    }

    [Fact]
    public void An_attempt_at_a_professional_is_none_at_the_family()
    {
        var gp = Contact("2026-05-04", reached: false) with { With = new ContactWith(null, "gp", null) };

        Assert.Equal("2026-05-24", Days.Text(Row([.. Opened(), Contact("2026-04-24"), gp, gp with { Contact = Peps }]).OpensAt));
    }

    [Fact]
    public void Each_contact_that_reached_the_family_is_a_new_silence()
    {
        object[] silent = [.. Opened(), Contact("2026-04-24")];
        var before = Row(silent);
        var fired = new StepFired(before.Id, before.Code, before.Occurrence, "due", before.DueAt, new Stamp(Actors.Sweep, before.DueAt));
        var after = Row([.. silent, fired, Contact("2026-06-02")]);

        Assert.NotEqual(before.Id, after.Id);
        Assert.Equal(("2026-06-02", "2026-07-02", "due"), (after.Occurrence, Days.Text(after.OpensAt), after.Pending[0].Name));
        Assert.Equal("2026-05-20", Row([.. silent, fired, Contact("2026-05-20")]).Occurrence);
    }

    [Fact]
    public void Whoever_was_asked_the_questions_of_an_instrument_or_met_with_a_relay_was_reached()
    {
        object[] silent = [.. Opened(), Contact("2026-04-24")];

        Assert.Equal("2026-05-18", Row([.. silent, Epds(9, "2026-05-18")]).Occurrence);
        Assert.Equal("2026-04-24", Row([.. silent, Epds(9, "2026-05-18") with { Alert = Flag }]).Occurrence);
        Assert.Equal("2026-05-28", Row([.. silent, new FamilyMet(Peps, Days.Day("2026-05-28"), On("2026-05-29"))]).Occurrence);
    }

    [Fact]
    public void Going_on_is_a_decision_and_the_next_silence_is_owed_again()
    {
        object[] silent = [.. Opened(), Contact("2026-04-24"), Contact("2026-05-28", reached: false), Contact("2026-05-29", reached: false)];
        var going = new StepDone(Lost, "2026-04-24", Days.Day("2026-05-20"), StepHow.Done, On("2026-06-01"));
        var state = new Given<CaseFile>(State(silent), CaseFile.Evolve).When(file => PlanStepDecider.Done(file, going, Plan)).Then(going);

        var next = Assert.Single(Owed(state), row => row.Code == Lost);
        Assert.Equal(("2026-06-01.1", "2026-07-01"), (next.Occurrence, Days.Text(next.OpensAt)));
        Assert.Equal("2026-06-03", Days.Text(Row([.. silent, going, Contact("2026-06-02", reached: false), Contact("2026-06-03", reached: false)]).OpensAt));

        var again = going with { Occurrence = next.Occurrence };
        Assert.Equal("2026-06-01.2", Row([.. silent, going, again]).Occurrence);
    }

    [Theory]
    [InlineData("not-reached")]
    [InlineData("declined")]
    public void Could_not_reach_and_does_not_want_are_ends_until_she_is_heard_of_again(string reason)
    {
        object[] silent = [.. Opened(), Contact("2026-04-24")];
        var end = new StepNotRelevant(Lost, "2026-04-24", reason, On("2026-06-01"));
        var state = new Given<CaseFile>(State(silent), CaseFile.Evolve).When(file => PlanStepDecider.NotRelevant(file, end, Plan)).Then(end);

        Assert.DoesNotContain(Owed(state), row => row.Code == Lost);
        Assert.Contains(Owed(state), row => row.Listed);
        Assert.Equal("2026-07-10", Row([.. silent, end, Contact("2026-07-10")]).Occurrence);
    }

    [Fact]
    public void Later_is_a_new_occurrence_whose_escalation_moves_along()
    {
        object[] silent = [.. Opened(), Contact("2026-04-24")];
        var row = Row([.. silent, new StepMoved(Lost, "2026-04-24", Days.Day("2026-06-15"), "not-reached", On("2026-06-01"))]);

        Assert.Equal(("2026-04-24@2026-06-15", "2026-06-15", "2026-06-17"), (row.Occurrence, Days.Text(row.DueAt), Days.Text(row.Pending.Single(step => step.Name == "escalate-1").At)));
    }

    [Fact]
    public void It_goes_to_the_other_head_and_then_to_the_lead()
    {
        object[] silent = [.. Opened(), Contact("2026-04-24")];
        var row = Row(silent);
        object[] Fired(params string[] steps) => [.. silent, .. steps.Select(step => new StepFired(row.Id, row.Code, row.Occurrence, step, row.DueAt, On("2026-06-09")))];

        Assert.Equal((SocialWorker, Urgency.High), (Row(Fired("due", "escalate-1")).Owner, Row(Fired("due", "escalate-1")).Urgency));
        Assert.Equal(Pair.Lead, Row(Fired("due", "escalate-1", "escalate-2", "missed")).Owner);
    }

    [Fact]
    public void Relays_that_carry_every_need_stop_it_below_level_3()
    {
        object[] carried = [.. Opened(), Contact("2026-07-09"), new NeedCarried(Peps, 1, On("2026-06-25")), new NeedCarried(Psychiatrist, 0, On("2026-07-09"))];

        Assert.DoesNotContain(Owed(carried), row => row.Code == Lost);
        Assert.Contains(Owed(carried), row => row.Listed);
        Assert.Equal("2026-07-23", Days.Text(Row([.. carried, Level3]).OpensAt));
        Assert.Equal("2026-08-08", Days.Text(Row([.. Opened(), Contact("2026-07-09"), new NeedCarried(Peps, 1, On("2026-06-25"))]).OpensAt));
    }

    [Fact]
    public void A_need_that_comes_back_starts_it_anew()
    {
        object[] carried = [.. Opened(), Contact("2026-05-04"), Contact("2026-06-01", reached: false), new NeedCarried(Peps, 0, On("2026-06-25"))];
        var returned = new NeedReturned(Peps, On("2026-09-01"));
        var state = new Given<CaseFile>(State(carried), CaseFile.Evolve).When(file => NeedDecider.Return(file, Peps, 1, On("2026-09-01"))).Then(returned);

        Assert.Equal("2026-10-01 2026-10-08 2026-10-15", Window(Assert.Single(Owed(state), row => row.Code == Lost)));
        Assert.Equal("2026-09-03", Days.Text(Row([.. carried, returned, Contact("2026-09-02", reached: false), Contact("2026-09-03", reached: false)]).OpensAt));
        new Given<CaseFile>(State(carried), CaseFile.Evolve).When(file => NeedDecider.Return(file, Peps, 0, On("2026-09-01"))).ThenNothing();
        new Given<CaseFile>(state, CaseFile.Evolve).When(file => NeedDecider.Return(file, Peps, 1, On("2026-09-02"))).ThenNothing();
    }

    [Fact]
    public void A_case_reopened_is_silent_since_then_and_a_closed_one_owes_nothing()
    {
        object[] closed = [.. Opened(), Contact("2026-04-24"), new CaseClosed("lost-contact", null, On("2026-07-01"))];

        Assert.Empty(Owed(closed));
        Assert.Equal("2026-10-01", Days.Text(Row([.. closed, new CaseReopened("relay-ended", On("2026-09-01"))]).OpensAt));
        Assert.Equal("2026-10-01", Days.Text(Row([.. Opened(), new NeedCarried(Peps, 0, On("2026-06-25")), .. closed[^1..], new NeedReturned(Peps, On("2026-08-01")), new CaseReopened("relay-ended", On("2026-09-01"))]).OpensAt));
    }

    [Fact]
    public void Meeting_the_family_is_told_once_a_day_and_never_puts_the_clock_back()
    {
        var met = new FamilyMet(Peps, Days.Day("2026-05-28"), On("2026-05-28"));
        Open(Contact("2026-04-24")).When(file => NeedDecider.Meet(file, Peps, Days.Day("2026-05-28"), On("2026-05-28"))).Then(met);
        Open(met).When(file => NeedDecider.Meet(file, Peps, Days.Day("2026-05-28"), On("2026-05-28"))).ThenNothing();
        Open(Contact("2026-05-29")).When(file => NeedDecider.Meet(file, Peps, Days.Day("2026-05-28"), On("2026-05-30"))).ThenNothing();
        Assert.Equal("2026-05-29", Row([.. Opened(), Contact("2026-05-29"), met]).Occurrence);
    }

    private static Obligation Row(params object[] events) => Assert.Single(Owed(events), row => row.Code == Lost);
}

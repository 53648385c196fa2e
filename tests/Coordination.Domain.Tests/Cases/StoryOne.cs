using Coordination.Domain.Alerts;
using Coordination.Domain.Cases;
using Coordination.Domain.Screening;
using Coordination.Domain.Tests.Alerts;
using Coordination.Domain.Tests.Screening;
using Xunit;
using static Coordination.Domain.Tests.Cases.CaseSample;

namespace Coordination.Domain.Tests.Cases;

/// <summary>Every date of story 1 that a case owes by itself, one decision after the other.</summary>
public sealed class StoryOne
{
    private CaseFile _case = CaseFile.None;

    private static Alert Alert { get; } = AlertSample.State(
        AlertSample.FromRecord() with { Flags = [new AlertFlag(Flag, "SEVERE_SCORE", "EPDS total", AlertSample.At)] },
        new AlertTaken(Id, true, On("2026-04-21")));

    [Fact]
    public void From_20_April_to_10_August()
    {
        Tuesday_21_April_the_alert_is_taken();
        Thursday_23_April_the_flag_is_assessed_on_its_last_day();
        Friday_24_April_first_contact_consent_and_safe_contact();
        Monday_18_May_the_repeat_on_its_last_day();
        Friday_29_May_the_assessment();
        Tuesday_2_June_both_questions_and_both_scales();
        Thursday_25_June_no_repeat_is_owed_any_more();
        Monday_10_August_the_last_antenatal_steps();
    }

    private void Tuesday_21_April_the_alert_is_taken()
    {
        var opening = Cold() with { Mother = new Person(AlertSample.Elise, PersonRole.Mother, AlertSample.Name), LastPeriod = Days.Day("2026-01-12") };
        Decide(state => CaseDecider.OpenFromAlert(state, opening, Alert, On("2026-04-21")));

        Assert.Equal("2026-04-28", Days.Text(Row("F02").DueAt));
        Assert.Equal("2026-04-23", Days.Text(Row("RF-SEVERE_SCORE-assess").DueAt));
        Assert.Equal("2026-03-09 2026-05-04 2026-06-01", Window(Row("F04")));
        Assert.Equal("2026-06-01 2026-06-14 2026-06-29", Window(Row("F06")));
        Assert.Equal("2026-08-10", Days.Text(Row("F08").DueAt));
        Assert.False(Row("F08").Listed);
        Assert.Equal("2026-05-04 2026-05-11 2026-05-18", Window(Row("F10")));
        Assert.Equal(CareIntensity.Tailored, IntensityProposal.Of(_case).Intensity);
        Assert.Equal(Midwife, Row("F02").Owner);
    }

    private void Thursday_23_April_the_flag_is_assessed_on_its_last_day()
    {
        Decide(state => FlagDecider.Assess(state, Flag, Text("flag.text"), On("2026-04-23")));

        Assert.DoesNotContain(Owed(_case), row => row.Code.StartsWith("RF-", StringComparison.Ordinal));
        Assert.Contains(_case.Flags, flag => flag.Code == "SEVERE_SCORE");
    }

    private void Friday_24_April_first_contact_consent_and_safe_contact()
    {
        Decide(state => ContactDecider.Note(state, Contact("2026-04-24", person: state.Mother)));
        Assert.Equal("2026-04-24 2026-04-24 2026-05-08", Window(Row("F03")));

        var terms = Terms() with { By = _case.Mother, About = [_case.Mother], Categories = [DataCategory.Identity, DataCategory.Psychic, DataCategory.Medical] };
        Decide(state => ConsentDecider.Give(state, Guid.Empty, terms, On("2026-04-24")));
        Assert.Contains(Owed(_case), row => row.Code == "F03");

        Decide(state => SafeContactDecider.Ask(state, SafeContact("2026-04-24") with { Person = state.Mother }, Easing, redirects: false));
        Assert.DoesNotContain(Owed(_case), row => row.Code is "F02" or "F03");
    }

    private void Monday_18_May_the_repeat_on_its_last_day()
    {
        Screen("EPDS", ScreeningAnswers.OfTotal(14), "2026-05-18");

        Assert.Equal("2026-06-01 2026-06-08 2026-06-15", Window(Row("F10")));
        Assert.Contains(_case.Flags, flag => flag.Code == "SEVERE_SCORE" && flag.Assessed is null);
    }

    private void Friday_29_May_the_assessment()
    {
        Screen("BIB", Bib("2026-05-29").Result.Answers, "2026-05-29");

        Assert.DoesNotContain(Owed(_case), row => row.Code is "F04" or "F05");
    }

    private void Tuesday_2_June_both_questions_and_both_scales()
    {
        Screen("WHOOLEY", ScreeningAnswers.Items(1, 1), "2026-06-02");
        Screen("GAD2", ScreeningAnswers.OfTotal(4), "2026-06-02");
        Screen("EPDS", ScreeningAnswers.OfTotal(12), "2026-06-02");
        Screen("GAD7", ScreeningAnswers.OfTotal(9), "2026-06-02");

        Assert.DoesNotContain(Owed(_case), row => row.Code == "F06");
        Assert.Equal("2026-06-16 2026-06-23 2026-06-30", Window(Row("F10")));
    }

    private void Thursday_25_June_no_repeat_is_owed_any_more()
    {
        Screen("EPDS", ScreeningAnswers.OfTotal(9), "2026-06-25");

        Assert.DoesNotContain(Owed(_case), row => row.Code == "F10");
    }

    private void Monday_10_August_the_last_antenatal_steps()
    {
        Assert.Equal("2026-05-04 2026-07-27 2026-08-24", Window(Row("F07")));
        Decide(state => PlanStepDecider.Done(state, new StepDone("F07", "1", Days.Day("2026-08-10"), StepHow.Done, On("2026-08-10")), Plan));
        Decide(state => PlanStepDecider.Done(state, new StepDone("F08", "1", Days.Day("2026-08-10"), StepHow.Elsewhere, On("2026-08-10")), Plan));

        Assert.DoesNotContain(Owed(_case), row => row.Code is "F07" or "F08");
        Assert.Contains(Owed(_case), row => row.Listed);
    }

    private void Screen(string instrument, ScreeningAnswers answers, string day)
    {
        var result = Passed.Result(instrument, answers, new Passation(_case.Mother, Days.Day(day), YesNo.Yes, Pregnant: true));
        Decide(state => ScreeningDecider.Record(state, ScreeningId(instrument, day), result, Confidentiality.N2, On(day)));
    }

    private void Decide(Func<CaseFile, Decision> decide)
    {
        var decision = decide(_case);
        Assert.Null(decision.Refusal);
        _case = decision.Events.Aggregate(_case, CaseFile.Evolve);
    }

    private Obligation Row(string code) => Assert.Single(Owed(_case), row => row.Code == code);
}

using Coordination.Domain.Alerts;
using Coordination.Domain.Cases;
using Coordination.Domain.Tests.Alerts;
using Xunit;
using static Coordination.Domain.Tests.Cases.CaseSample;

namespace Coordination.Domain.Tests.Cases;

public sealed class OpeningACase
{
    [Fact]
    public void Cold_a_name_and_a_due_date_are_enough()
    {
        var state = Nothing().When(file => CaseDecider.Open(file, Cold(), On("2026-04-21"))).Then(Opened());

        Assert.True(state.IsOpen);
        Assert.Equal((Elise, Pair), (state.Mother, state.Heads));
        Assert.Equal(PersonRole.ExpectedChild, state.Find(Child)!.Role);
    }

    [Fact]
    public void Cold_a_birth_date_does_as_well()
    {
        var opening = Cold() with { DueDate = null, ChildBornOn = Days.Day("2026-04-01") };

        var state = Run(CaseDecider.Open(CaseFile.None, opening, On("2026-04-21")));

        Assert.Equal(Days.Day("2026-04-01"), Assert.Single(state.Births).On);
        Assert.Equal(PersonRole.Child, state.Find(Child)!.Role);
        Assert.Null(state.Pregnancy);
    }

    [Fact]
    public void A_last_period_gives_the_due_date()
    {
        var opening = Cold() with { DueDate = null, LastPeriod = Days.Day("2026-01-12") };

        var state = Run(CaseDecider.Open(CaseFile.None, opening, On("2026-04-21")));

        Assert.Equal((Days.Day("2026-10-19"), DueDateBasis.Lmp), (state.Pregnancy!.DueDate, state.Pregnancy.Basis));
    }

    [Fact]
    public void Twins_are_two_persons()
    {
        var state = Run(CaseDecider.Open(CaseFile.None, Cold() with { ExpectedChildren = 2 }, On("2026-04-21")));

        Assert.Equal(2, state.Persons.Count(person => person.Role == PersonRole.ExpectedChild));
    }

    [Fact]
    public void Without_a_name_or_a_date_it_is_refused()
    {
        Refused(Cold() with { Mother = new Person(Elise, PersonRole.Mother) }, "case-needs-name", "name");
        Refused(Cold() with { DueDate = null }, "case-needs-date", "dueDate");
    }

    [Theory]
    [InlineData("2027-04-06", "dueDate")]
    [InlineData("2025-05-01", "dueDate")]
    public void A_due_date_that_cannot_be_is_refused(string dueDate, string field) =>
        Assert.Equal(field, CaseDecider.Open(CaseFile.None, Cold(Days.Day(dueDate)), On("2026-04-21")).Refusal?.Field);

    [Fact]
    public void Birth_before_conception_is_refused() =>
        Assert.Equal(
            "childBornOn",
            CaseDecider.Open(CaseFile.None, Cold() with { ChildBornOn = Days.Day("2025-12-01") }, On("2026-04-21")).Refusal?.Field);

    [Fact]
    public void The_number_of_children_and_the_heads_must_make_sense()
    {
        Refused(Cold() with { ExpectedChildren = 0 }, "pregnancy-children-count", "expectedChildren");
        Refused(Cold() with { ExpectedChildren = 6 }, "pregnancy-children-count", "expectedChildren");
        Refused(Cold() with { Heads = Pair with { Second = Midwife } }, "case-same-head-twice", "second");
    }

    [Fact]
    public void A_second_opening_is_refused_and_the_same_one_changes_nothing()
    {
        Open().When(file => CaseDecider.Open(file, Cold(), On("2026-04-21"))).ThenNothing();
        Open().When(file => CaseDecider.Open(file, Cold(), On("2026-04-22"))).ThenRefused("case-already-opened");
    }

    [Fact]
    public void From_an_alert_its_scores_flags_and_reasons_come_with_it()
    {
        var state = Run(CaseDecider.OpenFromAlert(CaseFile.None, Cold(), Taken("SELF_HARM"), On("2026-04-21")));

        Assert.Equal([AlertSample.Id], state.Alerts.ToArray());
        Assert.Equal((15, Elise), (Assert.Single(state.Screenings).Result.Total, state.Screenings[0].Subject));
        Assert.Equal(("SELF_HARM", AlertSample.At), (Assert.Single(state.Flags).Code, state.Flags[0].RaisedAt));
        Assert.Equal(("P03", "P", FactorStatus.Suspected), (Assert.Single(state.Factors).Code, state.Factors[0].Domain, state.Factors[0].Status));
    }

    [Fact]
    public void What_was_done_about_a_flag_before_is_kept()
    {
        var alert = AlertSample.State(
            AlertSample.Received("SELF_HARM", "SEVERE_SCORE"),
            new AlertFlagAcknowledged(AlertSample.FlagId(0), AlertSample.ByMidwife),
            new AlertFlagAcknowledged(AlertSample.FlagId(1), AlertSample.ByMidwife),
            new AlertFlagAssessed(AlertSample.FlagId(1), Text("flag.text"), AlertSample.ByMidwife));

        var state = Run(CaseDecider.OpenFromAlert(CaseFile.None, Cold(), alert, On("2026-04-22")));

        Assert.Equal(AlertSample.ByMidwife, state.Flags[0].Acknowledged);
        Assert.Null(state.Flags[0].Assessed);
        Assert.Equal(AlertSample.ByMidwife, state.Flags[1].Assessed);
        Assert.Equal(["RF-SELF_HARM-assess"], Owed(state).Where(row => row.Code.StartsWith("RF-", StringComparison.Ordinal)).Select(row => row.Code));
    }

    [Fact]
    public void An_alert_without_a_name_or_a_date_opens_a_case_all_the_same()
    {
        var opening = Cold() with { Mother = new Person(Elise, PersonRole.Mother), DueDate = null };

        var state = Run(CaseDecider.OpenFromAlert(CaseFile.None, opening, Taken(), On("2026-04-21")));

        Assert.True(state.IsOpen);
    }

    [Fact]
    public void A_further_alert_is_linked_once()
    {
        var state = Run(CaseDecider.LinkAlert(State(Opened()), Taken(), On("2026-04-22")), State(Opened()));

        Assert.Equal([AlertSample.Id], state.Alerts.ToArray());
        Assert.Single(state.Screenings);
        Open(new AlertLinked(AlertSample.Id, On("2026-04-22"))).When(file => CaseDecider.LinkAlert(file, Taken(), On("2026-04-23"))).ThenNothing();
        Closed().When(file => CaseDecider.LinkAlert(file, Taken(), On("2026-05-23"))).ThenRefused("case-closed");
        Nothing().When(file => CaseDecider.LinkAlert(file, Taken(), On("2026-05-23"))).ThenRefused("not-found");
    }

    [Fact]
    public void A_reason_the_case_knows_already_is_not_recorded_twice()
    {
        var state = Run(CaseDecider.OpenFromAlert(CaseFile.None, Cold(), Taken(), On("2026-04-21")));
        var second = AlertSample.State(AlertSample.Received() with { Alert = AlertSample.Other });

        Assert.Single(Run(CaseDecider.LinkAlert(state, second, On("2026-04-22")), state).Factors);
    }

    internal static CaseFile Run(Decision decision, CaseFile? from = null)
    {
        Assert.Null(decision.Refusal);
        return decision.Events.Aggregate(from ?? CaseFile.None, CaseFile.Evolve);
    }

    private static Alert Taken(params string[] flags) =>
        AlertSample.State(AlertSample.Received(flags) with { Screenings = [AlertSample.Epds] }, new AlertTaken(Id, true, On("2026-04-21")));

    private static void Refused(Opening opening, string code, string field)
    {
        var decision = CaseDecider.Open(CaseFile.None, opening, On("2026-04-21"));
        Assert.Equal((code, field), (decision.Refusal?.Code, decision.Refusal?.Field));
        Assert.Empty(decision.Events);
    }
}

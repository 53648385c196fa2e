using System.Text.Json;
using Coordination.Domain.Alerts;
using Coordination.Domain.FollowUp;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static Coordination.Domain.Tests.Alerts.AlertSample;

namespace Coordination.Domain.Tests.Alerts;

/// <summary>What holds for every history of an alert.</summary>
public sealed class AlertLaws
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private static readonly object[] AnyEvent =
    [
        FromRecord(),
        Received("SELF_HARM") with { Reasons = default, Screenings = default, Flags = default },
        new AlertTaken(Case, true, ByMidwife),
        new AlertQualified(AlertOutcome.Duplicate, Text("alert.reason"), Other, ByMidwife),
        new AlertReAddressed("heusy", ByMidwife),
        new AlertFlagAcknowledged(Flag, ByMidwife),
        new AlertFlagAssessed(Flag, Text("flag.text"), ByMidwife),
        new AlertFlagAssessed(Other, Text("flag.text"), ByMidwife),
        new AlertQuarantined("heusy", "heusy", Posted),
        new AlertRepeated(Other, ByMidwife),
        new AlertContentDiffered(Conflict, Text("alert.conflict"), Posted),
        new AlertConflictClosed(Conflict, ConflictOutcome.FirstStands, Text("alert.conflict.note"), ByMidwife),
        new AlertForgotten(Id, "org", default, AlertOutcome.NotFounded, Other, default, new("content", "message", null), "version", ByMidwife),
        new AlertKeptLonger(KeptReasons.FirstWaits, ByMidwife),
        new StepFired(Ids.Obligation(Id, "F01", "1"), "F01", "1", "due", At, ByMidwife),
        "a stranger",
    ];

    private static readonly Func<Alert, Decision>[] Acts =
    [
        alert => AlertDecider.Receive(alert, FromRecord()),
        alert => AlertDecider.Take(alert, Case, true, ByMidwife),
        alert => AlertDecider.Qualify(alert, AlertOutcome.NotFounded, Text("alert.reason"), null, ByMidwife),
        alert => AlertDecider.Qualify(alert, AlertOutcome.Duplicate, null, Other, ByMidwife),
        alert => AlertDecider.ReAddress(alert, "heusy", ByMidwife),
        alert => AlertDecider.AcknowledgeFlag(alert, Flag, ByMidwife),
        alert => AlertDecider.AssessFlag(alert, Flag, Text("flag.text"), ByMidwife),
        alert => AlertDecider.Repeat(alert, Other, ByMidwife),
        alert => AlertDecider.Differ(alert, Conflict, Text("alert.conflict"), Posted),
        alert => AlertDecider.Forget(alert, "version", ByMidwife),
        alert => AlertDecider.CloseConflict(alert, Conflict, ConflictOutcome.FirstStands, Text("alert.conflict.note"), ByMidwife),
    ];

    private static readonly Arbitrary<object[]> Histories = Gen.Elements(AnyEvent).ArrayOf().ToArbitrary();
    private static readonly Arbitrary<int[]> Walks = Gen.Choose(0, Acts.Length - 1).ArrayOf().ToArbitrary();

    [Fact]
    public void Folding_any_history_never_throws_and_it_owes_an_answer_exactly_while_it_waits() => Check(Prop.ForAll(Histories, history =>
    {
        var state = State(history);
        return AlertOwed.Of(state, null, Plans.Current).Any(row => row is { Code: "F01", Listed: true }) == state.Waiting;
    }));

    [Fact]
    public void The_state_survives_a_round_trip_through_JSON() => Check(Prop.ForAll(Histories, history =>
    {
        var json = JsonSerializer.Serialize(State(history), Web);
        return JsonSerializer.Serialize(JsonSerializer.Deserialize<Alert>(json, Web), Web) == json;
    }));

    [Fact]
    public void Repeating_a_decision_yields_nothing() => Check(Prop.ForAll(Walks, walk =>
    {
        var state = Alert.None;
        foreach (var act in walk)
        {
            state = Acts[act](state).Events.Aggregate(state, Alert.Evolve);
            if (!Acts[act](state).Events.IsEmpty)
            {
                return false;
            }
        }

        return true;
    }));

    [Fact]
    public void A_red_flag_leaves_the_desk_only_in_a_case_or_with_a_text() => Check(Prop.ForAll(Walks, walk =>
    {
        var state = walk.Aggregate(Alert.None, (alert, act) => Acts[act](alert).Events.Aggregate(alert, Alert.Evolve));
        return state.Standing != AlertStanding.Qualified || !state.HasOpenFlag || state.Qualification is not null;
    }));

    private static void Check(Property property) => property.Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(40));
}

using System.Text.Json;
using Coordination.Domain.Cases;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static Coordination.Domain.Tests.Cases.CaseSample;

namespace Coordination.Domain.Tests.Cases;

/// <summary>What holds for every history of a case, not only for the told ones.</summary>
public sealed class CaseLaws
{
    private static readonly object[] AnyEvent = [.. CaseHistory.Every, .. CaseHistory.Odd];
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private static readonly Arbitrary<object[]> Histories = Gen.Elements(AnyEvent).ArrayOf().ToArbitrary();
    private static readonly Arbitrary<int[]> Walks = Gen.Choose(0, CaseActs.All.Length - 1).ArrayOf().ToArbitrary();

    [Fact]
    public void Every_kind_of_event_is_in_the_histories()
    {
        var kinds = typeof(CaseFile).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(CaseFile).Namespace && type.GetProperty("Stamp") is not null && type.GetMethod("<Clone>$") is not null)
            .Except([typeof(Contact), typeof(EntryText), typeof(Screened), typeof(Factor), typeof(StepOutcome), typeof(OutsideDisclosure), typeof(LedgerLine), typeof(LifeEvent), typeof(Pause), typeof(Recontact), typeof(EarlierCase)]);

        Assert.NotEmpty(kinds);
        Assert.Empty(kinds.Except(AnyEvent.Select(e => e.GetType())));
    }

    [Fact]
    public void Every_kind_of_event_changes_the_file_and_a_stranger_does_not()
    {
        var state = CaseFile.None;
        foreach (var @event in CaseHistory.Every)
        {
            var next = CaseFile.Evolve(state, @event);
            Assert.NotEqual(Json(state), Json(next));
            state = next;
        }

        Assert.Same(state, CaseFile.Evolve(state, "a stranger"));
    }

    [Fact]
    public void Folding_any_history_never_throws_and_neither_does_what_it_owes() => Check(Prop.ForAll(Histories, history =>
    {
        var state = history.Aggregate(CaseFile.None, CaseFile.Evolve);
        return CaseOwed.Of(state, Pair, Plan).Length >= 0;
    }));

    [Fact]
    public void An_open_case_always_owes_something_in_a_list_and_a_closed_one_nothing_but_a_look_at_a_danger_or_a_sealed_flag() => Check(Prop.ForAll(Histories, history =>
    {
        var state = State([.. Opened(), .. history]);
        var owed = Owed(state);
        return state.IsOpen ? owed.Any(row => row.Listed) : owed.All(row => row.Code is ProtectionDecider.Review or TherapeuticExceptionDecider.Review
            || state.Flags.Any(flag => Unsealed.IsSealed(flag.Level) && Unsealed.IsOf(row.Occurrence, flag.Id)));
    }));

    [Fact]
    public void Whatever_is_owed_has_one_id_and_an_owner() => Check(Prop.ForAll(Histories, history =>
    {
        var owed = Owed(State([.. Opened(), .. history]));
        return owed.Select(row => row.Id).Distinct().Count() == owed.Length && owed.All(row => row.Owner != Guid.Empty && row.Case == Id);
    }));

    [Fact]
    public void The_state_survives_a_round_trip_through_JSON() => Check(Prop.ForAll(Histories, history =>
    {
        var state = State([.. Opened(), .. history]);
        var back = JsonSerializer.Deserialize<CaseFile>(Json(state), Web)!;
        return Json(back) == Json(state) && Json(Owed(back)) == Json(Owed(state));
    }));

    [Fact]
    public void Repeating_a_decision_yields_nothing() => Check(Prop.ForAll(Walks, walk =>
    {
        var state = CaseFile.None;
        foreach (var act in walk.Prepend(0))
        {
            state = CaseActs.All[act](state).Events.Aggregate(state, CaseFile.Evolve);
            if (!CaseActs.All[act](state).Events.IsEmpty)
            {
                return false;
            }
        }

        return true;
    }));

    [Fact]
    public void A_refusal_brings_no_event_and_names_no_person() => Check(Prop.ForAll(Walks, walk =>
    {
        var state = CaseFile.None;
        foreach (var act in walk.Prepend(0))
        {
            var decision = CaseActs.All[act](state);
            if (decision.Refusal is { } refusal && (!decision.Events.IsEmpty || refusal.Sentence.Contains("c2VhbGVk", StringComparison.Ordinal)))
            {
                return false;
            }

            state = decision.Events.Aggregate(state, CaseFile.Evolve);
        }

        return true;
    }));

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, Web);

    private static void Check(Property property) => property.Check(Config.QuickThrowOnFailure.WithMaxTest(150).WithEndSize(40));
}

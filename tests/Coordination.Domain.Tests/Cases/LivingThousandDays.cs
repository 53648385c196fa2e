using System.Collections.Immutable;
using System.Text.Json;
using Coordination.Domain.Cases;
using Coordination.Domain.FollowUp;
using Coordination.Domain.Time;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static Coordination.Domain.Tests.Cases.CaseSample;

namespace Coordination.Domain.Tests.Cases;

/// <summary>Laws of families whose lives are drawn: births, moved due dates, losses, wards, pauses, closings, in any order.</summary>
public sealed class LivingThousandDays
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);
    private static readonly DateOnly Opening = Days.Day("2026-04-21");
    private static readonly string[] Kinds = [.. LifeCodes.All.Select(kind => kind.Code)];

    /// <summary>One thing that happens: what, to which of the children, how many days after the one before, and a number to choose by.</summary>
    private sealed record Turn(int What, int Child, int Days, int Number);

    private static readonly Arbitrary<Turn[]> Lives =
        (from what in Gen.Choose(0, 11)
         from child in Gen.Choose(0, 3)
         from days in Gen.Choose(0, 120)
         from number in Gen.Choose(0, 400)
         select new Turn(what, child, days, number)).ArrayOf().ToArbitrary();

    [Fact]
    public void An_open_case_always_owes_a_listed_step_to_somebody_who_answers_for_it() => Check(life =>
    {
        ImmutableHashSet<Guid> known = [Pair.First, Pair.Second!.Value, Pair.Lead];
        return Lived(life).All(moment => !moment.State.IsOpen
            || (CaseOwed.Of(moment.State, Pair, Plan) is var owed && owed.Any(row => row.Listed) && owed.All(row => known.Contains(row.Owner))));
    });

    [Fact]
    public void What_is_stored_and_read_again_is_the_same_family_and_owes_the_same() => Check(life =>
    {
        var last = Lived(life)[^1];
        var again = last.Events.Select(e => JsonSerializer.Deserialize(JsonSerializer.Serialize(e, e.GetType(), Web), e.GetType(), Web)!).Aggregate(CaseFile.None, CaseFile.Evolve);
        return Json(again) == Json(last.State) && Json(CaseOwed.Of(again, Pair, Plan)) == Json(CaseOwed.Of(last.State, Pair, Plan));
    });

    [Fact]
    public void Nothing_is_owed_for_a_baby_where_none_lives_nor_for_a_child_that_died_nor_before_a_birth_that_was() => Check(life => Lived(life).All(moment =>
    {
        var (state, owed) = (moment.State, CaseOwed.Of(moment.State, Pair, Plan));
        var children = FamilyLife.Births(state).Select(b => FamilyLife.DiedOn(state, b.Child) is null).ToArray();
        var over = FamilyLife.EndedOn(state) is not null || children.Length > 0 || FamilyLife.DiedOn(state, Elise) is not null;
        return owed.All(row => Plan[row.Code] is var rule
            && !(over && rule.Anchor is AnchorKind.Gestation or AnchorKind.DueDate && over)
            && !(rule.Concerns == Concern.Baby && !children.Contains(true))
            && !(rule.Concerns == Concern.Child && !children[int.Parse(row.Occurrence[..1], System.Globalization.CultureInfo.InvariantCulture) - 1])
            && !(rule.Concerns == Concern.Mother && FamilyLife.DiedOn(state, Elise) is not null));
    }));

    [Fact]
    public void The_order_in_which_births_and_losses_are_recorded_changes_nothing() => Check(life =>
    {
        var events = Lived(life)[^1].Events;
        var late = events.Where(e => e is BirthRecorded or LifeEventRecorded).ToArray();
        var before = events.Except(late).ToArray();
        var seed = life.Sum(turn => turn.Number);
        object[][] orders = [late, [.. late.Reverse()], [.. late.OrderBy(e => HashCode.Combine(seed, Json(e).Length, Json(e)[^20..].Sum(c => c)))]];
        return orders.Select(order => Json(CaseOwed.Of(before.Concat(order).Aggregate(CaseFile.None, CaseFile.Evolve), Pair, Plan).OrderBy(row => row.Id))).Distinct().Count() == 1;
    });

    [Fact]
    public void What_is_taken_back_leaves_the_plan_as_if_it_had_never_been_recorded() => Check(life =>
    {
        var events = Lived(life)[^1].Events;
        var taken = events.OfType<LifeEventTakenBack>().Select(e => e.Life).ToHashSet();
        var never = events.Where(e => e is not LifeEventTakenBack && !(e is LifeEventRecorded recorded && taken.Contains(recorded.Life)));
        return Json(CaseOwed.Of(events.Aggregate(CaseFile.None, CaseFile.Evolve), Pair, Plan)) == Json(CaseOwed.Of(never.Aggregate(CaseFile.None, CaseFile.Evolve), Pair, Plan));
    });

    [Fact]
    public void Nothing_that_waits_is_due_while_the_plan_is_paused() => Check(life => Lived(life).All(moment =>
        !moment.State.IsOpen || CaseOwed.Of(moment.State, Pair, Plan).Where(row => IsOfPlan(row) && Plan[row.Code] is { Pausable: true, Anchor: not AnchorKind.Given }).All(row =>
            moment.State.Pauses.All(pause => CivilTime.DayOf(row.DueAt) is var day && (day < pause.From || day >= pause.Until)))));

    [Fact]
    public void A_step_fires_only_while_it_is_owed_and_only_once() => Check(life => Lived(life).Where(moment => moment.State.IsOpen).All(moment =>
    {
        var now = moment.At.At;
        var (state, fired) = (moment.State, new HashSet<string>());
        for (var turn = 0; turn < 200; turn++)
        {
            var due = CaseOwed.Of(state, Pair, Plan).FirstOrDefault(row => row.Pending is [{ } first, ..] && first.At <= now);
            if (due is null)
            {
                return true;
            }

            var decision = CaseOwed.Fire(state, Pair, Plan, due.Id, due.Pending[0].Name, now, new Stamp(Actors.Sweep, now));
            if (decision.Events is not [StepFired step] || !fired.Add(step.Key))
            {
                return false;
            }

            state = CaseFile.Evolve(state, step);
        }

        return false;
    }));

    // What the plan itself asks, and not an item of the file.
    private static bool IsOfPlan(Obligation row) => row.Occurrence.Length < 32 && !FlagCodes.IsFlag(row.Code);

    private sealed record Moment(CaseFile State, Stamp At, ImmutableList<object> Events);

    /// <summary>The family after each turn of its life: what a decision refuses does not happen.</summary>
    private static List<Moment> Lived(Turn[] life)
    {
        var opened = Opened().Append(new PersonAdded(new Person(FamilyDecider.Child(Id, 2), PersonRole.ExpectedChild), On("2026-04-21"))).ToImmutableList();
        List<Moment> moments = [new(opened.Aggregate(CaseFile.None, CaseFile.Evolve), On("2026-04-21"), opened)];
        var day = Opening;
        foreach (var (turn, index) in life.Select((turn, index) => (turn, index)))
        {
            day = day.AddDays(turn.Days);
            var (state, stamp) = (moments[^1].State, new Stamp(Midwife, CivilTime.Nine(day).AddHours(2)));
            var decided = Decide(state, turn, day, stamp, index).Events;
            moments.Add(new(decided.Aggregate(state, CaseFile.Evolve), stamp, moments[^1].Events.AddRange(decided)));
        }

        return moments;
    }

    private static Decision Decide(CaseFile state, Turn turn, DateOnly day, Stamp stamp, int index)
    {
        var id = Ids.Derived("life", $"{index}");
        var children = FamilyLife.Children(state).Select(child => child.Id).ToArray();
        Guid? whom = turn.Child == 3 ? null : turn.Child == 2 ? Elise : children[turn.Child];
        return turn.What switch
        {
            0 or 1 => FamilyDecider.RecordBirth(state, children[turn.Child % children.Length], day.AddDays(-(turn.Number % 5)), stamp, turn.Child % children.Length == 0 ? 1400 : 3200),
            2 => FamilyDecider.ReviseDueDate(state, state.Pregnancy!.DueDate.AddDays((turn.Number % 29) - 14), DueDateBasis.Ultrasound, Plan, stamp),
            3 => LifeDecider.Pause(state, new PlanPaused(id, day.AddDays(turn.Number % 20), day.AddDays((turn.Number % 20) + 1 + (turn.Number % 160)), "away", stamp)),
            4 => state.Pauses.IsEmpty ? Decision.AlreadySo : LifeDecider.EndPause(state, state.Pauses[^1].Id, stamp),
            5 when turn.Child == 3 => RecontactDecider.Running(state) is { } runs
                ? RecontactDecider.End(state, new RecontactEnded(runs.Id, "other-way", stamp))
                : RecontactDecider.Plan(state, new RecontactPlanned(id, "wait", Midwife, day.AddDays(turn.Number % 60), stamp)),
            5 => state.Life.IsEmpty ? Decision.AlreadySo : LifeDecider.TakeBack(state, state.Life[turn.Number % state.Life.Length].Id, stamp),
            6 => ContactDecider.Note(state, Contact($"{day:yyyy-MM-dd}", reached: turn.Number % 3 > 0) with { Contact = id, OccurredOn = day, Stamp = stamp }),
            7 => CaseDecider.Close(state, new Closing("agreed-end", null, [.. CaseOwed.AtClosing(state, Plan, stamp.At, []).Select(row => new Satisfied(row.Code, row.Occurrence, "case-ends"))], 0), Plan, stamp),
            8 => CaseDecider.Reopen(state, "family-asks", stamp),
            _ => LifeDecider.Record(state, new LifeEventRecorded(id, Kinds[turn.Number % Kinds.Length], whom, day.AddDays((turn.Number % 7) - 5), stamp)),
        };
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize<object>(value!, Web);

    private static void Check(Func<Turn[], bool> law) => Prop.ForAll(Lives, law).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(30));
}

using System.Collections.Immutable;
using Coordination.Domain.Cases;
using Coordination.Domain.FollowUp;
using Xunit;
using static Coordination.Domain.Tests.Cases.CaseSample;
using static Coordination.Domain.Tests.Days;

namespace Coordination.Domain.Tests.Cases;

/// <summary>A loss, a ward, a placement, a death, a pause: what stops, what goes on, and what begins to be owed.</summary>
public sealed class TurningLives
{
    private static readonly Guid Second = FamilyDecider.Child(Id, 2);
    private static readonly PersonAdded Twin = new(new Person(Second, PersonRole.ExpectedChild), On("2026-04-21"));
    private static readonly PersonAdded Father = new(new Person(Marc, PersonRole.CoParent), On("2026-04-21"));
    private static readonly IntensityDecided Intensive = new(CareIntensity.Coordinated, "clinical", On("2026-04-21"));
    private static readonly BirthRecorded Born = new(Child, Day("2026-10-17"), On("2026-10-17"));

    [Fact]
    public void A_loss_stops_what_waits_for_the_baby_and_keeps_what_the_parents_need()
    {
        var (before, after) = (Codes(), Codes(Happened("miscarriage", null, "2026-06-02")));
        Assert.Contains("F06", before);
        Assert.DoesNotContain(after, code => Plan[code].Anchor is AnchorKind.Gestation or AnchorKind.DueDate || Plan[code].Concerns is Concern.Baby or Concern.Child);
        Assert.Equal(["F16", "F17", "F19", "F21", "F22", "L01", "loss-contact", "loss-follow-up", "loss-relays"], after.Where(code => code is not ("F02" or "F18")).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("loss-contact", "2026-06-02 2026-06-04 2026-06-09")]
    [InlineData("loss-relays", "2026-06-02 2026-06-04 2026-06-09")]
    [InlineData("loss-follow-up", "2026-06-16 2026-06-30 2026-07-28")]
    [InlineData("F17", "2026-06-30 2026-07-14 2026-07-28")]
    public void What_a_loss_asks_for_has_its_days(string code, string window) =>
        Assert.Equal(window, Window(Assert.Single(Of(Happened("miscarriage", null, "2026-06-02")), row => row.Code == code)));

    [Fact]
    public void A_contact_after_the_loss_is_the_contact_that_was_owed()
    {
        Assert.DoesNotContain("loss-contact", Codes(Happened("stillbirth", Child, "2026-09-02"), Contact("2026-09-02")));
        Assert.Contains("loss-contact", Codes(Happened("stillbirth", Child, "2026-09-02"), Contact("2026-09-01")));
    }

    [Fact]
    public void Of_twins_the_other_one_is_still_expected_and_its_steps_go_on()
    {
        var lost = Happened("stillbirth", Child, "2026-08-10");
        Assert.Contains("F11", Codes(Twin, lost));
        Assert.Contains("loss-contact", Codes(Twin, lost));
        Assert.DoesNotContain("F11", Codes(Twin, lost, Happened("stillbirth", Second, "2026-08-11")));
        Assert.Equal(["1"], Of(Twin, lost, new BirthRecorded(Second, Day("2026-09-15"), On("2026-09-15"))).Where(row => row.Code == "F20").Select(row => row.Occurrence));
    }

    [Fact]
    public void A_child_that_was_lost_is_not_born()
    {
        var state = State([.. Opened(), Happened("stillbirth", Child, "2026-08-10")]);
        Assert.Equal(LifeRefusals.Lost, FamilyDecider.RecordBirth(state, Child, Day("2026-08-10"), On("2026-08-11")).Refusal);
    }

    [Fact]
    public void A_child_that_dies_takes_its_steps_with_it_and_leaves_its_mother_s()
    {
        var died = Happened("death", Child, "2026-10-20");
        Assert.Contains("F27", Codes(Born));
        Assert.DoesNotContain(Codes(Born, died), code => Plan[code].Concerns is Concern.Baby or Concern.Child);
        Assert.Superset(new HashSet<string> { "F17", "loss-contact", "loss-relays" }, Codes(Born, died).ToHashSet());
    }

    [Fact]
    public void Where_the_mother_dies_her_steps_stop_and_the_child_s_go_on()
    {
        var codes = Codes(Father, Born, Happened("death", Elise, "2026-10-18"));
        Assert.DoesNotContain(codes, code => Plan[code].Concerns == Concern.Mother);
        Assert.Superset(new HashSet<string> { "F20", "F27", "life-review", "L01" }, codes.ToHashSet());
    }

    [Fact]
    public void The_day_of_leaving_is_asked_for_until_it_is_known_and_gives_its_steps()
    {
        Assert.Equal("2026-10-17 2026-10-21 2026-10-31", Window(Assert.Single(Of(Born), row => row.Code == "discharge-day")));
        var known = Of(Born, Happened("discharge", null, "2026-10-20"));
        Assert.DoesNotContain(known, row => row.Code == "discharge-day");
        Assert.Equal(["F13 2026-10-18 2026-10-19 2026-10-20", "F14 2026-10-20 2026-10-21 2026-10-25", "F15 2026-10-20 2026-10-30 2026-11-10"],
            known.Where(row => row.Code is "F13" or "F14" or "F15").Select(row => $"{row.Code} {Window(row)}"));
    }

    [Fact]
    public void Another_day_of_leaving_than_was_foreseen_is_another_occurrence_that_speaks_up_on_its_own_day()
    {
        var foreseen = Happened("discharge", null, "2026-10-20");
        var before = Of(Born, foreseen).Single(row => row.Code == "F13");
        var (fired, done) = (new StepFired(before.Id, "F13", before.Occurrence, "due", before.DueAt, On("2026-10-19")), new StepDone("F13", before.Occurrence, Day("2026-10-19"), StepHow.Done, On("2026-10-19")));
        object[] later = [Born, foreseen, fired, new LifeEventTakenBack(foreseen.Life, On("2026-10-20")), Happened("discharge", null, "2026-10-24")];
        var after = Of(later).Single(row => row.Code == "F13");
        Assert.Equal(("1@2026-10-20", "1@2026-10-24", "2026-10-23"), (before.Occurrence, after.Occurrence, Text(after.DueAt)));
        Assert.Equal(["due", "missed"], after.Pending.Select(step => step.Name));
        Assert.DoesNotContain("F13", Codes([.. later, done]));
    }

    [Fact]
    public void A_child_on_the_ward_is_not_at_home_until_it_leaves_again()
    {
        object[] back = [Born, Happened("discharge", null, "2026-10-20"), Happened("ward", Child, "2026-10-25")];
        Assert.DoesNotContain("F15", Codes(back));
        Assert.Contains("F14", Codes(back));
        Assert.Equal("2026-10-25", Text(Assert.Single(Of(back), row => row.Code == "discharge-day").OpensAt));
        Assert.Equal("2026-11-12", Text(Assert.Single(Of([.. back, Happened("discharge", Child, "2026-11-02")]), row => row.Code == "F15").DueAt));
    }

    [Theory]
    [InlineData("placement")]
    [InlineData("return")]
    [InlineData("separation")]
    [InlineData("move")]
    public void A_turn_asks_to_look_at_the_plan_again(string kind)
    {
        var whom = LifeCodes.Find(kind)!.About.Contains(LifeSubject.Household) ? (Guid?)null : Child;
        Assert.Equal("2026-11-03 2026-11-10 2026-11-18", Window(Assert.Single(Of(Born, Happened(kind, whom, "2026-11-03")), row => row.Code == "life-review")));
    }

    [Fact]
    public void A_small_weight_asks_for_the_specialised_follow_up_when_it_is_known()
    {
        var light = Born with { WeightGrams = 1490 };
        Assert.DoesNotContain("F28", Codes(Born));
        Assert.Contains("F28", Codes(Born, light));
        Open(Born).When(file => FamilyDecider.RecordBirth(file, Child, Born.On, Born.Stamp, 1490)).Then(light);
    }

    [Fact]
    public void A_measure_of_mood_ends_the_steps_that_were_open_for_it()
    {
        Assert.DoesNotContain("F17", Codes(Born, Epds(6, "2026-11-20")));
        Assert.Contains("F17", Codes(Born, Epds(6, "2026-11-10")));
        Assert.Contains("F19", Codes(Born, Epds(6, "2026-11-20")));
    }

    [Fact]
    public void Consent_is_asked_again_at_the_birth_only_where_it_was_asked_before_and_not_since()
    {
        Assert.DoesNotContain("C01-birth", Codes(Born));
        Assert.Equal("2026-10-17 2026-11-02 -", Window(Assert.Single(Of(Consent("2026-04-24"), Born), row => row.Code == "C01-birth")));
        Assert.DoesNotContain("C01-birth", Codes(Consent("2026-04-24"), Born, Consent("2026-10-19")));
        Assert.Equal("2027-04-26", Text(Assert.Single(Of(Consent("2026-04-24")), row => row.Code == "C01").DueAt));
    }

    [Fact]
    public void What_would_be_due_in_a_pause_is_due_when_it_ends_and_somebody_owes_that_day()
    {
        var plan = Of(new PlanPaused(Flag, Day("2026-06-01"), Day("2026-07-25"), "away", On("2026-06-01")));
        Assert.Equal(("2026-07-25", "1@2026-07-25"), (Text(plan.Single(row => row.Code == "F06").DueAt), plan.Single(row => row.Code == "F06").Occurrence));
        Assert.Equal("2026-07-27", Text(plan.Single(row => row.Code == "pause-ends").DueAt));
        Assert.Equal("2026-07-27", Text(plan.Single(row => row.Code == "F07").DueAt));
        Assert.Equal("2026-05-04", Text(plan.Single(row => row.Code == "F04").DueAt));
    }

    [Fact]
    public void A_pause_that_ends_sooner_gives_the_days_back()
    {
        PlanPaused pause = new(Flag, Day("2026-06-01"), Day("2026-07-25"), "away", On("2026-06-01"));
        Open(pause).When(file => LifeDecider.EndPause(file, Flag, On("2026-06-10"))).Then(new PauseEnded(Flag, Day("2026-06-10"), On("2026-06-10")));
        Assert.Equal("2026-06-14", Text(Of(pause, new PauseEnded(Flag, Day("2026-06-10"), On("2026-06-10"))).Single(row => row.Code == "F06").DueAt));
    }

    [Fact]
    public void A_pause_that_ends_before_it_begins_is_none_and_its_end_said_twice_is_one()
    {
        PlanPaused pause = new(Flag, Day("2026-06-10"), Day("2026-07-25"), "away", On("2026-06-01"));
        PauseEnded end = new(Flag, Day("2026-06-02"), On("2026-06-02"));
        Assert.DoesNotContain("pause-ends", Codes(pause, end));
        Open(pause, end).When(file => LifeDecider.EndPause(file, Flag, On("2026-06-03"))).Then();
        Open(pause, end).When(file => LifeDecider.Pause(file, pause with { Pause = Relay, Stamp = On("2026-06-03") })).Then(pause with { Pause = Relay, Stamp = On("2026-06-03") });
    }

    [Fact]
    public void What_a_person_s_safety_asks_for_does_not_wait()
    {
        object[] limited = [SafeContact("2026-05-10") with { Restricted = true, Channels = ["sms"] }, new PlanPaused(Flag, Day("2026-06-01"), Day("2026-07-25"), "away", On("2026-06-01"))];
        Assert.Equal("2026-06-09", Text(Of(limited).Single(row => row.Code == "S01").DueAt));
    }

    [Fact]
    public void A_case_with_an_open_red_flag_is_not_paused() => Open(new RedFlagRaised(Flag, "NO_CARE", "stated", Elise, Noon("2026-06-01"), On("2026-06-01")))
        .When(file => LifeDecider.Pause(file, new PlanPaused(Relay, Day("2026-06-01"), Day("2026-07-01"), "away", On("2026-06-01")))).ThenRefused("pause-with-red-flag");

    [Theory]
    [InlineData("2026-05-31", "2026-07-01", "away", "pause-days")]
    [InlineData("2026-06-01", "2026-06-01", "away", "pause-days")]
    [InlineData("2026-06-01", "2026-12-02", "away", "pause-days")]
    [InlineData("2026-06-01", "2026-07-01", "bored", "case-unknown-reason")]
    public void A_pause_has_a_reason_and_an_end(string from, string until, string reason, string refusal) =>
        Assert.Equal(refusal, LifeDecider.Pause(State(Opened()), new PlanPaused(Flag, Day(from), Day(until), reason, On("2026-06-01"))).Refusal?.Code);

    private static ImmutableArray<Obligation> Of(params object[] further) => Owed([.. Opened(), Intensive, .. further]);

    private static string[] Codes(params object[] further) => [.. Of(further).Select(row => row.Code)];
}

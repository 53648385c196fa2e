using System.Collections.Immutable;
using Coordination.Domain.Cases;
using Xunit;
using static Coordination.Domain.Tests.Cases.CaseSample;
using static Coordination.Domain.Tests.Days;

namespace Coordination.Domain.Tests.Cases;

/// <summary>A family that went silent is sought in a way that somebody trusted chose: meanwhile it is not lost twice, and it is never dropped.</summary>
public sealed class SeekingContactAgain
{
    private const string Lost = "L01";
    private static readonly Guid Number = new("0198c000-0000-7000-8000-0000000000a4");
    private static readonly ImmutableArray<object> Silent = [.. Opened(), Contact("2026-04-24")];
    private static readonly RecontactPlanned Sought = Planned("2026-05-29", "2026-06-26");

    [Fact]
    public void On_its_last_day_somebody_owes_to_say_what_came_of_it()
    {
        var row = Row("recontact", Sought)!;
        Assert.Equal(("2026-06-26", $"20260626.{Sought.Recontact:N}", Midwife, true), (Text(row.DueAt), row.Occurrence, row.Owner, row.Listed));
        Assert.Equal(["due 2026-06-26", "escalate-1 2026-07-03", "escalate-2 2026-07-07"], row.Pending.Select(step => $"{step.Name} {Text(step.At)}"));
    }

    [Fact]
    public void Meanwhile_the_silence_is_decided_and_counts_anew_from_its_last_day()
    {
        Assert.Equal(("2026-04-24", "2026-05-24"), Of(Row(Lost)!));
        Assert.Equal(("2026-06-26", "2026-07-26"), Of(Row(Lost, Sought)!));
        Assert.Equal(("2026-06-26", "2026-07-26"), Of(Row(Lost, Sought, Contact("2026-06-02", reached: false), Contact("2026-06-04", reached: false))!));
        Assert.Equal(("2026-06-26", "2026-06-30"), Of(Row(Lost, Sought, Contact("2026-06-29", reached: false), Contact("2026-06-30", reached: false))!));
    }

    [Fact]
    public void A_contact_says_by_itself_what_came_of_it()
    {
        Assert.Null(Row("recontact", Sought, Contact("2026-06-02")));
        Assert.NotNull(Row("recontact", Sought, Contact("2026-05-29")));
        Assert.Equal("2026-06-26", Row(Lost, Sought, Contact("2026-06-02"))!.Occurrence);
        Assert.Equal("2026-07-02", Row(Lost, Sought, Contact("2026-07-02"))!.Occurrence);
    }

    [Theory]
    [InlineData("could-not-reach")]
    [InlineData("does-not-want")]
    [InlineData("other-way")]
    public void An_honest_end_ends_it_and_the_silence_counts_from_that_day(string outcome)
    {
        var ended = new RecontactEnded(Sought.Recontact, outcome, On("2026-06-10"));
        Open([Contact("2026-04-24"), Sought]).When(file => RecontactDecider.End(file, ended)).Then(ended);
        Assert.Null(Row("recontact", Sought, ended));
        Assert.Equal(("2026-06-10", "2026-07-10"), Of(Row(Lost, Sought, ended)!));
    }

    [Fact]
    public void What_is_planned_and_ended_on_the_day_of_a_silence_begins_another_one()
    {
        var sameDay = Planned("2026-04-24", "2026-05-01");
        Assert.Equal("2026-04-24.1", Row(Lost, sameDay, new RecontactEnded(sameDay.Recontact, "other-way", On("2026-04-24")))!.Occurrence);
    }

    [Theory]
    [InlineData("pigeon", "2026-06-26", "recontact-unknown-way")]
    [InlineData("visit", "2026-05-28", "recontact-days")]
    [InlineData("visit", "2026-08-30", "recontact-days")]
    public void It_has_a_way_and_an_end(string way, string until, string refusal) =>
        Assert.Equal(refusal, RecontactDecider.Plan(State([.. Silent]), Planned("2026-05-29", until) with { Way = way }).Refusal?.Code);

    [Fact]
    public void It_is_chosen_by_who_records_it_by_a_head_or_by_somebody_of_the_case()
    {
        var supporter = new PersonAdded(new Person(Marc, PersonRole.Supporter), On("2026-04-21"));
        Assert.Equal(RecontactRefusals.Chooser, RecontactDecider.Plan(State([.. Silent]), Sought with { ChosenBy = Marc }).Refusal);
        Assert.Null(RecontactDecider.Plan(State([.. Silent, supporter]), Sought with { ChosenBy = Marc }).Refusal);
    }

    [Fact]
    public void One_at_a_time_and_the_same_said_twice_is_one()
    {
        var runs = State([.. Silent, Sought]);
        Assert.Empty(RecontactDecider.Plan(runs, Sought with { Recontact = Flag }).Events);
        Assert.Equal(RecontactRefusals.Runs, RecontactDecider.Plan(runs, Sought with { Recontact = Flag, Way = "visit" }).Refusal);
        Assert.Equal(RecontactRefusals.Unknown, RecontactDecider.End(runs, new RecontactEnded(Flag, "reached", On("2026-06-01"))).Refusal);
        Assert.Equal(RecontactRefusals.UnknownOutcome, RecontactDecider.End(runs, new RecontactEnded(Sought.Recontact, "reported", On("2026-06-01"))).Refusal);
    }

    [Fact]
    public void An_outcome_is_said_once()
    {
        var said = State([.. Silent, Sought, new RecontactEnded(Sought.Recontact, "does-not-want", On("2026-06-10"))]);
        Assert.Empty(RecontactDecider.End(said, new RecontactEnded(Sought.Recontact, "does-not-want", On("2026-06-11"))).Events);
        Assert.Equal(RecontactRefusals.Ended, RecontactDecider.End(said, new RecontactEnded(Sought.Recontact, "reached", On("2026-06-11"))).Refusal);
        Assert.Null(RecontactDecider.Plan(said, Planned("2026-06-12", "2026-07-12") with { Recontact = Flag }).Refusal);
    }

    private static RecontactPlanned Planned(string on, string until) => new(Number, "supporter", Midwife, Day(until), On(on));

    private static Obligation? Row(string code, params object[] further) => Owed([.. Silent, .. further]).SingleOrDefault(row => row.Code == code);

    private static (string Occurrence, string Opens) Of(Obligation row) => (row.Occurrence, Text(row.OpensAt));
}

using Coordination.Domain.Cases;
using Xunit;
using static Coordination.Domain.Tests.Cases.CaseSample;
using static Coordination.Domain.Tests.Days;

namespace Coordination.Domain.Tests.Cases;

/// <summary>The last day of a support is owed ahead, until somebody takes over, and on the day itself in any case.</summary>
public sealed class ForeseeingAnEnd
{
    private static readonly Guid Number = new("0198c000-0000-7000-8000-0000000000a5");
    private static readonly SupportEndForeseen End = new(Relay, Day("2027-05-12"), null, On("2026-08-12"));

    [Fact]
    public void Sixty_days_before_somebody_owes_to_look_who_takes_over() => Assert.Equal(
        ["support-ends 2027-03-13 due 2027-03-13, escalate-1 2027-03-28, escalate-2 2027-04-12", "support-over 2027-05-12 due 2027-05-12, escalate-1 2027-05-14, escalate-2 2027-05-19"], Rows(End));

    [Fact]
    public void Whoever_is_to_take_over_ends_the_first_and_not_the_second() =>
        Assert.Equal(["support-over 2027-05-12"], Rows(End, End with { Successor = Number }).Select(row => row[..23]));

    [Fact]
    public void Another_day_replaces_it_and_none_takes_it_back()
    {
        Assert.Equal(["support-ends 2027-06-13", "support-over 2027-08-12"], Rows(End, End with { Until = Day("2027-08-12") }).Select(row => row[..23]));
        Assert.Empty(Rows(End, End with { Until = null }));
    }

    [Fact]
    public void A_step_that_was_set_aside_comes_back_with_another_day()
    {
        var aside = new StepNotRelevant("support-ends", $"20270512.{Relay:N}", "covered", On("2026-08-13"));
        Assert.Equal(["support-over 2027-05-12"], Rows(End, aside).Select(row => row[..23]));
        Assert.Equal(2, Rows(End, aside, End with { Until = Day("2027-08-12") }).Length);
    }

    [Theory]
    [InlineData("2026-08-11", false, "support-end-days")]
    [InlineData("2031-08-12", false, "support-end-days")]
    [InlineData(null, true, "support-end-days")]
    public void It_is_a_day_ahead(string? until, bool successor, string refusal) => Assert.Equal(refusal, SupportEndDecider.Foresee(
        State(Opened()), End with { Until = until is null ? null : Day(until), Successor = successor ? Number : null }, runs: true, follows: true).Refusal?.Code);

    [Fact]
    public void Of_a_support_that_runs_and_another_one_that_follows()
    {
        var state = State(Opened());
        Assert.Equal(SupportEndRefusals.NotRunning, SupportEndDecider.Foresee(state, End, runs: false, follows: false).Refusal);
        Assert.Equal(SupportEndRefusals.Successor, SupportEndDecider.Foresee(state, End with { Successor = Number }, runs: true, follows: false).Refusal);
        Assert.Equal(SupportEndRefusals.Successor, SupportEndDecider.Foresee(state, End with { Successor = Relay }, runs: true, follows: true).Refusal);
        Open(End).When(file => SupportEndDecider.Foresee(file, End, runs: true, follows: false)).Then();
        Open(End).When(file => SupportEndDecider.Over(file, Relay, On("2026-09-01"))).Then(new SupportEndForeseen(Relay, null, null, On("2026-09-01")));
        Open().When(file => SupportEndDecider.Over(file, Relay, On("2026-09-01"))).Then();
    }

    private static string[] Rows(params object[] further) =>
    [
        .. Owed([.. Opened(), .. further]).Where(row => row.Code.StartsWith("support-", StringComparison.Ordinal)).OrderBy(row => row.Code, StringComparer.Ordinal)
            .Select(row => $"{row.Code} {Text(row.DueAt)} {string.Join(", ", row.Pending.Select(step => $"{step.Name} {Text(step.At)}"))}"),
    ];
}

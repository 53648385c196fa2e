using Coordination.Domain.FollowUp;
using Coordination.Domain.Screening;
using Coordination.Domain.Time;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Coordination.Domain.Tests.FollowUp;

/// <summary>The plan's data holds every row of the follow-up plan, and nothing that the engine cannot read.</summary>
public sealed class ReadingThePlan
{
    private static readonly PlanVersion Plan = Plans.Current;

    [Fact]
    public void Every_row_of_the_table_is_there()
    {
        string[] expected =
        [
            .. Enumerable.Range(1, 28).Select(n => $"F{n:00}"), "H01", "H02", "H03", "H04", "entry-bridge", "L01", "S01", "S01-birth", "S01-change", "C01", "C01-birth", "C01-second-birthday", "discharge-day", "loss-contact", "loss-relays", "loss-follow-up", "life-review", "pause-ends", "support-ends", "support-over", "recontact", "decision", "minutes", "review", "review-quiet", "reminder", "safe-contact-second", "access-asked", "disclosure-told", "protection-review", "exception-review", "capacity-review", "consent-as-adult", "consent-found-able", "conflict", "misaddressed",
            .. RedFlags.All.SelectMany(flag => new[] { Plans.Acknowledge(flag.Code), Plans.Assess(flag.Code) }),
        ];
        Assert.Equal(12, RedFlags.All.Length);
        Assert.All(expected, code => Assert.NotNull(Plan.Find(code)));
    }

    [Fact]
    public void Every_row_is_live()
    {
        string[] live =
        [
            .. Enumerable.Range(1, 28).Select(n => $"F{n:00}"), "H01", "H02", "H03", "H04", "entry-bridge", "L01", "S01", "S01-birth", "S01-change", "C01", "C01-birth", "C01-second-birthday", "discharge-day", "loss-contact", "loss-relays", "loss-follow-up", "life-review", "pause-ends", "support-ends", "support-over", "recontact", "decision", "minutes", "review", "review-quiet", "reminder", "safe-contact-second", "access-asked", "disclosure-told", "protection-review", "exception-review", "capacity-review", "consent-as-adult", "consent-found-able", "conflict", "misaddressed",
            "glass-text", "glass-review", "glass-review-vital", "request-confirm", "request-copy", "request-copy-extended", "request-other", "request-other-extended", "sample-review", "sample-follow-up", "transfer-note", "transfer-pick-up", "transfer-back", "alert-kept-longer",
            "alert-kept-informed-only", "alert-kept-duplicate", "alert-kept-not-founded",
        ];
        Assert.Equal(live, Plan.Rows.Where(row => row.Live && row.Anchor != AnchorKind.Flag).Select(row => row.Code));
        Assert.All(Plan.Rows.Where(row => row.Anchor == AnchorKind.Flag), row => Assert.True(row.Live));
    }

    [Fact]
    public void Every_row_says_what_it_is_in_three_languages_and_where_it_comes_from() => Assert.All(Plan.Rows, row =>
    {
        Assert.All(new[] { row.Label.Fr, row.Label.Nl, row.Label.En, row.Source }, text => Assert.False(string.IsNullOrWhiteSpace(text)));
        Assert.Contains(row.Evidence, new[] { "default", "guideline", "rhythm", "public" });
    });

    [Fact]
    public void Every_row_has_steps_of_known_names_once_each() => Assert.All(Plan.Rows, row =>
    {
        Assert.NotEmpty(row.Steps);
        Assert.All(row.Steps, step => Assert.Matches("^(due|chase-[12]|escalate-[12])\\z", step.Name));
        Assert.Distinct(row.Steps.Select(step => step.Name));
    });

    [Fact]
    public void A_service_outside_is_in_nobody_s_list_unless_it_is_a_handover() =>
        Assert.Equal(["H01", "H02"], Plan.Rows.Where(row => row is { Outside: true, ListedFrom: not null }).Select(row => row.Code));

    [Fact]
    public void Every_row_opens_before_it_is_due_and_closes_after()
    {
        var by = new OwedBy(Guid.Empty, null, "montlegia", Actors.Installer, null, []);
        var nine = new DateTimeOffset(2026, 4, 20, 7, 0, 0, TimeSpan.Zero);
        Assert.All(Plan.Rows, row => Assert.All(Enumerable.Range(0, 70), day =>
        {
            var owed = Owed.Row(Plan, row.Code, by, "1", nine.AddDays(day));
            Assert.True(owed.OpensAt <= owed.DueAt, row.Code);
            Assert.True(row.CloseFrom is not null || owed.ClosesAt is null || owed.DueAt <= owed.ClosesAt, row.Code);
            Assert.Equal(owed.Pending.OrderBy(step => step.At), owed.Pending);
        }));
    }

    [Fact]
    public void Law_steps_counted_in_days_fire_at_nine_and_close_with_their_day()
    {
        var by = new OwedBy(Guid.Empty, null, "montlegia", Actors.Installer, null, []);
        var rows = Plan.Rows.Where(row => row.Clock == PlanClockKind.Days && !row.Window.Due.IsZero && !row.Steps.Any(step => step.At is { IsZero: true })).ToArray();
        var hours = Gen.Choose(0, 20 * 365 * 24).Select(hour => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(hour));
        Prop.ForAll(Gen.Elements(rows).ToArbitrary(), hours.ToArbitrary(), (row, anchor) =>
            Owed.Row(Plan, row.Code, by, "1", anchor).Pending.All(step =>
                CivilTime.Local(step.At).TimeOfDay == (step.Name == "missed" ? new TimeSpan(23, 59, 59) : TimeSpan.FromHours(9)))).QuickCheckThrowOnFailure();
        Assert.NotEmpty(rows);
    }

    [Fact]
    public void An_unknown_code_is_named() => Assert.Contains("F99", Assert.Throws<KeyNotFoundException>(() => Plan["F99"]).Message, StringComparison.Ordinal);
}

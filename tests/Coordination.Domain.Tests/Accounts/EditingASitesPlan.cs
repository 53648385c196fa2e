using Coordination.Domain.Accounts;
using Coordination.Domain.Cases;
using Coordination.Domain.FollowUp;
using Coordination.Domain.Tests.Cases;
using Xunit;
using static Coordination.Domain.Tests.Accounts.Crew;

namespace Coordination.Domain.Tests.Accounts;

public sealed class EditingASitesPlan
{
    private static readonly Guid First = Ids.Derived("test", "edition-1"), Second = Ids.Derived("test", "edition-2");

    private static readonly PlanRowEdit Consultation = Row("F07") with { Window = Window("16w0d", "24w0d", "28w0d"), Owners = [OwnerRole.Coordinator] };

    [Fact]
    public void The_sites_lead_has_a_row_otherwise_and_each_change_is_an_edition_of_its_own()
    {
        Led().When(s => Edit(s, First, 0, Consultation)).Then(Edited(First, 1, Consultation));
        var sooner = Consultation with { Window = Window("16w0d", "20w0d", "28w0d") };
        Led().Events(Edited(First, 1, Consultation)).When(s => Edit(s, Second, 1, sooner)).Then(Edited(Second, 2, sooner));
        Led().Events(Edited(First, 1, Consultation)).When(s => Edit(s, Second, 1)).Then(Edited(Second, 2));
    }

    [Fact]
    public void What_is_as_it_was_is_no_edition_and_a_row_as_in_the_plan_is_no_change()
    {
        Led().Events(Edited(First, 1, Consultation)).When(s => Edit(s, Second, 0, Consultation, Row("F09"))).ThenNothing();
        Led().When(s => Edit(s, First, 0, Row("F07"))).ThenNothing();
    }

    [Fact]
    public void Who_read_an_earlier_edition_reads_again()
    {
        Led().Events(Edited(First, 1, Consultation)).When(s => Edit(s, Second, 0)).ThenRefused("site-plan-changed");
        Led().When(s => Edit(s, First, 1, Consultation)).ThenRefused("site-plan-changed");
    }

    [Fact]
    public void Nobody_else_edits_it()
    {
        Led().When(s => ServiceDecider.EditPlan(s, new(First, "montlegia", 0, [Consultation]), Plans.Current, Midwife, By(Midwife))).ThenRefused("account-not-supervisor");
        Led().When(s => ServiceDecider.EditPlan(s, new(First, "montlegia", 0, [Consultation]), Plans.Current, OtherLead, By(OtherLead))).ThenRefused("account-not-supervisor");
        Led().When(s => ServiceDecider.EditPlan(s, new(First, "heusy", 0, [Consultation]), Plans.Current, OtherLead, By(OtherLead))).ThenRefused("not-found");
    }

    [Theory]
    [InlineData("F25", "site-plan-row-kept")]
    [InlineData("L01", "site-plan-row-kept")]
    [InlineData("S01", "site-plan-row-kept")]
    [InlineData("C01", "site-plan-row-kept")]
    [InlineData("H01", "site-plan-row-fixed")]
    [InlineData("review", "site-plan-row-fixed")]
    [InlineData("RF-SELF_HARM-assess", "site-plan-row-fixed")]
    public void What_the_promise_hangs_on_stays_planned(string code, string refusal) =>
        Led().When(s => Edit(s, First, 0, Row(code) with { Live = false })).ThenRefused(refusal);

    [Fact]
    public void A_row_that_no_family_may_be_without_stays_in_the_list_and_the_coordinations()
    {
        Led().When(s => Edit(s, First, 0, Row("F27") with { ListedFrom = 2 })).ThenRefused("site-plan-row-kept");
        Led().When(s => Edit(s, First, 0, Row("F27") with { ListedFrom = null })).ThenRefused("site-plan-row-kept");
        Led().When(s => Edit(s, First, 0, Row("F27") with { From = 2 })).ThenRefused("site-plan-row-kept");
        Led().When(s => Edit(s, First, 0, Row("F27") with { Owners = [OwnerRole.Peps] })).ThenRefused("site-plan-row-kept");
        var later = Row("F27") with { Window = Window("+34m", "+35m", "+36m") };
        Led().When(s => Edit(s, First, 0, later)).Then(Edited(First, 1, later));
        var seen = Row("F11") with { ListedFrom = 1 };
        Led().When(s => Edit(s, First, 0, seen)).Then(Edited(First, 1, seen));
    }

    [Fact]
    public void A_code_is_known_and_stands_once()
    {
        Led().When(s => Edit(s, First, 0, Row("F07") with { Code = "F99" })).ThenRefused("site-plan-row-fixed");
        Led().When(s => Edit(s, First, 0, Consultation, Row("F07"))).ThenRefused("site-plan-row-twice");
    }

    [Theory]
    [InlineData("F07", "16w0d", "15w6d", "32w0d", "site-plan-order-impossible")]
    [InlineData("F07", "16w0d", "28w0d", "27w6d", "site-plan-order-impossible")]
    [InlineData("F07", "16w0d", "28w0d", null, "site-plan-close-missing")]
    [InlineData("F25", "16w0d", "28w0d", "32w0d", "site-plan-distance-impossible")]
    [InlineData("F25", "+23m", "+24h", "+25m", "site-plan-distance-impossible")]
    [InlineData("F25", "+23m", "+5s", "+25m", "site-plan-distance-impossible")]
    [InlineData("F25", "+23m", "150%", "+25m", "site-plan-distance-impossible")]
    [InlineData("F25", "+23m", "+24m+9h", "+25m", "site-plan-distance-impossible")]
    [InlineData("F25", "+23m", "+24m", "+44m", "site-plan-distance-impossible")]
    [InlineData("F25", "+23m", "+24m", "+9999m", "site-plan-distance-impossible")]
    [InlineData("F02", "+0d", "+7d", "+20wd", "site-plan-unit-other")]
    public void Days_that_cannot_be_counted_are_refused(string code, string open, string due, string? close, string refusal) =>
        Led().When(s => Edit(s, First, 0, Row(code) with { Window = Window(open, due, close) })).ThenRefused(refusal);

    [Fact]
    public void A_stay_ends_on_a_day_of_its_own_so_its_visit_closes_by_no_order()
    {
        var visit = Row("F12") with { Window = Window("+0d", "+3d", "+0d") };
        Led().When(s => Edit(s, First, 0, visit)).Then(Edited(First, 1, visit));
    }

    [Fact]
    public void Nobody_and_somebody_whom_only_a_decision_names_do_nothing()
    {
        Led().When(s => Edit(s, First, 0, Row("F09") with { Owners = [] })).ThenRefused("site-plan-owner-impossible");
        Led().When(s => Edit(s, First, 0, Row("F09") with { Owners = [OwnerRole.Named] })).ThenRefused("site-plan-owner-impossible");
        Led().When(s => Edit(s, First, 0, Row("F09") with { ListedFrom = 4 })).ThenRefused("site-plan-intensity-impossible");
        Led().When(s => Edit(s, First, 0, Row("F04") with { LateEntry = Offset.Parse("-7d") })).ThenRefused("site-plan-distance-impossible");
    }

    [Fact]
    public void Escalations_keep_their_distance_from_the_due_day()
    {
        var edition = new PlanEdition(First, "montlegia", 1, [Row("F02") with { Window = Window("+0d", "+3wd", "+8wd") }]);
        Assert.Equal(["", "+5wd", "+7wd"], Plans.Current.Of(edition)["F02"].Steps.Select(step => $"{step.At}"));
    }

    [Fact]
    public void A_case_keeps_the_edition_it_was_opened_with()
    {
        object[] With(PlanEdition? edition) => [.. CaseSample.Opened().Select(e => e is CaseOpened opened ? opened with { Plan = edition } : e), new IntensityDecided(CareIntensity.Tailored, "clinical-judgement", CaseSample.On("2026-04-22"))];
        var own = new PlanEdition(Ids.Derived("test", "edition-3"), "montlegia", 1, [Consultation, Row("F09") with { Live = false }, Row("F08") with { ListedFrom = 1, Owners = [OwnerRole.Midwife] }]);
        var (plain, sites) = (CaseSample.Owed(With(null)), CaseSample.Owed(With(own)));

        Assert.Equal(("2026-07-27", "2026-06-29"), (Due(plain, "F07"), Due(sites, "F07")));
        Assert.Equal("2026-09-07", Due(plain, "F09"));
        Assert.DoesNotContain(sites, row => row.Code == "F09");
        Assert.Equal((false, true), (plain.Single(row => row.Code == "F08").Listed, sites.Single(row => row.Code == "F08").Listed));
        Assert.Equal(plain.Single(row => row.Code == "F07").Id, sites.Single(row => row.Code == "F07").Id);
        Assert.StartsWith($"plan {Plans.Current.Version}, montlegia 1,", sites[0].Rules, StringComparison.Ordinal);
    }

    private static string Due(IEnumerable<Obligation> owed, string code) => Days.Text(owed.Single(row => row.Code == code).DueAt);

    private static PlanRowEdit Row(string code) => PlanRowEdit.Of(Plans.Current[code]);

    private static WindowRule Window(string open, string due, string? close) => new(Offset.Parse(open), Offset.Parse(due), close is null ? null : Offset.Parse(close));

    private static Decision Edit(CoordinationService state, Guid id, int read, params PlanRowEdit[] rows) =>
        ServiceDecider.EditPlan(state, new(id, "montlegia", read, [.. rows]), Plans.Current, Lead, By(Lead));

    private static SitePlanEdited Edited(Guid id, int number, params PlanRowEdit[] rows) => new(new(id, "montlegia", number, [.. rows]), By(Lead));

    private static Given<CoordinationService> Led() => new Given<CoordinationService>(CoordinationService.None, CoordinationService.Evolve)
        .Events(new ServiceSetUp(Service, "La Croche", Installer), new SiteAdded("montlegia", "MontLégia", SiteSettings.Usual, Installer));
}

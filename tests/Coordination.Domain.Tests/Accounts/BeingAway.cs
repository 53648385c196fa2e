using System.Collections.Immutable;
using Coordination.Domain.Access;
using Coordination.Domain.Accounts;
using Xunit;
using static Coordination.Domain.Tests.Accounts.Crew;

namespace Coordination.Domain.Tests.Accounts;

public sealed class BeingAway
{
    private static readonly Account Worker = With("worker", Give("worker", Role.Coordinator, "montlegia", Disciplines.SocialWorker));

    private static readonly Account Lone = With("lone", Give("lone", Role.Coordinator, "heusy", Disciplines.Midwife));

    private static readonly ImmutableArray<Colleague> Colleagues =
        [new(Midwife.Id, "montlegia", Away: false), new(Worker.Id, "montlegia", Away: false), new(Lone.Id, "heusy", Away: false)];

    private static readonly AbsenceDeclared Week =
        new(Ids.Derived("absence", "1"), "montlegia", new(2026, 5, 4), new(2026, 5, 8), [], By(Midwife));

    private static readonly AbsenceDeclared LoneWeek = Week with { Site = "heusy", Stamp = By(Lone) };

    [Fact]
    public void The_other_head_of_the_pair_covers() => Covers(Midwife, Week, Colleagues, Worker.Id);

    [Fact]
    public void A_lone_midwife_is_covered_by_the_other_sites_pair() =>
        Covers(Lone, LoneWeek, Colleagues, [.. new[] { Midwife.Id, Worker.Id }.Order()]);

    [Fact]
    public void When_the_other_head_is_away_too_the_other_site_covers() =>
        Covers(Midwife, Week, [new(Worker.Id, "montlegia", Away: true), new(Lone.Id, "heusy", Away: false)], Lone.Id);

    [Fact]
    public void When_nobody_is_there_the_sites_lead_covers()
    {
        Covers(Midwife, Week, [], Ids.LeadDesk(Service, "montlegia"));
        Covers(Midwife, Week, default, Ids.LeadDesk(Service, "montlegia"));
    }

    [Fact]
    public void Her_supervisor_declares_it_for_her() =>
        Of(Midwife).When(a => AbsenceDecider.Declare(a, Week with { Stamp = By(Lead) }, Colleagues, Lead, Today))
            .Then(Week with { Stamp = By(Lead), Cover = [Worker.Id] });

    [Fact]
    public void Nobody_else_does() =>
        Of(Midwife).When(a => AbsenceDecider.Declare(a, Week with { Stamp = By(Worker) }, Colleagues, Worker, Today)).ThenRefused("absence-not-own");

    [Fact]
    public void Declared_twice_it_is_held_once() =>
        Of(Midwife).Events(Week).When(a => AbsenceDecider.Declare(a, Week with { Absence = Guid.Empty }, Colleagues, Midwife, Today)).ThenNothing();

    [Fact]
    public void A_second_one_may_not_overlap() =>
        Of(Midwife).Events(Week)
            .When(a => AbsenceDecider.Declare(a, Week with { From = Week.To, To = Week.To.AddDays(3) }, Colleagues, Midwife, Today))
            .ThenRefused("absence-overlaps");

    [Theory]
    [InlineData(-1, "absence-ends-before-start")]
    [InlineData(-60, "absence-ends-before-start")]
    public void It_ends_on_its_first_day_or_later(int days, string refusal) =>
        Of(Midwife).When(a => AbsenceDecider.Declare(a, Week with { To = Week.From.AddDays(days) }, Colleagues, Midwife, Today)).ThenRefused(refusal);

    [Fact]
    public void One_that_is_over_needs_no_cover() =>
        Of(Midwife).When(a => AbsenceDecider.Declare(a, Week, Colleagues, Midwife, Week.To.AddDays(1))).ThenRefused("absence-past");

    [Fact]
    public void Only_a_coordinator_of_the_site_is_covered() =>
        Of(Midwife).When(a => AbsenceDecider.Declare(a, Week with { Site = "heusy" }, Colleagues, Midwife, Today)).ThenRefused("absence-not-coordinator");

    [Fact]
    public void It_runs_from_its_first_to_its_last_day_and_stops_when_she_is_back()
    {
        var away = Account.Evolve(Midwife, Week with { Cover = [Worker.Id] });
        Assert.Null(away.AwayOn("montlegia", Week.From.AddDays(-1)));
        Assert.Equal([Worker.Id], away.AwayOn("montlegia", Week.From)?.Cover);
        Assert.NotNull(away.AwayOn("montlegia", Week.To));
        Assert.Null(away.AwayOn("montlegia", Week.To.AddDays(1)));
        Assert.Null(away.AwayOn("heusy", Week.From));
        var back = Of(away).When(a => AbsenceDecider.End(a, Week.Absence, Midwife, By(Midwife))).Then(new AbsenceEnded(Week.Absence, By(Midwife)));
        Assert.Null(back.AwayOn("montlegia", Week.From));
        Of(back).When(a => AbsenceDecider.End(a, Week.Absence, Midwife, By(Midwife))).ThenNothing();
    }

    [Fact]
    public void Only_she_and_her_supervisor_end_it()
    {
        Of(Midwife).Events(Week).When(a => AbsenceDecider.End(a, Week.Absence, Lead, By(Lead))).Then(new AbsenceEnded(Week.Absence, By(Lead)));
        Of(Midwife).Events(Week).When(a => AbsenceDecider.End(a, Week.Absence, Worker, By(Worker))).ThenRefused("absence-not-own");
        Of(Midwife).When(a => AbsenceDecider.End(a, Week.Absence, Midwife, By(Midwife))).ThenRefused("not-found");
    }

    private static void Covers(Account away, AbsenceDeclared wish, ImmutableArray<Colleague> colleagues, params Guid[] cover) =>
        Of(away).When(a => AbsenceDecider.Declare(a, wish, colleagues, away, Today)).Then(wish with { Cover = [.. cover] });

    private static Given<Account> Of(Account account) => new(account, Account.Evolve);
}

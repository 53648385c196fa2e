using Coordination.Domain.Access;
using Coordination.Domain.Accounts;
using Xunit;
using static Coordination.Domain.Tests.Accounts.Crew;

namespace Coordination.Domain.Tests.Accounts;

public sealed class GivingARole
{
    private static readonly Grant Coordinator = Give("new", Role.Coordinator, "montlegia", Disciplines.SocialWorker);

    private static readonly Grant Supervisor = Give("first", Role.Supervisor, "montlegia");

    [Fact]
    public void The_supervisor_of_the_site_gives_it() =>
        Newcomer().When(a => AccountDecider.GiveRole(a, Coordinator, Lead, siteIsLed: true, By(Lead))).Then(new RoleGranted(Coordinator, By(Lead)));

    [Fact]
    public void Given_twice_it_is_held_once() =>
        Newcomer().Events(new RoleGranted(Coordinator, By(Lead)))
            .When(a => AccountDecider.GiveRole(a, Coordinator with { Id = Ids.Derived("grant", "again") }, Lead, siteIsLed: true, By(Lead))).ThenNothing();

    [Fact]
    public void An_ended_role_can_be_given_anew()
    {
        var anew = Coordinator with { Id = Ids.Derived("grant", "anew") };
        Newcomer().Events(new RoleGranted(Coordinator, By(Lead)), new RoleEnded(Coordinator.Id, "moved", By(Lead)))
            .When(a => AccountDecider.GiveRole(a, anew, Lead, siteIsLed: true, By(Lead))).Then(new RoleGranted(anew, By(Lead)));
    }

    [Fact]
    public void Nobody_gives_a_role_to_herself() =>
        new Given<Account>(Lead, Account.Evolve)
            .When(a => AccountDecider.GiveRole(a, Give("self", Role.PrivacyOfficer, site: null), Lead, siteIsLed: true, By(Lead)))
            .ThenRefused("account-role-to-self");

    [Fact]
    public void The_supervisor_of_another_site_does_not_give_it() =>
        Newcomer().When(a => AccountDecider.GiveRole(a, Coordinator, OtherLead, siteIsLed: true, By(OtherLead))).ThenRefused("account-not-supervisor");

    [Fact]
    public void A_coordinator_does_not_give_it() =>
        Newcomer().When(a => AccountDecider.GiveRole(a, Coordinator, Midwife, siteIsLed: true, By(Midwife))).ThenRefused("account-not-supervisor");

    [Fact]
    public void A_supervisor_who_is_not_the_one_that_asks_counts_for_nothing() =>
        Newcomer().When(a => AccountDecider.GiveRole(a, Coordinator, Lead, siteIsLed: true, By(Midwife))).ThenRefused("account-not-supervisor");

    [Fact]
    public void A_supervisor_whose_role_ended_does_not_give_it()
    {
        var former = Account.Evolve(Lead, new RoleEnded(Ids.Derived("grant", "lead"), "retired", Installer));
        Newcomer().When(a => AccountDecider.GiveRole(a, Coordinator, former, siteIsLed: true, By(former))).ThenRefused("account-not-supervisor");
    }

    [Fact]
    public void The_installer_gives_the_first_supervisor_of_a_site() =>
        Newcomer().When(a => AccountDecider.GiveRole(a, Supervisor, Account.None, siteIsLed: false, Installer)).Then(new RoleGranted(Supervisor, Installer));

    [Fact]
    public void The_installer_gives_no_second_supervisor() =>
        Newcomer().When(a => AccountDecider.GiveRole(a, Supervisor, Account.None, siteIsLed: true, Installer)).ThenRefused("account-first-supervisor-only");

    [Fact]
    public void The_installer_gives_no_other_role() =>
        Newcomer().When(a => AccountDecider.GiveRole(a, Coordinator, Account.None, siteIsLed: false, Installer)).ThenRefused("account-first-supervisor-only");

    [Fact]
    public void A_role_of_the_whole_service_is_given_by_any_of_its_supervisors()
    {
        var officer = Give("officer", Role.PrivacyOfficer, site: null);
        Newcomer().When(a => AccountDecider.GiveRole(a, officer, OtherLead, siteIsLed: true, By(OtherLead))).Then(new RoleGranted(officer, By(OtherLead)));
    }

    [Theory]
    [InlineData(Role.None, "account-role-not-grantable")]
    [InlineData(Role.System, "account-role-not-grantable")]
    [InlineData(Role.Ehr, "account-role-not-grantable")]
    [InlineData(Role.CareMember, "account-relay-missing")]
    [InlineData(Role.RelayIntake, "account-relay-missing")]
    [InlineData(Role.Parent, "account-person-missing")]
    public void A_role_needs_what_it_is_about(Role role, string refusal) =>
        Newcomer().When(a => AccountDecider.GiveRole(a, Give("odd", role, "montlegia"), Lead, siteIsLed: true, By(Lead))).ThenRefused(refusal);

    [Fact]
    public void A_coordinator_has_a_site_and_is_a_midwife_or_a_social_worker()
    {
        Refused(Coordinator with { Site = " " }, "account-site-missing");
        Refused(Coordinator with { Discipline = "psychologist" }, "account-discipline-missing");
        Refused(Coordinator with { Proof = "" }, "account-proof-missing");
        Refused(Coordinator with { Until = Coordinator.From }, "account-role-ends-before-start");
    }

    [Fact]
    public void An_id_names_one_role_only() =>
        Newcomer().Events(new RoleGranted(Coordinator, By(Lead)))
            .When(a => AccountDecider.GiveRole(a, Coordinator with { Site = "montlegia", Discipline = Disciplines.Midwife }, Lead, siteIsLed: true, By(Lead)))
            .ThenRefused("account-grant-id-taken");

    [Fact]
    public void An_ended_account_gets_no_role() =>
        Newcomer().Events(new AccountEnded("left", By(Lead)))
            .When(a => AccountDecider.GiveRole(a, Coordinator, Lead, siteIsLed: true, By(Lead))).ThenRefused("account-ended");

    [Fact]
    public void An_unknown_account_gets_no_role() =>
        new Given<Account>(Account.None, Account.Evolve)
            .When(a => AccountDecider.GiveRole(a, Coordinator, Lead, siteIsLed: true, By(Lead))).ThenRefused("not-found");

    [Fact]
    public void A_role_holds_from_its_first_to_its_last_instant()
    {
        var month = Coordinator with { From = Now, Until = Now.AddDays(30) };
        var account = With("new", month);
        Assert.False(account.Holds(Role.Coordinator, "montlegia", Now.AddTicks(-1)));
        Assert.True(account.Holds(Role.Coordinator, "montlegia", Now));
        Assert.False(account.Holds(Role.Coordinator, "montlegia", Now.AddDays(30)));
        Assert.False(account.Holds(Role.Coordinator, "heusy", Now));
        Assert.Empty(Account.Evolve(account, new AccountEnded("left", Installer)).GrantsAt(Now));
    }

    private static void Refused(Grant grant, string code) =>
        Newcomer().When(a => AccountDecider.GiveRole(a, grant, Lead, siteIsLed: true, By(Lead))).ThenRefused(code);

    private static Given<Account> Newcomer() => new Given<Account>(Account.None, Account.Evolve).Events(Created("new"));
}

using Coordination.Domain.Access;
using Coordination.Domain.Accounts;
using Xunit;
using static Coordination.Domain.Tests.Accounts.Crew;

namespace Coordination.Domain.Tests.Accounts;

public sealed class EndingARole
{
    private static readonly Guid Held = Ids.Derived("grant", "midwife");

    [Fact]
    public void The_supervisor_ends_it() =>
        Of(Midwife).When(a => AccountDecider.EndRole(a, Held, "moved", Lead, lastSupervisor: false, By(Lead))).Then(new RoleEnded(Held, "moved", By(Lead)));

    [Fact]
    public void Its_holder_gives_it_back() =>
        Of(Midwife).When(a => AccountDecider.EndRole(a, Held, "moved", Midwife, lastSupervisor: false, By(Midwife)))
            .Then(new RoleEnded(Held, "moved", By(Midwife)));

    [Fact]
    public void Ended_twice_it_ends_once() =>
        Of(Midwife).Events(new RoleEnded(Held, "moved", By(Lead)))
            .When(a => AccountDecider.EndRole(a, Held, "moved", Lead, lastSupervisor: false, By(Lead))).ThenNothing();

    [Fact]
    public void Another_sites_supervisor_does_not() =>
        Of(Midwife).When(a => AccountDecider.EndRole(a, Held, "moved", OtherLead, lastSupervisor: false, By(OtherLead)))
            .ThenRefused("account-not-supervisor");

    [Fact]
    public void A_role_nobody_gave_cannot_end() =>
        Of(Midwife).When(a => AccountDecider.EndRole(a, Guid.Empty, "moved", Lead, lastSupervisor: false, By(Lead))).ThenRefused("not-found");

    [Fact]
    public void It_ends_with_a_reason() =>
        Of(Midwife).When(a => AccountDecider.EndRole(a, Held, " ", Lead, lastSupervisor: false, By(Lead))).ThenRefused("account-reason-missing");

    [Fact]
    public void The_last_supervisor_of_a_site_stays() =>
        Of(Lead).When(a => AccountDecider.EndRole(a, Ids.Derived("grant", "lead"), "retired", Lead, lastSupervisor: true, By(Lead)))
            .ThenRefused("account-last-supervisor");

    [Fact]
    public void An_account_ends_by_its_supervisor() =>
        Of(Midwife).When(a => AccountDecider.End(a, "left", Lead, lastSupervisor: false, By(Lead))).Then(new AccountEnded("left", By(Lead)));

    [Fact]
    public void An_account_does_not_end_by_another_sites_supervisor() =>
        Of(Midwife).When(a => AccountDecider.End(a, "left", OtherLead, lastSupervisor: false, By(OtherLead))).ThenRefused("account-not-supervisor");

    [Fact]
    public void An_account_with_roles_at_two_sites_ends_by_nobody_who_supervises_one()
    {
        var both = With("both", Give("b1", Role.Coordinator, "montlegia", Disciplines.Midwife), Give("b2", Role.Treating, "heusy") with { From = Now.AddDays(3) });
        foreach (var by in new[] { Lead, OtherLead })
        {
            Of(both).When(a => AccountDecider.End(a, "left", by, lastSupervisor: false, By(by))).ThenRefused("account-not-supervisor");
        }

        Of(both).Events(new RoleEnded(Ids.Derived("grant", "b2"), "moved", By(OtherLead)))
            .When(a => AccountDecider.End(a, "left", Lead, lastSupervisor: false, By(Lead))).Then(new AccountEnded("left", By(Lead)));
    }

    [Fact]
    public void An_account_of_the_last_supervisor_stays()
    {
        var both = With("both", Give("b1", Role.Supervisor, "montlegia"));
        Of(both).When(a => AccountDecider.End(a, "left", Lead, lastSupervisor: true, By(Lead))).ThenRefused("account-last-supervisor");
    }

    [Fact]
    public void An_ended_account_is_never_created_again() =>
        Of(Midwife).Events(new AccountEnded("left", By(Lead))).When(a => AccountDecider.Create(a, Created("midwife"))).ThenRefused("account-ended");

    [Fact]
    public void An_account_is_created_once()
    {
        new Given<Account>(Account.None, Account.Evolve).When(a => AccountDecider.Create(a, Created("new"))).Then(Created("new"));
        Of(Midwife).When(a => AccountDecider.Create(a, Created("midwife"))).ThenNothing();
        Of(Midwife).When(a => AccountDecider.Create(a, Created("midwife") with { Service = "autre-service" })).ThenRefused("account-other-service");
    }

    [Fact]
    public void What_she_tells_of_herself_is_kept_once()
    {
        var number = new Protected(Midwife.Id, 1, "account.telephone", "c2VhbGVk");
        Of(Midwife).When(a => AccountDecider.ChangeTelephone(a, number, By(Midwife))).Then(new AccountTelephoneChanged(number, By(Midwife)));
        Of(Midwife).Events(new AccountTelephoneChanged(number, By(Midwife))).When(a => AccountDecider.ChangeTelephone(a, number, By(Midwife))).ThenNothing();
        Of(Midwife).When(a => AccountDecider.ChangeMail(a, number, By(Midwife))).Then(new AccountMailChanged(number, By(Midwife)));
        Of(Midwife).When(a => AccountDecider.ChangePreferences(a, "nl", By(Midwife))).Then(new AccountPreferencesChanged("nl", By(Midwife)));
        Of(Midwife).When(a => AccountDecider.ChangePreferences(a, "fr", By(Midwife))).ThenNothing();
        Of(Midwife).When(a => AccountDecider.ChangePreferences(a, "de", By(Midwife))).ThenRefused("account-language-unknown");
    }

    private static Given<Account> Of(Account account) => new(account, Account.Evolve);
}

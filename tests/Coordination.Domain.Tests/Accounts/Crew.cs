using Coordination.Domain.Access;
using Coordination.Domain.Accounts;

namespace Coordination.Domain.Tests.Accounts;

/// <summary>Invented people of a service with two sites.</summary>
internal static class Crew
{
    internal const string Service = "la-croche", Issuer = "https://login.example";

    internal static readonly DateTimeOffset Now = new(2026, 4, 20, 8, 0, 0, TimeSpan.Zero);

    internal static readonly DateOnly Today = new(2026, 4, 20);

    internal static readonly Stamp Installer = new(Actors.Installer, Now);

    internal static readonly Account Lead = With("lead", Give("lead", Role.Supervisor, "montlegia"));

    internal static readonly Account OtherLead = With("other-lead", Give("other-lead", Role.Supervisor, "heusy"));

    internal static readonly Account Midwife = With("midwife", Give("midwife", Role.Coordinator, "montlegia", Disciplines.Midwife));

    internal static AccountCreated Created(string subject) => new(Ids.Account(Issuer, subject), Service, Issuer, subject, null, Installer);

    internal static Grant Give(string id, Role role, string? site, string? discipline = null) =>
        new(Ids.Derived("grant", id), role, site, discipline, Relay: null, Person: null, Now.AddDays(-30), Until: null, Proof: "letter 12");

    internal static Stamp By(Account account) => new(account.Id, Now);

    internal static Account With(string subject, params Grant[] grants) =>
        grants.Aggregate(Account.Evolve(Account.None, Created(subject)), (a, g) => Account.Evolve(a, new RoleGranted(g, Installer)));
}

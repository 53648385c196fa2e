using Coordination.Api.EventStore;
using Coordination.Api.Identity;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Accounts;

namespace Coordination.Api.Accounts;

/// <summary>The first act of an installation: a service, a site, and the site's first supervisor. All else is done by accounts, audited.</summary>
internal sealed class Installation(Work work)
{
    public async Task<Refusal?> SetUpAsync(string service, string name, string site, string label, FirstSupervisor supervisor, CancellationToken ct)
    {
        await work.OpenAsync(new Login(Actors.Installer, service, Machine: false), Access.Target.Nothing, ct);
        var stream = await work.OpenAsync(StreamKinds.Service, CoordinationService.IdOf(service), ct);
        var id = Ids.Account(supervisor.Issuer, supervisor.Subject);
        var account = await work.OpenAsync(StreamKinds.Account, id, ct);
        if (account.State.Holds(Role.Supervisor, site, work.Now))
        {
            return null;
        }

        await work.KeysAsync([id], ct);
        var led = stream.State.Find(site) is not null;
        var grant = new Grant(work.NewId(), Role.Supervisor, site, null, null, null, work.Now, null, "installation");
        var refusal = Work.Append(stream, ServiceDecider.SetUp(stream.State, service, name, work.Stamp))
            ?? Work.Append(stream, ServiceDecider.AddSite(stream.State, site, label, stream.State.Find(site)?.Settings ?? SiteSettings.Usual, Account.None, work.Stamp))
            ?? Work.Append(account, AccountDecider.Create(account.State, new AccountCreated(id, service, supervisor.Issuer, supervisor.Subject, null, work.Stamp)))
            ?? Work.Append(account, AccountDecider.GiveRole(account.State, grant, Account.None, led, work.Stamp))
            ?? Work.Append(account, AccountDecider.ChangeMail(account.State, work.SealIfNew(account.State.Mail, id, AccountFields.Mail, supervisor.Mail), work.Stamp))
            ?? await LoginClaims.ClaimAsync(work, supervisor.Issuer, supervisor.Subject, machine: false, ct);
        if (refusal is not null || !work.HasEvents)
        {
            return refusal;
        }

        await CommitAsync(site, id, ct);
        return null;
    }

    private Task CommitAsync(string site, Guid account, CancellationToken ct)
    {
        work.Audit(new Audit.AuditEntry(work.NewId(), work.Now, Actors.Installer, "SetUp", "installer", "Allow", site, null, account, null, null));
        return work.CommitAsync(ct);
    }
}

/// <param name="Issuer">Issuer of the login.</param>
/// <param name="Subject">Subject of the login.</param>
/// <param name="Mail">Where escalations that nobody answered end; without it they stand in the list alone.</param>
internal sealed record FirstSupervisor(string Issuer, string Subject, string? Mail);

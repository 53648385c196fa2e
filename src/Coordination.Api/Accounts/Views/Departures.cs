using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Accounts;
using Coordination.Domain.Transfers;

namespace Coordination.Api.Accounts.Views;

/// <summary>
/// A coordinator whose role ends leaves what she owes to her site's others and to its lead, until somebody gives her cases a new head: it is
/// an absence without an end.
/// </summary>
internal static class Departures
{
    public static void Queue(Work work, OpenStream<Account> stream)
    {
        if (!stream.Pending.Any(e => e is RoleGranted or RoleEnded or AccountEnded))
        {
            return;
        }

        foreach (var site in Leaves.SitesOf(stream.State))
        {
            Queue(work, stream.State, site, Leaves.DepartureOf(stream.Id, site));
        }
    }

    private static void Queue(Work work, Account account, string site, Guid departure)
    {
        work.Also(Roster.DropCover, work.Service, departure);
        if (Leaves.LastDay(account, site) is not { } from)
        {
            return;
        }

        var desk = Ids.Desk(work.Service, site);
        foreach (var holder in new[] { desk, Ids.LeadDesk(work.Service, site) })
        {
            // Her own list alone: the desk stays with its others, and where it has none it is the lead's anyway.
            work.Also(Roster.PutCover, work.Service, departure, holder, account.Id, account.Id, site, from, DateOnly.MaxValue);
        }
    }
}

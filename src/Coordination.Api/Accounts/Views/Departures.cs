using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Accounts;

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

        foreach (var site in stream.State.Grants.Where(g => g.Role == Role.Coordinator).Select(g => g.Site).OfType<string>().Distinct())
        {
            Queue(work, stream.State, site, Ids.Derived("departure", stream.Id.ToString("N"), site));
        }
    }

    private static void Queue(Work work, Account account, string site, Guid departure)
    {
        work.Also(Roster.DropCover, work.Service, departure);
        if (LastDay(account, site) is not { } from)
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

    /// <summary>The day on which she stops coordinating the site, past or to come; null while nothing says so.</summary>
    private static DateOnly? LastDay(Account account, string site)
    {
        var ends = account.Grants.Where(g => g.Role == Role.Coordinator && g.Site == site).Select(g => account.Ended?.At ?? g.Ended?.At ?? g.Until).ToArray();
        return Array.Exists(ends, end => end is null) ? null : Domain.Time.CivilTime.DayOf(ends.Max()!.Value);
    }
}

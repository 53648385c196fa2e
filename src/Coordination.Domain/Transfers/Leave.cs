using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordination.Domain.Access;
using Coordination.Domain.Accounts;
using Coordination.Domain.Time;

namespace Coordination.Domain.Transfers;

/// <summary>Why a coordinator is not there.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LeaveReason>))]
public enum LeaveReason
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>She comes back.</summary>
    Absence,

    /// <summary>She coordinates this site no more.</summary>
    Departure,
}

/// <summary>A time in which a coordinator is not there for a site. It opens a transfer list.</summary>
/// <param name="List">The absence, or <see cref="Leaves.DepartureOf"/>.</param>
/// <param name="Of">Account that goes.</param>
/// <param name="Site">Site that she is away from.</param>
/// <param name="From">First civil day away.</param>
/// <param name="To">Last civil day away; null for a departure.</param>
/// <param name="Reason">Whether she comes back.</param>
public sealed record Leave(Guid List, Guid Of, string Site, DateOnly From, DateOnly? To, LeaveReason Reason);

/// <summary>The leaves of an account that open a transfer list: from its state and the day alone.</summary>
public static class Leaves
{
    /// <summary>Absences that are long enough, not over, and that she comes back from, and sites that it stops to coordinate, on a day that is past or known.</summary>
    public static ImmutableArray<Leave> Of(Account account, DateOnly today) =>
    [
        .. from absence in account.Absences
           where absence is { Ended: false, Listed: true } && absence.To >= today && !(LastDay(account, absence.Site) <= absence.To)
           select new Leave(absence.Id, account.Id, absence.Site, absence.From, absence.To, LeaveReason.Absence),
        .. from site in SitesOf(account)
           let day = LastDay(account, site)
           where day is not null
           select new Leave(DepartureOf(account.Id, site), account.Id, site, day.Value, null, LeaveReason.Departure),
    ];

    /// <summary>Sites that the account coordinates or did.</summary>
    public static IEnumerable<string> SitesOf(Account account) =>
        account.Grants.Where(g => g.Role == Role.Coordinator).Select(g => g.Site).OfType<string>().Distinct();

    /// <summary>The day from which she coordinates the site no more, past or to come; null while nothing says so.</summary>
    public static DateOnly? LastDay(Account account, string site)
    {
        var ends = account.Grants.Where(g => g.Role == Role.Coordinator && g.Site == site).Select(g => account.Ended?.At ?? g.Ended?.At ?? g.Until).ToArray();
        return Array.Exists(ends, end => end is null) ? null : CivilTime.DayOf(ends.Max()!.Value);
    }

    /// <summary>Id of a departure: an account leaves a site once.</summary>
    public static Guid DepartureOf(Guid account, string site) => Ids.Derived("departure", account.ToString("N"), site);
}

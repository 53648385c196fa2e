using System.Collections.Immutable;
using Coordination.Domain.Access;

namespace Coordination.Domain.Accounts;

/// <summary>A coordinator of the service who could cover.</summary>
/// <param name="Account">Her account.</param>
/// <param name="Site">Site she coordinates.</param>
/// <param name="Away">She is away herself during some of the days asked about.</param>
public readonly record struct Colleague(Guid Account, string Site, bool Away);

/// <summary>Being away: two dates, and somebody holds the cases meanwhile.</summary>
public static class AbsenceDecider
{
    /// <summary>Declares an absence. The cover is worked out, not asked.</summary>
    /// <param name="state">Account that is away.</param>
    /// <param name="wish">Days and site; its cover is replaced by the rule's.</param>
    /// <param name="colleagues">Coordinators of the service.</param>
    /// <param name="by">Account that declares it.</param>
    /// <param name="today">Civil day of the door.</param>
    public static Decision Declare(Account state, AbsenceDeclared wish, ImmutableArray<Colleague> colleagues, Account by, DateOnly today)
    {
        if (AccountDecider.Standing(state) is { } dead)
        {
            return dead;
        }

        if (wish.Stamp.By != state.Id && !AccountDecider.Supervises(by, state, wish.Site, wish.Stamp))
        {
            return AccountRefusals.AbsenceNotOwn;
        }

        return wish switch
        {
            _ when !state.Holds(Role.Coordinator, wish.Site, wish.Stamp.At) => AccountRefusals.NotCoordinator,
            _ when wish.To < wish.From => AccountRefusals.AbsenceEndsBeforeStart,
            _ when state.Absences.Any(a => Same(a, wish)) => Decision.AlreadySo,
            _ when wish.To < today => AccountRefusals.AbsencePast,
            _ when state.Absences.Any(a => a.Site == wish.Site && a.Overlaps(wish.From, wish.To)) => AccountRefusals.AbsenceOverlaps,
            _ => Decision.Of(wish with { Cover = CoverOf(state, wish.Site, colleagues) }),
        };
    }

    /// <summary>Ends it: she is back before, or does not go.</summary>
    public static Decision End(Account state, Guid absence, Account by, Stamp stamp)
    {
        if (AccountDecider.Standing(state) is { } dead)
        {
            return dead;
        }

        if (state.Absences.FirstOrDefault(a => a.Id == absence) is not { } away)
        {
            return AccountRefusals.UnknownAbsence;
        }

        return (stamp.By == state.Id || AccountDecider.Supervises(by, state, away.Site, stamp)) switch
        {
            false => AccountRefusals.AbsenceNotOwn,
            _ when away.Ended => Decision.AlreadySo,
            _ => Decision.Of(new AbsenceEnded(absence, stamp)),
        };
    }

    /// <summary>The other head of the site; for a lone one the other sites' coordinators; where nobody is there, the site's lead.</summary>
    private static ImmutableArray<Guid> CoverOf(Account away, string site, ImmutableArray<Colleague> colleagues)
    {
        var there = colleagues.OrEmpty().Where(c => c.Account != away.Id && !c.Away).ToList();
        var pair = there.Where(c => c.Site == site).ToList();
        ImmutableArray<Guid> cover = [.. (pair.Count > 0 ? pair : there).Select(c => c.Account).Distinct().Order()];
        return cover.IsEmpty ? [Ids.LeadDesk(away.Service, site)] : cover;
    }

    private static bool Same(Absence held, AbsenceDeclared wish) =>
        (held.Site, held.From, held.To, held.Ended) == (wish.Site, wish.From, wish.To, false);
}

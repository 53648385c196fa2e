using Coordination.Api.EventStore;
using Coordination.Api.Identity;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Accounts;
using Coordination.Domain.Alerts;
using Coordination.Domain.Cases;
using Coordination.Domain.Handovers;
using Coordination.Domain.Time;

namespace Coordination.Api.Access;

/// <summary>Fills the access question from what the request read in this very round trip: no cache, no claim of a token.</summary>
internal static class Facts
{
    /// <summary>What a relay does at its own door: there the request itself is the relation. The case is reached by a granted relation only.</summary>
    private static readonly AccessAction[] OwnDoor = [AccessAction.ReadOwnRequest, AccessAction.AnswerOwnRequest, AccessAction.ConfirmContact];

    /// <summary>Roles the caller holds now, each seen from its own site.</summary>
    public static HeldRole[] RolesOf(Work work, Target target) => RolesOf(work, SiteOf(work, target), work.AlertStream?.State.LeadSite);

    /// <summary>The same, for something of this site.</summary>
    /// <param name="work">The request's.</param>
    /// <param name="site">Null for what belongs to none.</param>
    /// <param name="leadSite">Another site, whose lead owes a decision about it (access.md A19).</param>
    public static HeldRole[] RolesOf(Work work, string? site, string? leadSite = null)
    {
        var caller = work.Caller;
        Place From(string? own) => site is null || own == site ? Place.SameSite : Place.SameService;
        return caller.IsSystem ? [new(Role.System, Place.SameSite)]
            : caller.Client is { } client ? (client.IsLive ? [new(Role.Ehr, From(client.Site))] : [])
            : [.. Grants(caller, work.Now).Select(g => new HeldRole(RoleIn(g, work.HandoverStream?.State), IsLead(g) ? Place.SameSite : From(g.Site))).Concat(Seats.RolesOf(work)).Distinct()];

        bool IsLead(Grant g) => leadSite is not null && g.Role == Role.Supervisor && g.Site == leadSite;
    }

    /// <summary>Roles towards a request that is one item of a list.</summary>
    public static HeldRole[] RolesOn(Work work, Handover asked) =>
        [.. Grants(work.Caller, work.Now).Select(g => new HeldRole(RoleIn(g, asked), Place.SameService)).Distinct()];

    // Whoever works at a relay is its desk as long as the relay has not said yes, and again nothing more when it said no (access.md A28–A30).
    private static Role RoleIn(Grant grant, Handover? asked) =>
        grant.Role == Role.CareMember && asked is { AcceptedAt: null } && grant.Relay == asked.Relay ? Role.RelayIntake : grant.Role;

    public static IEnumerable<Grant> Grants(Caller caller, DateTimeOffset now) => caller.Account?.GrantsAt(now) ?? [];

    public static AccessQuestion About(Work work, Target target, Demand demand)
    {
        var file = work.CaseStream is { Exists: true } stream ? stream.State : null;
        var question = Frame(work, demand) with
        {
            Own = OwnOf(work, work.Now),
            OwnOrganisation = work.AlertStream is { Exists: true } alert && alert.State.Received?.By == work.Caller.Id,
            Unassigned = work.AlertStream is { Exists: true, State.Case: null },
        };
        question = file is null
            ? Reached(question, work.Ground)
            : OnCase(work, file, work.HandoverStream?.State, work.Ground, question);
        question = Seats.See(work, demand, question);
        return demand.Refine?.Invoke(work.Caller, question) ?? question;
    }

    /// <summary>A case that a list shows: the same question as if it were opened (access.md A65).</summary>
    public static AccessQuestion AboutListed(Work work, CaseFile file, Ground ground, Demand demand) =>
        OnCase(work, file, null, ground, Frame(work, demand));

    /// <summary>A request in a relay's list.</summary>
    public static AccessQuestion AboutListed(Work work, CaseFile file, Handover asked, Demand demand) =>
        OnCase(work, file, asked, default, Frame(work, demand) with { Own = RelaysOf(work.Caller, work.Now).Contains(asked.Relay) });

    /// <summary>An alert that a list shows, in no case. One answered without a case was taken by nobody: the pair of its site still finds it.</summary>
    public static AccessQuestion AboutListed(Work work, Alert alert, Ground ground, Demand demand) =>
        Reached(Frame(work, demand) with { Own = alert.Received?.By == work.Caller.Id, Unassigned = alert.Case is null }, ground);

    private static AccessQuestion Frame(Work work, Demand demand) => new()
    {
        Action = demand.Action,
        Level = demand.Level,
        Live = work.Caller.IsSystem || work.Caller.Client?.IsLive == true || work.Caller.Account?.IsLive == true,
        Subject = DataSubject.Mother,
        Basis = HelpBasis.Help,
        InWindow = true,
    };

    private static AccessQuestion Reached(AccessQuestion question, Ground ground) => question with
    {
        Bridge = ground.Covered ? Bridge.Cover : Bridge.None,
        Purpose = ground.Escalated ? Purpose.Escalation : Purpose.Unstated,
        // A relation that ended stays behind the cover that now lets her in.
        Relation = ground.Covered && question.Relation == Tie.Ended ? Tie.None : question.Relation,
    };

    private static AccessQuestion OnCase(Work work, CaseFile file, Handover? asked, Ground ground, AccessQuestion question)
    {
        var (caller, now) = (work.Caller, work.Now);
        var relays = RelaysOf(caller, now);
        var own = asked is not null && relays.Contains(asked.Relay) ? asked : null;
        return Reached(
            question with
            {
                Relation = TieOf(caller, file, relays, OwnDoor.Contains(question.Action) ? own : null, now),
                Excluded = file.Exclusions.Any(x => x.Ended is null && (x.Excluded == caller.Id || relays.Contains(x.Excluded))),
                Consent = ConsentOf(file, relays, own?.Consent, CivilTime.DayOf(now)),
                SafeContact = file.SafeContacts.Any(s => s.Restricted),
            },
            ground);
    }

    /// <summary>Relays this account speaks for.</summary>
    public static Guid[] RelaysOf(Caller caller, DateTimeOffset now) => [.. Grants(caller, now).Select(g => g.Relay).OfType<Guid>().Distinct()];

    /// <summary>
    /// What the family agreed to share with the relays this account speaks for; null for somebody of the coordination. An empty set shares
    /// nothing: the scope of a consent opens the door, its categories say how far.
    /// </summary>
    public static IReadOnlySet<DataCategory>? SharedWith(Work work)
    {
        var (relays, today) = (RelaysOf(work.Caller, work.Now), CivilTime.DayOf(work.Now));
        return relays.Length == 0 || Grants(work.Caller, work.Now).Any(g => g.Role is Role.Coordinator or Role.Supervisor)
            ? null
            : work.Case.State.Consents.Where(c => c.HoldsOn(today) && c.Terms.Relays.Any(relays.Contains)).SelectMany(c => c.Terms.Categories).ToHashSet();
    }

    private static string? SiteOf(Work work, Target target) =>
        work.CaseStream is { Exists: true } c ? c.State.Site : work.AlertStream is { Exists: true } a ? a.State.Site : target.Site;

    private static bool OwnOf(Work work, DateTimeOffset now)
    {
        var relays = RelaysOf(work.Caller, now);
        return (work.HandoverStream is { Exists: true } h && relays.Contains(h.State.Relay))
            || (work.RelayStream is { } r && relays.Contains(r.Id))
            || (work.AlertStream is { Exists: true } a && a.State.Received?.By == work.Caller.Id);
    }

    private static Tie TieOf(Caller caller, CaseFile file, Guid[] relays, Handover? asked, DateTimeOffset now)
    {
        var named = file.Heads?.First == caller.Id || file.Heads?.Second == caller.Id;
        if (caller.IsSystem || (named && Grants(caller, now).Any(g => g.Site == file.Site && g.Role is Role.Coordinator or Role.Supervisor)))
        {
            return Tie.Active;
        }

        if (asked is not null)
        {
            return asked.IsAccepted ? Tie.Active : asked.IsOpen ? Tie.Pending : Tie.Ended;
        }

        var held = file.Relations.Where(r => r.Holder == caller.Id || relays.Contains(r.Holder)).ToArray();
        return held.Any(r => r.ActiveAt(now)) ? Tie.Active : named || held.Length > 0 ? Tie.Ended : Tie.None;
    }

    /// <summary>Lists of which the caller answers: her own, and the desks of her sites.</summary>
    public static Guid[] ListsOf(Caller caller, DateTimeOffset now) =>
    [
        caller.Id,
        .. Grants(caller, now).Where(g => g.Site is not null && g.Role == Role.Coordinator).Select(g => Ids.Desk(caller.Service, g.Site!)),
        .. Grants(caller, now).Where(g => g.Site is not null && g.Role == Role.Supervisor).Select(g => Ids.LeadDesk(caller.Service, g.Site!)),
    ];

    private static ConsentCover ConsentOf(CaseFile file, Guid[] relays, Guid? ofRequest, DateOnly today)
    {
        var held = file.Consents.Where(c => c.HoldsOn(today)).ToArray();
        if (held.Any(c => c.Terms.Scope == ConsentScope.Named && (c.Id == ofRequest || c.Terms.Relays.Any(relays.Contains))))
        {
            return ConsentCover.NamesService;
        }

        if (held.Any(c => c.Terms.Scope == ConsentScope.Coordination))
        {
            return ConsentCover.Coordination;
        }

        return held.Length > 0 ? ConsentCover.NamesOthers
            : file.Consents.Any(c => c.Withdrawn is not null) ? ConsentCover.Withdrawn
            : ConsentCover.None;
    }
}

/// <summary>What lets the caller at something that is not hers, today.</summary>
/// <param name="Covered">Somebody who is away named her, or a desk of hers, to hold it.</param>
/// <param name="Escalated">Something owed of it stands in her list as the site's lead.</param>
internal readonly record struct Ground(bool Covered, bool Escalated)
{
    /// <summary>What the lead covers, because nobody else is there to, stands in her list like what escalated to her.</summary>
    public static Ground Of(bool covered, bool escalated, bool leads) => new(covered, escalated || (covered && leads));
}

using Coordination.Api.EventStore;
using Coordination.Api.Identity;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Accounts;
using Coordination.Domain.Alerts;
using Coordination.Domain.Cases;
using Coordination.Domain.Consultations;
using Coordination.Domain.Emergencies;
using Coordination.Domain.Handovers;
using Coordination.Domain.PersonsRequests;
using Coordination.Domain.Samples;
using Coordination.Domain.Time;

namespace Coordination.Api.Access;

/// <summary>Fills the access question from the states at hand, which were read for this request or are held against what is stored before anything is told by them: no claim of a token.</summary>
internal static class Facts
{
    /// <summary>What a relay does at its own door: there the request itself is the relation. The case is reached by a granted relation only.</summary>
    private static readonly AccessAction[] OwnDoor = [AccessAction.ReadOwnRequest, AccessAction.AnswerOwnRequest, AccessAction.ConfirmContact];

    /// <summary>Roles the caller holds now, each seen from its own site and with its own tie to the case at hand.</summary>
    public static HeldRole[] RolesOf(Work work, Target target, AccessAction action) =>
        RolesOf(work, new Thing(SiteOf(work, target), target.Alert is null ? null : work.AlertStream?.State.LeadSite, work.CaseStream is { IsThere: true } c ? c.State : null, work.Ground), action);

    /// <summary>The same, towards one thing of a list.</summary>
    public static HeldRole[] RolesOf(Work work, Thing thing, AccessAction action = AccessAction.None)
    {
        var caller = work.Caller;
        return caller.IsSystem ? [new(Role.System, Place.SameSite)]
            : caller.Client is { } client ? (client.IsLive ? [new(Role.Ehr, From(client.Site))] : [])
            : [.. caller.Grants(work.Now).Select(Held).Concat(Seats.RolesOf(work)).Distinct()];

        Place From(string? own) => thing.Site is null || own == thing.Site ? Place.SameSite : Place.SameService;

        bool IsLead(Grant g) => thing.LeadSite is not null && g.Role == Role.Supervisor && g.Site == thing.LeadSite;

        HeldRole Held(Grant g) => Ties.On(
            work, g, thing, new(RoleIn(g, work.HandoverStream?.State), IsLead(g) ? Place.SameSite : From(g.Site)),
            OwnDoor.Contains(action) ? work.HandoverStream?.State : null, action == AccessAction.ReadOwnRequest);
    }

    /// <summary>Roles towards a request that is one item of a list.</summary>
    public static HeldRole[] RolesOn(Work work, CaseFile file, Handover asked) =>
        [.. work.Caller.Grants(work.Now).Select(g => Ties.OnRequest(work, g, file, asked, new(RoleIn(g, asked), Place.SameService))).Distinct()];

    // Whoever works at a relay is its desk as long as the relay has not said yes, and again nothing more when it said no (rules A28–A30).
    private static Role RoleIn(Grant grant, Handover? asked) =>
        grant.Role == Role.CareMember && asked is { AcceptedAt: null } && grant.Relay == asked.Relay ? Role.RelayIntake : grant.Role;

    public static AccessQuestion About(Work work, Target target, Demand demand)
    {
        var file = work.CaseStream is { IsThere: true } stream ? stream.State : null;
        var question = Frame(work, demand) with
        {
            Own = OwnOf(work, demand.Action),
            OwnOrganisation = work.AlertStream is { Exists: true } alert && alert.State.Received?.By == work.Caller.Id,
            Unassigned = work.AlertStream is { Exists: true, State.Case: null } && file is null,
        };
        question = file is null
            ? Reached(question, work.Ground)
            : OnCase(work, file, work.HandoverStream?.State, work.Ground, question);
        // Where the consent was taken back a request is nobody's any more but to say no to it: it is not there to be read either.
        question = question.Consent == ConsentCover.Withdrawn && !demand.Stops && OwnDoor.Contains(demand.Action) ? question with { Own = false } : question;
        question = Persons.See(work, file, work.RequestStream?.State, HeldGlasses.OfRecord(work, Seats.See(work, demand, question)));
        question = demand.Reaches is null ? question : question with { SafeChannel = IsSafe(work, file, demand.Reaches) };
        question = OfSample(work.SampleStream?.State, work, OfConsultation(work.ConsultationStream?.State, work, question));
        return demand.Refine?.Invoke(work.Caller, question) ?? question;
    }

    private static bool IsSafe(Work work, CaseFile? file, Guid? reached) =>
        reached is { } person && file?.Find(person) is not null && ContactSafety.IsSafe(file.SafeContactOf(person), SafeChannels.Mail, CivilTime.DayOf(work.Now));

    /// <summary>A case that a list shows: the same question as if it were opened (rule A65).</summary>
    public static AccessQuestion AboutListed(Work work, CaseFile file, Ground ground, Demand demand) =>
        OnCase(work, file, null, ground, Frame(work, demand));

    /// <summary>A request in a relay's list.</summary>
    public static AccessQuestion AboutListed(Work work, CaseFile file, Handover asked, Demand demand) =>
        OnCase(work, file, asked, default, Frame(work, demand) with { Own = work.Caller.Relays(work.Now).Contains(asked.Relay) });

    /// <summary>A person's request that a list shows.</summary>
    public static AccessQuestion AboutListed(Work work, CaseFile file, PersonsRequest asked, Ground ground) =>
        Persons.See(work, file, asked, OnCase(work, file, null, ground, Frame(work, new Demand(AccessAction.ReadPersonsRequest))));

    /// <summary>A record of an emergency access that a list shows.</summary>
    public static AccessQuestion AboutListed(Work work, BrokenGlass record, Demand demand) => HeldGlasses.OfRecord(work, record, Frame(work, demand));

    /// <summary>An alert that a list shows, in no case. One answered without a case was taken by nobody: the pair of its site still finds it.</summary>
    public static AccessQuestion AboutListed(Work work, Alert alert, Ground ground, Demand demand) =>
        Reached(Frame(work, demand) with { Own = alert.Received?.By == work.Caller.Id, Unassigned = alert.Case is null }, ground);

    /// <summary>A penal case consultation that a list shows.</summary>
    public static AccessQuestion AboutListed(Work work, Consultation meeting, Demand demand) => OfConsultation(meeting, work, Frame(work, demand));

    private static AccessQuestion OfConsultation(Consultation? meeting, Work work, AccessQuestion question) => meeting is null ? question : question with
    {
        Own = meeting.Organiser == work.Caller.Id,
        Named = meeting.Coordinators.Contains(work.Caller.Id),
    };

    /// <summary>A sampled access that a list shows.</summary>
    public static AccessQuestion AboutListed(Work work, AccessSample sample, Demand demand) => OfSample(sample, work, Frame(work, demand));

    // It is there for whoever owes an answer to it, and for nobody else: not for the one who acted, whatever lists she holds.
    private static AccessQuestion OfSample(AccessSample? sample, Work work, AccessQuestion question) => sample is null ? question : question with
    {
        SecondPerson = sample.By != work.Caller.Id,
        Named = ListsOf(work.Caller, work.Now).Any(sample.Lists.Contains),
        Purpose = sample.IsUnderReview || sample.IsQuestioned ? Purpose.SampledCase : Purpose.Unstated,
    };

    private static AccessQuestion Frame(Work work, Demand demand) => new()
    {
        Action = demand.Action,
        Level = demand.Level,
        Live = work.Caller.IsLive,
        Subject = DataSubject.Mother,
        Basis = HelpBasis.Help,
    };

    private static AccessQuestion Reached(AccessQuestion question, Ground ground, bool leads = false, bool flagged = false) => question with
    {
        Bridge = ground.Covered ? Bridge.Cover : leads ? Bridge.Grant : Bridge.None,
        Purpose = ground.Escalated ? Purpose.Escalation : flagged ? Purpose.FlaggedCase : ground.Sampled ? Purpose.SampledCase : Purpose.Unstated,
    };

    private static AccessQuestion OnCase(Work work, CaseFile file, Handover? asked, Ground ground, AccessQuestion question)
    {
        var (caller, now) = (work.Caller, work.Now);
        var relays = caller.Relays(now);
        var own = asked is not null && relays.Contains(asked.Relay) ? asked : null;
        var door = own is not null && OwnDoor.Contains(question.Action) ? own : null;
        return HeldGlasses.Through(work, file.Id, Reached(
            question with
            {
                Relation = caller.IsSystem ? Tie.Active : door is not null ? Ties.Of(door) : Tie.None,
                InWindow = AccessWindows.Remembers(door is not null ? door.Closing?.At : CaseRights.LeftAt(file, [caller.Id, .. relays], now), now),
                Excluded = work.IsExcludedFrom(file),
                Consent = Consents.CoverOf(file, door is not null ? Speaker.At(work, door) : Speaker.In(work, file, own?.Consent), CivilTime.DayOf(now)),
                SafeContact = file.SafeContacts.Any(s => s.Restricted),
                // Whoever leads the case is on the list of an address that a person of it hid; of nothing else does the case itself keep a list (A58).
                OnSealedList = question.Action == AccessAction.ReadHiddenAddress && CaseRights.IsHead(file, caller.Id),
                Named = IsNamed(file, caller.Id, question.Action),
                // Who was disclosed something reaches that much of the case, and it alone (A33).
                Disclosed = question.Action == AccessAction.ReadCase && file.Entries.Any(e => e.DisclosedTo.Any(d => d == caller.Id || relays.Contains(d))),
            },
            ground,
            Ties.Leads(caller.Id, file, now),
            Ties.IsFlaggedFor(caller.Id, file, now)));
    }

    // Whoever is named reviewer of a danger reaches what was decided of it, and it alone (A40). Who leads the case, and who is let in, its heads decide, and nobody whom they let in.
    private static bool IsNamed(CaseFile file, Guid caller, AccessAction action) => action switch
    {
        AccessAction.ReadProtection or AccessAction.KeepProtection => file.Protections.Any(p => p.Reviewer == caller),
        AccessAction.Reassign => CaseRights.IsHead(file, caller),
        _ => false,
    };

    private static string? SiteOf(Work work, Target target) =>
        work.CaseStream is { IsThere: true } c ? c.State.Site : work.AlertStream is { Exists: true } a ? a.State.Site : target.Site;

    // A request is a relay's own at its own door. Reached through the case it is the case's, and the case's relation and consent decide.
    private static bool OwnOf(Work work, AccessAction action)
    {
        var relays = work.Caller.Relays(work.Now);
        return (OwnDoor.Contains(action) && work.HandoverStream is { Exists: true } h && relays.Contains(h.State.Relay))
            || (work.RelayStream is { } r && relays.Contains(r.Id))
            || (work.AlertStream is { Exists: true } a && a.State.Received?.By == work.Caller.Id);
    }

    /// <summary>Lists of which the caller answers: her own, and the desks of her sites.</summary>
    public static Guid[] ListsOf(Caller caller, DateTimeOffset now) =>
    [
        caller.Id,
        .. caller.Grants(now).Where(g => g.Site is not null && g.Role == Role.Coordinator).Select(g => Ids.Desk(caller.Service, g.Site!)),
        .. caller.Grants(now).Where(g => g.Site is not null && g.Role == Role.Supervisor).Select(g => Ids.LeadDesk(caller.Service, g.Site!)),
        .. caller.Grants(now).Where(g => g.Role == Role.PrivacyOfficer).Select(_ => Ids.PrivacyDesk(caller.Service)).Take(1),
        .. caller.Grants(now).Where(g => g.Role == Role.RecordsOfficer).Select(_ => Ids.RecordsDesk(caller.Service)).Take(1),
    ];
}

/// <summary>What roles are held towards.</summary>
/// <param name="Site">Null for what belongs to none.</param>
/// <param name="LeadSite">Another site, whose lead owes a decision about it (rule A19).</param>
/// <param name="File">The case, when it is one.</param>
/// <param name="Ground">What lets the caller at it although it is not hers.</param>
internal readonly record struct Thing(string? Site, string? LeadSite = null, CaseFile? File = null, Ground Ground = default);

/// <summary>What lets the caller at something that is not hers, today.</summary>
/// <param name="Covered">Somebody who is away named her, or a desk of hers, to hold it.</param>
/// <param name="Escalated">Something owed of it stands in her list as the site's lead.</param>
/// <param name="Sampled">An access to it was drawn, and waits for her answer as the site's lead: it opens the case, and no list.</param>
internal readonly record struct Ground(bool Covered, bool Escalated, bool Sampled = false)
{
    /// <summary>What the lead covers, because nobody else is there to, stands in her list like what escalated to her.</summary>
    public static Ground Of(bool covered, bool escalated, bool leads) => new(covered, escalated || (covered && leads));
}

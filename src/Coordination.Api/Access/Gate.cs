using System.Collections.Concurrent;
using Coordination.Api.Audit;
using Coordination.Api.EventStore;
using Coordination.Domain;
using Coordination.Domain.Access;

namespace Coordination.Api.Access;

/// <summary>Asks the decision table, for the request as a whole and for each item of an answer (rule A65), and words the audit entry.</summary>
internal static class Gate
{
    private static readonly ConcurrentDictionary<(AccessAction Action, Confidentiality Level), bool> ByOffice = new();
    private static readonly AccessAnswer Unknown = new(Outcome.Hidden, "A00", Duties.Audit);

    public static AccessAnswer Decide(Work work, Target target, Demand demand)
    {
        var answer = Narrow(Ask(work, target, demand), demand);
        if (Missing(work, target))
        {
            // A row that refuses whatever the thing is refuses a missing one alike: else the status would tell which ids exist.
            return answer.Outcome == Outcome.Refused && (answer.Row != Unknown.Row || target.Account is not null || target.Relay is not null) ? answer : Unknown;
        }

        return answer.Outcome == Outcome.Refused && answer.Row == Unknown.Row && !Knows(work, target) ? Unknown : answer;
    }

    /// <summary>How the act may reach a case that its caller has nothing to do with. The second click is no way: it needs the first.</summary>
    public static Way WayOf(Demand demand) => demand switch
    {
        { Action: AccessAction.BreakGlass, Level: >= Confidentiality.N4 } => Way.Own,
        { Action: AccessAction.BreakGlass or AccessAction.AskAccess } => Way.Emergency,
        { Action: AccessAction.AskRight } => Way.Right,
        _ => IsByOffice(demand) ? Way.Office : Way.Own,
    };

    /// <summary>Whether it is an act that a site's lead may do to a case that she has nothing else to do with (rule A76).</summary>
    private static bool IsByOffice(Demand demand) => ByOffice.GetOrAdd((demand.Action, demand.Level), act => AccessDecision.Decide(new AccessQuestion
    {
        Action = act.Action,
        Role = Role.Supervisor,
        Place = Place.SameSite,
        Level = act.Level,
        Live = true,
    }).Granted);

    // Whoever is let at one entry of a case is let at nothing that does not say of itself that it shows entries one by one.
    private static AccessAnswer Narrow(AccessAnswer answer, Demand demand) =>
        answer.Has(Duties.EntryOnly) && !demand.ByEntry ? new(Outcome.Hidden, answer.Row, Duties.Audit) : answer;

    private static AccessAnswer Ask(Work work, Target target, Demand demand) =>
        AccessDecision.Decide(Facts.About(work, target, demand), Facts.RolesOf(work, target, demand.Action));

    /// <summary>It is her own account as a person of the case that lets the caller in, and no role that she works in.</summary>
    public static bool IsOnlyHerself(Work work, Target target, Demand demand) =>
        !AccessDecision.Decide(Facts.About(work, target, demand), [.. Facts.RolesOf(work, target, demand.Action).Where(held => held.Role != Role.Parent)]).Granted;

    // An act that no row gives is refused to who may know of what it is about; for others that is not there, as it is not there to be read.
    private static bool Knows(Work work, Target target) =>
        (target.Alert is null || KnowsAlert(work, target)) && (target.Handover is null || KnowsRequest(work, target)) && (target.Concertation is null || KnowsMeeting(work, target))
        && (target.Request is null || Ask(work, target, new(AccessAction.ReadPersonsRequest)).Granted || ReadsCase(work, target))
        && (target.Case is null || KnowsRequest(work, target) || KnowsMeeting(work, target) || ReadsCase(work, target, byEntry: true));

    // A service outside knows its own requests; of another's it reads at most that it was asked, and has nothing to do there.
    private static bool KnowsRequest(Work work, Target target) => work.HandoverStream is { Exists: true, State: var asked }
        && ((work.Caller.Relays(work.Now).Contains(asked.Relay) && Facts.About(work, target, new(AccessAction.ReadOwnRequest)).Own)
            || (!(work.CaseStream is { IsThere: true, State: var file } && Outside.Is(work, file)) && ReadsCase(work, target)));

    private static bool KnowsMeeting(Work work, Target target) => work.ConcertationStream is { Exists: true } && (Seats.Of(work).Length > 0 || ReadsCase(work, target));

    private static bool ReadsCase(Work work, Target target, bool byEntry = false)
    {
        var reading = new Demand(AccessAction.ReadCase) { ByEntry = byEntry };
        return Narrow(Ask(work, target, reading), reading).Granted;
    }

    private static bool KnowsAlert(Work work, Target target) =>
        Ask(work, target, new(AccessAction.ReadTriage)).Granted || Ask(work, target, new(AccessAction.ReadAlertStatus)).Granted;

    /// <summary>One entry, factor or screening inside a case that the caller may already read.</summary>
    /// <param name="work">The request.</param>
    /// <param name="level">Of the item.</param>
    /// <param name="item">What the table asks of it.</param>
    /// <param name="listed">
    /// Only that it was shared, and with whom: that stays listed when the consent is taken back, for whoever could read it before.
    /// </param>
    public static AccessAnswer Item(Work work, Confidentiality level, ItemFacts item, bool listed = false)
    {
        // Dozens of items of one case ask the same about its reader: that half of the question is put together once.
        var (question, roles, mine) = work.ItemFrame ??= Frame(work);
        var heads = work.Case.State.Heads;
        var isHead = heads is not null && (work.Caller.Id == heads.First || work.Caller.Id == heads.Second);
        return AccessDecision.Decide(
            question with
            {
                Action = item.Action,
                Level = level,
                Consent = listed && question.Consent == ConsentCover.Withdrawn ? ConsentCover.None : question.Consent,
                Own = item.Author == work.Caller.Id,
                // To lead a case names nobody of what is sealed: its own list says who reads it (A04, A05).
                Named = item.Named.Contains(work.Caller.Id) || (item.HeadsNamed && isHead && level < Confidentiality.N4),
                DisciplineMatch = item.Discipline is not null && mine.Contains(item.Discipline),
                OnSealedList = item.Sealed.Contains(work.Caller.Id) || item.Author == work.Caller.Id,
                Disclosed = item.DisclosedTo.Contains(work.Caller.Id) || (item.DisclosedTo.Count > 0 && item.DisclosedTo.Any(work.Caller.Relays(work.Now).Contains)),
                Basis = item.Basis,
                Subject = item.Subject,
            },
            roles);
    }

    /// <summary>One item about a person, for herself or for who asks for her: never by any other role of whoever puts it together (rules A49 to A53, A99, A100).</summary>
    public static AccessAnswer Told(Domain.PersonsRequests.CopyReader reader, Confidentiality level, DataSubject subject, bool withheld) => AccessDecision.Decide(new AccessQuestion
    {
        Role = Role.Parent,
        Action = AccessAction.ReadEntry,
        Place = Place.SameService,
        Live = true,
        Level = level,
        Own = !reader.IsForAnother,
        IdentityProven = true,
        StepUp = reader.SteppedUp,
        ParentalAuthority = reader.As == Domain.PersonsRequests.AskedAs.Parent,
        Acting = reader.As switch
        {
            Domain.PersonsRequests.AskedAs.Representative => ActsAs.Representative,
            Domain.PersonsRequests.AskedAs.Trusted => ActsAs.Trusted,
            _ => ActsAs.Nobody,
        },
        Subject = subject,
        TherapeuticException = withheld,
        ProtectiveLimit = reader.Limited,
    });

    /// <summary>The same of content at a level, as if nobody had consented to anything.</summary>
    public static AccessAnswer Unconsented(Work work, Confidentiality level)
    {
        var frame = work.ItemFrame ??= Frame(work);
        return AccessDecision.Decide(frame.Question with { Level = level, Consent = ConsentCover.None }, frame.Roles);
    }

    private static ItemFrame Frame(Work work)
    {
        var target = Target.OfCase(work.Case.Id);
        return new(
            Facts.About(work, target, new Demand(AccessAction.ReadEntry)),
            Facts.RolesOf(work, target, AccessAction.ReadEntry),
            [.. work.Caller.Grants(work.Now).Select(g => g.Discipline).OfType<string>()]);
    }

    /// <summary>A case among others in a list.</summary>
    public static AccessAnswer Listed(Work work, Domain.Cases.CaseFile file, Ground ground, Demand demand) => Narrow(
        AccessDecision.Decide(Facts.AboutListed(work, file, ground, demand), Facts.RolesOf(work, new Thing(file.Site, File: file, Ground: ground))), demand);

    /// <summary>An alert among others in a list.</summary>
    public static AccessAnswer Listed(Work work, Domain.Alerts.Alert alert, Ground ground, Demand demand) =>
        AccessDecision.Decide(Facts.AboutListed(work, alert, ground, demand), Facts.RolesOf(work, new Thing(alert.Site, alert.LeadSite)));

    /// <summary>A request among others in a relay's list.</summary>
    public static AccessAnswer Listed(Work work, Domain.Cases.CaseFile file, Domain.Handovers.Handover asked) => AccessDecision.Decide(
        Facts.AboutListed(work, file, asked, new Demand(AccessAction.ReadOwnRequest)), Facts.RolesOn(work, file, asked));

    /// <summary>A record of an emergency access among others in a list.</summary>
    public static AccessAnswer Listed(Work work, Domain.Emergencies.BrokenGlass record) => AccessDecision.Decide(
        Facts.AboutListed(work, record, new Demand(AccessAction.ReadGlassRecord)), Facts.RolesOf(work, new Thing(record.Site)));

    /// <summary>A person's request among others in a list, with its case.</summary>
    public static AccessAnswer Listed(Work work, Domain.Cases.CaseFile file, Domain.PersonsRequests.PersonsRequest asked, Ground ground) => AccessDecision.Decide(
        Facts.AboutListed(work, file, asked, ground), Facts.RolesOf(work, new Thing(file.Site, File: file, Ground: ground)));

    /// <summary>A penal case consultation among others in a list.</summary>
    public static AccessAnswer Listed(Work work, Domain.Consultations.Consultation meeting) => AccessDecision.Decide(
        Facts.AboutListed(work, meeting, new Demand(AccessAction.ReadConsultation)), Facts.RolesOf(work, new Thing(null)));

    /// <summary>A sampled access among others in a list.</summary>
    public static AccessAnswer Listed(Work work, Domain.Samples.AccessSample sample) => AccessDecision.Decide(
        Facts.AboutListed(work, sample, new Demand(AccessAction.ReadSample)), Facts.RolesOf(work, new Thing(null)));

    public static AuditEntry Entry(Work work, Target target, Demand demand, AccessAnswer answer, string? detail = null) => new(
        work.NewId(),
        work.Now,
        work.Caller.Id,
        demand.Action.ToString(),
        answer.Row,
        answer.Outcome.ToString(),
        work.CaseStream is { IsThere: true, State: var file } ? file.Site : work.AlertStream is { Exists: true, State: var alert } ? alert.Site : target.Site,
        work.CaseStream?.Id,
        target.Primary,
        demand.Level.ToString(),
        HeldGlasses.Told(work, detail));

    // A thing that is not there answers like one that is hidden; a child reached through another case is not there.
    private static bool Missing(Work work, Target target) =>
        Absent(work.CaseStream, target.Case) || Absent(work.AlertStream, target.Alert) || Absent(work.RelayStream, target.Relay)
        || Absent(work.HandoverStream, target.Handover) || Absent(work.ConcertationStream, target.Concertation) || Absent(work.AccountStream, target.Account)
        || Absent(work.GlassStream, target.Glass) || Absent(work.RequestStream, target.Request) || Absent(work.ConsultationStream, target.Consultation)
        || Absent(work.SampleStream, target.Sample) || Absent(work.TransferStream, target.Transfer)
        || (target.Case is { } c && work.HandoverStream is { } h && h.State.Case != c)
        || (target.Case is { } k && work.ConcertationStream is { } m && m.State.Case != k);

    private static bool Absent(OpenStream? stream, Guid? asked) => asked is not null && stream is not { IsThere: true };
}

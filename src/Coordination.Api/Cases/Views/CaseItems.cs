using Coordination.Api.Access;
using Coordination.Api.EventStore;
using Coordination.Api.Obligations;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;

namespace Coordination.Api.Cases.Views;

/// <summary>
/// The decision about one item of the case at hand: the same for the card, the timeline, and the acts that name an item, so that what is
/// hidden from a reader is not there for her by any way (rule A65). Always with today's rights, whenever the item was recorded.
/// </summary>
internal static class CaseItems
{
    public static AccessAnswer Of(Work work, Entry entry, bool listed = false) => Gate.Item(work, entry.Level, new ItemFacts(entry.Author)
    {
        Discipline = entry.Discipline,
        Named = entry.Named,
        HeadsNamed = entry.HeadsNamed,
        Sealed = entry.Sealed,
        DisclosedTo = entry.DisclosedTo,
        Basis = entry.Basis == RelationBasis.Mandate ? HelpBasis.Mandate : HelpBasis.Help,
        Subject = SubjectOf(work, entry.Subject),
    }, listed);

    public static AccessAnswer Of(Work work, Screened screened, bool listed = false) =>
        Gate.Item(work, screened.Level, new ItemFacts(screened.Stamp.By) { Subject = SubjectOf(work, screened.Subject) }, listed);

    public static AccessAnswer Of(Work work, Factor factor, bool listed = false) =>
        Gate.Item(work, factor.Level, new ItemFacts(factor.Stamp.By) { Subject = SubjectOf(work, factor.Subject ?? work.Case.State.Mother) }, listed);

    public static AccessAnswer Of(Work work, Contact contact, bool listed = false) =>
        Gate.Item(work, contact.Level, new ItemFacts(contact.Stamp.By) { Subject = SubjectOf(work, contact.With.Person ?? work.Case.State.Mother) }, listed);

    /// <summary>What a mandate says is the mandate's own content.</summary>
    public static AccessAnswer Of(Work work, Mandate mandate) => Gate.Item(
        work, Confidentiality.N2, new ItemFacts(mandate.Recorded.By) { Basis = HelpBasis.Mandate, Subject = SubjectOf(work, mandate.Person) });

    /// <summary>The same of whatever mandate there might be.</summary>
    public static AccessAnswer OfMandates(Work work) =>
        Gate.Item(work, Confidentiality.N2, new ItemFacts(Guid.Empty) { Basis = HelpBasis.Mandate, Subject = SubjectOf(work, work.Case.State.Mother) });

    /// <summary>
    /// A flag about violence or danger is sealed. On its list are who stated it and the heads, who must act; and whoever else it stands
    /// with, once it escalated.
    /// </summary>
    public static AccessAnswer Of(Work work, RedFlag flag, bool listed = false)
    {
        var list = flag.Level == Confidentiality.N4 ? ListOf(work, flag) : [];
        var answer = Gate.Item(work, flag.Level, new ItemFacts(flag.Raised?.By ?? Guid.Empty)
        {
            HeadsNamed = false,
            Sealed = list,
            Named = list,
            Subject = SubjectOf(work, flag.Subject ?? work.Case.State.Mother),
        }, listed);
        // Who treats her today reads the red flags that are not sealed (A82).
        return answer.Granted || listed || flag.Level > Confidentiality.N2 ? answer : Gate.Decide(work, Target.OfCase(work.Case.Id), new Demand(AccessAction.ReadBirthSheet, flag.Level));
    }

    /// <summary>What was decided when danger was suspected: for its author, whom she consulted and its reviewer, and by no emergency access.</summary>
    public static AccessAnswer Of(Work work, ProtectionDecision decision) => Gate.Item(work, Confidentiality.N4, new ItemFacts(decision.Author)
    {
        Action = AccessAction.ReadProtection,
        HeadsNamed = false,
        Named = [decision.Reviewer],
        Sealed = [decision.Reviewer, .. decision.Decided.Consulted],
        Subject = SubjectOf(work, decision.Decided.Person),
    });

    /// <summary>Whether the caller reads the entry of a therapeutic exception: whoever does not has no opinion on it, and does not learn that there is one.</summary>
    public static bool SeesExcepted(Work work, Guid exception)
    {
        var entry = work.Case.State.Exceptions.FirstOrDefault(x => x.Id == exception)?.Entry;
        return work.Case.State.Entries.Any(e => e.Id == entry && Of(work, e) is { Granted: true } answer && !answer.Has(Duties.HideContent));
    }

    /// <summary>A thing that was disclosed, by its kind and id; null for one that is no item of the case.</summary>
    public static AccessAnswer? Of(Work work, DisclosedItem item, bool listed = false)
    {
        var file = work.Case.State;
        return item.Kind switch
        {
            DisclosedKind.Entry => file.Entries.FirstOrDefault(e => e.Id == item.Id) is { } e ? Of(work, e, listed) : null,
            DisclosedKind.Contact => file.Contacts.FirstOrDefault(c => c.Id == item.Id) is { } c ? Of(work, c, listed) : null,
            DisclosedKind.Screening => file.Screenings.FirstOrDefault(s => s.Id == item.Id) is { } s ? Of(work, s, listed) : null,
            DisclosedKind.Factor => file.Factors.FirstOrDefault(f => f.Id == item.Id) is { } f ? Of(work, f, listed) : null,
            DisclosedKind.RedFlag => file.Flags.FirstOrDefault(f => f.Id == item.Id) is { } f ? Of(work, f, listed) : null,
            DisclosedKind.Person => file.Find(item.Id) is { } p ? Gate.Item(work, Confidentiality.N2, new ItemFacts(Guid.Empty) { Subject = SubjectOf(work, p.Id) }, listed) : null,
            _ => null,
        };
    }

    private static Guid[] ListOf(Work work, RedFlag flag)
    {
        var heads = work.Case.State.Heads;
        if (heads is null)
        {
            return [];
        }

        var mine = Facts.ListsOf(work.Caller, work.Now);
        var stands = KnownOwed.Of(work.Case.State, heads, work.Plan).Any(o => o.Occurrence == flag.Id.ToString("N") && mine.Contains(o.Owner));
        return [heads.First, heads.Second ?? heads.First, .. stands ? [work.Caller.Id] : Array.Empty<Guid>()];
    }

    private static DataSubject SubjectOf(Work work, Guid person) => work.Case.State.Find(person)?.Role switch
    {
        PersonRole.Mother or PersonRole.ExpectedChild => DataSubject.Mother,
        PersonRole.CoParent => DataSubject.CoParent,
        PersonRole.Child => DataSubject.Child,
        null => DataSubject.Unstated,
        _ => DataSubject.ThirdParty,
    };
}

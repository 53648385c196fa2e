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
    public static AccessAnswer Of(Work work, Entry entry) => Gate.Item(work, entry.Level, new ItemFacts(entry.Author)
    {
        Discipline = entry.Discipline,
        Named = entry.Named,
        HeadsNamed = entry.HeadsNamed,
        Sealed = entry.Sealed,
        DisclosedTo = entry.DisclosedTo,
        Basis = entry.Basis == RelationBasis.Mandate ? HelpBasis.Mandate : HelpBasis.Help,
        Subject = SubjectOf(work, entry.Subject),
    });

    public static AccessAnswer Of(Work work, Screened screened) =>
        Gate.Item(work, screened.Level, new ItemFacts(screened.Stamp.By) { Subject = SubjectOf(work, screened.Subject) });

    public static AccessAnswer Of(Work work, Factor factor) =>
        Gate.Item(work, factor.Level, new ItemFacts(factor.Stamp.By) { Subject = SubjectOf(work, factor.Subject ?? work.Case.State.Mother) });

    public static AccessAnswer Of(Work work, Contact contact) =>
        Gate.Item(work, contact.Level, new ItemFacts(contact.Stamp.By) { Subject = SubjectOf(work, contact.With.Person ?? work.Case.State.Mother) });

    /// <summary>
    /// A flag about violence or danger is sealed. On its list are who stated it and the heads, who must act; and whoever else it stands
    /// with, once it escalated.
    /// </summary>
    public static AccessAnswer Of(Work work, RedFlag flag)
    {
        var list = flag.Level == Confidentiality.N4 ? ListOf(work, flag) : [];
        var answer = Gate.Item(work, flag.Level, new ItemFacts(flag.Raised?.By ?? Guid.Empty)
        {
            HeadsNamed = false,
            Sealed = list,
            Named = list,
            Subject = SubjectOf(work, flag.Subject ?? work.Case.State.Mother),
        });
        // Who treats her today reads the red flags that are not sealed (A82).
        return answer.Granted || flag.Level > Confidentiality.N2 ? answer : Gate.Decide(work, Target.OfCase(work.Case.Id), new Demand(AccessAction.ReadBirthSheet, flag.Level));
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

using System.Collections.Immutable;
using Coordination.Domain.Relays;

namespace Coordination.Domain.Cases;

/// <summary>
/// What a service outside may see of a case by the consents that cover it: whose data, and of which categories. What
/// nobody has put into a category is not agreed.
/// </summary>
/// <param name="Persons">Persons whose data may be shared; a mother decides for her children.</param>
/// <param name="Categories">Categories agreed.</param>
/// <param name="Scores">
/// The service treats: a score about somebody's mind is for those who treat it. Another service has the factors and red flags that were
/// agreed, not the test (only what the mission needs: a relay sees agreed items, not those of the EPDS).
/// </param>
public sealed record Agreement(ImmutableHashSet<Guid> Persons, ImmutableHashSet<DataCategory> Categories, bool Scores)
{
    private static readonly CategoryRows Data = ReferenceData.Read<CategoryRows>("Cases.data-categories.json");

    public static Agreement Of(CaseFile file, IEnumerable<Consent> covering, IEnumerable<string> kinds)
    {
        var terms = covering.Select(c => c.Terms).ToArray();
        var persons = terms.SelectMany(t => t.About.OrEmpty()).ToImmutableHashSet();
        // A mother decides for her children, whatever her age; whoever represents her does not. Before birth what is known of a child is hers.
        var hers = terms.Any(t => t.By == file.Mother && t.About.OrEmpty().Contains(file.Mother));
        var children = file.Persons.Where(p => p.Role == PersonRole.ExpectedChild || (hers && p.Role == PersonRole.Child)).Select(p => p.Id);
        return new(persons.Contains(file.Mother) ? persons.Union(children) : persons, [.. terms.SelectMany(t => t.Categories.OrEmpty())], kinds.Any(Data.ScoresFor.Contains));
    }

    public bool Covers(Person person) => Persons.Contains(person.Id);

    public bool Covers(Screened screened) => Persons.Contains(screened.Subject) && Agreed(Data.Instruments, screened.Result.Instrument)
        && (Scores || Data.Instruments[screened.Result.Instrument] != DataCategory.Psychic);

    public bool Covers(RedFlag flag) => (flag.Subject is null || Persons.Contains(flag.Subject.Value)) && Agreed(Data.Flags, flag.Code);

    public bool Covers(Factor factor, CaseFile file) => SubjectsOf(factor, file).All(Persons.Contains) && Agreed(Data.FactorDomains, factor.Domain ?? "");

    /// <summary>Free text says what it says: it belongs to the social data of the person it is about.</summary>
    public bool CoversText(Guid about) => Persons.Contains(about) && Categories.Contains(DataCategory.Social);

    public bool Covers(Entry entry) => CoversText(entry.Subject);

    public bool Covers(Contact contact) =>
        (contact.With.Person is not { } person || Persons.Contains(person)) && Categories.Contains(DataCategory.Social);

    /// <summary>
    /// That a service is there: social data of the mother, and of whatever the kind of service tells by itself. A mandate tells of a
    /// judge, a secret place of violence.
    /// </summary>
    public bool Covers(ServiceRecord relay, CaseFile file) =>
        Persons.Contains(file.Mother) && Categories.Contains(DataCategory.Social)
        && Categories.Contains(Data.RelayKinds.GetValueOrDefault(relay.Kind, DataCategory.Social))
        && (relay.Basis != LegalBasis.Mandated || Categories.Contains(DataCategory.Justice))
        && (!relay.HiddenAddress || Categories.Contains(DataCategory.Violence));

    private static IEnumerable<Guid> SubjectsOf(Factor factor, CaseFile file) => factor switch
    {
        { Subject: { } subject } => [subject],
        { About: FactorSubject.CoParent } => file.Persons.Where(p => p.Role == PersonRole.CoParent).Select(p => p.Id).DefaultIfEmpty(Guid.Empty),
        _ => [file.Mother],
    };

    private bool Agreed(ImmutableDictionary<string, DataCategory> of, string code) => of.TryGetValue(code, out var category) && Categories.Contains(category);

    private sealed record CategoryRows(
        string Version,
        string Source,
        string Evidence,
        ImmutableHashSet<string> ScoresFor,
        ImmutableDictionary<string, DataCategory> Instruments,
        ImmutableDictionary<string, DataCategory> FactorDomains,
        ImmutableDictionary<string, DataCategory> Flags,
        ImmutableDictionary<string, DataCategory> RelayKinds);
}

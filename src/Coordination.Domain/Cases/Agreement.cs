using System.Collections.Immutable;
using Coordination.Domain.Relays;

namespace Coordination.Domain.Cases;

/// <summary>
/// What a service outside may see of a case by the consents that cover it: whose data, and of which categories, each consent by itself: what one person
/// agreed to says nothing of another's data. What nobody has put into a category is not agreed.
/// </summary>
/// <param name="Mother">Whom the case is about.</param>
/// <param name="Parts">What each consent agrees to; a mother decides for her children.</param>
/// <param name="Scores">
/// The service treats: a score about somebody's mind is for those who treat it. Another service has the factors and red flags that were
/// agreed, not the test (only what the mission needs: a relay sees agreed items, not those of the EPDS).
/// </param>
public sealed record Agreement(Guid Mother, ImmutableArray<AgreedPart> Parts, bool Scores)
{
    private static readonly CategoryRows Data = ReferenceData.Read<CategoryRows>("Cases.data-categories.json");

    public static Agreement Of(CaseFile file, IEnumerable<Consent> covering, IEnumerable<string> kinds) =>
        new(file.Mother, [.. covering.Select(c => PartOf(file, c.Terms))], kinds.Any(Data.ScoresFor.Contains));

    // A mother decides for her children, whatever her age; whoever represents her does not. Before birth what is known of a child is hers.
    private static AgreedPart PartOf(CaseFile file, ConsentTerms terms)
    {
        var persons = terms.About.OrEmpty().ToImmutableHashSet();
        var children = file.Persons.Where(p => p.Role == PersonRole.ExpectedChild || (terms.By == file.Mother && p.Role == PersonRole.Child)).Select(p => p.Id);
        return new(persons.Contains(file.Mother) ? persons.Union(children) : persons, [.. terms.Categories.OrEmpty()]);
    }

    /// <summary>Data of this person and this category.</summary>
    public bool Covers(Guid person, DataCategory category) => Parts.Any(part => part.Persons.Contains(person) && part.Categories.Contains(category));

    /// <summary>Anything of this person.</summary>
    public bool Covers(Person person) => Parts.Any(part => part.Persons.Contains(person.Id));

    public bool Covers(Screened screened) => Agreed(screened.Subject, Data.Instruments, screened.Result.Instrument)
        && (Scores || Data.Instruments[screened.Result.Instrument] != DataCategory.Psychic);

    public bool Covers(RedFlag flag) => Agreed(flag.Subject ?? Mother, Data.Flags, flag.Code);

    public bool Covers(Factor factor, CaseFile file) => SubjectsOf(factor, file).All(about => Agreed(about, Data.FactorDomains, factor.Domain ?? ""));

    /// <summary>Free text says what it says: it belongs to the social data of the person it is about.</summary>
    public bool CoversText(Guid about) => Covers(about, DataCategory.Social);

    /// <summary>An aid programme is justice data, a psychologist's note psychic data; any other entry is a text.</summary>
    public bool Covers(Entry entry) => Covers(entry.Subject, EntryKinds.CategoryOf(entry.Kind));

    public bool Covers(Contact contact) => CoversText(contact.With.Person ?? Mother);

    /// <summary>
    /// That a service is there: social data of the mother, and of whatever the kind of service tells by itself. A mandate tells of a
    /// judge, a secret place of violence.
    /// </summary>
    public bool Covers(ServiceRecord relay) =>
        Covers(Mother, DataCategory.Social)
        && Covers(Mother, Data.RelayKinds.GetValueOrDefault(relay.Kind, DataCategory.Social))
        && (relay.Basis != LegalBasis.Mandated || Covers(Mother, DataCategory.Justice))
        && (!relay.HiddenAddress || Covers(Mother, DataCategory.Violence));

    private static IEnumerable<Guid> SubjectsOf(Factor factor, CaseFile file) => factor switch
    {
        { Subject: { } subject } => [subject],
        { About: FactorSubject.CoParent } => file.Persons.Where(p => p.Role == PersonRole.CoParent).Select(p => p.Id).DefaultIfEmpty(Guid.Empty),
        _ => [file.Mother],
    };

    private bool Agreed(Guid about, ImmutableDictionary<string, DataCategory> of, string code) => of.TryGetValue(code, out var category) && Covers(about, category);

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

/// <summary>What one consent agrees to.</summary>
/// <param name="Persons">Whose data.</param>
/// <param name="Categories">Of which categories.</param>
public sealed record AgreedPart(ImmutableHashSet<Guid> Persons, ImmutableHashSet<DataCategory> Categories);

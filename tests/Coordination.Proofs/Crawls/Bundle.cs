using Coordination.Api.Demo;

namespace Coordination.Proofs.Crawls;

/// <summary>One thing with an id, and who has something to do with it.</summary>
/// <param name="Parameter">Name by which a path asks for it.</param>
/// <param name="Id">Its id.</param>
/// <param name="Word">Stands in its texts and names, and nowhere else.</param>
/// <param name="Knows">Subjects of those who have something to do with it; to all others it must be as if it were not there.</param>
internal sealed record Thing(string Parameter, Guid Id, string Word, IReadOnlySet<string> Knows)
{
    /// <summary>Who may besides name it to the product in a body, although they may not read it.</summary>
    public IReadOnlySet<string> Names { get; init; } = new HashSet<string>();

    public bool IsKnownTo(Persona persona) => Knows.Contains(persona.Subject);

    public bool MayBeNamedBy(Persona persona) => IsKnownTo(persona) || Names.Contains(persona.Subject);
}

/// <summary>Things that belong together: a case with what is in it, an alert with what is in it, an account.</summary>
internal sealed class Bundle(string name)
{
    private readonly List<Thing> _things = [];

    public string Name => name;

    public IReadOnlyList<Thing> Things => _things;

    public void Add(string parameter, Guid id, string word, IReadOnlySet<string> knows) => Add(new(parameter, id, word, knows));

    public void Add(Thing thing) => _things.Add(thing);

    public IEnumerable<Thing> Of(string parameter) => _things.Where(thing => thing.Parameter == parameter);

    public bool Covers(Operation operation) => operation.Ids.All(parameter => Of(parameter).Any());
}

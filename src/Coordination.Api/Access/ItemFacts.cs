using Coordination.Domain.Access;

namespace Coordination.Api.Access;

/// <summary>What is the same for every item of the case at hand.</summary>
internal sealed record ItemFrame(AccessQuestion Question, HeldRole[] Roles, string[] Disciplines);

/// <summary>What the decision needs to know of one item.</summary>
internal sealed record ItemFacts(Guid Author)
{
    public string? Discipline { get; init; }

    public IReadOnlyCollection<Guid> Named { get; init; } = [];

    public bool HeadsNamed { get; init; } = true;

    public IReadOnlyCollection<Guid> Sealed { get; init; } = [];

    public IReadOnlyCollection<Guid> DisclosedTo { get; init; } = [];

    /// <summary>The act that is asked of it.</summary>
    public AccessAction Action { get; init; } = AccessAction.ReadEntry;

    /// <summary>In which help it was produced.</summary>
    public HelpBasis Basis { get; init; } = HelpBasis.Help;

    public DataSubject Subject { get; init; } = DataSubject.Mother;
}

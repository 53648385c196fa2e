// These shapes are stored for ever: never change one, add to it.
namespace Coordination.Domain.Cases;

/// <summary>The family was followed before: the case of an earlier pregnancy belongs to this one's history.</summary>
/// <param name="Earlier">That case.</param>
/// <param name="Stamp">Who said so.</param>
public sealed record EarlierCaseLinked(Guid Earlier, Stamp Stamp);

/// <summary>It is not the same family after all, or the link is no longer wanted.</summary>
public sealed record EarlierCaseUnlinked(Guid Earlier, Stamp Stamp);

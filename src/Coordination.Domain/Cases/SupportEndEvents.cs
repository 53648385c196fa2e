// These shapes are stored for ever: never change one, add to it.
namespace Coordination.Domain.Cases;

/// <summary>When the support of a relay is foreseen to end, or that this is not known.</summary>
/// <param name="Handover">Whose support it is.</param>
/// <param name="Until">Its last civil day; null = none is known, or it is over.</param>
/// <param name="Successor">Handover of who takes over, or null.</param>
/// <param name="Stamp">Who said so.</param>
public sealed record SupportEndForeseen(Guid Handover, DateOnly? Until, Guid? Successor, Stamp Stamp);

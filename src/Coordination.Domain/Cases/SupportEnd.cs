namespace Coordination.Domain.Cases;

/// <summary>A support that is foreseen to end.</summary>
/// <param name="Handover">Whose it is.</param>
/// <param name="Until">Its last civil day.</param>
/// <param name="Successor">Handover of who takes over, or null.</param>
public sealed record SupportEnd(Guid Handover, DateOnly Until, Guid? Successor);

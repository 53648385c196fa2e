namespace Coordination.Domain.Cases;

/// <summary>A tie to the case of an earlier pregnancy.</summary>
/// <param name="Case">That case.</param>
/// <param name="Stamp">Who tied it, when.</param>
public sealed record EarlierCase(Guid Case, Stamp Stamp);

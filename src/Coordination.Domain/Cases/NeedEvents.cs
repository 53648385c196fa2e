// These shapes are stored for ever: never change one, add to it.
namespace Coordination.Domain.Cases;

/// <summary>A relay became effective: family and relay both say that its support holds.</summary>
/// <param name="Handover">The handover that closed its loop.</param>
/// <param name="Left">Needs that were asked for and that no effective relay carries: the coordinator still holds their baton.</param>
/// <param name="Stamp">Whose word closed the loop.</param>
public sealed record NeedCarried(Guid Handover, int Left, Stamp Stamp);

/// <summary>The coordinator holds the baton of a need again, after a time in which she held none: a support ended, or another need was asked for.</summary>
/// <param name="Handover">The handover that ended or was asked.</param>
public sealed record NeedReturned(Guid Handover, Stamp Stamp);

/// <summary>The coordination met or heard the family in an act of a handover: a first meeting it came along to, or the family's own word.</summary>
/// <param name="Handover">The handover.</param>
/// <param name="On">Civil day.</param>
public sealed record FamilyMet(Guid Handover, DateOnly On, Stamp Stamp);

namespace Coordination.Domain.Handovers;

/// <summary>The first meeting of family and relay.</summary>
/// <param name="Joint">Somebody whom the family knows comes along.</param>
/// <param name="StartsAt">Planned start, UTC.</param>
/// <param name="Where">Sealed, or null.</param>
/// <param name="HeldAt">When it really took place, UTC, or null.</param>
/// <param name="Minutes">How long, or null.</param>
public sealed record FirstMeeting(bool Joint, DateTimeOffset StartsAt, Protected? Where, DateTimeOffset? HeldAt = null, int? Minutes = null);

/// <summary>How a handover closed.</summary>
/// <param name="At">When it was said or decided, UTC.</param>
/// <param name="By">Account that decided or noted it.</param>
/// <param name="Reason">Code, as it came.</param>
/// <param name="SuggestedColleague">Whom a refusing relay named instead, sealed, or null.</param>
/// <param name="Note">Sealed, or null.</param>
public sealed record HandoverClosing(DateTimeOffset At, Guid By, string Reason, Protected? SuggestedColleague, Protected? Note);

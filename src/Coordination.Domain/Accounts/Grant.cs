using Coordination.Domain.Access;

namespace Coordination.Domain.Accounts;

/// <summary>One role of an account.</summary>
/// <param name="Id">Id of the grant.</param>
/// <param name="Role">As whom she may act.</param>
/// <param name="Site">Site, or null for a role of the whole service.</param>
/// <param name="Discipline">Of a coordinator or a care professional: a code of <see cref="Disciplines"/>, unknown ones kept.</param>
/// <param name="Relay">Service record of a relay's account, else null.</param>
/// <param name="Person">Person a parent's account is bound to, else null.</param>
/// <param name="From">From when, UTC.</param>
/// <param name="Until">Until when, UTC, or null.</param>
/// <param name="Proof">What shows that it is rightly given: code of a letter, contract or meeting; <c>other</c> where words say it.</param>
public sealed record Grant(
    Guid Id,
    Role Role,
    string? Site,
    string? Discipline,
    Guid? Relay,
    Guid? Person,
    DateTimeOffset From,
    DateTimeOffset? Until,
    string Proof)
{
    /// <summary>The words, where <see cref="Proof"/> is <c>other</c>.</summary>
    public Protected? ProofText { get; init; }

    /// <summary>When it was ended before its time, or null.</summary>
    public Stamp? Ended { get; init; }

    /// <summary>Whether it holds at this instant. Once ended it never does: the clock of who asks may be behind that of who ended it.</summary>
    public bool HoldsAt(DateTimeOffset at) => Ended is null && From <= at && (Until is null || at < Until);

    /// <summary>The same right, whatever its dates.</summary>
    public bool SameRightAs(Grant other) =>
        (Role, Site, Discipline, Relay, Person) == (other.Role, other.Site, other.Discipline, other.Relay, other.Person);
}

/// <summary>Codes of the disciplines that the decision table knows.</summary>
public static class Disciplines
{
    public const string Midwife = "midwife";

    public const string SocialWorker = "socialWorker";
}

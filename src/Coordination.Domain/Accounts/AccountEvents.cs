// The shapes below are stored for ever: never change or remove a field, add an optional one or a new event.
using System.Collections.Immutable;

namespace Coordination.Domain.Accounts;

/// <summary>A login of an identity provider becomes an account of one coordination service.</summary>
/// <param name="Account"><see cref="Ids.Account"/> of issuer and subject.</param>
/// <param name="Service">Coordination service (tenant).</param>
/// <param name="Issuer">Identity provider.</param>
/// <param name="Subject">Identifier of the login there.</param>
/// <param name="Name">Name shown to colleagues and relays, sealed with the account as its subject.</param>
/// <param name="Stamp">Who created it: a supervisor, or the installer.</param>
public sealed record AccountCreated(Guid Account, string Service, string Issuer, string Subject, Protected? Name, Stamp Stamp);

/// <summary>A role, given by somebody else than its holder.</summary>
public sealed record RoleGranted(Grant Grant, Stamp Stamp);

/// <summary>The role ends with the commit.</summary>
public sealed record RoleEnded(Guid Grant, string Reason, Stamp Stamp);

/// <summary>A coordinator will be away; others hold her cases meanwhile.</summary>
/// <param name="Absence">Id of the absence.</param>
/// <param name="Site">Site she is away from.</param>
/// <param name="From">First day away, civil date.</param>
/// <param name="To">Last day away, civil date.</param>
/// <param name="Cover">Accounts or desk that hold her cases and list: never empty.</param>
/// <param name="Stamp">She herself or her supervisor.</param>
public sealed record AbsenceDeclared(Guid Absence, string Site, DateOnly From, DateOnly To, ImmutableArray<Guid> Cover, Stamp Stamp)
{
    /// <summary>It is long enough that her cases stand in a transfer list.</summary>
    public bool Listed { get; init; }
}

/// <summary>She is back, or does not go: cover and the rights it gave end with the commit.</summary>
public sealed record AbsenceEnded(Guid Absence, Stamp Stamp);

/// <summary>Telephone at work: what a relay is given to call back.</summary>
public sealed record AccountTelephoneChanged(Protected? Telephone, Stamp Stamp);

/// <summary>Address that messages go to.</summary>
public sealed record AccountMailChanged(Protected? Mail, Stamp Stamp);

/// <summary>How the account wants to be spoken to.</summary>
/// <param name="Language"><c>fr</c>, <c>nl</c> or <c>en</c>.</param>
/// <param name="Stamp">Who recorded it.</param>
public sealed record AccountPreferencesChanged(string Language, Stamp Stamp);

/// <summary>Every right of the account ends with the commit (rule A66).</summary>
public sealed record AccountEnded(string Reason, Stamp Stamp);

/// <summary>
/// The account opened a case in an emergency, or its sealed items. Kept with the account, whose version is held against what is stored in every request:
/// so it counts at once at every node, and asking for it costs nothing.
/// </summary>
/// <param name="Glass">Record of it.</param>
/// <param name="Case">The one case that it opens.</param>
/// <param name="Reason">Code that was given at the click.</param>
/// <param name="Sealed">Sealed items too.</param>
/// <param name="Until">First instant at which it opens nothing any more, UTC.</param>
public sealed record GlassHeld(Guid Glass, Guid Case, string Reason, bool Sealed, DateTimeOffset Until, Stamp Stamp);

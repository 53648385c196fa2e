// The shapes below are stored for ever: never change or remove a field, add an optional one or a new event.
namespace Coordination.Domain.Accounts;

/// <summary>Somebody keeps a question to her list by a name; one she had by that name is replaced.</summary>
public sealed record FilterKept(ListFilter Filter, Stamp Stamp);

/// <summary>She keeps the one of this name no longer.</summary>
public sealed record FilterDropped(string Filter, Stamp Stamp);

/// <summary>When she wants to be told by mail how much stands in her list.</summary>
public sealed record DigestChosen(DigestChoice Choice, Stamp Stamp);

/// <summary>Her calendar may be read at an address that only she was told; the one before it is nobody's.</summary>
/// <param name="Hash">SHA-256 of the secret in the address, Base64url: the secret itself is kept nowhere.</param>
/// <param name="Stamp">She herself.</param>
public sealed record CalendarAddressGiven(string Hash, Stamp Stamp);

/// <summary>Her calendar is read at no address any more.</summary>
public sealed record CalendarAddressEnded(Stamp Stamp);

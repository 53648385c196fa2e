// These shapes are stored for ever: never change one, add to it.
namespace Coordination.Domain.Cases;

/// <summary>Somebody who has nothing to do with the case asks to be let in. It gives nothing by itself.</summary>
/// <param name="Ask">Id of what is asked; a relation that is given on it names it as its proof.</param>
/// <param name="By">Account that asks.</param>
/// <param name="Role">As what it would be let in.</param>
/// <param name="Reason">Code of the list <c>access-reason</c>.</param>
/// <param name="Text">What else it said, sealed with the key of the mother.</param>
/// <param name="Stamp">When.</param>
public sealed record AccessAsked(Guid Ask, Guid By, RelationRole Role, string Reason, Protected? Text, Stamp Stamp);

/// <summary>Whoever answers for the case does not let in who asked.</summary>
public sealed record AccessDeclined(Guid Ask, Stamp Stamp);

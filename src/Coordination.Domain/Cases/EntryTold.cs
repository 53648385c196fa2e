namespace Coordination.Domain.Cases;

/// <summary>An entry was disclosed to somebody, as it stood then.</summary>
/// <param name="Recipient">Account or relay.</param>
/// <param name="Texts">How many of its texts stood when it was disclosed.</param>
public sealed record EntryTold(Guid Recipient, int Texts);

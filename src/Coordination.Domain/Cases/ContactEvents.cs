// These shapes are stored for ever: never change one, add to it.
using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Coordination.Domain.Cases;

[JsonConverter(typeof(JsonStringEnumConverter<ContactChannel>))]
public enum ContactChannel
{
    Telephone,
    Visit,
    Office,
    Video,
    Message,
    Letter,
}

/// <summary>With whom a contact was.</summary>
/// <param name="Person">A person of the case: then it is a contact with the family.</param>
/// <param name="Role">Else the role of the other side, for example <c>gp</c>.</param>
/// <param name="Relay">Else, or beside it, a relay.</param>
public sealed record ContactWith(Guid? Person, string? Role, Guid? Relay);

/// <summary>A contact, or an attempt at one.</summary>
/// <param name="Contact">Id of the note.</param>
/// <param name="With">With whom.</param>
/// <param name="Text">What was said.</param>
/// <param name="Channel">By telephone unless said otherwise.</param>
/// <param name="OccurredOn">Civil date.</param>
/// <param name="Reached">False for an attempt without answer.</param>
/// <param name="Level">Who may read the text.</param>
/// <param name="Reminder">Date on which to come back to it.</param>
/// <param name="Stamp">Who noted it.</param>
public sealed record ContactNoted(
    Guid Contact,
    ContactWith With,
    Protected? Text,
    ContactChannel Channel,
    DateOnly OccurredOn,
    bool Reached,
    Confidentiality Level,
    DateOnly? Reminder,
    Stamp Stamp);

/// <summary>Something a coordinator wants to be told on a day.</summary>
public sealed record ReminderSet(Guid Reminder, DateOnly On, Protected? Text, Stamp Stamp);

public sealed record ReminderDone(Guid Reminder, Stamp Stamp);

/// <summary>A text of the file.</summary>
/// <param name="Entry">Id of the entry.</param>
/// <param name="Kind">Code: <c>note</c>, <c>request</c> (of the family), <c>analysis</c>, <c>danger</c>…</param>
/// <param name="Level">Chosen by the author; nobody lowers it.</param>
/// <param name="Subject">Person it is about, whose key seals it.</param>
/// <param name="Discipline">For N3: the discipline that may read it.</param>
/// <param name="Named">For N3: accounts that may read it.</param>
/// <param name="HeadsNamed">Both heads count as named (the default) unless the author unticks it.</param>
/// <param name="Sealed">For N4: the accounts on the sealed list.</param>
/// <param name="Basis">Help or mandate: content of one is not read in the other (rules A32, A35).</param>
/// <param name="Text">The text.</param>
/// <param name="OccurredAt">When what it tells happened, UTC.</param>
/// <param name="Stamp">The author.</param>
public sealed record EntryWritten(
    Guid Entry,
    string Kind,
    Confidentiality Level,
    Guid Subject,
    string? Discipline,
    ImmutableArray<Guid> Named,
    bool HeadsNamed,
    ImmutableArray<Guid> Sealed,
    RelationBasis Basis,
    Protected Text,
    DateTimeOffset OccurredAt,
    Stamp Stamp)
{
    /// <summary>It holds facts about somebody else than its subject.</summary>
    public ThirdPartyTag? ThirdParty { get; init; }
}

/// <summary>Says of an entry, when it is written, that it holds facts about somebody else, so that they can be left out of its subject's copy.</summary>
/// <param name="Who">Code: <c>other-parent</c>, <c>partner</c>, <c>relative</c> … Never a name.</param>
/// <param name="Why">Code: why it is kept.</param>
public sealed record ThirdPartyTag(string Who, string Why);

/// <summary>The author's amendment. Both texts are kept.</summary>
public sealed record EntryAmended(Guid Entry, Protected Text, Stamp Stamp);

/// <summary>The author disclosed this entry, and only this one, to a holder of a relation, with the legal reason (access rule A33).</summary>
public sealed record EntryDisclosed(Guid Entry, Guid Recipient, string LegalReason, Stamp Stamp)
{
    /// <summary>On what it rests; null where it was disclosed before that was asked.</summary>
    public DisclosureTerms? Terms { get; init; }
}

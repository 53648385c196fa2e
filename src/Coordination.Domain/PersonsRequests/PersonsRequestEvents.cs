// The shapes below are stored for ever: never change or remove a field, add an optional one or a new event.
using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordination.Domain.Cases;

namespace Coordination.Domain.PersonsRequests;

/// <summary>Which right a person makes use of.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PersonsRight>))]
public enum PersonsRight
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>Access, with a copy of what is kept about her.</summary>
    Copy,

    /// <summary>What is wrong is put right.</summary>
    Rectification,

    /// <summary>What is kept is not used for the time being.</summary>
    Restriction,

    /// <summary>What is kept is erased.</summary>
    Erasure,

    /// <summary>A copy that machines read.</summary>
    Portability,

    /// <summary>What is done with it is to end.</summary>
    Objection,
}

/// <summary>A person, or somebody who acts for her, asked for one of her rights.</summary>
/// <param name="Request">Stream.</param>
/// <param name="Service">Tenant.</param>
/// <param name="Case">Case that she is a person of.</param>
/// <param name="Site">Site of the case: its lead hears of what stays owed.</param>
/// <param name="Person">About whom, whose key seals the texts of this request.</param>
/// <param name="Right">Which right.</param>
/// <param name="Capacity">In what capacity whoever asks acts.</param>
/// <param name="Asker">Person of the case who asks; null for somebody who is not of the case.</param>
/// <param name="Identity">How it was proven who asks: code of <see cref="PersonsRequestRules.Identities"/>.</param>
/// <param name="ReceivedOn">Civil day on which it came in: the delay counts from it.</param>
/// <param name="Text">In the asker's words.</param>
/// <param name="Stamp">Who noted it.</param>
public sealed record PersonsRequestReceived(
    Guid Request,
    string Service,
    Guid Case,
    string Site,
    Guid Person,
    PersonsRight Right,
    ConsentCapacity Capacity,
    Guid? Asker,
    string Identity,
    DateOnly ReceivedOn,
    Protected? Text,
    Stamp Stamp)
{
    /// <summary>A records officer noted it, who would read the file by it: somebody who answers for the case confirms first. Null where nobody need.</summary>
    public bool? AwaitsSecond { get; init; }
}

/// <summary>Somebody who answers for the case, and did not note the request, confirms that the person asked: from then on records officers read the file by it.</summary>
public sealed record PersonsRequestConfirmed(Stamp Stamp);

/// <summary>The delay is longer, once: it is said why, and the person was told before the first one ran out.</summary>
/// <param name="Text">Why.</param>
/// <param name="ToldOn">Civil day on which she was told.</param>
public sealed record PersonsRequestExtended(Protected Text, DateOnly ToldOn, Stamp Stamp);

/// <summary>A records officer released the copy that she prepared. The document itself lies sealed beside the events.</summary>
/// <param name="Digest">SHA-256 of the document as it was written, in hexadecimal.</param>
/// <param name="Items">Items in it.</param>
/// <param name="LeftOut">Items that the officer left out beside those that the rules leave out.</param>
public sealed record PersonsCopyReleased(string Digest, int Items, ImmutableArray<Guid> LeftOut, Stamp Stamp)
{
    /// <summary>Items that may tell of harm and that the officer let into it.</summary>
    public ImmutableArray<Guid> LetIn { get; init; } = [];
}

/// <summary>Answered: what was asked was done, or given.</summary>
/// <param name="Text">What was answered, or null.</param>
public sealed record PersonsRequestAnswered(Protected? Text, Stamp Stamp);

/// <summary>Refused, with a reason that the law knows.</summary>
/// <param name="Reason">Code of <see cref="PersonsRequestRules.Grounds"/>.</param>
/// <param name="Text">The reasons in words, as whoever asked is told them.</param>
public sealed record PersonsRequestRefused(string Reason, Protected Text, Stamp Stamp);

using System.Collections.Immutable;
using Coordination.Domain;
using Coordination.Domain.Access;
using Coordination.Domain.Cases;
using Coordination.Domain.PersonsRequests;

namespace Coordination.Api.PersonsRequests.Views;

/// <summary>What is kept about a person, as she may have it.</summary>
/// <param name="PersonId">About whom.</param>
/// <param name="MadeAt">When it was put together.</param>
/// <param name="Identity">Who she is, as it is kept.</param>
/// <param name="Items">By section, the earliest first.</param>
internal sealed record PersonsDocument(Guid PersonId, DateTimeOffset MadeAt, CopyIdentity Identity, ImmutableArray<CopyItem> Items)
{
    /// <summary>Something is withheld for the time being, which it is safe to say.</summary>
    public bool Withheld { get; init; }
}

/// <summary>Who somebody is, as it is kept. Where she is reached only in a safe way, neither an address nor what is not safe.</summary>
internal sealed record CopyIdentity
{
    public string? Name { get; init; }

    /// <summary>ISO date.</summary>
    public string? BirthDate { get; init; }

    public string? Ssin { get; init; }

    public string? Language { get; init; }

    public string? Telephone { get; init; }

    public string? Mail { get; init; }

    public string? Address { get; init; }
}

/// <summary>One thing that is kept.</summary>
/// <param name="Section">Where it belongs.</param>
/// <param name="At">When what it tells happened, or was written.</param>
/// <param name="Source">As whom its author works.</param>
internal sealed record CopyItem(Guid Id, CopySection Section, DateTimeOffset At, Role Source)
{
    /// <summary>Coded: kind of an entry, channel of a contact, instrument, factor, red flag.</summary>
    public string? Code { get; init; }

    public string? Text { get; init; }

    /// <summary>What stood there before it was amended, the oldest first.</summary>
    public ImmutableArray<string>? Earlier { get; init; }

    /// <summary>Total of a screening.</summary>
    public int? Total { get; init; }

    /// <summary>Its text tells of somebody else, and is cut.</summary>
    public bool? Cut { get; init; }
}

/// <summary>One thing that is kept, as a records officer weighs it.</summary>
/// <param name="Item">Whole.</param>
/// <param name="Level">Its level.</param>
/// <param name="Verdict"><c>included</c>, <c>cut</c>, <c>withheld</c> or <c>absent</c>: what the rules make of it; <c>decide</c>: it may tell of harm, and is left out unless the officer includes it.</param>
/// <param name="ThirdParty">Whom else it tells of, as its author said.</param>
internal sealed record WeighedItem(CopyItem Item, Confidentiality Level, string Verdict, ThirdPartyTag? ThirdParty);

/// <summary>What a records officer prepares a copy from.</summary>
/// <param name="PersonId">About whom.</param>
/// <param name="Limited">A limit protects somebody else of the case from who asks: what would reveal her is absent, and the request is answered with reasons.</param>
/// <param name="Identity">As it would be in the copy.</param>
/// <param name="Items">Everything about the person, with what the rules make of it.</param>
internal sealed record CopyPreparation(Guid PersonId, bool Limited, CopyIdentity Identity, ImmutableArray<WeighedItem> Items);

using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordination.Domain.Cases;

namespace Coordination.Domain.PersonsRequests;

/// <summary>One request by which a person makes use of a right, until it is answered or refused. A stream of its own: it moves nothing of the case.</summary>
public sealed record PersonsRequest
{
    public Guid Id { get; init; }

    public string Service { get; init; } = "";

    public Guid Case { get; init; }

    public string Site { get; init; } = "";

    /// <summary>About whom, whose key seals the texts.</summary>
    public Guid Person { get; init; }

    public PersonsRight Right { get; init; }

    public ConsentCapacity Capacity { get; init; }

    /// <summary>Person of the case who asks, or null.</summary>
    public Guid? Asker { get; init; }

    /// <summary>How it was proven who asks.</summary>
    public string Identity { get; init; } = "";

    public DateOnly ReceivedOn { get; init; }

    public Protected? Text { get; init; }

    public Stamp? Received { get; init; }

    /// <summary>A records officer noted it, and nobody else said yet that the person asked: the file is not read by it.</summary>
    public bool AwaitsSecond { get; init; }

    /// <summary>By whom and when that was said.</summary>
    public Stamp? Confirmed { get; init; }

    public PersonsExtension? Extension { get; init; }

    public PersonsRelease? Release { get; init; }

    /// <summary>How it ended, or null.</summary>
    public PersonsEnding? Ending { get; init; }

    /// <summary>Steps that fired, by <see cref="StepFired.Key"/>.</summary>
    public ImmutableHashSet<string> Fired { get; init; } = [];

    public static PersonsRequest None { get; } = new();

    [JsonIgnore]
    public bool IsOpen => Received is not null && Ending is null;

    /// <summary>What is asked for is a document.</summary>
    [JsonIgnore]
    public bool IsForCopy => Right is PersonsRight.Copy or PersonsRight.Portability;

    /// <summary>What is asked for is that the use of what is kept be limited.</summary>
    [JsonIgnore]
    public bool IsForRestriction => Right is PersonsRight.Restriction or PersonsRight.Objection;

    public static PersonsRequest Evolve(PersonsRequest state, object @event) => @event switch
    {
        PersonsRequestReceived e => new PersonsRequest
        {
            Id = e.Request,
            Service = e.Service,
            Case = e.Case,
            Site = e.Site,
            Person = e.Person,
            Right = e.Right,
            Capacity = e.Capacity,
            Asker = e.Asker,
            Identity = e.Identity,
            ReceivedOn = e.ReceivedOn,
            Text = e.Text,
            Received = e.Stamp,
            AwaitsSecond = e.AwaitsSecond ?? false,
        },
        PersonsRequestConfirmed e => state with { AwaitsSecond = false, Confirmed = e.Stamp },
        PersonsRequestExtended e => state with { Extension = new(e.Text, e.ToldOn, e.Stamp) },
        PersonsCopyReleased e => state with { Release = new(e.Digest, e.Items, e.LeftOut.OrEmpty(), e.Stamp) },
        PersonsRequestAnswered e => state with { Ending = new(null, e.Text, e.Stamp) },
        PersonsRequestRefused e => state with { Ending = new(e.Reason, e.Text, e.Stamp) },
        StepFired e => state with { Fired = state.Fired.Add(e.Key) },
        _ => state,
    };
}

/// <summary>The longer delay.</summary>
/// <param name="Text">Why.</param>
/// <param name="ToldOn">When the person was told.</param>
/// <param name="Decided">By whom and when.</param>
public sealed record PersonsExtension(Protected Text, DateOnly ToldOn, Stamp Decided);

/// <summary>The copy that was released last.</summary>
/// <param name="Digest">SHA-256 of the document, in hexadecimal.</param>
/// <param name="Items">Items in it.</param>
/// <param name="LeftOut">Items that the officer left out.</param>
/// <param name="Released">By whom and when.</param>
public sealed record PersonsRelease(string Digest, int Items, ImmutableArray<Guid> LeftOut, Stamp Released);

/// <summary>How a request ended.</summary>
/// <param name="Reason">Why it was refused; null where it was answered.</param>
/// <param name="Text">In words.</param>
/// <param name="Decided">By whom and when.</param>
public sealed record PersonsEnding(string? Reason, Protected? Text, Stamp Decided);

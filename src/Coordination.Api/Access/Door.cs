using Coordination.Api.Identity;
using Coordination.Domain;
using Coordination.Domain.Access;
using MediatR;

namespace Coordination.Api.Access;

/// <summary>What every command and query states about itself; the pipeline loads the target and asks the access decision before anything else runs.</summary>
internal interface IDoor
{
    /// <summary>The things it is about.</summary>
    public Target Target { get; }

    /// <summary>What it wants to do with them.</summary>
    public Demand Demand { get; }
}

/// <summary>An intent that may change something. One transaction, or nothing.</summary>
internal interface ICommand : IRequest<Reply>, IDoor;

/// <summary>A question. Answered only after its audit entry is committed.</summary>
internal interface IQuery<TAnswer> : IRequest<Answer<TAnswer>>, IDoor;

/// <param name="Action">Row family of the decision table.</param>
/// <param name="Level">Highest confidentiality the act itself needs; entries inside an answer are decided one by one.</param>
internal sealed record Demand(AccessAction Action, Confidentiality Level = Confidentiality.N1)
{
    /// <summary>The seat in the target's concertation that it is about; without one, any seat of the caller's.</summary>
    public Guid? Seat { get; init; }

    /// <summary>The person of the case who is written to by it (rule A57).</summary>
    public Guid? Reaches { get; init; }

    /// <summary>At a relay's own door: it says that it stops or does not begin, which is heard whatever became of the consent.</summary>
    public bool Stops { get; init; }

    /// <summary>It shows of a case no more than each entry lets through, so that one to whom a single entry was disclosed may ask it (A33).</summary>
    public bool ByEntry { get; init; }

    /// <summary>Facts only the command itself knows (for whom a role is, which reason was given).</summary>
    public Func<Caller, AccessQuestion, AccessQuestion>? Refine { get; init; }
}

/// <summary>Streams a request is about, all read in one round trip. A child is always reached through its case.</summary>
internal sealed record Target
{
    public static Target Nothing { get; } = new();

    public Guid? Case { get; init; }

    public Guid? Alert { get; init; }

    public Guid? Handover { get; init; }

    public Guid? Concertation { get; init; }

    public Guid? Relay { get; init; }

    public Guid? Account { get; init; }

    /// <summary>The record of an emergency access. Its case is not read along: whoever reads the record may not know the case.</summary>
    public Guid? Glass { get; init; }

    /// <summary>A person's request, which its case is read along with: whoever prepares an answer reaches the case by it and by nothing else.</summary>
    public Guid? Request { get; init; }

    /// <summary>A penal case consultation. It leads to no case.</summary>
    public Guid? Consultation { get; init; }

    /// <summary>A sampled access. Its case is not read along.</summary>
    public Guid? Sample { get; init; }

    /// <summary>A case in a transfer list, named by the clock alone: a request names its case, and the handler opens what stands in a list of it.</summary>
    public Guid? Transfer { get; init; }

    /// <summary>A relay that a case asks: read along, but not what the request is about; an unknown one is for the decider to name.</summary>
    public Guid? AskedRelay { get; init; }

    /// <summary>Site the act is for, where no stream says it (raising an alert, opening a case).</summary>
    public string? Site { get; init; }

    /// <summary>The stream that the answer's ETag stands for.</summary>
    public Guid? Primary => Glass ?? Request ?? Consultation ?? Sample ?? Transfer ?? Handover ?? Concertation ?? Alert ?? Case ?? Relay ?? Account;

    public static Target OfCase(Guid id) => new() { Case = id };

    public static Target OfAlert(Guid id) => new() { Alert = id };

    public static Target OfHandover(Guid caseId, Guid id) => new() { Case = caseId, Handover = id };

    public static Target OfConcertation(Guid caseId, Guid id) => new() { Case = caseId, Concertation = id };

    public static Target OfGlass(Guid id) => new() { Glass = id };

    public static Target OfRequest(Guid id) => new() { Request = id };

    public static Target OfConsultation(Guid id) => new() { Consultation = id };

    public static Target OfSample(Guid id) => new() { Sample = id };

    public static Target OfRelay(Guid id) => new() { Relay = id };

    /// <summary>A stream of a kind that owes something, as the rows of what is owed name it.</summary>
    public static Target Owing(string kind, Guid stream) => kind switch
    {
        "alert" => OfAlert(stream),
        "case" => OfCase(stream),
        "handover" => new Target { Handover = stream },
        "concertation" => new Target { Concertation = stream },
        "glass" => OfGlass(stream),
        "request" => OfRequest(stream),
        "sample" => OfSample(stream),
        "transfer" => new Target { Transfer = stream },
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This kind of stream owes nothing."),
    };

    public static Target OfSite(string? site) => new() { Site = site };
}

/// <summary>What a command came to.</summary>
internal sealed record Reply
{
    public int Status { get; private init; } = 200;

    /// <summary>JSON of ids, codes and instants only: it is stored with the key and given again on a repeat.</summary>
    public string Body { get; init; } = "{}";

    public string? ETag { get; init; }

    /// <summary>Stream whose ETag it tells, where that is not what the request was about: the thing it made.</summary>
    public Guid? About { get; init; }

    public string? Location { get; private init; }

    /// <summary>Counts for the audit entry of a write; never text of a person.</summary>
    public string? Trace { get; init; }

    public Refusal? Refusal { get; private init; }

    /// <summary>The alert that came first under a message or form id which now came with another content.</summary>
    public Guid? Conflicting { get; init; }

    /// <summary>Rows that a refusal leaves behind: written with the audit entry that tells of it, and with nothing else.</summary>
    public IReadOnlyList<EventStore.RowWrite> Beside { get; init; } = [];

    /// <summary>Set when the access decision said no.</summary>
    public AccessAnswer? Denied { get; private init; }

    public static Reply Done(object receipt) => new() { Body = EventStore.Receipts.Write(receipt) };

    public static Reply Created(object receipt, string location) => new() { Status = 201, Body = EventStore.Receipts.Write(receipt), Location = location };

    public static Reply Refused(Refusal refusal) => new() { Refusal = refusal };

    public static Reply No(AccessAnswer answer) => new() { Denied = answer };

    public static Reply Stored(int status, string body, string? etag, string? location) => new() { Status = status, Body = body, ETag = etag, Location = location };
}

/// <summary>What a query came to.</summary>
internal sealed record Answer<T>(T? Value, string? ETag = null, Refusal? Refusal = null, AccessAnswer? Denied = null)
{
    /// <summary>The value as it is sent, where it was written already.</summary>
    public byte[]? Json { get; init; }

    /// <summary>Levels and count shown, for the audit entry.</summary>
    public string? Shown { get; init; }

    public static Answer<T> Of(T value, string? etag = null) => new(value, etag);

    public static Answer<T> Missing(string what) => new(default, Refusal: Domain.Refusal.Missing(what));
}

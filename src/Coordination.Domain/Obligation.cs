using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Coordination.Domain;

/// <summary>
/// Something owed to a family, computed from the state of one stream and nothing else. The store keeps one row for each, in the
/// transaction of the events; a sweep fires its steps. Two calls on the same state give the same rows.
/// </summary>
/// <param name="Id"><see cref="Ids.Obligation"/> of stream, code and occurrence.</param>
/// <param name="Stream">Stream that owes it: the one a fired step is appended to.</param>
/// <param name="Code">Rule that created it: <c>F01</c>…, <c>H01</c>…, <c>RF-SELF_HARM-assess</c>, <c>decision</c>.</param>
/// <param name="Occurrence">Which one of its rule: "1", a flag's id, a decision's id.</param>
/// <param name="Case">Case it is about, or null (an alert nobody took yet).</param>
/// <param name="Site">Site that answers for it.</param>
/// <param name="Owner">Account or desk in whose list it stands. Never empty: nothing owed is absent from somebody's list.</param>
/// <param name="Urgency">Sorts before the due instant.</param>
/// <param name="OpensAt">From when it can be done, UTC.</param>
/// <param name="DueAt">From when it is late, UTC: what the list sorts by.</param>
/// <param name="ClosesAt">After this it is missed, UTC, or null.</param>
/// <param name="Listed">False for a step owed by a service outside: on the timeline, in nobody's list unless it closes unmet with a red flag open.</param>
/// <param name="Pending">Steps not fired yet, in order of time. The first one is the row's next instant.</param>
/// <param name="Rules">Version of the rule data that gave the instants.</param>
public sealed record Obligation(
    Guid Id,
    Guid Stream,
    string Code,
    string Occurrence,
    Guid? Case,
    string Site,
    Guid Owner,
    Urgency Urgency,
    DateTimeOffset OpensAt,
    DateTimeOffset DueAt,
    DateTimeOffset? ClosesAt,
    bool Listed,
    ImmutableArray<DueStep> Pending,
    string Rules);

/// <summary>One instant at which an owed thing speaks up.</summary>
/// <param name="Name"><c>due</c>, <c>chase-1</c>, <c>chase-2</c>, <c>escalate-1</c>, <c>escalate-2</c>, <c>missed</c>.</param>
/// <param name="At">Instant from which it may fire, UTC.</param>
/// <param name="Tell">Who gets a message when it fires.</param>
public sealed record DueStep(string Name, DateTimeOffset At, Tell Tell);

/// <summary>Whom a fired step tells.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Tell>))]
public enum Tell
{
    /// <summary>Nobody: the list shows it.</summary>
    Nobody,

    /// <summary>The owner of the obligation.</summary>
    Owner,

    /// <summary>The relay that was asked (a reference number and the coordinator's telephone, nothing else).</summary>
    Relay,

    /// <summary>The other coordinator, or where there is none the site's lead.</summary>
    OtherHead,

    /// <summary>The site's lead (supervisor).</summary>
    Lead,
}

/// <summary>
/// A step of an obligation fired, once. Appended to the stream that owes it, under the expected version and a unique
/// (obligation, step): a second sweeper, or the same one after a crash, adds nothing.
/// </summary>
public sealed record StepFired(Guid Obligation, string Code, string Occurrence, string Step, DateTimeOffset DueAt, Stamp Stamp)
{
    /// <summary>How a stream's state remembers it.</summary>
    [JsonIgnore]
    public string Key => KeyOf(Obligation, Step);

    /// <summary>Key of a step of an obligation.</summary>
    public static string KeyOf(Guid obligation, string step) => $"{obligation:N}/{step}";
}

/// <summary>The people a case's obligations can be owed by.</summary>
/// <param name="Service">Tenant.</param>
/// <param name="Site">Site of the case.</param>
/// <param name="First">Responsible coordinator.</param>
/// <param name="Second">The other head where the site has two, else null.</param>
/// <param name="Midwife">The midwife among them, or null.</param>
/// <param name="SocialWorker">The social worker among them, or null.</param>
public sealed record Heads(string Service, string Site, Guid First, Guid? Second, Guid? Midwife, Guid? SocialWorker)
{
    /// <summary>Desk of the site's lead, the end of every escalation.</summary>
    public Guid Lead => Ids.LeadDesk(Service, Site);

    /// <summary>Responsible coordinator first, then the other head where there is one.</summary>
    [JsonIgnore]
    public ImmutableArray<Guid> All => Second is { } second ? [First, second] : [First];

    /// <summary>Where an unanswered step of <paramref name="owner"/> moves: the other head, else the lead.</summary>
    public Guid After(Guid owner) => owner == First && Second is { } second ? second : owner == Second ? First : Lead;
}
